"""The end of a report: spread and precision, scenarios in full, how to make it again, limits."""

from __future__ import annotations

from collections.abc import Sequence

from sim.paths import typed
from sim.report.charts.given import futures
from sim.report.page.html import Html, code, details, items, listing, paragraph, tag
from sim.report.page.made import Made
from sim.report.words import months as in_months
from sim.scenario import to_yaml
from sim.study.dossier import Dossier
from sim.world.version import model_version

__all__ = ["commands_again", "limits", "run_in_words", "spread_and_precision", "whole_scenarios"]


def run_in_words(dossier: Dossier) -> str:
    """How often, how long and with which luck it was run."""
    run = dossier.scenarios[0].run
    length = f"{futures(run.replications)} of {in_months(run.months)}"
    return f"{length} from {run.start}, seed {run.seed}"


def spread_and_precision(dossier: Dossier) -> Html:
    """The two kinds of band, told apart once."""
    return tag(
        "div",
        paragraph(
            tag("strong", "Spread and precision are two things. "),
            f"A band of futures (90%) says how far apart {futures(dossier.replications)} lie, "
            "because most numbers of the world are assumptions and luck differs: more futures do "
            "not narrow it. An interval of a mean (95%) says how well the average over all futures "
            "is known from these: four times as many futures halve it. A mean can be known to a "
            "tenth of a point while single futures differ by twenty. Shares of futures hold in "
            "this model, with these ranges.",
        ),
        class_="box",
    )


def whole_scenarios(dossier: Dossier) -> Html:
    """Every scenario with all that its bases gave it."""
    return items(
        paragraph(
            "With all that their bases give them. Saved as a file, each can be run: ",
            code(f"sim run FILE.yaml --months {len(dossier.months)}"),
            ".",
        ),
        *(
            details(
                f"{name}: {scenario.title}", tag("pre", tag("code", to_yaml(scenario)), tabindex=0)
            )
            for name, scenario in zip(dossier.names, dossier.scenarios, strict=True)
        ),
    )


def commands_again(dossier: Dossier, made: Made) -> Html:
    """The commands that give the same numbers, and everything that decides them."""
    return items(
        paragraph("From this file alone, with the comparison of every number and every word:"),
        tag("pre", tag("code", made.again), tabindex=0),
        paragraph("It was made by"),
        tag("pre", tag("code", typed(*made.command)), tabindex=0),
        listing(
            items("Runs: ", *_codes(dossier.runs)),
            run_in_words(dossier),
            items("Model ", code(model_version()), f", alliance-sim {made.package}"),
            f"Python {made.python}, numpy {made.numpy}",
        ),
        paragraph(
            "The same model version gives the same numbers to the last bit on one machine, for any "
            "number of workers; between processors the last bits of exp and log can differ, and ",
            code("sim rerun"),
            " then says by how much.",
        ),
    )


def _codes(names: Sequence[str]) -> list[object]:
    return [part for name in names for part in (code(name), " ")]


def limits() -> Html:
    """What the report is not."""
    return paragraph(
        "It compares rules under the same luck in a model whose numbers are mostly assumptions; it "
        "does not forecast a brand's sales. Structure is fixed for the whole run, rivals do not "
        "answer what the alliance does, and nobody renegotiates except by a rule of the scenario."
    )
