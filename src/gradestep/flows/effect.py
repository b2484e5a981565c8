"""What the answers of a flow become: events to remember and changes to settings or the plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from gradestep.model.journal import Event, InCalendar
from gradestep.planfile.edits import PlanEdit


@dataclass(frozen=True)
class Remember:
    """An event for the journal; `name` tells several of one stage apart."""

    event: Event
    name: str = "event"
    private: bool = False


SettingValue = str | int | float | bool | tuple[float, ...] | tuple[str, ...] | tuple[Mapping[str, object], ...] | None
"""As settings.toml holds it; None leaves it to the default."""


@dataclass(frozen=True)
class ChangeSettings:
    """Settings to change: dotted key and value, None to leave it to the default."""

    values: tuple[tuple[str, SettingValue], ...]


@dataclass(frozen=True)
class ChangePlan:
    """Edits to the person's plan, with what they are about."""

    edits: tuple[PlanEdit, ...]
    what: Literal["edit", "adjustment"] = "edit"
    subject: str = ""


@dataclass(frozen=True)
class UseStarter:
    """A starter ladder to begin with, by its name in content."""

    name: str


@dataclass(frozen=True)
class AdoptFile:
    """A clinician's file to look at, by its path as typed: what is wrong with it is told."""

    path: str
    begin: bool = False
    """The conversation about it begins once this one is over; then nothing is told here."""


@dataclass(frozen=True)
class TakeIn:
    """The clinician's file that the conversation is about becomes part of the plan."""

    taking: tuple[str, ...] = ()
    """Keys of the conflicts that were decided for the clinician."""
    together: tuple[str, ...] = ()
    """Keys of those that are to be decided together."""
    what: Literal["", "newer", "beside"] = ""
    """What the person said the file is, where that was asked."""


@dataclass(frozen=True)
class WritePlan:
    """A plan file to write outside the home, for somebody else or for later."""

    path: str
    """Where; empty for the folder of exports."""
    text: str
    over: bool = False
    """Whether a file that is there already may be written over."""


@dataclass(frozen=True)
class HandOut:
    """Something to share, whole and looked at: a file to write, or to show, and to remember in the journal."""

    what: str
    text: str
    path: str
    """Where; empty for the folder of exports, "-" to show it."""
    name: str
    """Of the file, where no place was named."""
    purpose: str
    parts: tuple[str, ...]
    held_back: int
    over: bool = False
    """Whether a file that is there already may be written over."""
    locked: bool = False
    """Whether it is locked with the passphrase of this run."""
    files: tuple[tuple[str, str], ...] = ()
    """Name and text of each, where it is a folder of files; `text` is what is shown then."""
    calendar: tuple[InCalendar, ...] = ()
    """What stands in a calendar, for the journal to know when the next one is made."""


WRITTEN, KEPT = "written", "kept"
"""What handing out came to: where it is, and where a folder is that made room for it."""


@dataclass(frozen=True)
class StartFlow:
    """Another conversation to begin once this one is over."""

    flow: str
    options: tuple[tuple[str, str], ...] = ()


Effect = Remember | ChangeSettings | ChangePlan | UseStarter | AdoptFile | TakeIn | WritePlan | HandOut | StartFlow
