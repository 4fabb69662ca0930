"""What the fit to the history says, as tables of the pages."""

from __future__ import annotations

import numpy as np
from cells import table

from sim.report.fitting import edge_words, trading_pairs
from sim.study.calibrate.identify import Fitted
from sim.study.calibrate.shipped import shipped_fit
from sim.world.ensemble import fitted
from sim.world.seeds import seeds

__all__ = ["fit_table", "june_parts_table", "learnt", "trades_table"]


def learnt(fit: Fitted) -> str:
    """What the history makes of an assumption."""
    return f"{fit.p05:.2g} to {fit.p95:.2g}, {fit.grade}"


def fit_table() -> str:
    """The assumptions that the history can speak of, before and after, most learnt first."""
    return table(
        "assumption | 90% before | 90% after | median | width | grade",
        (
            (
                f"`{fit.name}`",
                f"{fit.low:.2g} to {fit.high:.2g}",
                f"{fit.p05:.2g} to {fit.p95:.2g}",
                f"{fit.p50:.2g}",
                f"{fit.width:.0%}",
                ", ".join(filter(None, (fit.grade, edge_words(fit)))),
            )
            for fit in sorted(shipped_fit(), key=lambda fit: fit.width)
        ),
    )


def june_parts_table() -> str:
    """What the history makes of the nameplates' parts of June sales."""
    draws, rows = fitted(), []
    for key, spec in seeds().brands.items():
        for name, plate in spec.nameplates.items():
            if plate.share is not None and (column := f"{key}.{name}.share") in draws:
                p05, p50, p95 = np.quantile(draws[column], (0.05, 0.5, 0.95))
                low, high = plate.share.bounds
                judged = f"{low:.0%} to {high:.0%}"
                rows.append(
                    (spec.title, plate.title, judged, f"{p50:.0%}", f"{p05:.0%} to {p95:.0%}")
                )
    return table("brand | model | judged | by the history | 90%", rows)


def trades_table() -> str:
    """Pairs of assumptions that the history holds together, strongest first."""
    rows = trading_pairs(shipped_fit())
    if not rows:
        return "No two of them correlate by 0.4 or more."
    return table(
        "one | other | rank correlation",
        ((f"`{one}`", f"`{other}`", f"{value:+.2f}") for one, other, value in rows),
    )
