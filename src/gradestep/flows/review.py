"""A look back: the week and one rating, each list kept, changed or rested, and the plan for later (S31, S61, S63)."""

from __future__ import annotations

from collections.abc import Iterator

from gradestep.coach.progress import Progress
from gradestep.coach.reviews import AVOIDANCE, GOALS, PLAN_FOR_LATER, WEEKLY, due
from gradestep.content import say
from gradestep.flows import asking
from gradestep.flows.asking import both
from gradestep.flows.effect import ChangePlan, Effect, Remember, StartFlow
from gradestep.flows.flow import Flow, Scene, Stage, Talk
from gradestep.model.journal import Review, WeeklyRating
from gradestep.model.plan import Ladder, Maintenance
from gradestep.planfile.edits import PlanEdit, SetField

CHOICES = ("keep", "change", "rest")
KINDS = (WEEKLY, GOALS, PLAN_FOR_LATER)


def review(scene: Scene) -> Flow:
    """Option `kind`: `weekly`, `goals` or `maintenance`; asked where it is not named, what is due first."""
    ladders = tuple(ladder for ladder in scene.plan.ladders if not ladder.rested)
    return Flow(
        id="review",
        title=say("review.title"),
        stages=(
            Stage("kind", asking.choice("review.kind", _kinds(scene)), when=lambda _: "kind" not in scene.options),
            *asking.only_if(_is(scene, WEEKLY), *_weekly(scene)),
            *asking.only_if(_is(scene, GOALS), *(_goal(ladder) for ladder in ladders)),
            asking.closing_line("no_goals", lambda talk: _nothing(scene, talk, bool(ladders))),
            *asking.only_if(both(_is(scene, PLAN_FOR_LATER), lambda _: _has_plan(scene)), *_later(scene)),
            asking.closing_line("said", lambda talk: _said(scene, ladders, talk)),
        ),
        closing=lambda talk: tuple(_kept(scene, ladders, talk)),
    )


def _kinds(scene: Scene) -> tuple[str, ...]:
    now = due(scene.plan, scene.settings, scene.history, scene.today)
    return tuple(dict.fromkeys((*(kind for kind in now if kind in KINDS), *KINDS)))


def _kind(scene: Scene, talk: Talk) -> str:
    return scene.options.get("kind") or talk.text("kind") or ""


def _is(scene: Scene, kind: str) -> asking.Condition:
    return lambda talk: _kind(scene, talk) == kind


def _has_plan(scene: Scene) -> bool:
    return scene.plan.maintenance != Maintenance()


def _weekly(scene: Scene) -> tuple[Stage, ...]:
    def week(_: Talk) -> tuple[str, ...]:
        hidden = scene.settings.looks.hide_numbers
        return Progress(scene.plan, scene.history, scene.today, hidden).this_week()

    return (
        Stage("week", asking.information("review.week", week)),
        Stage("avoidance", asking.rating("review.avoidance", note=True)),
    )


def _goal(ladder: Ladder) -> Stage:
    ask = asking.choice("review.goal", CHOICES, default="keep", values=lambda _: {"ladder": ladder.title})
    return Stage(f"goal_{ladder.id}", ask)


def _later(scene: Scene) -> tuple[Stage, ...]:
    def lines(_: Talk) -> tuple[str, ...]:
        kept = scene.plan.maintenance
        own = {name: getattr(kept, name) for name in ("today", "this_week", "after_two_weeks", "clinician_contact")}
        rows = [
            say("review.later.row", when=say(f"review.later.{name}"), words=words)
            for name, words in own.items()
            if words
        ]
        return (*rows, *(say("review.later.keep_doing", what=what) for what in kept.keep_doing))

    return (
        Stage("later", asking.information("review.later", lines)),
        Stage("later_choice", asking.choice("review.later_choice", ("keep", "change"), default="keep")),
    )


def _nothing(scene: Scene, talk: Talk, ladders: bool) -> tuple[str, ...]:
    kind = _kind(scene, talk)
    if kind == GOALS and not ladders:
        return (say("review.no_goals"),)
    return (say("review.no_plan"),) if kind == PLAN_FOR_LATER and not _has_plan(scene) else ()


def _resting(ladders: tuple[Ladder, ...], talk: Talk) -> Iterator[Ladder]:
    return (ladder for ladder in ladders if talk.text(f"goal_{ladder.id}") == "rest")


def _wants_change(ladders: tuple[Ladder, ...], talk: Talk) -> bool:
    return any(talk.text(f"goal_{ladder.id}") == "change" for ladder in ladders)


def _said(scene: Scene, ladders: tuple[Ladder, ...], talk: Talk) -> tuple[str, ...]:
    rested = [ladder.title for ladder in _resting(ladders, talk)]
    lines = (say("review.rested", ladders=", ".join(rested)),) if rested else ()
    if _kind(scene, talk) not in KINDS or _nothing(scene, talk, bool(ladders)):
        return ()
    return (*lines, say("review.thanks"))


def _kept(scene: Scene, ladders: tuple[Ladder, ...], talk: Talk) -> Iterator[Effect]:
    kind = _kind(scene, talk)
    if kind not in KINDS or _nothing(scene, talk, bool(ladders)):
        return
    rating, later = talk.whole("avoidance"), talk.text("later_choice")
    if rating is not None:
        yield Remember(WeeklyRating(what=AVOIDANCE, value=rating), name="rating")
    for ladder in ladders:
        choice = talk.text(f"goal_{ladder.id}")
        if choice:
            yield Remember(Review(subject=ladder.id, choice=choice), name=f"goal_{ladder.id}")
    yield Remember(Review(subject=kind, choice=None if later is None else "looked"), name="review")
    edits: tuple[PlanEdit, ...] = tuple(
        SetField(("ladders", ladder.id), "rested", True) for ladder in _resting(ladders, talk)
    )
    if edits:
        yield ChangePlan(edits, subject=", ".join(ladder.title for ladder in _resting(ladders, talk)))
    if later == "change":
        yield StartFlow("maintenance")
    elif _wants_change(ladders, talk):
        yield StartFlow("edit_step")
