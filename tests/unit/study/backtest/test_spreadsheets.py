"""The product's own template, filled in, opened and saved as spreadsheets do it, and read back.

Every value here is made up.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from sim.errors import InputError, OutcomesError
from sim.scenario import Scenario
from sim.study.backtest import Outcome, outcomes_template, read_outcomes
from tests.laws.helpers import scenario

ENGLISH = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
GERMAN = ("Jan", "Feb", "Mrz", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez")


def asked() -> Scenario:
    return scenario("cede_sales", months=12, replications=10)


def filled() -> list[tuple[str, str, float | None]]:
    """The template's rows with a made-up value each; the third month is not known."""
    rows = list(csv.DictReader(io.StringIO(outcomes_template(asked()))))
    values = {"aito_share": 0.8125, "hima_units": 52_747.5, "shangjie_units": 1_234.0}
    return [
        (
            row["month"],
            row["measure"],
            None if row["month"] == "2025-09" else values.get(row["measure"], 7_777.0),
        )
        for row in rows
    ]


@dataclass(frozen=True)
class Saved:
    """How a spreadsheet saves: its separator, its encoding, its months and numbers."""

    delimiter: str
    encoding: str
    month: Callable[[int, int], str]
    number: Callable[[float], str]
    missing: str = ""
    line_end: str = "\r\n"

    def write(self, path: Path, encoding: str | None = None) -> None:
        text = io.StringIO(newline="")
        writer = csv.writer(text, delimiter=self.delimiter, lineterminator=self.line_end)
        writer.writerow(["Month", " MEASURE ", "value", "来源", ""])
        for month, measure, value in filled():
            year, number = (int(part) for part in month.split("-"))
            shown = self.missing if value is None else self.number(value)
            writer.writerow([self.month(year, number), measure, shown, "made up", ""])
        writer.writerow(["", "", "", "", ""])
        path.write_bytes(text.getvalue().encode(encoding or self.encoding))


def grouped(value: float) -> str:
    return f"{value:,}" if value > 1 else f"{value}"


def german(value: float) -> str:
    return f"{value}".replace(".", ",")


SAVED = {
    "Excel, English": Saved(
        ",", "utf-8-sig", lambda y, m: f"{ENGLISH[m - 1]}-{y % 100}", grouped, "#N/A"
    ),
    "Excel, German": Saved(";", "utf-8-sig", lambda y, m: f"{GERMAN[m - 1]} {y % 100}", german),
    "Excel, Unicode text": Saved("\t", "utf-16", lambda y, m: f"{y}/{m}/1", str, "NA"),
    "Excel, Chinese": Saved(",", "gbk", lambda y, m: f"{y}年{m}月", str, "-"),
    "Excel, Chinese, slashes": Saved(",", "gb2312", lambda y, m: f"{y}/{m}", grouped),
    "old Macintosh": Saved(",", "utf-8", lambda y, m: f"{y}-{m:02d}", str, line_end="\r"),
    "as percentages": Saved(
        ";",
        "utf-8",
        lambda y, m: f"{y}-{m:02d}-01",
        lambda value: german(value) if value > 1 else f"{100 * value:.2f}%".replace(".", ","),
    ),
}  # fmt: skip


@pytest.mark.parametrize("form", SAVED)
def test_the_template_comes_back_from_a_spreadsheet(tmp_path: Path, form: str) -> None:
    saved = SAVED[form]
    saved.write(tmp_path / "mine.csv")
    encoding = "gbk" if saved.encoding.startswith("gb") else None
    found = read_outcomes(tmp_path / "mine.csv", asked(), encoding=encoding)
    assert list(found.known) == [Outcome(*row) for row in filled() if row[2] is not None]
    assert found.ignored == ("来源",)


