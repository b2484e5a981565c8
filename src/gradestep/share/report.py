"""The report: the whole record as groups of lines, what was done apart from the body, and how much was held back (B4, S27)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date as Date

from gradestep.content import say
from gradestep.model.plan import Ladder, Plan, Step
from gradestep.share.attempt_lines import attempt_lines
from gradestep.share.brief_doings import practice_lines
from gradestep.share.brief_plan import change_lines, planned_lines, stuck_lines, together_lines
from gradestep.share.brief_words import flare_lines, note_lines
from gradestep.share.counting import counting, is_practice, was_practice_before
from gradestep.share.entry_lines import (
    body_lines,
    check_in_lines,
    exercise_lines,
    flare_note_lines,
    questionnaire_lines,
    review_lines,
    safety_lines,
)
from gradestep.share.gathering import FACTS, OWN_PLAN, TICKED, TRIES, WHOLE, WORDS, Choice, Line, Material
from gradestep.share.offer_lines import offer_lines, use_lines
from gradestep.share.plan_lines import plan_lines
from gradestep.share.reach_lines import reach_lines

REPORT_GROUPS = (
    "practices", "attempts", "exercises", "ladder", "stuck", "plan", "check_ins", "talk", "flares", "changes",
    "planned", "reviews", "offers", "if_then", "symptoms", "questionnaires", "safety",
)  # fmt: skip
"""Its groups of lines, in their order; the body and what was asked about it come last and by themselves."""

RECORD_PARTS = tuple(part for part in (*FACTS, *WORDS, *TICKED) if part not in (WHOLE, OWN_PLAN, TRIES))
"""The parts its lines are of, facts first."""


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
    began: Date
    """The day its weeks are drawn from: the first, or that of the first practice where there was none before."""
    left_out: tuple[str, ...] = ()
    """Parts that were not asked for, so that nobody takes their absence for nothing."""
    made_up: bool = False
    """Whether the person is made up, as in the demonstration."""

    def shares(self, *parts: str) -> bool:
        """True where each of these parts was asked for."""
        return not set(parts) & set(self.left_out)


def report_lines(material: Material, choice: Choice) -> Mapping[str, tuple[Line, ...]]:
    """Every line that could be in the report, by group, those held back too."""
    counted = counting(material, choice)
    return {
        "practices": (*practice_lines(counted), *reach_lines(material, counted, choice)) if counted.days else (),
        "attempts": attempt_lines(material, choice),
        "exercises": exercise_lines(material, choice),
        "ladder": ladder_lines(material),
        "stuck": stuck_lines(material, choice),
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
    return Report(
        groups,
        material.first_day(choice),
        material.last_day(choice),
        held_back,
        material.damaged,
        _ladders(material.plan, {line.step for line in groups["ladder"]}),
        _began(material, choice, (*groups["attempts"], *groups["exercises"])),
        tuple(part for part in RECORD_PARTS if not choice.has_part(part, words=part in WORDS)),
        made_up=material.settings.demonstration,
    )


def _began(material: Material, choice: Choice, lines: Iterable[Line]) -> Date:
    """Where there was practice before the days that are shown, the first of them; else the day of the first practice."""
    first = material.first_day(choice)
    if choice.since is not None and was_practice_before(material, choice, first):
        return first
    return max(first, min((line.day for line in lines if line.day and is_practice(line)), default=first))


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


def _ladders(plan: Plan, staying: set[str]) -> tuple[Ladder, ...]:
    """The ladders, each with those of its steps that stay."""
    kept = ((ladder, tuple(step for step in ladder.in_order() if step.id in staying)) for ladder in plan.ladders)
    return tuple(ladder.model_copy(update={"steps": steps}) for ladder, steps in kept if steps)
