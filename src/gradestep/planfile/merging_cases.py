"""A clinician's file beside the person's plan: which case it is, and what the plan would read like with it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Literal

from gradestep.model.plan import Plan
from gradestep.model.problem import Problem
from gradestep.planfile.edits import PlanEdit, SetField
from gradestep.planfile.ids import fresh_id
from gradestep.planfile.merging import Conflict, Merge, merged
from gradestep.planfile.merging_doubt import Misspelt, free_beside, kept_under, misspelt
from gradestep.planfile.merging_pacing import paced
from gradestep.planfile.merging_sides import LISTS, SINGLE, side_of
from gradestep.planfile.reading import LARGEST, PlanReading, read_plan
from gradestep.planfile.rewriting import rewritten
from gradestep.planfile.tables import harmless, tables

MILD = ("warning", "hint")
"""Problems of these levels keep no file from being adopted (design 8)."""


class Case(StrEnum):
    """What adopting a file would be."""

    NEWER_FORMAT = "newer_format"
    ERRORS = "errors"
    TOO_LONG = "too_long"
    """The plan with the file in it would be longer than a plan that can be read."""
    NOTHING = "nothing"
    """There is nothing in the file."""
    UNSOUND = "unsound"
    """The person's own plan cannot be read, so nothing is put into it (R13)."""
    FIRST = "first"
    """Into a plan that holds nothing so far."""
    OWN = "own"
    """Into a plan with ladders of the person's own."""
    BESIDE = "beside"
    """Beside the plan of another clinician."""
    REVISION = "revision"
    """A later revision of what was adopted."""
    SAME = "same"
    """The very file that was adopted."""
    SAME_NUMBER = "same_number"
    """The revision that was adopted, and it reads otherwise."""
    OLDER = "older"
    NAMESAKE = "namesake"
    """Another plan that has the id of one that was adopted."""


REFUSED = (Case.NEWER_FORMAT, Case.ERRORS, Case.TOO_LONG, Case.NOTHING, Case.UNSOUND)
LEFT_OUT = (Case.OLDER, Case.SAME_NUMBER)
"""Cases that are not taken in without being asked about: it may be the wrong file."""

WhatItIs = Literal["", "newer", "beside"]
"""What the person says a file is: as it seems, the next one of the plan that has its id, or a different plan."""


@dataclass(frozen=True)
class Adoption:
    """A file that was looked at; nothing is changed by it."""

    case: Case
    file: str
    """Its name, as it was given."""
    text: str
    """The file as it is, without a byte-order mark."""
    theirs: Plan
    source: str
    """The id it is kept under: its own, or another where that is taken by a different plan."""
    mine: str
    """The text of the person's plan."""
    bases: Mapping[str, str] = field(default_factory=dict)
    """The files adopted before, by the id they are kept under."""
    problems: tuple[Problem, ...] = ()
    misspelt: Misspelt | None = None
    """What would be missing because of a slip in its name; the person is asked about it first."""

    @property
    def base(self) -> str | None:
        """The file of that id as adopted before."""
        return self.bases.get(self.source)

    @property
    def others(self) -> tuple[str, ...]:
        """What was adopted from other clinicians."""
        return tuple(text for name, text in self.bases.items() if name != self.source)

    @property
    def had(self) -> int | None:
        """The revision adopted before, as the person's plan names it."""
        revision = tables(self.mine).get("adopted", {}).get(self.source)
        return revision if isinstance(revision, int) else None

    @property
    def known_title(self) -> str:
        """The title of the plan that was adopted under the file's own id."""
        return str(tables(self.bases.get(self.theirs.id)).get("title", ""))

    @property
    def is_left_out(self) -> bool:
        """True where it is not taken in unless the person says that it is meant."""
        return self.case in LEFT_OUT or self.misspelt is not None

    @property
    def refused(self) -> bool:
        """True where it is not to be adopted, whatever is answered."""
        return self.case in REFUSED

    @property
    def is_blank(self) -> bool:
        """True where the person's plan holds nothing of their own that a whole new text would lose."""
        kept = {"format", "id", "revision", "pacing"}
        holds = {key for key, value in tables(self.mine).items() if value and key not in kept}
        comments = [line for line in self.mine.splitlines() if "#" in line and not line.startswith(_EMPTY)]
        return not holds and not comments

    @property
    def is_first(self) -> bool:
        """True where nothing of that id was adopted before."""
        return self.base is None and self.had is None

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What both changed differently; none where there is nothing to merge with."""
        return () if self.is_blank or self.refused else self.merge.conflicts

    @cached_property
    def merge(self) -> Merge:
        """What becomes of the plan, every conflict kept as the person has it."""
        return self.merged_with(())

    def merged_with(self, taking: Collection[str]) -> Merge:
        """The same with these conflicts, by key, decided for the clinician."""
        return merged(
            tables(self.base) if self.base is not None else None,
            tables(self.mine),
            tables(self.text),
            self.source,
            others=tuple(tables(other) for other in self.others),
            taking=taking,
        )

    def plan_text(self, taking: Collection[str] = ()) -> str:
        """The person's plan with the file in it. Raises EditDoesNotFit."""
        if self.is_blank:
            return rewritten(harmless(self.text), self._marks())
        mine = tables(self.mine)
        edits: list[PlanEdit] = list((self.merged_with(taking) if taking else self.merge).edits)
        if mine.get("id") == self.source and mine.get("revision") != self.theirs.revision:
            edits.append(SetField((), "revision", self.theirs.revision))
        if mine.get("adopted", {}).get(self.source) != self.theirs.revision:
            edits.append(SetField(("adopted",), self.source, self.theirs.revision))
        return rewritten(self.mine, edits)

    def title_of(self, entry_id: str) -> str:
        """What an entry is called, by its id in the plan or in the file."""
        return self._titles.get(entry_id, entry_id)

    @cached_property
    def _titles(self) -> Mapping[str, str]:
        theirs, mine = (side_of(tables(text)).entries.values() for text in (self.text, self.mine))
        return {entry.id: entry.title for entry in (*theirs, *mine)}

    def taken_as(self, what: WhatItIs) -> Adoption:
        """The same file as what the person says it is."""
        if what == "newer" and self.case is Case.NAMESAKE:
            return replace(self, case=Case.REVISION, source=self.theirs.id)
        if what == "beside" and self.case is Case.SAME_NUMBER:
            return replace(self, case=Case.BESIDE, source=free_beside(self.theirs.id, self.bases))
        return self

    def _marks(self) -> Iterator[PlanEdit]:
        """Whose every entry is, what was adopted, and the pacing that the person had before."""
        theirs, mine = tables(self.text), tables(self.mine)
        entries = side_of(theirs).entries.values()
        for entry in entries:
            if entry.unnamed is not None:
                yield SetField((*entry.list, f"#{entry.unnamed}"), "id", entry.id)
        for entry in entries:
            yield SetField(entry.at, "from", self.source)
        coming = theirs.get("pacing", {})
        for name, value in paced(None, mine.get("pacing", {}), coming, ()).theirs.items():
            if value != coming.get(name):
                yield SetField(("pacing",), name, value)
        for other in theirs.get("adopted", {}):
            yield SetField(("adopted",), other, None)
        yield SetField(("adopted",), self.source, self.theirs.revision)


