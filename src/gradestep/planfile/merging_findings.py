"""What a merge comes to, in plain data: edits to the person's plan, and what is behind each of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, cast

from gradestep.planfile.edits import PlanEdit, PlanValue, SetField
from gradestep.planfile.merging_sides import Entry

MEASURE = ("amount", "unit", "done_when")
"""How much of a step: a number means nothing without its unit, so these are one thing."""

WHOLE = ""
"""The field of a change to a whole entry."""

What = Literal["added", "changed", "removed", "moved", "ordered", "stricter", "own"]


@dataclass(frozen=True)
class Change:
    """One thing that is taken from the clinician's file, or kept as the person has it."""

    what: What
    """`stricter`: a pacing rule that stays because it asks for less; `own`: an entry of the person's own."""
    kind: str
    """The list or table it is about; empty for the top of the plan."""
    at: tuple[str, ...]
    title: str
    field: str = WHOLE
    """`measure` for an amount with its unit or "done when"; `ladder` for the ladder a step is on; `places` for the order of a list."""
    before: object = None
    after: object = None


@dataclass(frozen=True)
class Conflict:
    """Something the person and the clinician each changed, and differently."""

    kind: str
    id: str
    at: tuple[str, ...]
    title: str
    field: str
    base: object
    mine: object
    """What the person has; nothing where they took it out of the plan."""
    theirs: object

    @property
    def key(self) -> str:
        """Names it, the same each time the merge is worked out."""
        return "/".join((self.kind, self.id, self.field or "entry"))


@dataclass(frozen=True)
class Merge:
    """What becomes of the person's plan."""

    edits: tuple[PlanEdit, ...] = ()
    taken: tuple[Change, ...] = ()
    """What the clinician alone changed."""
    kept: tuple[Change, ...] = ()
    """What the person alone changed."""
    conflicts: tuple[Conflict, ...] = ()
    """What both changed, however it was decided; `edits` keep the person's but for those that were to be taken."""
    rested: tuple[Change, ...] = ()
    """What the clinician took out: it rests in the person's plan with all they wrote in it."""


@dataclass
class Findings:
    """A merge being worked out."""

    taking: frozenset[str]
    marked: bool = False
    """An entry without a mark of origin is the person's own."""
    edits: list[PlanEdit] = field(default_factory=list)
    taken: list[Change] = field(default_factory=list)
    kept: list[Change] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    rested: list[Change] = field(default_factory=list)
    moving: dict[str, str] = field(default_factory=dict)
    """Steps that go to another ladder, and to which."""
    added: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Ladders that are new in the plan, and the steps that come with them."""
    going_on: dict[str, bool] = field(default_factory=dict)
    """Ladders that were asked about once: whether one that left the file has a step on it that stays."""

    def differs(self, conflict: Conflict) -> bool:
        """Both changed it; True where the clinician's is to be taken."""
        self.conflicts.append(conflict)
        return conflict.key in self.taking

    def rests(self, entry: Entry, key: str, value: bool) -> None:
        """An entry stays and is set aside."""
        self.rested.append(Change("removed", entry.kind, entry.at, entry.title))
        self.edits.append(SetField(entry.at, key, value))

    def merge(self, first: Iterable[PlanEdit] = ()) -> Merge:
        """As a value."""
        return Merge(
            (*first, *self.edits), tuple(self.taken), tuple(self.kept), tuple(self.conflicts), tuple(self.rested)
        )


@dataclass(frozen=True)
class About:
    """The entry or table that fields belong to."""

    kind: str
    id: str
    at: tuple[str, ...]
    title: str

    @classmethod
    def of(cls, entry: Entry) -> About:
        """An entry as it stands in the person's plan."""
        return cls(entry.kind, entry.id, entry.at, entry.title)


def merge_fields(
    findings: Findings,
    about: About,
    base: Mapping[str, object],
    mine: Mapping[str, object],
    theirs: Mapping[str, object],
) -> None:
    """Field by field: what one side changed is taken or kept, what both changed differently is a conflict."""
    for name, keys in _groups(about.kind, base, mine, theirs):
        was, own, coming = (_value(side, keys) for side in (base, mine, theirs))
        if own == coming or (isinstance(coming, Mapping) and name != "measure"):
            # A table of keys that are not known stays as the person has it.
            continue
        if was == coming:
            findings.kept.append(Change("changed", about.kind, about.at, about.title, name, was, own))
        elif was == own:
            findings.taken.append(Change("changed", about.kind, about.at, about.title, name, own, coming))
            findings.edits += _set(about.at, keys, mine, theirs)
        elif findings.differs(Conflict(about.kind, about.id, about.at, about.title, name, was, own, coming)):
            findings.edits += _set(about.at, keys, mine, theirs)


def _groups(kind: str, *sides: Mapping[str, object]) -> list[tuple[str, tuple[str, ...]]]:
    names = tuple(dict.fromkeys(key for side in sides for key in side))
    groups: list[tuple[str, tuple[str, ...]]] = [
        (name, (name,)) for name in names if kind != "steps" or name not in MEASURE
    ]
    if kind == "steps" and any(name in MEASURE for name in names):
        groups.insert(0, ("measure", MEASURE))
    return groups


def _value(side: Mapping[str, object], keys: tuple[str, ...]) -> object:
    if len(keys) == 1:
        return side.get(keys[0])
    return {key: side.get(key) for key in keys}


def _set(
    at: tuple[str, ...], keys: tuple[str, ...], mine: Mapping[str, object], theirs: Mapping[str, object]
) -> list[PlanEdit]:
    changed = (key for key in keys if mine.get(key) != theirs.get(key))
    return [SetField(at, key, cast(PlanValue, theirs.get(key))) for key in changed]
