"""What is sound of a plan with mistakes in its form, so that its quality can be looked at in the same go."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from gradestep.model.plan import Plan
from gradestep.planfile.checking import findings
from gradestep.planfile.checks.finding import Finding, Path
from gradestep.planfile.reading_names import field_at, leaves, table_in

MOST_ROUNDS = 8
"""Times the form is looked at again: a table left out of a list of texts can have three mistakes one behind the other."""

STAND_IN = "left-out"
"""What stands for a text or an id that is missing or of another kind; nothing is found in it."""

HANGS_ON: Mapping[str, tuple[int, frozenset[str]]] = {
    "no-easy-step": (1, frozenset({"difficulty", "rested", "steps", "ladders"})),
    "starts-hard": (2, frozenset({"difficulty", "rested", "steps", "order"})),
    "wide-gap": (2, frozenset({"difficulty", "rested", "steps"})),
    "no-amount": (4, frozenset({"amount", "done_when", "rested"})),
    "no-value": (2, frozenset({"values"})),
    "no-contacts": (0, frozenset({"contacts"})),
    "two-if-thens": (1, frozenset({"active", "step"})),
    "many-if-thens": (1, frozenset({"active"})),
    "support-when": (2, frozenset({"options"})),
    "set-without-answers": (2, frozenset({"options", "items"})),
}
"""Codes about what is not there, or about several things together: what they hang on beneath so many parts of their path."""

SWITCHES = ("rested", "active")
"""What may keep a part from being looked at at all."""

LINKED = ("id", "values", "ladders", "steps")
"""Without one of these, a link to nothing may be a link to what was wrong."""


def sound_findings(tables: Mapping[str, Any]) -> tuple[Finding, ...]:
    """What the rules find in what is sound of a plan's tables, and nothing that may come of a mistake in their form."""
    plan, lost = _sound_part(tables)
    hung_on = {(path[:depth], _name(path)) for path in lost for depth in range(len(path) + 1)}
    links = frozenset(path[0] for path in lost if _name(path) in LINKED)
    return tuple(found for found in findings(plan) if not _is_doubtful(found, lost, hung_on, links))


def _sound_part(tables: Mapping[str, Any]) -> tuple[Plan, frozenset[Path]]:
    """A plan with stand-ins for what is wrong, and where they are."""
    mended = _Mended(dict(tables))
    for _ in range(MOST_ROUNDS):
        try:
            return Plan.model_validate(mended.tables), frozenset(mended.lost)
        except ValidationError as problem:
            for error in problem.errors(include_input=False, include_url=False):
                mended.leave_out(error["type"], error["loc"])
    return Plan(), frozenset()


@dataclass
class _Mended:
    """Tables with something else in the place of what is wrong; what they were read into stays as it was."""

    tables: dict[str, Any]
    lost: set[Path] = field(default_factory=set)
    _own: set[int] = field(default_factory=set)
    """The inner tables and lists that were copied, by identity."""

    def leave_out(self, kind: str, path: Path) -> None:
        """Leave out what is wrong there, or put something in its place where there has to be something."""
        if path[-1:] == ("[key]",):
            path = path[:-1]
        holder = self._holder(path)
        last = path[-1] if path else None
        if isinstance(holder, dict) and kind == "missing":
            holder[last] = f"{STAND_IN}-{len(self.lost)}"
        elif isinstance(holder, dict) and last in holder:
            del holder[last]
        elif isinstance(holder, list) and isinstance(last, int) and last < len(holder):
            if not _stands_in(holder, last, path, len(self.lost)):
                self.leave_out(kind, path[:-1])
                return
        else:
            return
        self.lost.add(path)
        if last in SWITCHES:
            self.lost.add(path[:-1])

    def _holder(self, path: Path) -> Any:
        """What holds the end of that path, a copy that can be changed; nothing where there is no such path any more."""
        holder: Any = self.tables
        for part in path[:-1]:
            is_there = isinstance(holder, dict) and part in holder
            if not is_there and not (isinstance(holder, list) and isinstance(part, int) and part < len(holder)):
                return None
            inner = holder[part]
            if isinstance(inner, (dict, list)) and id(inner) not in self._own:
                inner = holder[part] = inner.copy()
                self._own.add(id(inner))
            holder = inner
        return holder


def _stands_in(holder: list[Any], place: int, path: Path, number: int) -> bool:
    """Put something in the place of one entry of a list; False where nothing fits, so that the list goes."""
    field = field_at(path)
    if table_in(field) is not None:
        holder[place] = {}
    elif str in leaves(field):
        holder[place] = f"{STAND_IN}-{number}"
    else:
        return False
    return True


def _is_doubtful(
    found: Finding, lost: frozenset[Path], hung_on: Set[tuple[Path, str]], links: frozenset[str | int]
) -> bool:
    """True where it would not be found, for all that is known, if what was wrong there were right."""
    if any(found.path[:depth] in lost for depth in range(1, len(found.path) + 1)):
        return True
    if found.code == "unknown-id":
        return ("values" if "values" in found.path else "ladders") in links
    depth, names = HANGS_ON.get(found.code, (0, frozenset()))
    return any((found.path[:depth], name) in hung_on for name in names)


def _name(path: Path) -> str:
    return next((part for part in reversed(path) if isinstance(part, str)), "")
