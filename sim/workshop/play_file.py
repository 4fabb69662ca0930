"""A play as a scenario file that `sim run` runs to the numbers of the session."""

from __future__ import annotations

from typing import Any

from sim.aliases import Json
from sim.one_line import one_line
from sim.scenario import Scenario, to_plain
from sim.scenario.chain import shipped_chain
from sim.scenario.differences.over import laid_over, months_needed
from sim.scenario.loader import resolve
from sim.scenario.text.changes import NOT_INHERITED
from sim.scenario.text.resolved import dump
from sim.shipped import shipped_names
from sim.study.vocabulary import vocabulary
from sim.workshop.opening import Opening
from sim.workshop.places import ROLES, known, world_place
from sim.workshop.plays import plays
from sim.workshop.refused import Refused
from sim.workshop.state import State

__all__ = ["play_file"]


_SCHEMA = "# yaml-language-server: $schema=scenario.schema.json\n"
_SAME = "# `sim run FILE` gives the numbers of the session: same seed, same futures, same bits.\n"
_LONGER = """\
# It speaks of months after the session's last: for its numbers, sim run FILE --months {months}
"""
_MOST = 300


def play_file(opening: Opening, state: State, key: str, upto: int | None = None) -> str:
    """The text of a file.

    Where the session is played on a shipped scenario as it is, the file says what differs from
    that; else it says everything.

    Args:
        opening: what the session was opened with.
        state: what it has come to.
        key: of the play: ``t1``, ``w1``, or ``scenario``.
        upto: the last round whose decisions count; all when None.

    Raises:
        Refused: there is no such play.
    """
    made = plays(opening, state, upto)
    if key not in made:
        raise Refused("unknown_place", place=key)
    scenario = made[key]
    base = _shipped_base(opening)
    run = {**to_plain(scenario)["run"], "months": months_needed(base, scenario)}
    head = _SCHEMA + _played_by(opening, state, key) + _SAME
    if run["months"] != scenario.run.months:
        head += _LONGER.format(months=scenario.run.months)
    return head + dump(_whole(scenario, run) if base is None else _over(base, scenario, run))


def _shipped_base(opening: Opening) -> Scenario | None:
    """The shipped scenario that the session is played on, if it is that one unchanged."""
    name = opening.played.name
    if name not in shipped_names():
        return None
    base = resolve(shipped_chain(name), vocabulary=vocabulary()).scenario
    return base if _handed_down(base) == _handed_down(opening.played) else None


def _handed_down(scenario: Scenario) -> Json:
    """What a file that extends it gets from it, but for how it is run."""
    own = (*NOT_INHERITED, "run")
    return {key: value for key, value in to_plain(scenario).items() if key not in own}


def _head(scenario: Scenario, **more: Any) -> Json:
    plain = to_plain(scenario)
    return {"schema": 1, **{key: plain[key] for key in ("name", "title", "question")}, **more}


def _over(base: Scenario, scenario: Scenario, run: Json) -> Json:
    how = {key: run[key] for key in ("months", "replications", "seed", "prior")}
    return {
        **_head(scenario, extends=base.name, run=how),
        **laid_over(_handed_down(base), _handed_down(scenario)),
    }


def _whole(scenario: Scenario, run: Json) -> Json:
    return {**_head(scenario, run=run), **_handed_down(scenario)}


def _played_by(opening: Opening, state: State, key: str) -> str:
    """Comment lines that say whose play it is; odd names cannot end the comment."""
    lines = [f"Played in a workshop: {opening.title} ({key})."]
    if opening.format == "roles":
        for role in ROLES:
            lines.append(f"{role}: {_people(opening, state, world_place(int(key[1:]), role))}")
        lines.append(f"The future that was lived through is replication {opening.future}, from 0.")
    elif known(state, key):
        lines.append(f"By {_people(opening, state, key)}")
    return "".join(f"# {_harmless(line)}\n" for line in lines)


def _people(opening: Opening, state: State, place: str) -> str:
    names = [person.name for person in state.people(place)]
    if place in state.takeovers:
        names.append("the facilitator")
    nobody = "nobody: its own rule" if opening.format == "roles" else "nobody"
    return ", ".join(names) or nobody


def _harmless(text: str) -> str:
    """One line that YAML takes in a comment."""
    line = one_line(text)
    return line if len(line) <= _MOST else f"{line[: _MOST - 3]}..."