_EMPTY = "# Your plan. It is empty"
"""The beginning of the one comment that this program writes into an empty plan."""


def adoption(raw: bytes, file: Path, mine: str, bases: Mapping[str, str]) -> Adoption:
    """Which case a file is; never raises on any bytes.

    `mine` is the text of the person's plan, `bases` the files adopted before that it still holds, by the id they are kept
    under.
    """
    return _looked_at(raw, file, mine, tuple(bases.items()))


@lru_cache(maxsize=2)
def _looked_at(raw: bytes, file: Path, mine: str, bases: tuple[tuple[str, str], ...]) -> Adoption:
    """Looked at once to be shown, and again to be taken in: mostly nothing is another by then."""
    reading = read_plan(raw, file, outside=True)
    refusal = _refusal(reading)
    if refusal is not None or reading.plan is None:
        plan = reading.plan or Plan()
        return Adoption(refusal or Case.ERRORS, str(file), reading.text, plan, plan.id, mine, problems=reading.problems)
    entries, known = tables(reading.text), dict(bases)
    plan_id = str(entries.get("id") or fresh_id(reading.plan.title or file.stem, ()))
    theirs = reading.plan.model_copy(update={"id": plan_id})
    source = kept_under(plan_id, reading.text, known)
    looked_at = Adoption(
        Case.NAMESAKE if source is None else Case.REVISION,
        str(file),
        reading.text,
        theirs,
        source or free_beside(plan_id, known),
        mine,
        known,
        reading.problems,
        misspelt(entries),
    )
    return looked_at if source is None else replace(looked_at, case=_case(looked_at))


def _refusal(reading: PlanReading) -> Case | None:
    if reading.newer:
        return Case.NEWER_FORMAT
    if reading.plan is None or any(problem.values.get("level") not in MILD for problem in reading.problems):
        return Case.ERRORS
    holds = any(getattr(reading.plan, name) for name in LISTS)
    said = any(name in tables(reading.text) for name in SINGLE)
    return None if holds or said else Case.NOTHING


def _case(looked_at: Adoption) -> Case:
    if looked_at.base == looked_at.text:
        return Case.SAME
    if looked_at.had is None:
        if _least_length(looked_at) > LARGEST:
            return Case.TOO_LONG
        if looked_at.is_blank:
            return Case.FIRST
        return Case.BESIDE if looked_at.others else Case.OWN
    if looked_at.theirs.revision < looked_at.had:
        return Case.OLDER
    return Case.SAME_NUMBER if looked_at.theirs.revision == looked_at.had else Case.REVISION


def _least_length(looked_at: Adoption) -> int:
    """Bytes that a plan has at the least once the file is in it: each entry gets a line that says whose it is."""
    marks = len(side_of(tables(looked_at.text)).entries) * len(f'from = "{looked_at.source}"\n')
    return len(looked_at.text.encode()) + marks + (0 if looked_at.is_blank else len(looked_at.mine.encode()))
