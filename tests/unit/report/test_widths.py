"""What the history taught, as a chart and as a picture."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

import sim
from sim.report.charts.evidence import widths
from sim.report.fitting import in_figures
from sim.report.pictures import draw
from sim.study.calibrate.shipped import shipped_fit
from tests.unit.report.fits import RANGES, fits


def told(drawn: Figure) -> list[str]:
    return [text.get_text() for text in drawn.texts]


def test_the_title_says_how_many_are_identified_and_up_to_when() -> None:
    assert widths(fits(20), "2024-06", RANGES).title == (
        "The history to June 2024 identifies 13 of 20 assumptions"
    )
    assert widths(fits(5), ranges=RANGES).title == (
        "The history to June 2025 identifies none of 5 assumptions"
    )
    one = replace(fits(1)[0], grade="identified")
    assert widths([one], ranges=RANGES).title.endswith(f"identifies {one.name}")
    assert widths(fits(1), ranges=RANGES).title.endswith(f"does not identify {one.name}")


def test_rows_go_from_the_most_learnt_to_the_least() -> None:
    for fitted, ranges in ((fits(20), RANGES), (shipped_fit(), None)):
        found = [row.width for row in widths(fitted, ranges=ranges).rows]
        assert found == sorted(each.width for each in fitted)


@pytest.mark.parametrize("place", [0, 1])
def test_every_row_has_the_scale_on_which_its_range_is_drawn(place: int) -> None:
    """Flat from 0 to 2, then from 1 to 100 in logarithms; 5% and 95% lie alike in both."""
    fit = fits(2)[place]
    (row,) = widths([fit], ranges=RANGES).rows
    assert row.ends == ((0.0, 2.0), (1.0, 100.0))[place]
    assert row.before == pytest.approx((0.05, 0.95))
    assert row.after == pytest.approx((0.05, 0.5, 0.95))


def test_the_bars_of_the_shipped_fit_are_as_wide_as_they_say() -> None:
    for row in widths(shipped_fit()).rows:
        low, _, high = row.after
        first, last = row.before
        assert (high - low) / (last - first) == pytest.approx(row.width, abs=1e-6)


def test_a_pair_that_trades_off_is_there_once_and_the_strongest_first() -> None:
    trades = widths(fits(6), ranges=RANGES).trades
    assert len({frozenset((each.first, each.second)) for each in trades}) == len(trades) == 8
    strengths = [abs(each.correlation) for each in trades]
    assert strengths == sorted(strengths, reverse=True)
    assert min(each.correlation for each in trades) < 0


def test_a_chart_is_plain_data() -> None:
    plain = widths(shipped_fit()).to_plain()
    assert plain["kind"] == "widths"
    assert len(json.loads(json.dumps(plain))["rows"]) == len(shipped_fit())


def test_the_picture_tells_every_row_in_order_with_its_grade() -> None:
    chart = widths(fits(20), ranges=RANGES)
    words = told(sim.figure(chart))
    assert [text for text in words if text in RANGES] == [row.name for row in chart.rows]
    assert words.count("identified") == 13
    assert words.count("narrowed a little") == 4
    assert words.count("open") == 3
    assert words.count("presses against its low end") == 7
    assert "24%" in words
    assert "100%" in words


def test_the_picture_has_a_dark_bar_on_a_light_one_where_the_chart_says() -> None:
    chart = widths(shipped_fit())
    (axes,) = draw(chart).axes
    bars = [patch for patch in axes.patches if isinstance(patch, Rectangle)]
    for i, row in enumerate(chart.rows):
        light, dark = bars[2 * i : 2 * i + 2]
        assert (light.get_x(), light.get_x() + light.get_width()) == pytest.approx(row.before)
        assert (dark.get_x(), dark.get_x() + dark.get_width()) == pytest.approx(row.after[::2])
        assert dark.get_height() < light.get_height()
        brightness = [sum(to_rgb(bar.get_facecolor())) for bar in (light, dark)]
        assert brightness[0] - brightness[1] > 1.0, "told apart in grey"


def test_pairs_stand_below_in_words() -> None:
    chart = widths(fits(3), ranges=RANGES)
    lines = told(draw(chart))
    (one, other) = chart.trades
    assert f"{one.first} and {one.second}: +0.90, high together" in lines
    assert (
        f"{other.first} and {other.second}: \N{MINUS SIGN}0.90, one is high where the other is low"
        in lines
    )


def test_of_many_pairs_the_weaker_ones_are_counted() -> None:
    lines = told(draw(widths(fits(20), ranges=RANGES)))
    assert sum(" and assumption_" in line for line in lines) == 7
    assert "and 88 weaker pairs" in lines


def test_it_is_said_where_no_pair_trades_off() -> None:
    assert "No pair trades off: no rank correlation of 0.4 or more." in told(
        draw(widths(fits(1), ranges=RANGES))
    )


@pytest.mark.parametrize(
    ("value", "low", "high", "text"),
    [
        (0.5548, 0.4, 2.0, "0.55"),
        (0.0026, 0.0, 0.1, "0.003"),
        (10.6094, 9.0, 15.0, "10.6"),
        (45.7, 30.0, 90.0, "46"),
        (12345.6, 0.0, 90000.0, "12,346"),
        (-0.0588, -0.1, 0.2, "-0.06"),
        (1.0, 1.0, 1.0, "1.00"),
    ],
)
def test_numbers_have_the_decimals_that_their_range_needs(
    value: float, low: float, high: float, text: str
) -> None:
    assert in_figures(value, low, high) == text
