"""Any declared outcome leads: sentence, charts, tables, causes, link and files follow it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from sim.measures.outcome import headline, known_outcomes
from sim.measures.outcomes import OUTCOMES
from sim.study.load import load
from sim.web.explorer.catalogue import catalogue
from sim.world.world import World
from tests.browser.explorer.visit import Visit

CAST = World.of(load("keep_control")).cast
OF = {"brand": "shangjie", "agent": "saic"}
NAMES = [kind.name.format(**OF) for kind in OUTCOMES]
"""One outcome of every kind."""
TOLD = {each["name"]: each for each in catalogue()["outcomes"]}
NUMBER = r"-?[\d,.]+%?"


def _leads(visit: Visit, name: str) -> str:
    """Leads with an outcome by its control, and gives what the link then says."""
    visit.page.locator("#measure").select_option(name)
    visit.settled()
    visit.page.wait_for_url(lambda url: (f"measure={name}" in url) == (name != headline(CAST)))
    return str(visit.page.url.split("#")[1])


def _follows(visit: Visit, name: str, lang: str = "en") -> None:
    """The sentence, the main chart, its table and the differences are of the outcome."""
    from playwright.sync_api import expect  # noqa: PLC0415 - an extra

    assert visit.answered()["lead"]["measure"] == name
    full, short = (
        TOLD[name][form][lang].replace("{brand}", "尚界").replace("{agent}", "上汽")
        for form in ("title", "words")
    )
    expect(visit.page.locator(".sentence .first")).to_contain_text(full)
    expect(visit.page.locator("#title-lead")).to_contain_text(full, ignore_case=True)
    figure = visit.page.locator("#figure-lead")
    assert figure.locator("svg path").count() > 5
    texts = figure.locator("svg text").all_text_contents()
    ticks = [text for text in texts if re.fullmatch(NUMBER, text)]
    assert len(set(ticks)) == len(ticks) > 2, "digits tell the axis' ticks apart"
    first = figure.locator("details.numbers tbody tr").first.locator("td").all_inner_texts()
    assert len(first) == 8
    assert all(re.fullmatch(NUMBER, each) for each in first), first
    visit.page.locator("#figure-paired").scroll_into_view_if_needed()
    panel = visit.page.locator("#figure-paired .view-title").first
    expect(panel).to_contain_text(short, ignore_case=True)  # drawn after the main chart
    titles = visit.page.locator("#figure-paired .view-title").all_inner_texts()
    assert len(titles) == len(set(titles))
    assert "NaN" not in visit.page.locator("main").inner_text()


def test_every_outcome_is_offered(visit: Visit) -> None:
    options = visit.page.locator("#measure option")
    offered = options.evaluate_all("(all) => all.map((each) => each.value)")
    assert sorted(offered) == sorted(known_outcomes(CAST))
    texts = [text.strip() for text in options.all_inner_texts()]
    assert len(set(texts)) == len(texts)
    assert not any("{" in text for text in texts)
    assert visit.page.locator("#measure").input_value() == headline(CAST)


def test_each_kind_leads(opened: Callable[..., Visit]) -> None:
    visit = opened()
    visit.page.locator("#figure-lead details.numbers > summary").click()
    for name in NAMES:
        _leads(visit, name)
        _follows(visit, name)


def test_each_kind_leads_in_chinese_from_a_link(opened: Callable[..., Visit]) -> None:
    visit = opened(f"measure={NAMES[0]}", lang="zh")
    visit.page.locator("#figure-lead details.numbers > summary").click()
    for name in NAMES:
        visit.goes(f"measure={name}&lang=zh&run.replications=64&run.months=12")
        visit.settled()
        _follows(visit, name, "zh")
        assert visit.page.locator("#measure").input_value() == name


def _second_head(visit: Visit, figure: str) -> str:
    """What the second column of a figure's numbers is called; they come when they are opened."""
    return visit.page.locator(f"#figure-{figure} thead th:not([colspan])").nth(1).inner_text()


def test_the_lead_is_first_wherever_everybody_is_shown(opened: Callable[..., Visit]) -> None:
    visit = opened("measure=shangjie_units")
    for figure in ("sales", "outlets"):
        visit.page.locator(f"#figure-{figure} details.numbers > summary").click()
        assert _second_head(visit, figure).startswith("Shangjie")
    _leads(visit, "payoff_saic")
    visit.page.locator("#figure-money details.numbers > summary").click()
    assert visit.page.locator("#figure-money tbody th").first.inner_text() == "SAIC"
    _leads(visit, "channel_hhi")
    visit.page.locator("#figure-lenses details.numbers > summary").click()
    assert _second_head(visit, "lenses").startswith("by sales channel")


def test_causes_files_and_the_way_back_follow(opened: Callable[..., Visit]) -> None:
    visit = opened("", accept_downloads=True)
    link = _leads(visit, "shangjie_units")
    visit.page.locator("#work-out").click()
    visit.page.locator("#figure-causes .drawing svg").first.wait_for()
    assert "Shangjie’s sales" in visit.page.locator("#title-causes").inner_text()
    figure = visit.page.locator("#figure-lead")
    figure.locator(".menu > button").click()
    with visit.page.expect_download() as download:
        figure.locator("[data-file=csv]").click()
    assert download.value.suggested_filename == "cede_sales-shangjie_units.csv"
    for kind in ("yaml", "report"):
        assert _sent(visit, kind)["measure"] == "shangjie_units"
    _leads(visit, "hhi")
    assert "an earlier setting" in visit.page.locator("#figure-causes").inner_text()
    visit.page.locator("#do-undo").click()
    visit.settled()
    assert visit.page.locator("#measure").input_value() == "shangjie_units"
    visit.page.locator("#do-reset").click()
    visit.settled()
    assert visit.page.locator("#measure").input_value() == headline(CAST)
    other = opened(link, run="", lang="")
    assert other.page.locator("#measure").input_value() == "shangjie_units"
    assert other.questions[-1]["measure"] == "shangjie_units"


def _sent(visit: Visit, kind: str) -> dict[str, Any]:
    """Asks for a file, and gives what the server was asked for it; a report may take its time."""
    visit.page.locator("#open-files").click()
    with visit.page.expect_request(f"**/api/{kind}") as request:
        visit.page.locator(f"#save-{kind}").click()
        if kind == "yaml":
            visit.page.locator("dialog .primary").click()
    visit.page.keyboard.press("Escape")
    found: dict[str, Any] = request.value.post_data_json
    return found


def test_an_outcome_that_nobody_has_is_left_out_of_a_link(opened: Callable[..., Visit]) -> None:
    visit = opened("measure=shangjie_shares")
    assert "measure=shangjie_shares" in visit.page.locator(".notices .notice").inner_text()
    assert visit.page.locator("#measure").input_value() == headline(CAST)
