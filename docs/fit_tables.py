"""What the fit to the history says, as tables of the pages."""

from __future__ import annotations

import numpy as np
from cells import figure, table

from sim.report.fitting import edge_words, trading_pairs
from sim.study.calibrate.identify import Fitted
from sim.study.calibrate.shipped import shipped_fit
from sim.world.ensemble import fitted, launch_of
from sim.world.seeds import seeds

__all__ = ["fit_table", "june_luck_table", "learnt", "trades_table"]


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


def june_luck_table() -> str:
    """What the history makes of the record's launches."""
    draws = fitted()
    rows = []
    for key, spec in seeds().brands.items():
        for launch in spec.launches:
            if (name := launch_of(key, launch.month)) in draws:
                p05, p50, p95 = (
                    f"{end:.2g}" for end in np.quantile(draws[name], (0.05, 0.5, 0.95))
                )
                rows.append(
                    (
                        spec.title,
                        launch.month,
                        launch.what,
                        figure(launch.strength),
                        p50,
                        f"{p05} to {p95}",
                    )
                )
    return table("brand | month | model | judged strength | worth, of that | 90%", rows)


def trades_table() -> str:
    """Pairs of assumptions that the history holds together, strongest first."""
    rows = trading_pairs(shipped_fit())
    if not rows:
        return "No two of them correlate by 0.4 or more."
    return table(
        "one | other | rank correlation",
        ((f"`{one}`", f"`{other}`", f"{value:+.2f}") for one, other, value in rows),
    )
