"""A changed price: what it does to sales, and who pays for it."""

from __future__ import annotations

import numpy as np
import pytest

from sim.engine import record
from sim.errors import ScenarioError
from sim.measures.recording import Recording
from sim.scenario import load as load_files
from sim.study.load import load
from sim.study.vocabulary import vocabulary

SMALL = ("run.replications=40", "run.months=16")
MONTH = 2  # 2025-09


def _event(**fields: object) -> str:
    inside = ", ".join(f"{name}: {value}" for name, value in fields.items())
    return f"events.offer={{month: 2025-09, price: {{{inside}}}}}"


def _run(*sets: str, base: str = "keep_control") -> Recording:
    return record(load(base, overrides=[*SMALL, *sets]))


def _same(one: Recording, two: Recording, months: slice = slice(None)) -> bool:
    return all(np.array_equal(one.arrays[n][months], two.arrays[n][months]) for n in one.arrays)


@pytest.fixture(scope="module")
def base() -> Recording:
    return _run()


def test_a_factor_of_one_moves_no_bit(base: Recording) -> None:
    assert _same(base, _run(_event(brand="luxeed", factor=1.0)))


def test_offers_that_cancel_out_move_no_bit(base: Recording) -> None:
    again = "events.again={month: 2025-09, price: {brand: luxeed, factor: 1.25}}"
    assert _same(base, _run(_event(brand="luxeed", factor=0.8), again))


def test_nothing_moves_before_its_month(base: Recording) -> None:
    cut = _run(_event(brand="luxeed", factor=0.9, months=3))
    assert _same(base, cut, slice(MONTH))
    assert not _same(base, cut, slice(MONTH, MONTH + 1))


def test_an_offer_ends(base: Recording) -> None:
    """Until it ends it is the same as one for good; then one is dearer again."""
    offer = _run(_event(brand="luxeed", factor=0.9, months=3))
    for_good = _run(_event(brand="luxeed", factor=0.9))
    end = MONTH + 3
    luxeed = base.cast.brands.index("luxeed")
    assert _same(offer, for_good, slice(end))
    before, after = (each.arrays["orders"][end, luxeed].sum() for each in (for_good, offer))
    assert after < 0.85 * before


def test_sales_follow_by_the_elasticity_of_sales() -> None:
    fixed = "assumptions.price_elasticity.fixed=-3"
    plain, offer = _run(fixed), _run(fixed, _event(brand="luxeed", factor=0.99))
    luxeed = plain.cast.brands.index("luxeed")
    sold = [each.arrays["orders"][MONTH, luxeed].sum() for each in (plain, offer)]
    assert np.log(sold[1] / sold[0]) / np.log(0.99) == pytest.approx(-3.0, abs=0.15)


@pytest.mark.parametrize("factor", [0.9, 1.1])
def test_who_pays_for_an_offer(factor: float) -> None:
    """Sales held, Huawei loses its fee and licence on the difference, the maker all the rest."""
    held = [
        f"assumptions.{name}.fixed={value}"
        for name, value in (("price_elasticity", 0), ("licence_fee", 0.02), ("channel_fee", 0.08))
    ]
    before, after = _run(*held), _run(*held, _event(brand="luxeed", factor=factor))
    huawei, yinwang, chery = (before.cast.agents.index(n) for n in ("huawei", "yinwang", "chery"))
    assert np.array_equal(before.arrays["orders"][MONTH], after.arrays["orders"][MONTH])
    sold = before.arrays["deliveries"][MONTH, before.cast.brands.index("luxeed")]
    less = (1 - factor) * sold * before.draws["luxeed.price"] * 1000 / 1.13
    lost = before.arrays["margin_hima"][MONTH] - after.arrays["margin_hima"][MONTH]
    assert lost[huawei] == pytest.approx(0.1 * less, rel=1e-3, abs=2e3)  # of float32
    assert lost[yinwang] == pytest.approx(0.0, abs=2e3)
    assert lost[chery] == pytest.approx(0.9 * less, rel=1e-3, abs=2e3)


def test_orders_from_abroad_follow_the_price_as_well() -> None:
    """With sales abroad alone worth counting, they move by the power of the factor."""
    held = [
        "assumptions.price_elasticity.fixed=-2",
        "assumptions.stelato.abroad_potential.fixed=500000",
        "assumptions.abroad_months.fixed=1",
        "events.offer={month: 2026-02, price: {brand: stelato, factor: 0.8}}",
    ]
    after = _run(*held, base="partners_lead_abroad")
    before = _run(*held[:3], base="partners_lead_abroad")
    stelato, month = before.cast.brands.index("stelato"), 7
    sold = [each.arrays["orders"][month, stelato].sum() for each in (before, after)]
    assert sold[1] / sold[0] == pytest.approx(0.8**-2, rel=0.01)


def test_a_maker_that_sells_tries_less_at_a_lower_price() -> None:
    """Effort follows what is left of a sale at the next budget, in October."""
    ceded = "alliance.luxeed={sales_control: partner, from: 2025-07, handover_months: 0}"
    before, after = _run(ceded), _run(ceded, _event(brand="luxeed", factor=0.95))
    luxeed = before.cast.brands.index("luxeed")
    effort = [each.arrays["effort"][:, luxeed] for each in (before, after)]
    assert np.array_equal(effort[0][MONTH], effort[1][MONTH])
    assert (effort[1][MONTH + 1] < effort[0][MONTH + 1]).any()


def test_a_maker_that_is_asked_reckons_with_its_price() -> None:
    """At a price that leaves it next to nothing, selling by itself pays for fewer makers."""
    asked = "alliance.aito={sales_control: partner, from: 2025-10, consent: asked}"
    declined = []
    for factor in (1.0, 0.75):
        played = _run(asked, _event(brand="aito", factor=factor))
        counts = [e.replications for e in played.ledger if e.rule == "consent"]
        declined.append(sum(counts))
    assert declined[0] != declined[1]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"brand": "luxeed", "factor": 0.4}, "events.offer.price.factor"),
        ({"brand": "luxeed", "factor": 1.6}, "events.offer.price.factor"),
        ({"brand": "luxeed", "factor": 0.9, "months": 0}, "events.offer.price.months"),
        ({"brand": "luxeed", "factor": 0.9, "months": 1.5}, "events.offer.price.months"),
        ({"brand": "luxeed"}, "events.offer.price.factor"),
        ({"brand": "nobody", "factor": 0.9}, "events.offer.price.brand"),
    ],
)
def test_what_is_no_price_is_refused_at_its_place(fields: dict[str, object], told: str) -> None:
    with pytest.raises(ScenarioError) as refused:
        load("keep_control", overrides=[_event(**fields)])
    assert [each.key for each in refused.value.problems] == [told]


@pytest.mark.parametrize(
    ("event", "told"),
    [
        (_event(brand="luxeed", factor=1.0), "1 changes nothing"),
        (_event(brand="gac", factor=0.9, months=2), "gac is on sale from 2026-01 on"),
    ],
)
def test_a_price_that_does_nothing_is_doubted(event: str, told: str) -> None:
    found = load_files("keep_control", overrides=[event], vocabulary=vocabulary()).warnings
    assert [told in each.text for each in found] == [True]
