"""The history in use, the past as the model has it, and how probable the one makes the other."""

from __future__ import annotations

import csv
from dataclasses import replace

import numpy as np
import pytest
from scipy.stats import multivariate_normal

from sim.shipped import shipped
from sim.study.calibrate.course import course_of
from sim.study.calibrate.fit import target_for
from sim.study.calibrate.likelihood import joint, log_likelihood
from sim.study.calibrate.news import News
from sim.study.calibrate.past import Luck, walk
from sim.study.calibrate.plates import past_plates
from sim.study.calibrate.scope import BRANDS, months_to
from sim.study.calibrate.target import FITTED, known_sales
from sim.world.history import MARKET, Observation, history
from sim.world.seeds import seeds

LAST = "2025-06"
MONTHS = months_to(LAST)
KNOWN = (LAST, known_sales())


def points(count: int = 5) -> np.ndarray:
    return np.random.default_rng(0).uniform(0.1, 0.9, (count, target_for(LAST).size))


def draws(count: int = 5) -> dict[str, np.ndarray]:
    return target_for(LAST).draws(points(count))


def rows() -> list[dict[str, str]]:
    path = shipped("seeds") / "history_to_2025_06.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_nothing_after_june_2025_is_in_the_history() -> None:
    assert max(row["month"] for row in rows()) == LAST
    later = [row for row in rows() if "later" in row["note"]]
    assert len(later) == 4
    assert all(row["use"] == "no" for row in later)


def test_every_row_says_what_it_is_used_for_and_why() -> None:
    for row in rows():
        assert row["use"] in ("fit", "floor", "no")
        assert row["why"]
        assert (row["error"] != "") == (row["use"] != "no")


def test_figures_that_contradict_each_other_are_both_in_use() -> None:
    luxeed = [each for each in history() if each.whom == ("luxeed",) and each.month == LAST]
    assert {each.units for each in luxeed} == {3685.0, 2459.0}
    assert any(each.floor for each in history())


def test_the_known_month_is_met_exactly_whatever_is_drawn() -> None:
    path = walk(draws(), MONTHS, KNOWN)
    for b, brand in enumerate(BRANDS):
        assert np.exp(path.logs[:, b, -1]) == pytest.approx(KNOWN[1][brand], rel=1e-9)


def test_a_brand_sells_nothing_before_its_first_launch() -> None:
    path = walk(draws(), MONTHS, KNOWN)
    before = MONTHS.index("2024-07")
    assert np.isneginf(path.logs[:, BRANDS.index("stelato"), : before + 1]).all()
    assert np.isfinite(path.logs[:, BRANDS.index("stelato"), before + 1 :]).all()


def test_a_larger_nameplate_leaves_less_for_the_time_before_its_launch() -> None:
    # sales of the known month are fixed, so a larger M8 means less of the others before it
    number = [plate.name for plate in past_plates(LAST)].index("aito.m8")
    even = np.zeros((5, len(past_plates(LAST))))
    large = even.copy()
    large[:, number] = 1.0
    plain, other = (walk(draws(), MONTHS, KNOWN, luck=Luck(sizes)) for sizes in (even, large))
    t = MONTHS.index("2025-03")
    assert (other.logs[:, 0, t] < plain.logs[:, 0, t]).all()
    assert (other.parts[:, number, -1] > plain.parts[:, number, -1]).all()
    assert (walk(draws(), MONTHS, KNOWN).logs == plain.logs).all()


def test_the_parts_of_nameplates_add_up_to_their_brands() -> None:
    path = walk(draws(), MONTHS, KNOWN)
    for b in range(3):
        rows = [i for i, plate in enumerate(path.plates) if plate.brand == b]
        sold = np.isfinite(path.logs[:, b])
        assert path.parts[:, rows].sum(axis=1)[sold] == pytest.approx(1.0)
        assert (path.parts[:, rows].sum(axis=1)[~sold] == 0.0).all()


def test_before_its_renewal_a_model_sells_less_and_after_it_more() -> None:
    path = walk(draws(), MONTHS, KNOWN)
    m9 = path.parts[:, [plate.name for plate in path.plates].index("aito.m9")]
    before, awaited, after = (MONTHS.index(m) for m in ("2024-11", "2025-02", "2025-03"))
    assert (m9[:, awaited] < m9[:, before]).all()
    assert (m9[:, after] > m9[:, awaited]).all()


def test_later_launches_are_not_known_at_an_origin() -> None:
    assert {plate.name for plate in past_plates("2024-08")} == {
        "aito.m5",
        "aito.m7",
        "aito.m9",
        "luxeed.s7",
        "stelato.s9",
    }
    sizes = np.zeros((5, len(past_plates("2024-12"))))
    known = ("2024-12", known_sales())
    still, later = (
        walk(draws(), MONTHS, known, recorded="2024-12", luck=Luck(sizes, news=news))
        for news in (None, News(1, sizes, {0: 0.0, 1: 0.0, 2: 0.0}))
    )
    t = MONTHS.index("2024-12") + 1
    assert (later.logs[:, :, :t] == still.logs[:, :, :t]).all()
    assert (later.logs[:, :3, -1] != still.logs[:, :3, -1]).any(axis=0).all()
    with_march = walk(draws(), MONTHS, known, recorded="2025-03", luck=Luck(sizes))
    assert (with_march.logs[:, 0, -1] > still.logs[:, 0, -1]).all()


