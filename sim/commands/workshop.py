"""`sim workshop`: a session without a server, on files in a folder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sim.commands.command import Command
from sim.commands.documents import print_path
from sim.commands.forms import Head, print_envelope
from sim.commands.options import AsJson, Measures, Months, Replications, Seed, shared
from sim.commands.streams import is_quiet, say, tell
from sim.errors import InputError
from sim.paths import as_text, shown, typed

if TYPE_CHECKING:
    from sim.workshop.opening import Opening

__all__ = ["app"]

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="The workshop without a server: new, advance, undo, show, debrief; key.",
)

Folder = Annotated[Path, typer.Argument(metavar="FOLDER", help="The workshop's folder.")]
NewFolder = Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder to make.")]
Source = Annotated[
    Path, typer.Argument(metavar="FOLDER|FILE", help="A workshop's folder, or a server's sessions.")
]
Game = Annotated[str, typer.Option("--format", help="predict, design or roles.")]
Play = Annotated[
    str | None,
    typer.Option("--scenario", help="What is played on: a file, a shipped scenario's name, or -."),
]
Base = Annotated[
    str | None,
    typer.Option("--base", help="What it is compared with (predict). [default: keep_control]"),
]
Teams = Annotated[int | None, typer.Option("--teams", help="Teams (design) or worlds (roles).")]
Rounds = Annotated[int | None, typer.Option("--rounds", help="Rounds; quarters in roles.")]
Goal = Annotated[
    str | None,
    typer.Option(
        "--goal", help="What teams are ranked by: balance, spread, volume, earnings, or an outcome."
    ),
]
Lang = Annotated[str, typer.Option("--lang", help="Of what is written for the room: en or zh.")]
DebriefLang = Annotated[
    str | None, typer.Option("--lang", help="en or zh. [default: the session's]")
]
Title = Annotated[str | None, typer.Option("--title", help="A heading; else the scenario's.")]
Future = Annotated[
    int | None,
    typer.Option("--future", help="Which future is lived through (roles). [default: the seed's]"),
]
People = Annotated[
    str | None, typer.Option("--people", help="Who takes part (predict): names between commas.")
]
Code = Annotated[str | None, typer.Option("--code", help="Which of a server's sessions.")]
OutDir = Annotated[Path | None, shared("--out", also="A new one, for the debrief.")]
Sessions = Annotated[Path, typer.Option("--sessions", help="Where the server keeps its sessions.")]


@app.command("new", cls=Command)
def new(
    folder: NewFolder,
    game: Game,
    scenario: Play = None,
    base: Base = None,
    teams: Teams = None,
    rounds: Rounds = None,
    goal: Goal = None,
    measure: Measures = None,
    lang: Lang = "en",
    title: Title = None,
    reps: Replications = None,
    months: Months = None,
    seed: Seed = None,
    future: Future = None,
    people: People = None,
) -> None:
    """Make a workshop's folder, with a file for everybody who plays the first round."""
    from sim.commands.workshop_opening import opening_of, people_of
    from sim.workshop.files.begin import begin_folder

    given = {
        "format": game,
        "title": None if title is None else as_text(title),
        "language": lang,
        "rounds": rounds,
        "teams": teams,
        "goal": goal,
        "measures": measure,
        "months": months,
        "replications": reps,
        "seed": seed,
        "future": future,
    }
    names = people_of(people, game)
    opening = opening_of(given, scenario, base)
    made = begin_folder(folder, opening, names)
    if is_quiet():
        print_path(folder)
        return
    tell(f"{folder.as_posix()} made; README.txt says how it goes on. Round 1 of {opening.rounds}:")
    _list(folder, made)
    tell(f"When they are filled in: sim workshop advance {typed(folder)}")


