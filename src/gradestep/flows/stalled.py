"""A step that stands still: look at what it is for, change its cue, make it smaller, or leave it; these four alone (S38)."""

from __future__ import annotations

from collections.abc import Iterator

from gradestep.coach.offers import times_left
from gradestep.coach.offers.saying import evidence_words, reason_words
from gradestep.coach.offers.stalled import FOUR, still
from gradestep.content import say
from gradestep.flows import asking
from gradestep.flows.asking import becomes, chose, only_if
from gradestep.flows.chosen_step import (
    Chosen,
    is_chosen,
    line_of,
    no_steps_stage,
    relined,
    shorten_stages,
    shortened,
    title_of,
    which_stage,
)
from gradestep.flows.effect import ChangePlan, Effect, Remember
from gradestep.flows.flow import Flow, Scene, Stage, Talk
from gradestep.flows.offer_answers import standing_of
from gradestep.flows.question import ChoiceQuestion
from gradestep.model.journal import Offer
from gradestep.model.plan import Value
from gradestep.planfile.edits import PlanEdit, SetField

RULE = "S38"
"""How the offer is called in the journal."""


def stalled(scene: Scene) -> Flow:
    """Option: `step`, the step that stands still."""
    return Flow(
        id="stalled",
        title=say("editing.stalled.title"),
        stages=(
            no_steps_stage(scene),
            which_stage(scene),
            *only_if(
                is_chosen,
                Stage("four_ways", _four_ways, effects=becomes(_answered)),
                *only_if(
                    chose("four_ways", "goal"),
                    Stage("goal", asking.choice("editing.goal", ("still", "words", "rest"), lead=_goal)),
                    Stage(
                        "goal_words",
                        asking.line("editing.goal_words", lead=_goal, prefill=_goal_words),
                        when=chose("goal", "words"),
                    ),
                ),
                Stage("cue", line_of("editing.cue", "cue", note=True), when=chose("four_ways", "cue")),
                *shorten_stages(chose("four_ways", "shorten")),
                asking.closing_line("said", _said),
            ),
        ),
        closing=becomes(_changed),
    )


def _four_ways(talk: Talk) -> ChoiceQuestion:
    """Why it is asked and which tries say so, then the four; told like any offer, wherever it is opened from (care 1.3)."""
    scene, chosen = talk.scene, Chosen.of(talk)
    standing = standing_of(scene)
    title = chosen.step.title if chosen is not None else ""
    found = still(standing, (chosen.ladder, chosen.step)) if chosen is not None else None
    lead: tuple[str, ...] = (say("editing.four_ways.lead"),)
    if found is not None:
        reason = reason_words(found, hide_numbers=scene.settings.looks.hide_numbers)
        lead = tuple(filter(None, (reason, evidence_words(found, scene.history, scene.today))))
    return ChoiceQuestion(
        ask=say("editing.four_ways.ask", **title_of(talk)),
        lead=lead,
        note=say("offers.note", rule=RULE, days=standing.rest_days(times_left(standing, RULE, title))),
        options=tuple(asking.option("editing.four_ways", way) for way in FOUR),
    )


def _answered(talk: Talk) -> Effect | None:
    """That the four were offered, and what was chosen of them."""
    chosen = Chosen.of(talk)
    subject = chosen.step.title if chosen is not None else None
    return Remember(Offer(rule=RULE, subject=subject, answer=talk.text("four_ways")))


def _value(talk: Talk) -> Value | None:
    chosen = Chosen.of(talk)
    values = talk.scene.plan.values_of(chosen.ladder, chosen.step) if chosen is not None else ()
    return next(iter(values), None)


def _goal_words(talk: Talk) -> str | None:
    """What the step is for: the first value it points to, else the ladder."""
    value, chosen = _value(talk), Chosen.of(talk)
    if value is not None:
        return value.words
    return chosen.ladder.title if chosen is not None else None


def _goal(talk: Talk) -> tuple[str, ...]:
    words = _goal_words(talk)
    return (words,) if words else ()


def _edits(chosen: Chosen, talk: Talk) -> Iterator[PlanEdit]:
    match talk.text("four_ways"), talk.text("goal"):
        case "goal", "rest":
            yield SetField(("ladders", chosen.ladder.id), "rested", True)
        case "goal", "words":
            words, value = talk.text("goal_words"), _value(talk)
            at, field = (("values", value.id), "words") if value else (("ladders", chosen.ladder.id), "title")
            if words and words != _goal_words(talk):
                yield SetField(at, field, words)
        case "cue", _:
            yield from relined(chosen, talk, "cue")
        case "shorten", _:
            yield from shortened(chosen, talk)


def _said(talk: Talk) -> tuple[str, ...]:
    """What came of it; leaving it is as good as the others."""
    chosen, way = Chosen.of(talk), talk.text("four_ways")
    if chosen is None or way is None:
        return ()
    changed = bool(tuple(_edits(chosen, talk)))
    if way == "goal" and talk.text("goal") == "rest":
        return (say("editing.goal_kept.rested", ladder=chosen.ladder.title), say("editing.taken_back"))
    if changed:
        line = say("editing.goal_kept.words") if way == "goal" else say("editing.changed.step", step=chosen.step.title)
        return (line, say("editing.taken_back"))
    return (say("editing.goal_kept.still" if talk.text("goal") == "still" else "editing.goal_kept.left"),)


def _changed(talk: Talk) -> Effect | None:
    chosen = Chosen.of(talk)
    edits = tuple(_edits(chosen, talk)) if chosen is not None else ()
    return ChangePlan(edits, subject=chosen.step.title) if chosen is not None and edits else None
