"""Lines of the brief about the plan: what to decide together, what stands still, what was changed, what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gradestep.coach.planned import coming
from gradestep.coach.present_size import outgrown
from gradestep.coach.stalled import is_stalled
from gradestep.content import has, say
from gradestep.model.history import Entry
from gradestep.model.journal import Offer, PlanAdopted, PlanChanged, Planned, Undecided
from gradestep.model.plan import Step
from gradestep.share.counting import by_itself, counts
from gradestep.share.gathering import Choice, Line, Material, is_private
from gradestep.share.wording import full_day

CHANGED = ("edit", "adjustment", "by_hand", "starter")
"""What a person does to a plan; `undo` takes one of these back."""


def together_lines(material: Material, choice: Choice) -> tuple[Line, ...]:
    """What the person and their clinician each changed, left to decide together."""
    taken_back = _taken_back(material)
    return tuple(
        _together_line(entry, place, one)
        for entry in material.entries_within(choice)
        if isinstance(entry.event, PlanAdopted) and entry.id not in taken_back
        for place, one in enumerate(entry.event.together)
    )


def _together_line(entry: Entry, place: int, undecided: Undecided) -> Line:
    key = f"adopt.fields.{undecided.field}"
    field = say(key) if has(key) else undecided.field
    cells = (
        (say("share.labels.together"), say("share.field", label=undecided.title, value=field)),
        (say("share.labels.mine"), undecided.mine),
        (say("share.labels.theirs"), undecided.theirs),
    )
    return Line(f"{entry.id}/together-{place}", "together", cells, entry.id, "together", entry.record.day)


def stuck_lines(material: Material, choice: Choice) -> tuple[Line, ...]:
    """Steps with no done or part for 14 days, or three not-todays running, and what was chosen; the last tried first (S38)."""
    last = material.last_day(choice)
    tried = [one for one in material.attempts if one.day <= last and counts(one, choice)]
    old = outgrown(tried, material.history)
    places = {one.step.id: place for place, one in enumerate(tried) if one.ended is not None}
    still = (
        step
        for ladder, step in material.plan.steps()
        if step.id in places and not (ladder.rested or step.rested) and is_stalled(ladder, step, tried, old, last)
    )
    answers = _answers(material, choice)
    return tuple(_stuck_line(step, answers) for step in sorted(still, key=lambda step: -places[step.id]))


def _answers(material: Material, choice: Choice) -> tuple[tuple[str, str], ...]:
    """What was answered where a step stood still, the latest first: the step's id or words, and the answer."""
    return tuple(
        (entry.event.subject or "", entry.event.answer)
        for entry in reversed(material.entries_within(choice))
        if isinstance(entry.event, Offer)
        and entry.event.rule == "S38"
        and entry.event.answer
        and has(f"share.stuck.{entry.event.answer}")
        and by_itself(choice, f"{entry.id}/offer", is_private(entry))
    )


def _stuck_line(step: Step, answers: Sequence[tuple[str, str]]) -> Line:
    answer = next((answer for subject, answer in answers if subject in (step.id, step.title)), "nothing")
    cells = (
        (say("share.labels.stuck"), step.title),
        (say("share.labels.chosen"), say(f"share.stuck.{answer}")),
    )
    return Line(f"stuck/{step.id}", "stuck", cells, step.id, "stuck", step=step.id)


def change_lines(material: Material, choice: Choice) -> tuple[Line, ...]:
    """What the person changed in the plan and has not taken back, the latest first."""
    taken_back = _taken_back(material)
    found = (entry for entry in reversed(material.entries_within(choice)) if entry.id not in taken_back)
    return tuple(_change_line(entry, words) for entry in found if (words := _change(entry)))


def _change(entry: Entry) -> str:
    envelope = entry.record.envelope
    if envelope.undoes or envelope.redoes:
        # Taking an adoption back or bringing it again is an adoption too, and no change of its own.
        return ""
    match entry.event:
        case PlanChanged(what=what, subject=subject) if what in CHANGED:
            return say(f"share.changes.{what}", subject=subject or say("share.changes.plan"))
        case PlanAdopted(base=base, title=title, plan=plan, revision=revision) if base:
            return say("share.changes.adopted", subject=title or plan, revision=revision)
        case _:
            return ""


def _change_line(entry: Entry, words: str) -> Line:
    cells = ((full_day(entry.record.day), words),)
    return Line(f"{entry.id}/change", "changes", cells, entry.id, "change", entry.record.day, is_private(entry))


def _taken_back(material: Material) -> frozenset[str]:
    """Records that undo took back and nothing brought back since."""
    gone: set[str] = set()
    for entry in material.standing:
        envelope = entry.record.envelope
        gone |= {envelope.undoes} if envelope.undoes else set()
        gone -= {envelope.redoes} if envelope.redoes else set()
    return frozenset(gone)


def planned_lines(material: Material, choice: Choice) -> tuple[Line, ...]:
    """Steps meant for a day still to come, the nearest first, as it stood on the last day of the page."""
    last = min(material.last_day(choice), material.today)
    history = material.history
    if choice.until is not None:
        history = replace(history, entries=tuple(one for one in history.entries if one.record.day <= last))
    return tuple(
        _planned_line(material, one.entry, one.entry.event)
        for one in coming(history, last)
        if isinstance(one.entry.event, Planned)
    )


def _planned_line(material: Material, entry: Entry, planned: Planned) -> Line:
    found = material.plan.find(planned.step)
    day = full_day(planned.day_planned)
    cells = [(say("share.labels.planned"), found[1].title if found else planned.step)]
    cells.append((say("share.labels.time"), f"{day}, {planned.time}" if planned.time else day))
    line = Line(
        f"{entry.id}/planned", "planned", tuple(cells), entry.id, "planned", entry.record.day, is_private(entry)
    )
    return line._replace(code=f"{planned.day_planned.isoformat()} {planned.time or ''}".strip())
