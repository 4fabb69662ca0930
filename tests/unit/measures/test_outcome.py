"""Outcomes by name, against numbers made up and added up here."""

from __future__ import annotations

import numpy as np
import pytest

from sim.errors import InputError
from sim.measures.june_outcomes import june_outcome
from sim.measures.outcome import known_outcomes, outcome, unit_of
from sim.study.series import outcomes
from tests.unit.fakes import HIMA, MAKERS, cast, recording

BRANDS = list(MAKERS)
NAMES = known_outcomes(cast())
AGENTS = cast().agents


def of_brands(run, name, month):
    return run.arrays[name][month].astype(float)


def hhi(sold):
    return 1e4 * ((sold / sold.sum(axis=0)) ** 2).sum(axis=0)


def test_what_is_known():
    expected = {f"{brand}_{what}" for brand in BRANDS for what in ("share", "units")}
    expected |= {"hima_units", "hhi", "effective_number"}
    expected |= {"automaker_hhi", "channel_hhi", "profit_hhi"}
    expected |= {"partners_payoff", "alliance_payoff"}
    assert set(NAMES) == expected | {
        f"{prefix}{agent}" for prefix in ("payoff_", "payoff_per_month_") for agent in AGENTS
    }
    assert len(set(NAMES)) == len(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_known_outcome_is_one_number_a_future(name):
    found = outcome(recording(3, 20), name, 2)
    assert found.shape == (20,)
    assert found.dtype == np.float64
    assert np.isfinite(found).all()
    # Maextro sells nothing in the fake recording; all else differs between futures
    assert len(set(found.tolist())) == (1 if name.startswith("maextro") else 20)


@pytest.mark.parametrize("brand", BRANDS)
def test_units_and_share_of_a_brand(brand):
    run = recording(3, 20)
    b = BRANDS.index(brand)
    sold = of_brands(run, "deliveries", 1)
    whole = sold[:HIMA] if b < HIMA else sold
    assert outcome(run, f"{brand}_units", 1).tolist() == sold[b].tolist()
    expected = sold[b] / whole.sum(axis=0)
    assert outcome(run, f"{brand}_share", 1) == pytest.approx(expected, rel=1e-14)


def test_the_alliance_and_its_concentration():
    run = recording(3, 20)
    sold = of_brands(run, "deliveries", 2)[:HIMA]
    assert outcome(run, "hima_units", 2).tolist() == sold.sum(axis=0).tolist()
    assert outcome(run, "hhi", 2) == pytest.approx(hhi(sold), rel=1e-14)
    assert outcome(run, "effective_number", 2) == pytest.approx(1e4 / hhi(sold), rel=1e-14)
    # in the alliance every maker has one brand
    assert outcome(run, "automaker_hhi", 2) == pytest.approx(hhi(sold), rel=1e-14)
    by_makers = sold * of_brands(run, "control", 2)[:HIMA]
    by_channel = np.concatenate([(sold - by_makers).sum(axis=0)[None], by_makers])
    assert outcome(run, "channel_hhi", 2) == pytest.approx(hhi(by_channel), rel=1e-12)
    margins = of_brands(run, "margin_hima", 2)[: 2 + HIMA]
    assert outcome(run, "profit_hhi", 2) == pytest.approx(hhi(margins), rel=1e-14)


@pytest.mark.parametrize("agent", AGENTS)
def test_payoffs_add_up(agent):
    run = recording(4, 20)
    monthly = run.arrays["payoff"][:, AGENTS.index(agent)].astype(float)
    for month in range(4):
        expected = monthly[: month + 1].sum(axis=0)
        assert outcome(run, f"payoff_{agent}", month) == pytest.approx(expected, rel=1e-14)
        mean = monthly[: month + 1].mean(axis=0)
        assert outcome(run, f"payoff_per_month_{agent}", month) == pytest.approx(mean, rel=1e-12)


def test_one_badge_makes_all_of_it_aito_from_its_month_on():
    plain, badged = recording(3, 20), recording(3, 20, badge=1)
    assert outcome(badged, "aito_share", 0).tolist() == outcome(plain, "aito_share", 0).tolist()
    assert outcome(badged, "aito_share", 1).tolist() == [1.0] * 20
    assert outcome(badged, "luxeed_units", 1).tolist() == [0.0] * 20
    for name in ("hima_units", "automaker_hhi", "channel_hhi"):
        assert outcome(badged, name, 1).tolist() == outcome(plain, name, 1).tolist()


def test_the_columns_of_a_run_are_outcomes_by_name():
    run = recording(7, 20)
    columns = outcomes(run)
    names = ("aito_share", "hhi", "effective_number", "hima_units", "channel_hhi")
    for name in (*names, *(f"payoff_{agent}" for agent in AGENTS)):
        assert columns[f"{name}_m6"].tobytes() == outcome(run, name, 5).tobytes()
        assert columns[f"{name}_last"].tobytes() == outcome(run, name, 6).tobytes()


@pytest.mark.parametrize(
    ("wrong", "near"),
    [
        ("aito_shar", "aito_share"),
        ("luxed_units", "luxeed_units"),
        ("chanel_hhi", "channel_hhi"),
        ("payoff_huawie", "payoff_huawei"),
    ],
)
@pytest.mark.parametrize("ask", [lambda run, name: outcome(run, name, 0), june_outcome])
def test_an_unknown_outcome_names_the_nearest(ask, wrong, near):
    with pytest.raises(InputError) as caught:
        ask(recording(1, 2), wrong)
    assert str(caught.value) == f"there is no outcome {wrong!r}; did you mean '{near}'?"


def test_an_outcome_like_none_lists_what_is_known():
    with pytest.raises(InputError, match=r"no outcome 'zzz'; known: aito_share, aito_units"):
        outcome(recording(1, 2), "zzz", 0)


@pytest.mark.parametrize(
    "name", [n for n in NAMES if "payoff" not in n and not n.startswith("profit")]
)
def test_june_has_every_outcome_but_money(name):
    run = recording(1, 3, badge=0)
    june = run.june
    members = june[:HIMA]
    if name.endswith(("_share", "_units")) and name != "hima_units":
        b = BRANDS.index(name.rpartition("_")[0])
        whole = members if b < HIMA else june
        expected = june[b] / whole.sum(axis=0) if name.endswith("_share") else june[b]
    elif name == "hima_units":
        expected = members.sum(axis=0)
    elif name == "channel_hhi":
        expected = np.full(3, 1e4)  # Huawei controlled every sale
    else:
        expected = hhi(members) if name != "effective_number" else 1e4 / hhi(members)
    assert june_outcome(run, name) == pytest.approx(expected, rel=1e-14)


@pytest.mark.parametrize("name", ["profit_hhi", "payoff_huawei", "payoff_seres"])
def test_june_has_no_books(name):
    with pytest.raises(InputError, match=f"June's books are not recorded.*{name}"):
        june_outcome(recording(1, 2), name)


def test_units():
    expected = {
        "aito_share": "share",
        "aito_units": "vehicles",
        "hima_units": "vehicles",
        "hhi": "index",
        "effective_number": "number",
        "automaker_hhi": "index",
        "channel_hhi": "index",
        "profit_hhi": "index",
        "payoff_huawei": "yuan",
        "payoff_per_month_huawei": "yuan_per_month",
    }
    assert {name: unit_of(name) for name in expected} == expected
    assert {unit_of(name) for name in NAMES} == set(expected.values())
