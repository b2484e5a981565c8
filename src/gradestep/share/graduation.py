"""What a person takes along when gradestep is gone: their steps, skills, plans, signs and learnings, and how to start again (S70)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta

from gradestep.coach.energy import WEEK
from gradestep.coach.if_then import kind_words, told, uses
from gradestep.coach.my_week import DAYS, low_of, step_words, times_of
from gradestep.coach.planned import coming
from gradestep.coach.safety import pem_state
from gradestep.coach.step_sentence import step_sentence
from gradestep.coach.values import area_words
from gradestep.content import data, say, several
from gradestep.model.plan import Plan
from gradestep.share.brief_words import learning_lines
from gradestep.share.gathering import OWN_PLAN, Choice, Line, Material
from gradestep.share.missing import missing_lines
from gradestep.share.page import Page, Section, own_line
from gradestep.share.plan_shown import reviews_words, scaled
from gradestep.share.supporter_page import agreed_lines
from gradestep.share.wording import full_day

GRADUATION_GROUPS = (
    "ladders", "week", "if_then", "values", "signs", "keeping", "beside", "asked", "learnings",
)  # fmt: skip
"""Its groups of lines; between them stand skills, which are everybody's."""

BIGGER_COMES = 2
"""Where a word of anything bigger stands among the lines about starting again, where there is one."""


def graduation_lines(material: Material, choice: Choice) -> Mapping[str, tuple[Line, ...]]:
    """Every line that could be in it, by section."""
    plan = material.plan
    return {
        "ladders": tuple(_steps(plan)),
        "week": tuple(_week(material)),
        "if_then": tuple(_if_then(material)),
        "values": tuple(_values(plan)),
        "signs": tuple(_signs(plan)),
        "keeping": tuple(_keeping(plan)),
        "beside": tuple(_beside(plan)),
        "asked": tuple(_asked(plan)),
        "learnings": learning_lines(material, choice),
    }


def graduation(material: Material, choice: Choice) -> Page:
    """The page: how to start again first, then what is the person's own, then the skills."""
    held_back, own = 0, []
    for group, lines in graduation_lines(material, choice).items():
        staying, held = choice.sorted(lines)
        held_back += held
        if staying:
            own.append(Section(group, say(f"share_people.graduation.sections.{group}"), staying))
    always = _fixed("held", (say("share_people.emergency"), say("share.reminder")))
    sections = (
        _fixed("about", (say("share_people.graduation.about"),)),
        _fixed("again", _again(material)),
        *own,
        *(_fixed(skill, lines) for skill, lines in _skills().items()),
        Section(always.part, always.title, (*missing_lines(material, held_back), *always.lines)),
    )
    return Page("graduation", say("share_people.graduation.title"), sections, held_back)


def _again(material: Material) -> tuple[str, ...]:
    """How to start again; a word of anything bigger stands in it only where the rules could offer that (care 0.2, 4.3)."""
    lines = several("share_people.graduation.again.lines")
    may_rise = material.plan.pacing.bigger == "offer" and pem_state(material.history, material.today) == "clear"
    third = say(f"share_people.graduation.again.{'bigger' if may_rise else 'steady'}")
    return (*lines[:BIGGER_COMES], third, *lines[BIGGER_COMES:])


def _skills() -> Mapping[str, tuple[str, ...]]:
    """Breathing, the senses and posture, in the words they are taught in."""
    exercises = data("exercises")
    senses = (step["prompt"] for step in exercises["profiles"]["default"]["steps"])
    return {
        "breathing": tuple(exercises["teaching"]["lines"]),
        "senses": tuple(senses),
        "posture": tuple(exercises["posture"]["lines"]),
    }


def _fixed(name: str, words: tuple[str, ...]) -> Section:
    lines = tuple(own_line(f"{name}-{number}", "", one) for number, one in enumerate(words))
    return Section(name, say(f"share_people.graduation.sections.{name}"), lines)


def _steps(plan: Plan) -> Iterator[Line]:
    for ladder, step in plan.steps():
        cells = ((ladder.title, step_sentence(step)),)
        yield Line(f"plan/{step.id}", "ladder", cells, step.id, "step", step=step.id)


