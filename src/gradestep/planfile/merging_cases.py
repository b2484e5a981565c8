"""A clinician's file beside the person's plan: which case it is, and what the plan would read like with it."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from gradestep.model.plan import Plan
from gradestep.model.problem import Problem
from gradestep.planfile.edits import PlanEdit, SetField
from gradestep.planfile.ids import fresh_id
from gradestep.planfile.merging import Conflict, Merge, merged
from gradestep.planfile.merging_pacing import paced
from gradestep.planfile.merging_sides import LISTS, SINGLE, side_of
from gradestep.planfile.reading import PlanReading, read_plan
from gradestep.planfile.rewriting import rewritten
from gradestep.text import cleaned

MILD = ("warning", "hint")
"""Problems of these levels keep no file from being adopted (design 8)."""


class Case(StrEnum):
    """What adopting a file would be."""

    NEWER_FORMAT = "newer_format"
    ERRORS = "errors"
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


REFUSED = (Case.NEWER_FORMAT, Case.ERRORS, Case.NOTHING, Case.UNSOUND)
DOUBTFUL = (Case.SAME_NUMBER, Case.OLDER, Case.NAMESAKE)
"""Cases where the person is asked first what the file is."""


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
        revision = _tables(self.mine).get("adopted", {}).get(self.source)
        return revision if isinstance(revision, int) else None

    @property
    def known_title(self) -> str:
        """The title of the plan that was adopted under the file's own id."""
        return str(_tables(self.bases.get(self.theirs.id)).get("title", ""))

    @property
    def refused(self) -> bool:
        """True where it is not to be adopted, whatever is answered."""
        return self.case in REFUSED

    @property
    def is_blank(self) -> bool:
        """True where the person's plan holds nothing of their own that a whole new text would lose."""
        kept = {"format", "id", "revision", "pacing"}
        holds = {key for key, value in _tables(self.mine).items() if value and key not in kept}
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
            _tables(self.base) if self.base is not None else None,
            _tables(self.mine),
            _tables(self.text),
            self.source,
            others=tuple(_tables(other) for other in self.others),
            taking=taking,
        )

    def plan_text(self, taking: Collection[str] = ()) -> str:
        """The person's plan with the file in it. Raises EditDoesNotFit."""
        if self.is_blank:
            return rewritten(_harmless(self.text), self._marks())
        mine = _tables(self.mine)
        edits: list[PlanEdit] = list((self.merged_with(taking) if taking else self.merge).edits)
        if mine.get("id") == self.source and mine.get("revision") != self.theirs.revision:
            edits.append(SetField((), "revision", self.theirs.revision))
        if mine.get("adopted", {}).get(self.source) != self.theirs.revision:
            edits.append(SetField(("adopted",), self.source, self.theirs.revision))
        return rewritten(self.mine, edits)

    def title_of(self, entry_id: str) -> str:
        """What an entry is called, by its id in the plan or in the file."""
        for side in (side_of(_tables(self.mine)), side_of(_tables(self.text))):
            for (_, known), entry in side.entries.items():
                if known == entry_id:
                    return entry.title
        return entry_id

    def as_newer(self) -> Adoption:
        """The same file as the next one of the plan that has its id, whatever its number."""
        return replace(self, case=Case.REVISION, source=self.theirs.id) if self.case is Case.NAMESAKE else self

    def _marks(self) -> Iterator[PlanEdit]:
        """Whose every entry is, what was adopted, and the pacing that the person had before."""
        theirs, mine = _tables(self.text), _tables(self.mine)
        for entry in side_of(theirs).entries.values():
            if entry.unnamed is not None:
                yield SetField((*entry.list, f"#{entry.unnamed}"), "id", entry.id)
            yield SetField(entry.at, "from", self.source)
        coming = theirs.get("pacing", {})
        for name, value in paced(None, mine.get("pacing", {}), coming, ()).theirs.items():
            if value != coming.get(name):
                yield SetField(("pacing",), name, value)  # type: ignore[arg-type]  # a plain value of a plan file
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
    reading = read_plan(raw, file, outside=True)
    refusal = _refusal(reading)
    if refusal is not None or reading.plan is None:
        plan = reading.plan or Plan()
        return Adoption(refusal or Case.ERRORS, str(file), reading.text, plan, plan.id, mine, problems=reading.problems)
    entries = _tables(reading.text)
    plan_id = str(entries.get("id") or fresh_id(reading.plan.title or file.stem, ()))
    theirs = reading.plan.model_copy(update={"id": plan_id})
    source, namesake = _source_for(plan_id, reading.text, bases)
    looked_at = Adoption(Case.REVISION, str(file), reading.text, theirs, source, mine, bases, reading.problems)
    return replace(looked_at, case=_case(looked_at, namesake=namesake))


def _refusal(reading: PlanReading) -> Case | None:
    if reading.newer:
        return Case.NEWER_FORMAT
    if reading.plan is None or any(problem.values.get("level") not in MILD for problem in reading.problems):
        return Case.ERRORS
    holds = any(getattr(reading.plan, name) for name in LISTS)
    said = any(name in _tables(reading.text) for name in SINGLE)
    return None if holds or said else Case.NOTHING


def _case(looked_at: Adoption, *, namesake: bool) -> Case:
    if looked_at.base == looked_at.text:
        return Case.SAME
    if namesake:
        return Case.NAMESAKE
    if looked_at.had is None:
        if looked_at.is_blank:
            return Case.FIRST
        return Case.BESIDE if looked_at.others else Case.OWN
    if looked_at.theirs.revision < looked_at.had:
        return Case.OLDER
    return Case.SAME_NUMBER if looked_at.theirs.revision == looked_at.had else Case.REVISION


def _source_for(plan_id: str, text: str, bases: Mapping[str, str]) -> tuple[str, bool]:
    """The id a file is kept under; True where a different plan has its own."""
    stem = f"{plan_id[:60]}-"
    known = [name for name in bases if name == plan_id or (name.startswith(stem) and name.removeprefix(stem).isdigit())]
    for name in known:
        if bases[name] == text or not _is_another(_tables(bases[name]), _tables(text)):
            return name, False
    if plan_id not in bases:
        return plan_id, False
    number = 2
    while f"{stem}{number}" in bases:
        number += 1
    return f"{stem}{number}", True


def _is_another(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """True where two files of one id are different plans: another title, and another author or nothing in common."""
    if one.get("title") == other.get("title"):
        return False
    authors = (one.get("author"), other.get("author"))
    in_common = set(side_of(one).entries) & set(side_of(other).entries)
    return not in_common or (all(authors) and authors[0] != authors[1])


def _tables(text: str | None) -> Mapping[str, Any]:
    """A text that was read before, as tables without control characters in their words; none where it is not TOML."""
    return _parsed(text or "")


@lru_cache(maxsize=6)
def _parsed(text: str) -> Mapping[str, Any]:
    """Nothing changes these tables, and a long plan is asked about many times."""
    try:
        return {key: _clean(value) for key, value in tomllib.loads(text).items()}
    except (ValueError, RecursionError):
        return {}


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return cleaned(value)
    if isinstance(value, list):
        return [_clean(one) for one in value]
    return {key: _clean(one) for key, one in value.items()} if isinstance(value, dict) else value


def _harmless(text: str) -> str:
    """A file as it is, unless it holds characters that act on a terminal or turn words around."""
    lines = text.replace("\r\n", "\n")
    return text if cleaned(lines) == lines else cleaned(text)
