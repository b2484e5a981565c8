"""A look at if-then plans after four weeks: each is kept, changed or rests (S64, care 1.4)."""

from __future__ import annotations

from collections.abc import Iterator

from gradestep.coach.if_then import SUBJECT, active, as_sentence, due_plans, kind_words
from gradestep.content import say
from gradestep.flows import asking
from gradestep.flows.asking import chose, only_if
from gradestep.flows.effect import ChangePlan, Effect, Remember
from gradestep.flows.flow import Flow, Scene, Stage, Talk
from gradestep.model.journal import Review
from gradestep.model.plan import IfThen
from gradestep.planfile.edits import PlanEdit, SetField

CHOICES = ("keep", "change", "rest")


def if_then_review(scene: Scene) -> Flow:
    """No options: those whose four weeks are over, else every one that does not rest."""
    plans = due_plans(scene.plan, scene.history, scene.today) or active(scene.plan)
    return Flow(
        id="if_then_review",
        title=say("if_then.look.title"),
        stages=(
            asking.closing_line("none", lambda _: () if plans else (say("if_then.use.none"),)),
            *(stage for one in plans for stage in _stages(one)),
            asking.closing_line("kept", lambda talk: tuple(_said(plans, talk))),
        ),
        closing=lambda talk: tuple(_kept(plans, talk)),
    )


def _stages(one: IfThen) -> tuple[Stage, ...]:
    """What to do with it; where the words are to change, both parts ready to be kept."""
    sentence = as_sentence(one.cue, one.action)
    ask = asking.choice(
        "if_then.look", CHOICES, default="keep", lead=lambda _: (kind_words(one),), values=lambda _: {"plan": sentence}
    )
    cue = asking.line("if_then.own_cue", note=True, prefill=lambda _: one.cue)
    action = asking.line("if_then.own_action", note=True, prefill=lambda _: one.action)
    look = f"look_{one.id}"
    words = only_if(chose(look, "change"), Stage(f"cue_{one.id}", cue), Stage(f"action_{one.id}", action))
    return (Stage(look, ask), *words)


def _changed(one: IfThen, talk: Talk) -> Iterator[tuple[str, str]]:
    """Each key whose words are others now."""
    for key, now, stage in (("if", one.cue, f"cue_{one.id}"), ("then", one.action, f"action_{one.id}")):
        words = talk.text(stage)
        if words and words != now and talk.text(f"look_{one.id}") == "change":
            yield key, words


def _said(plans: tuple[IfThen, ...], talk: Talk) -> Iterator[str]:
    for one in plans:
        words = dict(_changed(one, talk))
        sentence = as_sentence(words.get("if", one.cue), words.get("then", one.action))
        if talk.text(f"look_{one.id}") == "rest":
            yield say("if_then.kept.other_rests", plan=sentence)
        elif words:
            yield say("if_then.kept.changed", plan=sentence)
    if plans:
        yield say("review.thanks")
    if any(tuple(_edits(one, talk)) for one in plans):
        yield say("if_then.kept.undo")


def _kept(plans: tuple[IfThen, ...], talk: Talk) -> Iterator[Effect]:
    """That each was looked at, passed over too; all edits in one change."""
    for one in plans:
        if talk.reached(f"look_{one.id}"):
            yield Remember(Review(subject=SUBJECT + one.id, choice=talk.text(f"look_{one.id}")), name=f"look_{one.id}")
    edits = tuple(edit for one in plans for edit in _edits(one, talk))
    if edits:
        yield ChangePlan(edits, subject=say("if_then.look.title"))


def _edits(one: IfThen, talk: Talk) -> Iterator[PlanEdit]:
    place = ("if_then", one.id)
    if talk.text(f"look_{one.id}") == "rest":
        yield SetField(place, "active", False)
    yield from (SetField(place, key, words) for key, words in _changed(one, talk))
