"""Where a first plan comes from: a starter ladder, or a clinician's file."""

from __future__ import annotations

from gradestep.content import text_of
from gradestep.files import FileProblem, read_bounded
from gradestep.model.plan import Plan
from gradestep.model.problem import Problem
from gradestep.notebook.nearby import path_of
from gradestep.planfile.edits import AddEntry, PlanEdit, SetField
from gradestep.planfile.reading import read_plan

LARGEST = 1024 * 1024
LISTS = ("values", "ladders", "if_then", "avoided")


def with_starter(text: str, plan: Plan, name: str) -> str:
    """The plan's text with a starter in it; the starter itself where there is no plan yet."""
    import tomllib

    starter = text_of(f"starters/{name}.toml")
    if not text.strip() or plan == Plan():
        return starter
    from gradestep.planfile.rewriting import rewritten

    entries = tomllib.loads(starter)
    edits: list[PlanEdit] = []
    for table in LISTS:
        taken = {entry.id for entry in getattr(plan, table)}
        edits += [AddEntry((table,), entry) for entry in entries.get(table, []) if entry["id"] not in taken]
    if entries.get("pacing", {}).get("bigger") == "never":
        edits.append(SetField(("pacing",), "bigger", "never"))
    if not plan.title:
        edits.append(SetField((), "title", entries["title"]))
    return rewritten(text, edits)


def text_of_file(path: str) -> tuple[str | None, tuple[Problem, ...]]:
    """A clinician's file as text where it can be taken in, and everything that is wrong with it."""
    file = path_of(path)
    try:
        raw = read_bounded(file, LARGEST)
    except FileProblem as problem:
        return None, (Problem(f"adopt_{problem.code}", file),)
    reading = read_plan(raw, file)
    if reading.newer:
        return None, (Problem("plan_newer", file), *reading.problems)
    errors = [problem for problem in reading.problems if problem.values.get("level") != "warning"]
    if reading.plan is None or errors:
        return None, _for_the_person(errors)
    return reading.text, reading.problems


def _for_the_person(errors: list[Problem]) -> tuple[Problem, ...]:
    """A mistake on a line is for whoever wrote it to mend: the first place of one is told, and whom to ask."""
    placed = next((one for one in errors if one.line is not None), None)
    if placed is None:
        return tuple(errors)
    return (Problem("adopt_mistake", placed.file, placed.line, placed.column),)
