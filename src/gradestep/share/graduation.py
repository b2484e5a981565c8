"""What a person takes along when gradestep is gone: their steps, skills, plans, signs and learnings, and how to start again (S70)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gradestep.coach.step_sentence import step_sentence
from gradestep.coach.values import area_words
from gradestep.content import data, say, several
from gradestep.model.plan import Plan
from gradestep.share.brief_words import learning_lines
from gradestep.share.gathering import OWN_PLAN, Choice, Line, Material
from gradestep.share.page import Page, Section, own_line

GRADUATION_GROUPS = ("ladders", "if_then", "values", "signs", "keeping", "learnings")
"""Its groups of lines; between them stand skills, which are everybody's."""


def graduation_lines(material: Material, choice: Choice) -> Mapping[str, tuple[Line, ...]]:
    """Every line that could be in it, by section."""
    plan = material.plan
    return {
        "ladders": tuple(_steps(plan)),
        "if_then": tuple(_if_then(plan)),
        "values": tuple(_values(plan)),
        "signs": tuple(_signs(plan)),
        "keeping": tuple(_keeping(plan)),
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
    sections = (
        _fixed("about", (say("share_people.graduation.about"),)),
        _fixed("again", several("share_people.graduation.again.lines")),
        *own,
        *(_fixed(skill, lines) for skill, lines in _skills().items()),
        _fixed("held", (say("share_people.emergency"), say("share.reminder"))),
    )
    return Page("graduation", say("share_people.graduation.title"), sections, held_back)


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


def _if_then(plan: Plan) -> Iterator[Line]:
    for one in plan.if_then:
        told = say("share_people.graduation.then", cue=one.cue, action=one.action)
        cells = ((say("share_people.graduation.if"), told),)
        yield Line(f"plan/{one.id}", OWN_PLAN, cells, one.id, "if_then")


def _values(plan: Plan) -> Iterator[Line]:
    for one in plan.values:
        yield Line(f"plan/{one.id}", OWN_PLAN, ((area_words(one.area), one.words),), one.id, "value")


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
        "keep_doing": kept.keep_doing,
        "rough": kept.rough_times,
        "people": kept.people,
        "next_step": kept.next_steps,
        "limit": (*plan.limits.lines, *([plan.limits.words] if plan.limits.words else [])),
    }
    for name, lines in found.items():
        yield from (_own(f"{name}-{number}", name, words) for number, words in enumerate(lines))


def _own(name: str, label: str, words: str) -> Line:
    return Line(f"plan/keeping/{name}", OWN_PLAN, ((say(f"share_people.graduation.{label}"), words),), name, label)
