"""The lines kept from attempts: any of them can be starred, to be read back first (care 1.1)."""

from __future__ import annotations

from gradestep.coach.learnings import Learning, learnings
from gradestep.content import say
from gradestep.flows import asking
from gradestep.flows.asking import becomes
from gradestep.flows.effect import Effect, Remember
from gradestep.flows.flow import Flow, Scene, Stage, Talk
from gradestep.flows.question import ChoiceQuestion, Option
from gradestep.model.journal import LearningStarred


def learned(scene: Scene) -> Flow:
    """The lines, the latest first."""
    known = learnings(scene.history)
    return Flow(
        id="learned",
        title=say("evidence.learned.title"),
        stages=(
            asking.closing_line("none", lambda _: () if known else (say("evidence.learned.nothing"),)),
            Stage("which", lambda _: _which(known), when=lambda _: bool(known)),
            Stage("what", lambda talk: _what(_chosen(known, talk)), when=lambda talk: _chosen(known, talk) is not None),
            asking.closing_line("said", lambda talk: _said(known, talk)),
        ),
        closing=becomes(lambda talk: _starred(known, talk)),
    )


def _which(known: tuple[Learning, ...]) -> ChoiceQuestion:
    mark = say("evidence.learned.starred")
    options = tuple(Option(one.attempt, one.words, mark if one.starred else "") for one in known)
    return ChoiceQuestion(ask=say("evidence.learned.ask"), options=options)


def _what(one: Learning | None) -> ChoiceQuestion:
    starred = one is not None and one.starred
    return ChoiceQuestion(
        ask=say("evidence.what.ask", words=one.words if one is not None else ""),
        options=tuple(asking.option("evidence.what", value) for value in ("unstar" if starred else "star", "leave")),
    )


def _chosen(known: tuple[Learning, ...], talk: Talk) -> Learning | None:
    return next((one for one in known if one.attempt == talk.text("which")), None)


def _starred(known: tuple[Learning, ...], talk: Talk) -> Effect | None:
    one, what = _chosen(known, talk), talk.text("what")
    if one is None or what not in ("star", "unstar"):
        return None
    event = LearningStarred(of=one.attempt, starred=what == "star", words=one.words if what == "star" else None)
    return Remember(event, private=one.private)


def _said(known: tuple[Learning, ...], talk: Talk) -> tuple[str, ...]:
    one = _chosen(known, talk)
    if one is None or _starred(known, talk) is None:
        return ()
    key = "first" if talk.text("what") == "star" else "no_longer"
    return (say(f"evidence.learned.{key}", words=one.words),)
