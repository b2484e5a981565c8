"""What a conversation about people beside me makes of the plan file, and what is said of it (S54, S57, care 1.8)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date as Date

from gradestep.coach.people import SUBJECT, ended_help, name_of, wish_words
from gradestep.content import say, several
from gradestep.flows.at_most import AtMost
from gradestep.flows.editing import NEW, taken_ids
from gradestep.flows.effect import ChangePlan, Effect, Remember
from gradestep.flows.flow import Talk
from gradestep.model.journal import Review
from gradestep.model.people import Practical, Supporter
from gradestep.planfile.edits import AddEntry, PlanEdit, PlanValue, RemoveEntry, SetField
from gradestep.planfile.ids import fresh_id
from gradestep.text import cleaned_line

KINDS = ("lift", "company", "children", "quiet", "call")
OWN = "own"
MOST_LINES = 3
"""Lines to say, and to leave out (care 1.8)."""

WHICH = "_which"
"""Follows the field, in the stage that asks which of too many lines to keep."""


def _room(field: str, label: Callable[[str], str] = str) -> AtMost:
    """Room for three lines; examples that ship are no words of the person's own."""
    return AtMost(
        field + WHICH,
        MOST_LINES,
        lambda talk: tuple(dict.fromkeys(filter(None, map(cleaned_line, talk.chosen(field))))),
        lambda _: several(f"supporters.{field}.examples"),
        label,
    )


ROOM: Mapping[str, AtMost] = {"say": _room("say"), "please_dont": _room("please_dont", wish_words)}


def existing(talk: Talk) -> Supporter | None:
    """The one it is about: named at the start, or chosen; nothing for a new one."""
    wanted = talk.scene.options.get("who") or talk.text("which")
    return next((one for one in talk.scene.plan.supporters if wanted in (one.id, one.name) and wanted), None)


def is_new(talk: Talk) -> bool:
    """True where somebody is added."""
    return existing(talk) is None and (not talk.scene.plan.supporters or talk.text("which") == NEW)


def help_at(talk: Talk) -> Practical | None:
    """The help that was chosen."""
    place, found = _place_of_help(talk), existing(talk)
    return found.practical[place] if found is not None and place is not None else None


def changes(talk: Talk) -> tuple[Effect, ...]:
    """All edits in one change; that ended help was looked at is kept beside it."""
    found, edits = existing(talk), tuple(_edits(talk))
    name = found.name if found is not None else talk.text("name") or ""
    looked: tuple[Effect, ...] = ()
    if found is not None and talk.text("help_what") and _is_ended(found, talk):
        looked = (Remember(Review(subject=SUBJECT + name_of(found), choice=talk.text("help_what")), name="review"),)
    return (*looked, *((ChangePlan(edits, subject=name),) if edits else ()))


def _is_ended(found: Supporter, talk: Talk) -> bool:
    return any(one.supporter is found for one in ended_help(talk.scene.plan, talk.scene.today))


def day_is_unread(talk: Talk) -> bool:
    """True where a day was typed that cannot be read as one."""
    return bool((talk.text("help_until") or "").strip()) and _day(talk) is None


def kept_lines(talk: Talk) -> tuple[str, ...]:
    """What came of it, with a word where a day could not be read or a line had no room."""
    unread = (say("supporters.kept.no_day"),) if day_is_unread(talk) else ()
    return (*_kept(talk), *(line for room in ROOM.values() for line in room.left_out(talk)), *unread)


def _kept(talk: Talk) -> tuple[str, ...]:
    found, edits = existing(talk), tuple(_edits(talk))
    if not edits:
        return (say("supporters.kept.same"),) if found is not None and talk.text("what") else ()
    if talk.text("what") == "remove" and found is not None:
        return (say("supporters.kept.removed", name=found.name), say("supporters.kept.undo"))
    part = talk.text("part")
    more = (say("supporters.kept.part", part=part),) if part and part != "none" else ()
    return (say("supporters.kept.line"), *more, say("supporters.kept.undo"))