def test_the_template_is_read_as_it_is_once_a_value_is_in(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(outcomes_template(asked()))
    with pytest.raises(OutcomesError, match="value: no value is known; fill one in"):
        read_outcomes(path, asked())
    path.write_text(
        outcomes_template(asked()).replace("2025-07,hima_units,", "2025-07,hima_units,50000")
    )
    assert read_outcomes(path, asked()).known == (Outcome("2025-07", "hima_units", 50_000.0),)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_line_that_names_the_separator_is_no_row(tmp_path: Path, delimiter: str) -> None:
    rows = [f"sep={delimiter}", "month,measure,value", "2025-07,hima_units,50000", "soon,hhi,7e3"]
    text = "\r\n".join([rows[0], *(row.replace(",", delimiter) for row in rows[1:])])
    (tmp_path / "mine.csv").write_bytes(text.encode())
    with pytest.raises(OutcomesError) as caught:
        read_outcomes(tmp_path / "mine.csv", asked())
    assert [(each.line, each.key) for each in caught.value.problems] == [(4, "month")]


# encodings


def test_chinese_excel_is_refused_with_the_option_that_reads_it(tmp_path: Path) -> None:
    SAVED["Excel, Chinese"].write(tmp_path / "mine.csv")
    with pytest.raises(OutcomesError) as caught:
        read_outcomes(tmp_path / "mine.csv", asked())
    (problem,) = caught.value.problems
    assert problem.line == 1
    assert "if Chinese Excel wrote it, add --encoding gbk" in problem.text


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_surer_than_the_option(tmp_path: Path, mark: str) -> None:
    SAVED["Excel, Chinese"].write(tmp_path / "mine.csv", mark)
    assert read_outcomes(tmp_path / "mine.csv", asked(), encoding="gbk").ignored == ("来源",)


def test_bytes_that_are_not_in_the_encoding_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_bytes(b"month,measure,value\n2025-07,hhi,7000\n2025-08,hhi,\xff\xff\n")
    with pytest.raises(OutcomesError) as caught:
        read_outcomes(path, asked(), encoding="gbk")
    assert str(caught.value).startswith(f"{path}:3: the text is not GBK; save the table as CSV")
    with pytest.raises(OutcomesError) as caught:
        read_outcomes(path, asked())
    assert "gbk" not in str(caught.value), "it is not GBK either"


@pytest.mark.parametrize("name", ["klingon", "", "base64", "utf-8\0"])
def test_an_encoding_that_does_not_exist(tmp_path: Path, name: str) -> None:
    SAVED["old Macintosh"].write(tmp_path / "mine.csv")
    with pytest.raises(InputError, match="there is no text encoding"):
        read_outcomes(tmp_path / "mine.csv", asked(), encoding=name)


# what a spreadsheet makes ambiguous


def problems(path: Path, *rows: str) -> list[str]:
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    with pytest.raises(OutcomesError) as caught:
        read_outcomes(path, asked())
    return [line.removeprefix(f"{path}:") for line in str(caught.value).splitlines()]


def test_dates_with_two_meanings_are_one_error(tmp_path: Path) -> None:
    rows = [f"{month}/1/2025,hima_units,50000" for month in range(7, 13)]
    (told,) = problems(tmp_path / "mine.csv", "month,measure,value", *rows)
    assert told == (
        "2: month: '7/1/2025' may be in 2025-07 (month first) or in 2025-01 (day first); "
        "write months as YYYY-MM (5 more rows are like it)"
    )


def test_a_point_in_a_file_with_semicolons_is_asked_about(tmp_path: Path) -> None:
    (told,) = problems(tmp_path / "mine.csv", "month;measure;value", "2025-07;hima_units;52.747")
    assert told == (
        "2: value: '52.747' has two meanings in a file with ';' between columns; "
        "write 52747 or 52,747"
    )


def test_a_thousand_that_reads_as_a_decimal_is_asked_about(tmp_path: Path) -> None:
    (told,) = problems(tmp_path / "mine.csv", "month;measure;value", "2025-07;hima_units;52,747")
    assert "'52,747', read as 52.747, is far from June 2025's 52,747; did you mean '52747'?" in told


def test_a_number_that_a_comma_cut_in_two_is_asked_about(tmp_path: Path) -> None:
    """With a column of notes the row has the right length: only the size of the value tells."""
    rows = ("month,measure,value,note", "2025-07,hima_units,52,747")
    (told,) = problems(tmp_path / "mine.csv", *rows)
    assert "'52' is far from June 2025's 52,747; did you mean '52000'?" in told


def test_values_far_from_june_are_taken_as_given(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("month,measure,value\n2025-07,hima_units,46.3\n")
    found = read_outcomes(path, asked(), as_given=True)
    assert found.known == (Outcome("2025-07", "hima_units", 46.3),)
    path.write_text("month,measure,value\n2025-07,aito_share,85\n")
    with pytest.raises(OutcomesError, match=r"did you mean '0\.85'"):
        read_outcomes(path, asked(), as_given=True)


def test_a_measure_may_have_capitals(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("month,measure,value\n2025-07,AITO_Share,80%\n2025-08,aito_share,0.7\n")
    assert {each.measure for each in read_outcomes(path, asked()).known} == {"aito_share"}


def test_other_columns_may_be_cut_off_and_a_near_name_is_a_mistake(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("month,measure,value,note\n2025-07,hima_units,50000\n")
    assert read_outcomes(path, asked()).ignored == ("note",)
    assert problems(path, "note,month,mesure,value", ",2025-07,hhi,7000") == [
        "1: 'mesure': unknown column; did you mean 'measure'?",
        "1: measure: column missing; add it",
    ]
