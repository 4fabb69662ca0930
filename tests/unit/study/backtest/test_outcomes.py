"""Files of outcomes: what is read, and every mistake with its line and its words."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from sim.errors import InputError, OutcomesError
from sim.scenario import Scenario
from sim.study.backtest import Outcome, read_outcomes
from sim.study.backtest.problems import LONGEST
from sim.study.backtest.text import MAX_BYTES
from tests.laws.helpers import scenario

HEAD = "month,measure,value\n"
SAVE = "save the table as CSV in UTF-8"
GOOD = "2025-07,aito_share,0.8\n"


def asked() -> Scenario:
    return scenario("cede_sales", months=12, replications=10)


def read(tmp_path: Path, text: str | bytes, name: str = "mine.csv") -> list[Outcome]:
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return list(read_outcomes(path, asked()).known)


def problems(tmp_path: Path, text: str | bytes) -> list[str]:
    """The lines of the error, without the folder."""
    with pytest.raises(OutcomesError) as caught:
        read(tmp_path, text)
    assert isinstance(caught.value, InputError)
    assert caught.value.exit_code == 2
    return [line.removeprefix(f"{tmp_path}/mine.csv") for line in str(caught.value).splitlines()]


# what is read


def test_measures_keep_the_order_of_the_file_and_months_their_own(tmp_path: Path) -> None:
    text = "2025-08,hima_units,4e4\n2025-08,aito_share,.7\n2025-07,hima_units,50000.\n"
    assert read(tmp_path, HEAD + text) == [
        Outcome("2025-07", "hima_units", 50000.0),
        Outcome("2025-08", "hima_units", 40000.0),
        Outcome("2025-08", "aito_share", 0.7),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + HEAD + GOOD,
        HEAD.replace("\n", "\r\n") + GOOD.replace("\n", "\r\n"),
        HEAD + "\n,,\n" + GOOD + "\n\n",
        " Month , MEASURE,Value\n 2025-07 , aito_share , 0.8 ",
        'value,"month",measure\n"+8e-1",2025-07,"aito_share"\n',
    ],
    ids=["byte order mark", "windows", "blank lines", "spaces and capitals", "another order"],
)
def test_what_spreadsheets_write_is_read(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text) == [Outcome("2025-07", "aito_share", 0.8)]


def test_a_row_without_a_value_fills_a_gap_and_is_not_scored(tmp_path: Path) -> None:
    text = f"{HEAD}{GOOD}2025-08,aito_share,\n2025-09,aito_share,0.7\n"
    assert [each.month for each in read(tmp_path, text)] == ["2025-07", "2025-09"]


def test_bounds_are_allowed_and_a_series_may_begin_late(tmp_path: Path) -> None:
    text = "2025-12,aito_share,1\n2025-09,maextro_units,0\n2026-06,hhi,10000\n"
    assert len(read(tmp_path, HEAD + text)) == 3


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    given = io.TextIOWrapper(io.BytesIO((HEAD + GOOD + "x,aito_share,1\n").encode()))
    monkeypatch.setattr(sys, "stdin", given)
    with pytest.raises(OutcomesError, match=r"^<stdin>:3: month: 'x' is not a month"):
        read_outcomes("-", asked())


def test_without_a_scenario_names_and_the_run_are_not_checked(tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text(f"{HEAD}2035-06,any_units,5\n2035-06,hhi,-1\n")
    with pytest.raises(OutcomesError) as caught:
        read_outcomes(tmp_path / "mine.csv")
    assert [problem.line for problem in caught.value.problems] == [3]


# single rows


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("soon,hhi,7000", "month: 'soon' is not a month; {month}"),
        ("2025-13,hhi,7000", "month: '2025-13' is not a month; {month}"),
        (",hhi,7000", "month: '' is not a month; {month}"),
        (
            "2025-06,aito_share,0.85",
            "month: 2025-06 is no forecast: the model is calibrated to 2025-06 and what came "
            "before; take the row out",
        ),
        (
            "2024-01,aito_share,0.85",
            "month: 2024-01 is no forecast: the model is calibrated to 2025-06 and what came "
            "before; take the row out",
        ),
        (
            "2026-07,hhi,7000",
            "month: 2026-07 is after 2026-06, where the run ends; add --months 13",
        ),
        (
            "2035-07,hhi,7000",
            "month: 2035-07 is after 2035-06, where the longest run ends; take the row out",
        ),
        (
            "2025-07,aito_shar,0.8",
            "measure: there is no measure 'aito_shar'; did you mean 'aito_share'?",
        ),
        (
            "2025-07,payoff_seres,1",
            "measure: 'payoff_seres' cannot be scored: June 2025 has no figure of it to compare "
            "with; take the row out",
        ),
        (
            "2025-07,profit_hhi,1",
            "measure: 'profit_hhi' cannot be scored: June 2025 has no figure of it to compare "
            "with; take the row out",
        ),
        ("2025-07,hima_units,-1", "value: '-1' is too low; the lowest is 0"),
        ("2025-07,aito_share,-0.1", "value: '-0.1' is too low; the lowest is 0"),
        (
            "2025-07,aito_share,1.2",
            "value: '1.2' is too high; the highest is 1; did you mean '0.012'?",
        ),
        (
            "2025-07,aito_share,84.7",
            "value: '84.7' is too high; the highest is 1; did you mean '0.847'?",
        ),
        ("2025-07,aito_share,847", "value: '847' is too high; the highest is 1"),
        ("2025-07,hima_units,1e999", "value: '1e999' is too high; the highest is 10,000,000"),
        ("2025-07,hhi,10001", "value: '10001' is too high; the highest is 10,000"),
        ("2025-07,effective_number,0.9", "value: '0.9' is too low; the lowest is 1"),
        ("2025-07,hima_units,many", "value: 'many' is not a number; {ordinary}"),
        ("2025-07,hima_units,-inf", "value: '-inf' is not a number; {ordinary}"),
        ("2025-07,hima_units,1_000", "value: '1_000' is not a number; {ordinary}"),
        (
            "2025-07,hima_units,52,747",
            "4 values where there are 3 columns; put numbers with commas in quotes",
        ),
        ("2025-07,hima_units", "2 values where there are 3 columns; add what is missing"),
        ("2025-07", "1 value where there are 3 columns; add what is missing"),
    ],
)
def test_a_mistake_in_a_row_is_told_with_its_line(tmp_path: Path, row: str, told: str) -> None:
    mend = {
        "{ordinary}": "write one such as 44685 or 0.85, or NA where it is not known",
        "{month}": "write YYYY-MM, such as 2025-07, or a quarter, such as 2025Q3",
    }
    for mark, words in mend.items():
        told = told.replace(mark, words)
    assert problems(tmp_path, f"{HEAD}\n2025-07,luxeed_share,0.1\n{row}\n") == [f":4: {told}"]


def test_an_unknown_measure_without_a_near_name_lists_what_is_known(tmp_path: Path) -> None:
    (told,) = problems(tmp_path, f"{HEAD}2025-07,sales,3\n")
    assert told.startswith(":2: measure: there is no measure 'sales'; known: aito_share, ")
    assert "hima_units" in told
    assert "payoff" not in told


# rows together


def test_a_row_given_twice(tmp_path: Path) -> None:
    text = f"{HEAD}{GOOD}2025-07,hhi,7000\n2025-07,aito_share,\n"
    assert problems(tmp_path, text) == [
        ":4: month: 2025-07 of 'aito_share' given twice, first on line 2; keep one of them"
    ]


@pytest.mark.parametrize(
    ("later", "told"),
    [
        ("2025-09", "2025-08 is missing"),
        ("2025-10", "2025-08 to 2025-09 are missing"),
        ("2026-01", "2025-08 to 2025-12 are missing"),
    ],
)
def test_a_gap_is_told_at_the_row_after_it(tmp_path: Path, later: str, told: str) -> None:
    text = f"{HEAD}{later},aito_share,0.7\n2025-08,hhi,7000\n2025-09,hhi,7000\n{GOOD}"
    assert problems(tmp_path, text) == [
        f":2: month: {told} for 'aito_share'; add rows, with no value where it is not known"
    ]


def test_a_row_of_the_wrong_length_leaves_no_gap(tmp_path: Path) -> None:
    text = f"{HEAD}2025-07,hima_units,50000\n2025-08,hima_units,52,747\n2025-09,hima_units,50000\n"
    assert [told[:3] for told in problems(tmp_path, text)] == [":3:"]


def test_all_problems_come_at_once_by_line(tmp_path: Path) -> None:
    rows = (
        "2025-06,aito_share,2\nsoon,aito_sharee,85%\n2025-09,hhi,1\n2025-11,hhi,\n2025-11,hhi,7e3"
    )
    found = problems(tmp_path, HEAD + rows)
    assert [told.split(": ")[:2] for told in found] == [
        [":2", "month"],
        [":2", "value"],
        [":3", "measure"],
        [":3", "month"],
        [":3", "value"],
        [":4", "value"],
        [":5", "month"],
        [":6", "month"],
    ]


def test_months_asked_for_are_enough_for_all_rows(tmp_path: Path) -> None:
    found = problems(
        tmp_path, f"{HEAD}2026-08,hhi,7000\n2026-09,hhi,7000\n2040-01,hima_units,50000\n"
    )
    assert all(told.endswith("; add --months 15") for told in found[:2])


def test_the_longest_run_is_what_a_scenario_allows() -> None:
    asked().replace(run={"months": LONGEST})
    with pytest.raises(InputError, match="the highest is 120"):
        asked().replace(run={"months": LONGEST + 1})


# the file as a whole


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", [": the file is empty; begin with the line month,measure,value"]),
        ("\n \n", [": the file is empty; begin with the line month,measure,value"]),
        (HEAD, [": there are no rows below the names of the columns"]),
        (
            f"{HEAD}2025-07,hhi,\n2025-08,hhi,\n",
            [": value: no value is known; fill one in"],
        ),
        (
            GOOD,
            [":1: the first line must name the columns; begin with month,measure,value"],
        ),
        ("month,value\n2025-07,1\n", [":1: measure: column missing; add it"]),
        (
            "month,mesure,value\n2025-07,hhi,1\n",
            [
                ":1: 'mesure': unknown column; did you mean 'measure'?",
                ":1: measure: column missing; add it",
            ],
        ),
        (
            "month,measure,value,value\n2025-07,hhi,1,1\n",
            [":1: value: column given twice; keep one of them"],
        ),
        (
            "month,measure,value,\n2025-07,hhi,7000,\n2025-08,hhi,7000,x\n",
            [":3: 'x' is in a column without a name; name it"],
        ),
        (
            f'{HEAD}{GOOD}2025-08,"aito_share,0.7\n',
            [":3: not valid CSV (unexpected end of data); is a quote not closed?"],
        ),
        (HEAD.encode() + b"2025-07,hhi,\xff\n", [":2: the text is not UTF-8; {save}"]),
        (b"\x89PNG\0\0", [": this is a binary file; save the table as CSV in UTF-8"]),
        (b"PK\x03\x04\0\0", [": this is an Excel workbook or an archive; {save}"]),
        (b" " * (MAX_BYTES + 1), [": larger than 1 MiB; outcomes are a few kilobytes of text"]),
    ],
)
def test_a_file_that_is_no_table(tmp_path: Path, text: str | bytes, told: list[str]) -> None:
    mended = [each.replace("{save}", SAVE) for each in told]
    assert problems(tmp_path, text) == mended


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("none.csv", "none.csv: cannot be read: no such file or folder; check the path"),
        (".", ": this is a folder; name a file in it"),
        ("a\0b", "cannot be read: the name is not a file name"),
    ],
)
def test_a_file_that_cannot_be_read(tmp_path: Path, name: str, told: str) -> None:
    with pytest.raises(OutcomesError) as caught:
        read_outcomes(tmp_path / name)
    assert told in str(caught.value)