def _edits(talk: Talk) -> Iterator[PlanEdit]:
    found = existing(talk)
    if found is None:
        yield from _added(talk)
        return
    if talk.text("what") == "remove":
        yield RemoveEntry(_place(talk, found))
        return
    for field, value in _fields(talk, found).items():
        if value != (getattr(found, field) if field != "practical" else _tables(found.practical)):
            yield SetField(_place(talk, found), field, value or None)
    yield from _avoided(talk)


def _added(talk: Talk) -> Iterator[PlanEdit]:
    name = cleaned_line(talk.text("name") or "")
    if not is_new(talk) or not name:
        return
    taken = taken_ids(talk.scene.plan) | {one.id or "" for one in talk.scene.plan.supporters}
    fields = {key: value for key, value in _fields(talk, Supporter(name=name)).items() if value}
    yield AddEntry(("supporters",), {"id": fresh_id(name, taken), "name": name, **fields})
    yield from _avoided(talk)


def _fields(talk: Talk, now: Supporter) -> dict[str, PlanValue]:
    """The keys that were answered, in their new form."""
    found: dict[str, PlanValue] = {}
    name = cleaned_line(talk.text("name") or "")
    if name:
        found["name"] = name
    for field in ("role", "check_in"):
        answer = talk.answers.get(field)
        if isinstance(answer, str):
            found[field] = cleaned_line(answer) or None
    flare_plan = talk.answers.get("flare_plan")
    if isinstance(flare_plan, str):
        found["flare_plan"] = flare_plan.strip() or None
    for field, room in ROOM.items():
        if field in talk.answers:
            found[field] = room.kept(talk)
    take_over = talk.answers.get("take_over")
    if isinstance(take_over, str):
        found["take_over"] = tuple(line for line in map(cleaned_line, take_over.splitlines()) if line)
    practical = _practical(talk, now)
    if practical != now.practical:
        found["practical"] = _tables(practical)
    return found


def _practical(talk: Talk, now: Supporter) -> tuple[Practical, ...]:
    """The help there is, after what was said of it."""
    place, there = _place_of_help(talk), list(now.practical)
    day, smaller = _day(talk), cleaned_line(talk.text("help_next") or "") or None
    kind = talk.text("help_kind")
    if place is None:
        words = (
            cleaned_line(talk.text("help_own") or "")
            if kind == OWN
            else say(f"supporters.kinds.{kind}")
            if kind
            else ""
        )
        return (*there, Practical(kind=words, until=day, next_smaller_help=smaller)) if words else now.practical
    match talk.text("help_what"):
        case "end":
            there.pop(place)
        case "smaller":
            there[place] = Practical(id=there[place].id, kind=there[place].next_smaller_help or there[place].kind)
        case "change":
            until = there[place].until if "help_until" not in talk.answers or day_is_unread(talk) else day
            after = smaller if "help_next" in talk.answers else there[place].next_smaller_help
            there[place] = there[place].model_copy(update={"until": until, "next_smaller_help": after})
    return tuple(there)


def _tables(practical: tuple[Practical, ...]) -> tuple[Mapping[str, object], ...]:
    return tuple(one.model_dump(exclude_none=True) for one in practical)


def _avoided(talk: Talk) -> Iterator[PlanEdit]:
    """What the person would like to try part of goes on the list of what they have kept away from, to be split there."""
    part = talk.text("part")
    if part and part != "none":
        entry = {"id": fresh_id(part, taken_ids(talk.scene.plan)), "activity": cleaned_line(part), "by": "me"}
        yield AddEntry(("avoided",), entry)


def _place(talk: Talk, found: Supporter) -> tuple[str, ...]:
    at = next(place for place, one in enumerate(talk.scene.plan.supporters) if one is found)
    return ("supporters", found.id or f"#{at}")


def _place_of_help(talk: Talk) -> int | None:
    said, found = talk.text("help_which") or "", existing(talk)
    number = int(said[1:]) if said.startswith("#") and said[1:].isdigit() else -1
    return number if found is not None and 0 <= number < len(found.practical) else None


def _day(talk: Talk) -> Date | None:
    """The last day as typed, with the year first; nothing where it is none."""
    try:
        return Date.fromisoformat((talk.text("help_until") or "").strip())
    except ValueError:
        return None
