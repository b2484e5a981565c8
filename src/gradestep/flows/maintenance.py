"""Keeping it going: what was found out, what to keep up in a week, a plan for rough times, people, what is next (S63, care 1.10)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from gradestep.coach.learnings import learnings
from gradestep.coach.my_week import my_week
from gradestep.coach.next_step import open_steps
from gradestep.content import say
from gradestep.flows import asking
from gradestep.flows.effect import ChangePlan, Effect, Remember
from gradestep.flows.flow import Flow, Scene, Stage, Talk
from gradestep.flows.question import Option
from gradestep.model.journal import Review
from gradestep.model.plan import Maintenance
from gradestep.planfile.edits import PlanEdit, SetField
from gradestep.text import cleaned_line

SUBJECT = "maintenance"
"""Of the review that says when the plan for later was last looked at."""

LISTS = ("learned", "keep_doing", "rough_times", "people", "next_steps")
SETBACK = ("today", "this_week", "after_two_weeks")
"""The setback plan (care 1.10)."""

CLINICIAN, REVIEWS = "clinician_contact", "reviews"
LINES = (*SETBACK, CLINICIAN)

OFFERED = 8
"""Steps and learnings offered to pick from at the most (A22)."""

SKILLS = ("breathing", "grounding", "posture", "check_in")


def maintenance(scene: Scene) -> Flow:
    """Everything can be passed over, and what was there stays where nothing else is said."""
    return Flow(
        id="maintenance",
        title=say("maintenance.title"),
        stages=(
            Stage("week", asking.information("maintenance.about", lambda _: _week(scene))),
            Stage("learned", _picked(scene, "learned", _learned(scene))),
            Stage("keep_doing", _picked(scene, "keep_doing", _kept_up(scene))),
            Stage("rough_times", _listed(scene, "rough_times")),
            *(_line(scene, field) for field in SETBACK),
            Stage("people", _picked(scene, "people", _people(scene))),
            _line(scene, CLINICIAN),
            Stage("next_steps", _listed(scene, "next_steps")),
            Stage(REVIEWS, _reviews(scene)),
            asking.closing_line("kept", _kept),
        ),
        closing=_changed,
    )


def _week(scene: Scene) -> tuple[str, ...]:
    return my_week(scene.plan, scene.settings, scene.history, scene.today)


def _learned(scene: Scene) -> tuple[str, ...]:
    known = learnings(scene.history)
    return tuple(one.words for one in sorted(known, key=lambda one: not one.starred)[:OFFERED])


def _kept_up(scene: Scene) -> tuple[str, ...]:
    steps = tuple(step.title for _, step in open_steps(scene.plan))[:OFFERED]
    return (*steps, *(say(f"maintenance.skills.{skill}") for skill in SKILLS))


def _people(scene: Scene) -> tuple[str, ...]:
    plan = scene.plan
    return (*(one.name for one in plan.supporters), *(one.name for one in plan.contacts))


def _picked(scene: Scene, field: str, offered: tuple[str, ...]) -> asking.Ask:
    """Any number of what there is, ticked where it is in the plan already, and own words."""
    there = _lines(scene.plan.maintenance, field)
    words = tuple(dict.fromkeys((*there, *offered)))

    def options(_: Talk) -> tuple[Option, ...]:
        return tuple(Option(one, one) for one in words)

    if not words:
        return asking.text(f"maintenance.{field}_own", note=True)
    return asking.several_of(
        f"maintenance.{field}", options, own_words=True, note=True, prefill=lambda _: there or None
    )


def _listed(scene: Scene, field: str) -> asking.Ask:
    """One on each line."""
    there = "\n".join(_lines(scene.plan.maintenance, field))
    return asking.text(f"maintenance.{field}", note=True, prefill=lambda _: there or None)


def _line(scene: Scene, field: str) -> Stage:
    return Stage(field, asking.line(f"maintenance.{field}", note=True, prefill=_now(scene, field)))


def _reviews(scene: Scene) -> asking.Ask:
    """When to look at it again; those there are stand ticked, and none ticked is no look."""
    there = scene.plan.maintenance.reviews
    days = sorted({*Maintenance().reviews, *there})
    options = tuple(Option(str(one), say("maintenance.reviews.day", days=one)) for one in days)
    prefill = tuple(str(one) for one in there)
    return asking.several_of("maintenance.reviews", lambda _: options, note=True, prefill=lambda _: prefill or None)


def _now(scene: Scene, field: str) -> Callable[[Talk], str | None]:
    return lambda _: getattr(scene.plan.maintenance, field)


def _lines(plan: Maintenance, field: str) -> tuple[str, ...]:
    found: tuple[str, ...] = getattr(plan, field)
    return found


def _given(talk: Talk, field: str) -> tuple[str, ...] | None:
    """What was answered there, one line each; nothing where it was passed over."""
    answer = talk.answers.get(field)
    if answer is None:
        return None
    lines = answer.splitlines() if isinstance(answer, str) else answer if isinstance(answer, tuple) else ()
    return tuple(dict.fromkeys(line for line in (cleaned_line(str(one)) for one in lines) if line))


def _edits(talk: Talk) -> Iterator[PlanEdit]:
    there = talk.scene.plan.maintenance
    for field in LISTS:
        given = _given(talk, field)
        if given is not None and given != _lines(there, field):
            yield SetField(("maintenance",), field, given or None)
    for field in LINES:
        answer = talk.answers.get(field)
        if isinstance(answer, str) and answer.strip() != (getattr(there, field) or ""):
            yield SetField(("maintenance",), field, cleaned_line(answer) or None)
    if REVIEWS in talk.answers:
        days = tuple(sorted(int(one) for one in talk.chosen(REVIEWS) if one.isdigit()))
        if days != there.reviews:
            yield SetField(("maintenance",), REVIEWS, None if days == Maintenance().reviews else days)


def _changed(talk: Talk) -> tuple[Effect, ...]:
    """One change to the plan, and that it was looked at, from which day the later looks count."""
    edits = tuple(_edits(talk))
    looked = Remember(Review(subject=SUBJECT, choice="change" if edits else "keep"), name="review")
    if edits:
        return looked, ChangePlan(edits, subject=say("maintenance.title"))
    return (looked,) if talk.scene.plan.maintenance != Maintenance() and talk.answers else ()


def _kept(talk: Talk) -> tuple[str, ...]:
    if not tuple(_edits(talk)):
        return (say("maintenance.kept.same"),)
    return say("maintenance.kept.line"), say("maintenance.kept.where")
