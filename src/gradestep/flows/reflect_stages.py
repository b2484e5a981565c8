"""The questions after an attempt, in their order; every one can be passed over and is a place to stop for now (S16, S49)."""

from __future__ import annotations

from gradestep.flows import asking
from gradestep.flows.asking import Ask, Condition, both, chose
from gradestep.flows.attempt_adjusting import change_stages
from gradestep.flows.effect import Remember
from gradestep.flows.flow import Stage, always
from gradestep.flows.reflect_about import NOT_SAID, OUTCOMES, About
from gradestep.flows.reflect_events import CAME_TRUE, ended, timed_amount
from gradestep.flows.reflect_lines import both_ratings, moved_guess, the_guess, the_likelihood, the_step
from gradestep.flows.reflect_replies import farewell, guess_reply, reply

LEARNED_LIMIT = 140
"""Characters of a learning: one sentence that can be read back (care 1.1)."""

SET = {"amount": "amount", "cue": "cue", "condition": "condition", "smallest": "smallest"}
"""Field of a step to the answer that leads to changing it."""


def fact_stages(about: About) -> tuple[Stage, ...]:
    """How it went and how much was done; then a sentence that names it (S9)."""
    outcome = asking.choice("reflect.outcome", (*OUTCOMES, NOT_SAID), lead=the_step(about), may_stop_here=True)
    actual = asking.amount(
        "reflect.actual",
        unit=lambda talk: about.step(talk).unit or "",
        planned=lambda talk: about.step(talk).amount,
        prefill=lambda talk: timed_amount(about, talk),
        may_stop_here=True,
    )
    instead = asking.line("reflect.instead", may_stop_here=True)
    facts = (
        Stage("outcome", outcome),
        Stage("instead", instead, when=both(about.is_whole, about.was_changed)),
        Stage("actual", actual, when=both(about.is_whole, about.has_amount)),
        asking.kept_here("ended", lambda talk: (Remember(ended(about, talk)),)),
        asking.closing_line("reply", reply(about)),
    )
    return asking.only_if(both(about.follows, about.is_untold), *facts)


def reflection_stages(about: About) -> tuple[Stage, ...]:
    """Everything after the facts, down to the last page."""
    return (
        *asking.only_if(both(about.follows, about.is_whole), *_short(about), *_long(about)),
        Stage("one_line", asking.line("reflect.one_line", may_stop_here=True), when=both(about.follows, about.is_low)),
        asking.closing_line("farewell", farewell(about), when=about.follows),
    )


def _short(about: About) -> tuple[Stage, ...]:
    """What happened, sensations, thoughts, what was learned, in this order (S49); the guess; the ratings."""
    tested = about.tested_a_guess
    gate = asking.choice(
        "reflect.go_further", ("enough", "go_on"), default="enough", lead=moved_guess(about), may_stop_here=True
    )
    return (
        _open(about, "happened"),
        _open(about, "sensations"),
        _open(about, "thoughts"),
        _new(about, "learned", asking.line("reflect.learned", limit=LEARNED_LIMIT, may_stop_here=True)),
        _new(
            about,
            "came_true",
            asking.choice("reflect.came_true", CAME_TRUE, lead=the_guess(about), may_stop_here=True),
            when=tested,
        ),
        asking.closing_line("guess_reply", guess_reply),
        _new(about, "surprise", asking.rating("reflect.surprise", may_stop_here=True), when=tested),
        _new(
            about,
            "likelihood_next",
            asking.percent("reflect.likelihood_next", lead=the_likelihood(about), may_stop_here=True),
            when=tested,
        ),
        _new(about, "distress", asking.rating("reflect.distress", may_stop_here=True)),
        asking.heard("distress"),
        _new(about, "confidence", asking.rating("reflect.confidence", may_stop_here=True)),
        Stage("go_further", gate),
    )


def _long(about: About) -> tuple[Stage, ...]:
    """What changed, what stayed, what could be adjusted, with both ratings (S17); helped, hindered, body (S35); benefit (S30)."""
    fields = about.adjustable.options("attempt.adjusting") if about.adjustable is not None else ()
    change = asking.choice("attempt.adjusting", fields, default="leave", may_stop_here=True)
    staged = (
        _open(about, "changed", lead=both_ratings(about)),
        _open(about, "same", lead=both_ratings(about)),
        _open(about, "adjust", lead=both_ratings(about)),
        Stage("adjusting", change, when=lambda talk: about.adjustable is not None),
        *change_stages(about.adjustable, "set", "adjusting", SET, may_stop_here=True),
        _open(about, "helped"),
        _open(about, "hindered"),
        _open(about, "body"),
        _open(about, "benefit", when=about.did_something),
    )
    return asking.only_if(chose("go_further", "go_on"), *staged)


def _open(about: About, name: str, *, when: Condition = always, lead: asking.Lines = asking.no_lines) -> Stage:
    """An open question, any length."""
    return _new(about, name, asking.text(f"reflect.{name}", lead=lead, may_stop_here=True), when=when)


def _new(about: About, name: str, ask: Ask, *, when: Condition = always) -> Stage:
    """A question that was not answered in an earlier conversation (A29)."""
    return Stage(name, ask, when=lambda talk: not about.was_given(name) and when(talk))
