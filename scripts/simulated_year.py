"""Write docs/simulated-year.md: made-up people go through a year with the real rules, flows and files, and the offers they get."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from lived_year import Year
from temperaments import PEOPLE, Person

from gradestep.coach.dates import day_words
from gradestep.coach.milestones import milestones

PAGE = Path(__file__).parents[1] / "docs" / "simulated-year.md"

IN_MEMORY = Path("/dev/shm")
"""Where it is there, nothing waits for a disk."""

ABOUT = """\
# A simulated year

Made by `make simulated-year`: made-up people go through a year with the real rules, conversations and files. Each try is a
real conversation, from the step page to how it went; how the day after was is told where it is asked. The notebook is opened
anew each week. What is listed is every offer and every question of Home's own, what it was about, what it looked at and what
was answered, and the facts that were told once. Rule O8 makes no offer: it is the rest between two of a kind.
The same script gives the same page. It shows how the rules behave, and nothing about people.
"""


def page() -> str:
    """The whole page."""
    return "\n".join([ABOUT, *(section(person) for person in PEOPLE)])


def section(person: Person) -> str:
    """One person's part of it, after a whole year in a home of their own."""
    with tempfile.TemporaryDirectory(dir=IN_MEMORY if IN_MEMORY.is_dir() else None) as folder:
        year = Year(person, Path(folder) / "home")
        year.live()
        return "\n".join(_lines(year))


def _lines(year: Year) -> Iterator[str]:
    person, notebook = year.person, year.notebook
    counts = {rule: sum(one.rule == rule for one in year.told) for rule in dict.fromkeys(one.rule for one in year.told)}
    steps = ", ".join(
        f"{step.title}{f' ({step.amount:g} {step.unit})' if step.amount else ''}" for _, step in notebook.plan.steps()
    )
    yield f"## {person.name}\n\n{person.about}\n"
    yield f"Offers and questions in the year: {len(year.told)} ({', '.join(f'{rule} {count}' for rule, count in counts.items())})."
    yield f"Practices: {notebook.totals.practices}, on {notebook.totals.practice_days} days."
    yield f"Looks back at the lists, everything kept: {', '.join(year.looks) or 'none'}.\n"
    for one in year.told:
        about = f", {one.about}" if one.about else ""
        yield f"- **{one.day}**, {one.rule}{about}: {one.words} *{one.answer or 'Left for now'}*"
    yield "\nFacts told once:\n"
    for fact in milestones(notebook.everything()):
        yield f"- **{day_words(fact.day)}**: {fact.words()}"
    yield f"\nThe plan at the end: {steps}. The step at hand: {notebook.settings.step}.\n"


def main() -> int:
    """Write the page; with `--check`, say whether it is as it would be made."""
    made = page()
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(made, encoding="utf-8")
        return 0
    if PAGE.read_text(encoding="utf-8") == made:
        return 0
    print("docs/simulated-year.md is not as it would be made; make simulated-year writes it.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
