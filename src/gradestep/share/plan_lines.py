"""What the plan holds beside its lists, as lines: each entry one, with all that is said of it; and the map of the week."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from gradestep.coach.energy import painted
from gradestep.content import say
from gradestep.model.plan import Pacing
from gradestep.share.gathering import PEOPLE, PLAN_WORDS, Line, Material
from gradestep.share.names import plan_line_id
from gradestep.share.plan_shown import Section, plan_page

LADDER, PACING = "ladder", "pacing"
"""Lists of steps are lines of their own; the usual pacing is nothing anybody wrote."""

PART_OF: Mapping[str, str] = {
    "supporters": PEOPLE,
    "contacts": PEOPLE,
    PACING: "ladder",
    "questions": "check_ins",
    "questionnaire": "questionnaires",
}
"""The part that a section belongs to; what is not here is in the person's own words."""

ENERGY = "energy_map"


def plan_lines(material: Material) -> tuple[Line, ...]:
    """Every entry, in the order the plan is shown in; the map of the week last."""
    usual = (LADDER, PACING) if material.plan.pacing == Pacing() else (LADDER,)
    found = (line for part in plan_page(material.plan).sections if part.name not in usual for line in _lines(part))
    return tuple(_each_its_own((*found, *_energy(material))))


def _lines(section: Section) -> Iterator[Line]:
    for label, value in section.rows:
        yield _line(section.name, ((label or section.title, value),), section.title)
    note = say("plan_show.note")
    for part in section.parts:
        yield _line(
            section.name, ((section.title, part.title), *((label or note, value) for label, value in part.rows))
        )


def _energy(material: Material) -> Iterator[Line]:
    """One line for each day that was painted (S20)."""
    for day, parts in painted(material.settings.energy_map).items():
        told = ", ".join(
            say("energy_map.part", part=say(f"energy_map.parts.{part}"), level=say(f"energy_map.levels.{level}"))
            for part, level in parts.items()
        )
        yield _line(ENERGY, ((say(f"share_record.days.{day}"), told),), say("energy_map.title"))


def _line(section: str, cells: tuple[tuple[str, str], ...], context: str = "") -> Line:
    part = "check_ins" if section == ENERGY else PART_OF.get(section, PLAN_WORDS)
    words = part in (PLAN_WORDS, PEOPLE)
    name = cells[0][1] if not context else "; ".join(value for cell in cells for value in cell)
    return Line(plan_line_id(section, name), part, cells, "", section, words=words, title=cells[0][1], context=context)


def _each_its_own(lines: tuple[Line, ...]) -> Iterator[Line]:
    """The same words twice are two lines, to be held back one by one."""
    seen: Counter[str] = Counter()
    for line in lines:
        seen[line.id] += 1
        yield line if seen[line.id] == 1 else line._replace(id=f"{line.id}-{seen[line.id]}")
