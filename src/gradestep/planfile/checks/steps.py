"""Rules about one step: an action with an amount, free of symptoms and danger, with a cue that happens (S15, S27, S33, S34)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from gradestep.content import data
from gradestep.model.plan import Plan
from gradestep.planfile.checks.finding import Finding, Path, open_steps
from gradestep.planfile.checks.spoken import found_phrase, is_clock_time, pressing, texts, tied_to_symptom

GOALS = ("title", "done_when", "smallest", "condition")
"""What a step asks for: whether it is reached can never depend on a symptom (S27)."""

DANGEROUS = ("title", "done_when", "smallest", "condition", "cue", "note")


def no_amount(plan: Plan) -> Iterator[Finding]:
    """A step says neither how much nor when it is done."""
    for path, _, step in open_steps(plan):
        if step.amount is None and not step.done_when:
            yield Finding("no-amount", (*path, "title"))


def state_not_action(plan: Plan) -> Iterator[Finding]:
    """A step is a way to be, not something to do (care 1.6)."""
    for path, _, step in open_steps(plan):
        for name in ("title", "smallest"):
            word = found_phrase(getattr(step, name) or "", _states())
            if word:
                yield Finding("state-not-action", (*path, name), {"word": word}, word)


def symptom_goal(plan: Plan) -> Iterator[Finding]:
    """What a step or a ladder asks for hangs on how a symptom goes (S27)."""
    for path, text in _wanted(plan, GOALS):
        word = tied_to_symptom(text)
        if word:
            yield Finding("symptom-goal", path, {"word": word}, word)


def danger_words(plan: Plan) -> Iterator[Finding]:
    """A step, a ladder or an if-then plan has a word that can mean danger (care 4.4)."""
    actions = ((("if_then", place, "then"), one.action) for place, one in enumerate(plan.if_then))
    for path, text in (*_wanted(plan, DANGEROUS), *actions):
        word = found_phrase(text, _dangers())
        if word:
            yield Finding("danger-words", path, {"word": word}, word)


def cue_is_time(plan: Plan) -> Iterator[Finding]:
    """A cue is a time on a clock, and nothing that happens (care 1.4)."""
    for path, _, step in open_steps(plan):
        if is_clock_time(step.cue or ""):
            yield Finding("cue-is-time", (*path, "cue"))
    for place, one in enumerate(plan.if_then):
        if one.active and is_clock_time(one.cue):
            yield Finding("cue-is-time", ("if_then", place, "if"))


def words_press(plan: Plan) -> Iterator[Finding]:
    """A text the person will read has a word that presses (care 5.1)."""
    for path, text in texts(plan):
        word, instead = pressing(text)
        if word:
            yield Finding("words-press", path, {"word": word, "instead": instead}, word)


@cache
def _states() -> tuple[str, ...]:
    return (*data("safety")["step_words"]["state_patterns"], *data("plan_check")["patterns"]["states"])


@cache
def _dangers() -> tuple[str, ...]:
    return tuple(data("safety")["step_words"]["danger_patterns"])


def _wanted(plan: Plan, fields: tuple[str, ...]) -> Iterator[tuple[Path, str]]:
    """Titles of ladders and these fields of every open step."""
    for place, ladder in enumerate(plan.ladders):
        if not ladder.rested:
            yield ("ladders", place, "title"), ladder.title
    for path, _, step in open_steps(plan):
        yield from (((*path, name), getattr(step, name)) for name in fields if getattr(step, name))
