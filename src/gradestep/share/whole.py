"""The whole journal as one line that can be shared: it goes in where it was asked for and nothing was held back (R25)."""

from __future__ import annotations

from gradestep.content import say
from gradestep.share.gathering import WHOLE, Choice, Line, Material
from gradestep.share.page import OF_THE_PAGE, Page, Section


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


def brief_beside(page: Page, held: tuple[Line, ...]) -> Page:
    """The brief that goes with what stays: nothing of it is from what was held back of the record itself.

    Lines are looked at one by one in the report alone, so that a line of the brief gives way wherever it may tell the same.
    """
    entries = frozenset(line.entry for line in held if line.entry)
    words = frozenset(value.strip() for line in held if line.words for _, value in line.cells if value.strip())
    sections = tuple(_without(section, entries, words) for section in page.sections)
    return Page(page.kind, page.title, sections, page.held_back)


def _without(section: Section, entries: frozenset[str], words: frozenset[str]) -> Section:
    lines = tuple(line for line in section.lines if not _tells(line, entries, words))
    return Section(section.part, section.title, lines, section.more)


def _tells(line: Line, entries: frozenset[str], words: frozenset[str]) -> bool:
    """True for a line that may tell what was held back; what the page says of itself is of no entry."""
    if line.part == OF_THE_PAGE:
        return False
    if (line.words and line.entry in entries) or line.step in entries:
        return True
    return any(word in value or word in label for label, value in line.cells for word in words)
