"""Tries in the report, one by one: ratings on a line, a person's words below; what they keep stands together before (S35)."""

from __future__ import annotations

from collections.abc import Sequence

from gradestep.content import say
from gradestep.share.gathering import Line
from gradestep.share.markup import Tree, described, element
from gradestep.share.wording import full_day

NAMED = ("outcome", "title", "learned")
"""Fields of a try that stand elsewhere than in its rows."""


def kept_words(lines: Sequence[Line]) -> Tree | None:
    """What the person keeps, all of it together, the latest first; each with the try it is from."""
    kept = [line for line in lines if line.field == "learned"]
    if not kept:
        return None
    titles = {line.entry: _heading(line) for line in lines if line.field in ("outcome", "title")}
    rows = ((titles.get(line.entry) or _day(line), line.cells[0][1]) for line in kept)
    return element("section", element("h2", say("share.titles.learnings")), described(rows, class_="wide"))


def tries(lines: Sequence[Line], *, shared: bool) -> Tree:
    """Every try there is anything of, the latest first."""
    by_try: dict[str, list[Line]] = {}
    for line in lines:
        by_try.setdefault(line.entry, []).append(line)
    shown = [_try(found) for found in by_try.values() if any(line.field != "learned" for line in found)]
    if not shown:
        shown = [element("p", say("share_report.no_tries" if shared else "share.nothing_shared"))]
    return element("section", element("h2", say("share_report.one_by_one")), *shown)


def _try(lines: Sequence[Line]) -> Tree:
    """One try; its step is named where a line that says it stays."""
    named = [line for line in lines if line.field in ("outcome", "title")]
    heading = _heading(named[-1]) if named else say("share_report.a_try", day=_day(lines[0]))
    short = [(say("share.labels.outcomes"), line.cells[0][1]) for line in named if line.field == "outcome"]
    short += [cell for line in lines if not line.words and line.field not in NAMED for cell in line.cells]
    told = [cell for line in lines if line.words and line.field not in NAMED for cell in line.cells]
    rows = (described(short, class_="row") if short else None, described(told) if told else None)
    return element("article", element("h3", heading), *rows)


def _heading(line: Line) -> str:
    """An outcome is labelled with its step and day; a title of the person's own is what the line says."""
    label, value = line.cells[0]
    return label if line.field == "outcome" else say("share.dated", title=value, day=_day(line))


def _day(line: Line) -> str:
    return full_day(line.day) if line.day else ""
