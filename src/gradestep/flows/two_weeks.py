"""A pattern looked at for two weeks, and a plain answer at the end (S52)."""

from __future__ import annotations

from gradestep.coach.attempts import attempts
from gradestep.coach.patterns import patterns, side_words
from gradestep.coach.two_weeks import ANSWERS, ASKED, LET_GO, SIDES, SUBJECT, TwoWeeks
from gradestep.coach.two_weeks import two_weeks as open_question
from gradestep.content import say
from gradestep.flows import asking
from gradestep.flows.asking import becomes
from gradestep.flows.effect import Effect, Remember
from gradestep.flows.flow import Flow, Scene, Stage, Talk
from gradestep.flows.question import ChoiceQuestion, Option
from gradestep.model.journal import Review


def two_weeks(scene: Scene) -> Flow:
    """Asked where none is open; looked at while it is; answered once its time is over."""
    open_one = open_question(scene.history, scene.today)
    found = patterns(attempts(scene.history)) if open_one is None else ()
    which = ChoiceQuestion(
        ask=say("two_weeks.which.ask"),
        note=say("two_weeks.which.note"),
        options=tuple(Option(one.name, one.words()) for one in found),
    )
    return Flow(
        id="two_weeks",
        title=say("two_weeks.title"),
        stages=(
            asking.closing_line("none", lambda _: () if open_one or found else (say("two_weeks.none"),)),
            Stage("which", lambda _: which, when=lambda _: bool(found)),
            Stage("answer", lambda _: _answer(open_one), when=lambda _: open_one is not None),
            asking.closing_line("said", lambda talk: _said(open_one, talk)),
        ),
        closing=becomes(lambda talk: _kept(open_one, talk)),
    )


def _answer(one: TwoWeeks | None) -> ChoiceQuestion:
    """The answers once its time is over; before that, whether it goes on."""
    assert one is not None
    pattern = one.pattern
    lead = (pattern.words(),)
    if not one.over:
        options = tuple(asking.option("two_weeks.going", value) for value in ("go_on", LET_GO))
        return ChoiceQuestion(ask=say("two_weeks.going.ask"), options=options, default="go_on", lead=lead)
    both = (side_words(pattern.kind, side.what) for side in (pattern.one, pattern.other))
    sides = dict(zip(SIDES, both, strict=True))
    options = tuple(
        Option(value, say("two_weeks.answer.side", side=sides[value]))
        if value in sides
        else asking.option("two_weeks.answer", value)
        for value in ANSWERS
    )
    return ChoiceQuestion(
        ask=say("two_weeks.answer.ask"), note=say("two_weeks.answer.note"), options=options, lead=lead
    )


def _kept(open_one: TwoWeeks | None, talk: Talk) -> Effect | None:
    which, answer = talk.text("which"), talk.text("answer")
    if open_one is not None and answer in (*ANSWERS, LET_GO):
        return Remember(Review(subject=SUBJECT + open_one.pattern.name, choice=answer))
    return Remember(Review(subject=SUBJECT + which, choice=ASKED)) if open_one is None and which else None


def _said(open_one: TwoWeeks | None, talk: Talk) -> tuple[str, ...]:
    if open_one is None:
        return (say("two_weeks.asked"),) if talk.text("which") else ()
    answer = talk.text("answer")
    if answer == LET_GO:
        return (say("two_weeks.let_go"),)
    return (say("two_weeks.answered"),) if answer in ANSWERS else ()
