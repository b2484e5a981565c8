"""What is odd about a clinician's file, in sentences for the person who was given it: whose mistake it is, and where."""

from __future__ import annotations

from collections.abc import Iterable

from gradestep.content import say
from gradestep.model.problem import Problem
from gradestep.planfile.merging_cases import MILD, Adoption, Case

MOST_LINES = 5
"""Numbers of lines that are told."""


def case_line(found: Adoption) -> str:
    """Which case it is, in a sentence."""
    values = {
        "revision": str(found.theirs.revision),
        "had": str(found.had or ""),
        "title": found.known_title,
    }
    return say(f"adopt.cases.{found.case}", **values)


def mistake_lines(found: Adoption) -> tuple[str, ...]:
    """Where the mistakes are, for whoever made the file: the person who was given it is not asked to mend it."""
    return _at_lines("adopt.mistakes", found.problems) if found.case is Case.ERRORS else unknown_lines(found)


def unknown_lines(found: Adoption) -> tuple[str, ...]:
    """Where the file holds what is not understood, so that nothing comes of it."""
    return _at_lines("adopt.unknown", (one for one in found.problems if one.values.get("level") in MILD))


def misspelt_line(found: Adoption) -> tuple[str, ...]:
    """Which name it is that may be a slip, and what it was meant to be."""
    slip = found.misspelt
    return (say("adopt.misspelt.lead", name=slip.name, near=slip.near),) if slip is not None else ()


def _at_lines(key: str, problems: Iterable[Problem]) -> tuple[str, ...]:
    lines = sorted({problem.line for problem in problems if problem.line is not None})
    if not lines:
        return ()
    told = say("adopt.listed").join(str(line) for line in lines[:MOST_LINES])
    if len(lines) > MOST_LINES:
        told = say("adopt.lines_more", lines=told, count=str(len(lines) - MOST_LINES))
    return (say(f"{key}.{'one' if len(lines) == 1 else 'many'}", lines=told),)
