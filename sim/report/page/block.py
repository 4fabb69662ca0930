"""The data in a report: its scenarios and its numbers, to draw from and to be recomputed."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sim.aliases import Json, JsonMapping
from sim.errors import InputError
from sim.measures.lenses import Row
from sim.measures.outcome import headline, outcome_named
from sim.measures.recording import Cast
from sim.one_line import in_json
from sim.regular_files import read_regular
from sim.report.comparing.sheets import shown_outcomes
from sim.report.page.evidence import drivers_of
from sim.report.page.figures import Charts, charts_of
from sim.report.page.made import Made, page_version
from sim.scenario import to_plain
from sim.store.files import unreadable
from sim.study.causes.part import Explanation
from sim.study.compare import scorecard
from sim.study.compare.comparison import Comparison
from sim.study.dossier import Dossier
from sim.world.version import model_version

__all__ = ["FORMAT", "Report", "embedded", "numbers_of", "read_report", "report_data", "split_page"]

FORMAT = 1
_MOST_BYTES = 8 * 1024 * 1024
"""The largest file that is read: a report has less than 2 MB."""
_MOST_DIGITS = 18
"""Of a whole number: what a computer counts with."""
_BEGIN, _END = '<script type="application/json" id="alliance-sim">', "</script>"
_KEYS = {"format": int, "scenarios": list, "numbers": dict, "model": str, "package": str}
_STATISTICS = (
    *("base", "scenario", "difference", "low", "high", "p05", "p95"),
    *("share_same_sign", "replications_needed", "accounting"),
)


@dataclass(frozen=True)
class Report:
    """A report as it was found.

    Attributes:
        frame: the page without its data.
        data: the data as they are written.
        block: the data as they are read.
    """

    frame: str
    data: str
    block: Json


def numbers_of(dossier: Dossier, charts: Charts | None = None) -> Json:
    """Every number that the report shows, as maps and lists; None where there is none."""
    comparison = dossier.comparison
    found: Json = _jsonable(
        {
            "charts": {k: c.to_plain() for k, c in (charts or charts_of(dossier)).items()},
            "causes": {name: _all_told(found) for name, found in dossier.causes.items()},
            "movements": _all_told(dossier.movements),
            "drivers": {
                name: {d.name: d.correlation for d in found}
                for name, found in drivers_of(dossier).items()
            },
            "differences": _differences(comparison) if comparison else {},
            "scorecard": [c.to_plain() for c in scorecard(comparison)] if comparison else [],
            **_flips(dossier),
        }
    )
    return found


def _flips(dossier: Dossier) -> Json:
    """What would flip; no key at all where that was not asked for."""
    found = {name: each.to_plain() for name, each in dossier.flips.items()}
    return {"flips": found} if found else {}


def _all_told(explanations: Mapping[str, Explanation]) -> Json:
    return {name: _told(each) for name, each in explanations.items()}


def _told(explained: Explanation) -> Json:
    """An explanation without its interactions, which the page does not show."""
    return {k: v for k, v in explained.to_plain().items() if k != "interactions"}


def _differences(comparison: Comparison) -> Json:
    """The paired differences that the tables of the alliance's measures show, by month."""
    cast, months = comparison.results[0].recording.cast, comparison.shown()
    names = shown_outcomes(cast, comparison.measures)
    found: Json = {}
    for pair in comparison.pairs:
        keys = {pair.outcome(name).row: _key(name, cast) for name in names}
        rows = found.setdefault(pair.scenario, {})
        for row in pair.to_rows(months):
            key = keys.get(Row(*(row[field] for field in Row._fields)))
            if key is not None:
                told = {statistic: row[statistic] for statistic in _STATISTICS}
                rows[f"{key}.{row['month']}"] = told
    return found


def _key(name: str, cast: Cast) -> str:
    """An outcome in the data: as earlier versions have those that every report shows."""
    found = outcome_named(name)
    if found is None or (found.entity and name != headline(cast)):
        return name
    return f"{found.kind.lens}.{found.kind.measure}"


def _jsonable(value: object) -> Any:
    """Tuples as lists; numbers that JSON has no word for as None."""
    if isinstance(value, Mapping):
        return {str(key): _jsonable(each) for key, each in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_jsonable(each) for each in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value


def report_data(dossier: Dossier, made: Made, charts: Charts) -> Json:
    """The whole block: what was run, with what, how, and what came out."""
    return {
        "format": FORMAT,
        "model": model_version(),
        "page": page_version(),
        **made.to_plain(),
        "measures": list(dossier.measures),
        "runs": list(dossier.runs),
        "scenarios": [to_plain(scenario) for scenario in dossier.scenarios],
        "numbers": numbers_of(dossier, charts),
    }


def embedded(block: JsonMapping) -> str:
    """A block as text that can stand within a script element."""
    text = in_json(json.dumps(block, ensure_ascii=False, allow_nan=False, separators=(",", ":")))
    return text.replace("<", "\\u003c")


def read_report(path: Path) -> Report:
    """A report as it was found; nothing in the file is run.

    Raises:
        InputError: there is no such file, or it is no report of this format.
    """
    try:
        content = read_regular(path, _MOST_BYTES)
    except FileNotFoundError:
        raise InputError(f"{path}: there is no such file; sim report writes one") from None
    except OSError as error:
        raise InputError(str(unreadable(error, "read the report", path))) from error
    if len(content) > _MOST_BYTES:
        raise InputError(f"{path}: larger than 8 MiB; a report is smaller than 2 MB")
    # mail and editors may change line ends, and put a mark at the start
    page = content.decode("utf-8-sig", "replace").replace("\r\n", "\n")
    frame, data = split_page(page)
    if data is None:
        raise InputError(f"{path}: not a report: it has no data of `sim report`")
    return Report(frame, data, _checked(data, path))


def split_page(page: str) -> tuple[str, str | None]:
    """A page without its data, and the data; None where there are none."""
    before, found, rest = page.partition(_BEGIN)
    data, end, after = rest.partition(_END)
    return (f"{before}{found}{end}{after}", data) if found and end else (page, None)


def _checked(text: str, path: Path) -> Json:
    try:
        block = json.loads(text, parse_int=_whole, parse_float=_finite, parse_constant=_finite)
    except (ValueError, RecursionError):
        raise InputError(f"{path}: the report's data are damaged; make the report again") from None
    if not isinstance(block, dict) or block.get("format") != FORMAT:
        told = block.get("format") if isinstance(block, dict) else None
        raise InputError(f"{path}: a report of format {told!r}; this version reads {FORMAT}")
    for key, kind in _KEYS.items():
        if not isinstance(block.get(key), kind):
            raise InputError(f"{path}: the report's data lack {key!r}; make the report again")
    return block


def _whole(digits: str) -> int:
    if len(digits) > _MOST_DIGITS:
        raise ValueError("no number of a report is so large")
    return int(digits)


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError("no number of a report is infinite, or none")
    return number