@app.command("advance", cls=Command)
def advance(folder: Folder, as_json: AsJson = False) -> None:
    """Check the round's files, play them, write results, and open the next round."""
    from sim.commands.progress import progress_bar
    from sim.workshop.files import forward

    with progress_bar() as progress:
        found = forward.advance(
            folder, lambda done, of: progress("simulations", done, of), _tell_on_stderr
        )
    _tell_other_model(folder, found.opening)
    if as_json:
        _print("workshop advance", found.result, found.opening)
        return
    tell(*found.text.split("\n"))
    where = folder / f"round_{found.number}"
    if is_quiet():
        return
    tell(f"Written: {(where / 'results.txt').as_posix()}, {(where / 'results.json').as_posix()}")
    if found.made:
        tell(f"Round {found.number + 1} is open:")
        _list(folder, found.made)
    else:
        tell(f"The session is over: sim workshop debrief {typed(folder)}")


@app.command("undo", cls=Command)
def undo(folder: Folder) -> None:
    """Go back to before the last advance; edited files are moved aside, never lost."""
    from sim.workshop.files import back

    found = back.undo(folder)
    for old, new_place in found.aside:
        tell(f"{old} was not as it was made: moved to {new_place}")
    tell(f"Round {found.number} is open again: sim workshop advance {typed(folder)}")


@app.command("show", cls=Command)
def show(folder: Folder, as_json: AsJson = False) -> None:
    """Say where a session stands, and who has decided."""
    from sim.workshop.files.stand import standing

    found = standing(folder)
    for line in found.strays:
        _tell_on_stderr(line)
    _tell_other_model(folder, found.session.opening)
    plain = found.plain()
    if as_json:
        _print("workshop show", plain, found.session.opening)
        return
    tell(f"{plain['title']} ({plain['format']}, {plain['scenario']})")
    if found.over:
        tell(f"All {plain['rounds']} rounds are closed: sim workshop debrief {typed(folder)}")
        return
    tell(f"Round {found.number} of {plain['rounds']} is open:")
    width = max(len(place["file"]) for place in plain["places"])
    for place in plain["places"]:
        tell(f"  {place['file']:<{width}}  {place['state']}")
    if found.problems:
        tell("Mistakes, which `advance` would refuse:")
    for problem in found.problems:
        tell(f"  {problem}")


@app.command("debrief", cls=Command)
def debrief(
    source: Source, code: Code = None, out: OutDir = None, lang: DebriefLang = None
) -> None:
    """Write the debrief: page, slides, data, and every play as a scenario file."""
    from sim.commands.progress import progress_bar
    from sim.commands.workshop_debrief import log_of, write_debrief

    if lang not in (None, "en", "zh"):
        raise InputError(f"--lang: {lang!r} is not there; write en or zh")
    log = log_of(source, code, _tell_on_stderr)
    _tell_other_model(source, log.opening)
    with progress_bar() as progress:
        made = write_debrief(log, out, lang, lambda done, of: progress("simulations", done, of))
    for path in made:
        print_path(path)


@app.command("key", cls=Command)
def key(sessions: Sessions = Path("sessions")) -> None:
    """Print the key with which the facilitator logs in at a server's desk."""
    from sim.web.room.key import desk_key

    tell(desk_key(sessions))


def _print(kind: str, fields: Mapping[str, Any], opening: Opening) -> None:
    """The JSON document of a session."""
    played = opening.played
    head = Head(played.name, played.run.seed, opening.replications)
    print_envelope(kind, fields, head, ensure_ascii=False)


def _tell_on_stderr(line: str) -> None:
    say(line)


def _tell_other_model(source: Path, opening: Opening) -> None:
    """Say where the installed model is not the one that a session was opened with."""
    from sim.world.version import is_same_model, model_version

    if opening.model and not is_same_model(opening.model):
        _tell_on_stderr(
            f"{shown(source)}: opened with version {opening.model} of the model; installed is "
            f"{model_version()}. What is simulated now comes from the installed one, and can "
            "differ from what the room has seen."
        )


def _list(folder: Path, files: Sequence[str]) -> None:
    for name in files:
        tell(f"  {(folder / name).as_posix()}")
