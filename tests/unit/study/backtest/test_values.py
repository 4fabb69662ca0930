"""Numbers in every form that people and spreadsheets write; and values in a wrong unit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.study.backtest.plausible import far_problem
from sim.study.backtest.values import ValueTextError, read_value

JUNE = {
    "hima_units": 52_747.0, "aito_units": 44_835.0, "aito_share": 0.85, "luxeed_share": 0.06,
    "maextro_units": 373.0, "shangjie_units": 0.0, "hhi": 7330.0, "effective_number": 1.36,
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("52,747", 52_747.0), ("1,052,747.5", 1_052_747.5), ("52747", 52_747.0),
        ("52 747", 52_747.0), ("52'747", 52_747.0), ("5.2747E+04", 52_747.0), (".5", 0.5),
        ("+1", 1.0), ("-1", -1.0), ("0.847", 0.847),
    ],
)  # fmt: skip
def test_numbers_with_points(text: str, number: float) -> None:
    assert read_value(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0,847", 0.847), ("52747,0", 52_747.0), ("52.747,5", 52_747.5), ("1.052.747", 1_052_747.0),
        ("52 747,5", 52_747.5), ("0.847", 0.847), ("52747", 52_747.0), ("1,387", 1.387),
    ],
)  # fmt: skip
def test_numbers_with_commas(text: str, number: float) -> None:
    assert read_value(text, decimal_comma=True) == number


@given(st.integers(0, 9_999_999), st.booleans())
def test_thousands_are_read_back(number: int, decimal_comma: bool) -> None:
    """Grouped as in English, German, French or Swiss files; one point alone is refused."""
    for mark in (" ", "'", "." if decimal_comma else ","):
        text = f"{number:,}".replace(",", mark)
        if decimal_comma and text.count(".") == 1:
            with pytest.raises(ValueTextError, match="has two meanings"):
                read_value(text, decimal_comma=True)
        else:
            assert read_value(text, decimal_comma=decimal_comma) == number, text


@given(st.floats(0.0, 1e7), st.integers(0, 6))
def test_decimals_are_read_back(number: float, digits: int) -> None:
    text = f"{number:.{digits}f}"
    assert read_value(text) == float(text)
    with_comma = text.replace(".", ",")
    if digits:
        assert read_value(with_comma, decimal_comma=True) == float(text)


@pytest.mark.parametrize("text", ["", "NA", "n/a", "N/A", "#N/A", "NaN", "null", "None", "-", "—"])
def test_what_says_that_nothing_is_known(text: str) -> None:
    assert read_value(text) is None
    assert read_value(text, decimal_comma=True) is None


def test_a_percentage_is_a_share() -> None:
    assert read_value("84.7%", share=True) == 0.847
    assert read_value("84,7 %", share=True, decimal_comma=True) == 0.847
    with pytest.raises(ValueTextError, match="is a percentage; only shares"):
        read_value("84.7%")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("0,85", "decimal commas need ';' between columns; did you mean '0.85'?"),
        ("0,850", "decimal commas need ';' between columns; did you mean '0.850'?"),
        ("52,74", "decimal commas need ';'"),
        ("4.6万", "did you mean '46000'?"),
        ("46k", "did you mean '46000'?"),
        ("about 46000", "write one such as 44685 or 0.85, or NA where it is not known"),
        ("46000辆", "write one such as"),
        ("1_000", "write one such as"),
        ("inf", "write one such as"),
        ("True", "write one such as"),
        ("5,27,470", "write one such as"),
    ],
)
def test_what_is_no_number_says_what_to_write(text: str, told: str) -> None:
    with pytest.raises(ValueTextError) as caught:
        read_value(text)
    assert told in str(caught.value)


# far from June 2025


@pytest.mark.parametrize(
    ("measure", "value", "told"),
    [
        ("hima_units", 5.27, "'5.27' is far from June 2025's 52,747; did you mean '52700'?"),
        ("hima_units", 46.3, "did you mean '46300'?"),
        ("hima_units", 46.0, "did you mean '46000'?"),
        ("aito_units", 4.0, "did you mean '40000'?"),
        ("hima_units", 0.85, "check its unit"),
        ("maextro_units", 1_500_000.0, "did you mean '150'?"),
        ("aito_units", 600_000.0, "check its unit"),
        ("shangjie_units", 600_000.0, "is far from June 2025's 0; check its unit"),
        ("aito_share", 0.0085, "did you mean '0.85'?"),
        ("hhi", 0.72, "did you mean '7200'?"),
        ("hhi", 72.0, "did you mean '7200'?"),
    ],
)
def test_a_value_in_another_unit_is_a_question(measure: str, value: float, told: str) -> None:
    problem = far_problem(measure, value, f"{value:.12g}", JUNE)
    assert told in problem
    assert problem.endswith("(--as-given keeps it)")


@pytest.mark.parametrize(
    ("measure", "value"),
    [
        ("hima_units", 0.0), ("hima_units", 2_000.0), ("hima_units", 400_000.0),
        ("maextro_units", 20.0), ("maextro_units", 20_000.0), ("shangjie_units", 3.0),
        ("shangjie_units", 30_000.0), ("aito_share", 0.05), ("aito_share", 1.0),
        ("luxeed_share", 0.6), ("hhi", 1_500.0), ("effective_number", 5.0), ("voyah_units", 1.5),
    ],
)  # fmt: skip
def test_what_may_have_come_is_no_question(measure: str, value: float) -> None:
    assert not far_problem(measure, value, "x", JUNE)


def test_a_quarter_is_three_months() -> None:
    assert not far_problem("hima_units", 1_000_000.0, "x", JUNE, 3)
    assert far_problem("hima_units", 1_000_000.0, "x", JUNE, 1)
    assert "158,241; did you mean '152747'" in far_problem("hima_units", 152.747, "x", JUNE, 3)