def test_a_figure_that_was_published_later_is_not_used_before() -> None:
    asked = {each for each in history() if each.month < each.published}
    assert {each.whom for each in asked} == {("aito.m9",)}
    assert not asked & set(target_for("2025-04").seen)
    assert asked <= set(target_for("2025-05").seen)


def test_the_course_holds_what_was_published_and_adds_up_to_totals() -> None:
    course = course_of(history(), MONTHS, known_sales())
    t = MONTHS.index("2025-02")
    assert course[0, 0, t] == pytest.approx(11_315)
    assert course[0, :3, t].sum() == pytest.approx(21_517, rel=1e-9)
    assert course[0, :3, MONTHS.index("2024-12")].sum() == pytest.approx(49_474, rel=1e-9)
    assert np.isfinite(course).all()


def test_the_likelihood_is_that_of_the_normal_law_and_the_renewals() -> None:
    seen = tuple(each for each in history() if not each.floor)
    drawn = draws(1)
    path = walk(drawn, MONTHS, KNOWN)
    law = joint(drawn, path, seen)
    value = np.array([each.log_units for each in seen])
    density = multivariate_normal.logpdf(value, law.mean[0], law.covariance[0])
    gaps = len(seeds().past.renewals) * np.log(drawn["refresh_gap_months"][0])
    constant = 0.5 * len(seen) * np.log(2 * np.pi)
    known = [each.known for each in seeds().past.renewals.values()]
    assert log_likelihood(drawn, path, seen, known)[0] == pytest.approx(
        density + constant - gaps, rel=1e-9
    )


def test_a_floor_counts_by_the_chance_to_lie_above_it() -> None:
    drawn = draws()
    path = walk(drawn, MONTHS, KNOWN)
    exact = tuple(each for each in history() if not each.floor)
    low = Observation("2025-05", ("stelato",), 1.0, 0.03, floor=True)
    high = replace(low, units=1e7)
    without = log_likelihood(drawn, path, exact)
    assert log_likelihood(drawn, path, (*exact, low)) == pytest.approx(without, abs=1e-6)
    assert (log_likelihood(drawn, path, (*exact, high)) < without - 10).all()


def test_luck_goes_on_through_the_floor_as_the_model_has_it() -> None:
    """A small shock, passed through the choice of buyers month by month, and by the linear law."""
    drawn = draws(3)
    whole = walk(drawn, MONTHS, KNOWN)
    t, size = MONTHS.index("2025-01"), 1e-3
    for b in range(3):
        shocks = np.zeros((3, len(BRANDS), len(MONTHS)))
        shocks[:, b, t] = size
        luck = Luck(
            sizes=np.zeros((3, len(past_plates(LAST)))),
            shocks=shocks,
            market=np.zeros((3, len(MONTHS))),
        )
        hit = walk(drawn, MONTHS, KNOWN, luck=luck).logs[:, b, t:-1]
        moved = (hit - whole.logs[:, b, t:-1]) / size
        # June's sales are given: what luck leaves for June is taken off all months
        asked = [Observation(month, (BRANDS[b],), 1.0, 0.0) for month in MONTHS[t:]]
        found = joint(drawn, whole, asked).loading[:, :, b, t]
        assert moved == pytest.approx(found[:, :-1] - found[:, -1:], abs=0.03)
        assert (found[:, 0] > 0.5).all()
        assert (found[:, 1:4] > 0.0).all()


def test_what_was_probably_sold_fits_the_figures() -> None:
    target = target_for(LAST)
    course = target.refined(points(50)).course
    for each in history():
        if each.floor or each.whom == (MARKET,) or each.is_nameplate or each.error > 0.05:
            continue
        told = course[0, [BRANDS.index(b) for b in each.whom], MONTHS.index(each.month)].sum()
        assert told == pytest.approx(each.units, rel=0.1), each


def test_a_missing_month_is_missing() -> None:
    """The law of fewer figures is the part of the law of more: nothing stands for a gap."""
    drawn = draws()
    path = walk(drawn, MONTHS, KNOWN)
    every = history()
    fewer = [each for i, each in enumerate(every) if i % 3]
    kept = [i for i in range(len(every)) if i % 3]
    all_of, some = joint(drawn, path, every), joint(drawn, path, fewer)
    assert (some.mean == all_of.mean[:, kept]).all()
    assert (some.covariance == all_of.covariance[:, kept][:, :, kept]).all()


def test_outside_its_range_nothing_is_possible() -> None:
    target = target_for(LAST)
    outside = points(3)
    outside[1, 0] = 1.2
    found = target.log_probability(outside)
    assert np.isneginf(found[1])
    assert np.isfinite(found[[0, 2]]).all()
    assert len(FITTED) == len(set(FITTED))


def test_observations_name_brands_nameplates_or_the_market() -> None:
    for each in history():
        plates = {plate.name for plate in past_plates(LAST)}
        assert each.whom == (MARKET,) or set(each.whom) <= {*BRANDS, *plates}
