"""Who acts is declared in seeds/, and everything takes names and kinds from there."""

from __future__ import annotations

from sim.engine import record
from sim.report.names import agents, names_in
from sim.report.palette import agent_colour
from sim.scenario.text.headings import shipped_headings
from sim.study.load import load
from sim.world.cast import agent_name, technology_firms
from sim.world.seeds import seeds


def test_every_shipped_automaker_is_declared_in_the_order_of_its_brands() -> None:
    automakers = [key for key, agent in seeds().agents.items() if agent.role == "automaker"]
    assert automakers == list(dict.fromkeys(brand.maker for brand in seeds().brands.values()))


def test_whoever_a_ledger_names_is_declared() -> None:
    named = set()
    for name in shipped_headings():
        recording = record(load(name).replace(run={"replications": 4, "months": 18}))
        named |= {entry.agent for entry in recording.ledger}
    assert named
    assert named <= {*seeds().agents, *seeds().rivals}


def test_no_agent_has_two_declarations() -> None:
    assert not seeds().agents.keys() & seeds().rivals.keys()


def test_every_agent_has_a_name_in_both_languages_and_a_colour() -> None:
    english, chinese = names_in("en"), names_in("zh")
    for key, title in agents().items():
        assert english[f"agent.{key}"] == title == agent_name(key)
        assert chinese[f"agent.{key}"] != title, "said in seeds/words/zh.yaml"
        assert agent_colour(key).startswith("#")


def test_a_technology_firm_declares_its_colour_and_earns_in_every_world() -> None:
    assert technology_firms() == ("huawei", "yinwang")
    assert all(seeds().agents[key].colour for key in technology_firms())


def test_whoever_declares_nothing_is_called_by_the_key() -> None:
    assert agent_name("sixth_works") == "Sixth Works"
    assert agent_name("byd") == "BYD"
