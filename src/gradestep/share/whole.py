"""What goes with a shared record: the whole journal where nothing was held back (R25), and the brief of what stays (B4)."""

from __future__ import annotations

from dataclasses import replace

from gradestep.content import say
from gradestep.share.brief import brief
from gradestep.share.gathering import WHOLE, Choice, Line, Material
from gradestep.share.page import Page


def whole_lines(material: Material) -> tuple[Line, ...]:
    """The one line that stands for every record, earlier wordings and removed ones among them."""
    value = say("share_json.whole", count=len(material.history.records))
    return (Line("whole/records", WHOLE, ((say("share_json.label"), value),)),)


def journal_of(material: Material, choice: Choice, held_back: int) -> tuple[str, ...] | None:
    """Every line of the journal; nothing where it was not asked for, or where anything at all stays with the person."""
    if obstacles(material, choice, held_back):
        return None
    return tuple(record.raw.decode("utf-8", errors="replace") for record in material.history.records)


def obstacles(material: Material, choice: Choice, held_back: int) -> tuple[str, ...]:
    """That the file cannot be restored from, and why; nothing where it can be."""
    (line,) = whole_lines(material)
    why = {
        "not_asked": not choice.stays(line),
        "held": held_back > 0,
        "days": choice.since is not None or choice.until is not None,
        "damaged": material.damaged > 0,
    }
    found = tuple(say(f"share_json.why.{name}", count=held_back) for name, is_so in why.items() if is_so)
    return (say("share_json.cannot_restore"), *found) if found else ()


def brief_beside(material: Material, choice: Choice) -> Page:
    """The brief that goes with a record: for a session, with the same lines held back as in the record."""
    return brief(material, replace(choice, purpose="session"))
