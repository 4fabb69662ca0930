"""`sim list`: the scenarios, and the question that each asks."""

from __future__ import annotations

from sim.commands.forms import chosen_form, print_envelope, print_rows
from sim.commands.loading import load_scenario
from sim.commands.options import AsCsv, AsJson, AsMarkdown, terminal

__all__ = ["list_scenarios"]


def list_scenarios(
    as_json: AsJson = False, as_markdown: AsMarkdown = False, as_csv: AsCsv = False
) -> None:
    """Name, title and question of every shipped scenario, in the order to read them in."""
    form = chosen_form(as_json, as_markdown, as_csv)

    from sim.scenario.text.headings import shipped_headings

    loaded = [load_scenario(name) for name in shipped_headings()]
    rows = [
        {
            "name": each.scenario.name,
            "title": each.scenario.title,
            "question": each.scenario.question,
            "extends": each.bases[0] if each.bases else None,
        }
        for each in loaded
    ]
    if form == "json":
        print_envelope("list", {"scenarios": rows})
        return
    if form != "text":
        print_rows(form, [*rows[0]], rows)
        return

    from rich.text import Text

    console = terminal()
    for row in rows:
        base = f" (extends {row['extends']})" if row["extends"] else " (the base)"
        console.print(Text.assemble((str(row["name"]), "bold"), base))
        console.print(Text(f"  {row['title']}."))
        console.print(Text(f"  {row['question']}\n", "dim"))
    console.print("Run one: sim run cede_sales. See what it changes: sim show NAME --only-changed")
