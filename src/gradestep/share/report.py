"""The report: the whole record as groups of lines, what was done apart from the body, and how much was held back (B4, S27)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Date

from gradestep.content import say
from gradestep.model.plan import Ladder, Step
from gradestep.share.attempt_lines import attempt_lines
from gradestep.share.brief_plan import change_lines, planned_lines, together_lines
from gradestep.share.brief_words import flare_lines, note_lines
from gradestep.share.entry_lines import (
    body_lines,
    check_in_lines,
    exercise_lines,
    flare_note_lines,
    questionnaire_lines,
    review_lines,
    safety_lines,
)
from gradestep.share.gathering import Choice, Line, Material
from gradestep.share.offer_lines import offer_lines, use_lines
from gradestep.share.plan_lines import plan_lines

REPORT_GROUPS = (
    "attempts", "exercises", "ladder", "plan", "check_ins", "talk", "flares", "changes", "planned", "reviews",
    "offers", "if_then", "symptoms", "questionnaires", "safety",
)  # fmt: skip
"""Its groups of lines, in their order; the body and what was asked about it come last and by themselves."""


@dataclass(frozen=True)
class Report:
    """What stays, by group, and what the page says of itself."""

    groups: Mapping[str, tuple[Line, ...]]
    first: Date
    last: Date
    held_back: int
    damaged: int
    ladders: tuple[Ladder, ...]
    """The plan's ladders with the steps that stay; one of which none does is not named."""
    made_up: bool = False
    """Whether the person is made up, as in the demonstration."""


def report_lines(material: Material, choice: Choice) -> Mapping[str, tuple[Line, ...]]:
    """Every line that could be in the report, by group, those held back too."""
    return {
        "attempts": attempt_lines(material, choice),
        "exercises": exercise_lines(material, choice),
        "ladder": ladder_lines(material),
        "plan": plan_lines(material),
        "check_ins": check_in_lines(material, choice),
        "talk": (*note_lines(material, choice), *together_lines(material, choice)),
        "flares": (*flare_lines(material, choice), *flare_note_lines(material, choice)),
        "changes": change_lines(material, choice),
        "planned": planned_lines(material, choice),
        "reviews": review_lines(material, choice),
        "offers": offer_lines(material, choice),
        "if_then": use_lines(material, choice),
        "symptoms": body_lines(material, choice),
        "questionnaires": questionnaire_lines(material, choice),
        "safety": safety_lines(material, choice),
    }


def report(material: Material, choice: Choice) -> Report:
    """What stays and how many lines were held back."""
    groups: dict[str, tuple[Line, ...]] = {}
    held_back = 0
    for group, lines in report_lines(material, choice).items():
        groups[group], held = choice.sorted(lines)
        held_back += held
    steps = {line.step for line in groups["ladder"]}
    ladders = (_with(ladder, steps) for ladder in material.plan.ladders)
    return Report(
        groups,
        material.first_day(choice),
        material.last_day(choice),
        held_back,
        material.damaged,
        tuple(ladder for ladder in ladders if ladder.steps),
        made_up=material.settings.demonstration,
    )


def ladder_lines(material: Material) -> tuple[Line, ...]:
    """Each step of the plan with how hard it is expected to be."""
    return tuple(_step_line(ladder, step) for ladder, step in material.plan.steps())


def _step_line(ladder: Ladder, step: Step) -> Line:
    hard = say("share_report.ladder.hard", difficulty=step.difficulty)
    return Line(
        f"plan/{step.id}",
        "ladder",
        ((step.title, hard),),
        step.id,
        "step",
        number=float(step.difficulty),
        step=step.id,
        context=ladder.title,
    )


def _with(ladder: Ladder, steps: set[str]) -> Ladder:
    return ladder.model_copy(update={"steps": tuple(step for step in ladder.in_order() if step.id in steps)})