def _week(material: Material) -> Iterator[Line]:
    """Steps, skills and check-ins in one week: what is kept up, each weekday, what is meant for the days to come (S63, S20)."""
    plan, settings = material.plan, material.settings
    for number, what in enumerate(plan.maintenance.keep_doing):
        yield _own(f"keep_doing-{number}", "keep_doing", what)
    for day in WEEK:
        found = (*times_of(settings, day), *low_of(settings, day))
        if found:
            cells = ((say(f"settings.days.{day}"), "; ".join(found)),)
            yield Line(f"plan/week/{day}", OWN_PLAN, cells, day, "week")
    until = material.today + timedelta(days=DAYS)
    for one in coming(material.history, material.today):
        words = step_words(plan, one)
        if words and one.day < until:
            envelope = one.entry.record.envelope
            cells = ((full_day(one.day), words),)
            yield Line(f"{one.entry.id}/planned", "planned", cells, one.entry.id, "planned", one.day, envelope.private)


def _if_then(material: Material) -> Iterator[Line]:
    """Each plan by what it is for, resting ones marked; and how often it was used, as a plain number (care 1.4)."""
    used = uses(material.history)
    for one in material.plan.if_then:
        yield Line(f"plan/{one.id}", OWN_PLAN, ((kind_words(one), told(one)),), one.id, "if_then")
        if used.get(one.id):
            cells = ((say("share_people.graduation.used"), str(used[one.id])),)
            yield Line(f"plan/{one.id}/used", OWN_PLAN, cells, one.id, "used", number=float(used[one.id]))


def _beside(plan: Plan) -> Iterator[Line]:
    """What was agreed with each supporter, under their name; in where it was ticked (care 1.8)."""
    for person in plan.supporters:
        for line in agreed_lines(person):
            ((_, words),) = line.cells
            label = say(f"plan_show.label.{line.field}")
            name = say("share_people.graduation.with", name=person.name, what=label)
            yield line._replace(cells=((name, words),))


def _asked(plan: Plan) -> Iterator[Line]:
    """The clinician's own questions, each with its scale and how often it was asked."""
    for one in plan.questions:
        words = say("share_people.graduation.asked", ask=scaled(one.ask, one.low, one.high), days=one.every_days)
        yield Line(f"plan/{one.id}", OWN_PLAN, ((say("share_people.graduation.question"), words),), one.id, "question")
    for sheet in plan.questionnaires:
        title = say("share_people.graduation.asked", ask=sheet.title, days=sheet.every_days)
        items = ((sheet.id, say("share_people.graduation.questionnaire"), title),)
        asked = ((f"{sheet.id}/{item.id}", sheet.title, item.ask) for item in sheet.items)
        for name, label, words in (*items, *asked):
            yield Line(f"plan/{name}", OWN_PLAN, ((label, words),), sheet.id, "questionnaire")


def _values(plan: Plan) -> Iterator[Line]:
    for one in plan.values:
        words = say("share_people.graduation.resting", words=one.words) if one.rested else one.words
        yield Line(f"plan/{one.id}", OWN_PLAN, ((area_words(one.area), words),), one.id, "value")


def _signs(plan: Plan) -> Iterator[Line]:
    kept = plan.maintenance
    for one in plan.early_signs:
        yield _own(f"sign-{one.id}", "sign", one.sign)
    for field in ("today", "this_week", "after_two_weeks"):
        words: str | None = getattr(kept, field)
        if words:
            yield _own(field, field, words)


def _keeping(plan: Plan) -> Iterator[Line]:
    kept = plan.maintenance
    found = {
        "learned": kept.learned,
        "rough": kept.rough_times,
        "people": kept.people,
        "clinician": (kept.clinician_contact,) if kept.clinician_contact else (),
        "next_step": kept.next_steps,
        "reviews": (words,) if (words := reviews_words(kept)) else (),
        "limit": (*plan.limits.lines, *([plan.limits.words] if plan.limits.words else [])),
    }
    for name, lines in found.items():
        yield from (_own(f"{name}-{number}", name, words) for number, words in enumerate(lines))


def _own(name: str, label: str, words: str) -> Line:
    return Line(f"plan/keeping/{name}", OWN_PLAN, ((say(f"share_people.graduation.{label}"), words),), name, label)
