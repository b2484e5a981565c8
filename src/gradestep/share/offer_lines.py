"""Offers and their answers, and if-then plans that were used, as lines (care 1.3, 1.4)."""

from __future__ import annotations

from gradestep.coach.if_then import RULE
from gradestep.content import has, say
from gradestep.model.history import Entry
from gradestep.model.journal import Offer
from gradestep.share.gathering import Choice, Line, Material, is_private
from gradestep.share.names import Names
from gradestep.share.wording import full_day, value_words


def offer_lines(material: Material, choice: Choice) -> tuple[Line, ...]:
    """Each offer that was answered: its rule, which is the field, the step or list where it is named, and the answer."""
    names = Names(material, choice)
    return tuple(
        _offer(entry, entry.event, names)
        for entry in reversed(material.entries_within(choice))
        if isinstance(entry.event, Offer) and entry.event.rule != RULE
    )


def use_lines(material: Material, choice: Choice) -> tuple[Line, ...]:
    """Each time the *if* of a plan was chosen, with the plan's words where they are said elsewhere too."""
    names = Names(material, choice)
    return tuple(
        _use(entry, entry.event, names)
        for entry in reversed(material.entries_within(choice))
        if isinstance(entry.event, Offer) and entry.event.rule == RULE
    )


def _offer(entry: Entry, event: Offer, names: Names) -> Line:
    subject = event.subject or ""
    step, ladder = names.step(subject), names.ladder(subject)
    rule, answer = f"rules.{event.rule}.name", f"share_record.answers.{event.answer}"
    about = ((say("share_record.offers.about"), step or ladder),) if step or ladder else ()
    cells = (
        (say("share_record.offers.rule"), say(rule if has(rule) else "share_record.offers.other")),
        *about,
        (say("share_record.offers.answer"), say(answer) if has(answer) else value_words(event.answer or "unsaid")),
    )
    line = _line(entry, event.rule, cells)._replace(code=event.answer or "unsaid", title=step or ladder)
    return line._replace(step=subject if step else "")


def _use(entry: Entry, event: Offer, names: Names) -> Line:
    words = names.if_then(event.subject or "")
    cells = ((say("share_record.offers.used"), words or say("share_record.about.if_then")),)
    return _line(entry, "if_then", cells)._replace(code=event.answer or "", title=words)


def _line(entry: Entry, field: str, cells: tuple[tuple[str, str], ...]) -> Line:
    day = entry.record.day
    one = Line(f"{entry.id}/offer", "offers", cells, entry.id, field, day, is_private(entry))
    return one._replace(context=full_day(day))
