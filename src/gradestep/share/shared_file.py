"""The form of a shared JSON file: the lines that stay, and the whole journal where nothing was held back (R25).

`docs/sharing.md` describes it to other programs. A field may be added; none changes what it means.
"""

from __future__ import annotations

from datetime import date as Date
from typing import Literal

from pydantic import Field, ValidationError

from gradestep.model.plan import Ladder, Step
from gradestep.model.scalars import Frozen, Many, Percent, Slug
from gradestep.model.scalars import Line as Words
from gradestep.share.gathering import Line
from gradestep.share.page import Page, Section
from gradestep.share.report import REPORT_GROUPS, Report

SCHEMA, VERSION = "gradestep-share", 1

LARGEST = 256 * 1024 * 1024
"""Bytes of a file that is opened; ten years with every word are a quarter of it."""


class SharedLine(Frozen):
    """One thing that was shared, as it is read, and what it is to a program."""

    id: str
    """The record's id and the field, with a stroke between."""
    part: str
    cells: Many[tuple[str, str]]
    """Label and value; several stand together."""
    entry: str = ""
    """The attempt or record it is from."""
    field: str = ""
    day: Date | None = None
    words: bool = False
    """True for the person's free text."""
    number: float | None = None
    code: str = ""
    """Such as an outcome."""
    step: str = ""
    band: str = ""
    """The time of day."""
    context: str = ""
    title: str = ""
    """What it is about, without its day."""
    unit: str = ""


class SharedStep(Frozen):
    """A step of the plan that stays."""

    id: Slug
    title: Words
    difficulty: Percent


class SharedLadder(Frozen):
    """A ladder with the steps that stay, in their order."""

    id: Slug
    title: Words
    steps: Many[SharedStep] = ()


class SharedSection(Frozen):
    """A heading of the brief and its lines."""

    part: str
    title: str
    lines: Many[SharedLine] = ()
    more: int = 0
    shared: bool = True
    """False where what it would hold was not asked for."""


class SharedBrief(Frozen):
    """The brief that goes with it."""

    title: str
    sections: Many[SharedSection] = ()
    held_back: int = 0


class SharedFile(Frozen):
    """Everything in the file."""

    gradestep: Literal["gradestep-share"] = "gradestep-share"
    schema_version: int = VERSION
    made: Date
    first: Date
    last: Date
    began: Date | None = None
    """The day the weeks are counted from, where it is not the first."""
    left_out: Many[str] = ()
    """Parts that were not asked for."""
    held_back: int = Field(ge=0)
    """Lines that stayed with the person."""
    damaged: int = Field(default=0, ge=0)
    """Places in the person's files that could not be read."""
    made_up: bool = False
    """True for the person of the demonstration."""
    ladders: Many[SharedLadder] = ()
    groups: dict[str, Many[SharedLine]]
    """The lines of the report, by group."""
    brief: SharedBrief | None = None
    journal: Many[str] | None = None
    """Every line of the journal as it stands in its file; absent where anything was held back."""

    def report(self) -> Report:
        """The report, as its maker saw it."""
        return Report(
            {group: _lines(self.groups.get(group, ())) for group in REPORT_GROUPS},
            self.first,
            self.last,
            self.held_back,
            self.damaged,
            tuple(_ladder(one) for one in self.ladders),
            self.began or self.first,
            self.left_out,
            self.made_up,
        )

    def page(self) -> Page | None:
        """The brief, if it is in the file."""
        if self.brief is None:
            return None
        sections = tuple(
            Section(one.part, one.title, _lines(one.lines), one.more, one.shared) for one in self.brief.sections
        )
        return Page("brief", self.brief.title, sections, self.brief.held_back)


def shared_text(report: Report, brief: Page | None, made: Date, journal: tuple[str, ...] | None = None) -> str:
    """The file's text."""
    shared = SharedFile(
        made=made,
        first=report.first,
        last=report.last,
        began=report.began,
        left_out=report.left_out,
        held_back=report.held_back,
        damaged=report.damaged,
        made_up=report.made_up,
        ladders=tuple(_shared_ladder(ladder) for ladder in report.ladders),
        groups={group: _shared_lines(lines) for group, lines in report.groups.items()},
        brief=_shared_brief(brief) if brief is not None else None,
        journal=journal,
    )
    told = shared.model_dump_json(exclude_defaults=True, indent=1)
    head = f'{{\n "gradestep": "{SCHEMA}",\n "schema_version": {VERSION},'
    return head + told.removeprefix("{") + "\n"


def read_shared(raw: bytes) -> SharedFile | None:
    """What is in those bytes; nothing where they are no such file. Never raises on any bytes."""
    try:
        return SharedFile.model_validate_json(raw)
    except (ValidationError, ValueError, RecursionError):
        return None


def is_newer(raw: bytes) -> bool:
    """True for a file of a later form, which this program does not read."""
    found = read_shared(raw)
    return found is not None and found.schema_version > VERSION


def _lines(lines: tuple[SharedLine, ...]) -> tuple[Line, ...]:
    return tuple(
        Line(
            one.id,
            one.part,
            one.cells,
            one.entry,
            one.field,
            one.day,
            False,
            one.words,
            one.number,
            one.code,
            one.step,
            one.band,
            one.context,
            one.title,
            one.unit,
        )
        for one in lines
        if one.cells
    )


def _shared_lines(lines: tuple[Line, ...]) -> tuple[SharedLine, ...]:
    return tuple(
        SharedLine.model_construct(
            **{name: value for name, value in line._asdict().items() if name != "private"},
        )
        for line in lines
    )


def _shared_brief(page: Page) -> SharedBrief:
    sections = tuple(
        SharedSection(part=one.part, title=one.title, lines=_shared_lines(one.lines), more=one.more, shared=one.shared)
        for one in page.sections
    )
    return SharedBrief(title=page.title, sections=sections, held_back=page.held_back)


def _shared_ladder(ladder: Ladder) -> SharedLadder:
    steps = tuple(SharedStep(id=step.id, title=step.title, difficulty=step.difficulty) for step in ladder.steps)
    return SharedLadder(id=ladder.id, title=ladder.title, steps=steps)


def _ladder(shared: SharedLadder) -> Ladder:
    steps = tuple(Step(id=step.id, title=step.title, difficulty=step.difficulty) for step in shared.steps)
    return Ladder(id=shared.id, title=shared.title, order="hand", steps=steps)
