"""The sentences that answer what was said: specific, by outcome, another one at each turn (S9)."""

from __future__ import annotations

from dataclasses import replace

from gradestep.coach.amounts import amount_words
from gradestep.coach.attempts import Attempt, attempts
from gradestep.coach.milestones import newly
from gradestep.coach.replies import reply as chosen_reply
from gradestep.content import several
from gradestep.flows import asking
from gradestep.flows.asking import Lines
from gradestep.flows.flow import Talk
from gradestep.flows.reflect_about import About


def reply(about: About) -> Lines:
    """One sentence for how it went that names what was done, part of it and "not today" too."""

    def lines(talk: Talk) -> tuple[str, ...]:
        step, actual = about.step(talk), talk.amount("actual")
        amount = amount_words(actual, step.unit) if actual else ""
        kind = about.outcome(talk) or "unsaid"
        sentence = chosen_reply(
            kind, talk.scene.turn, step=step.title, amount=amount, instead=talk.text("instead") or ""
        )
        if amount and sentence.startswith(amount):
            sentence = sentence[:1].upper() + sentence[1:]
        return (sentence, *(_milestone(about, talk) or _sure(about, talk)), *_kind(about, talk))

    return lines


def declined_reply(title: str, turn: int) -> tuple[str, ...]:
    """The sentence for "not today" where nothing more is asked after it."""
    sentences = [sentence for sentence in several("reply.not_today", step=title) if not sentence.endswith("?")]
    return (sentences[turn % len(sentences)],)


def guess_reply(talk: Talk) -> tuple[str, ...]:
    """What is said of a guess that was tested: facts, and no "see, it was fine" (care 1.1)."""
    keys = {"yes": "feared_came", "partly": "feared_partly", "cannot_tell": "cannot_tell"}
    key = keys.get(talk.text("came_true") or "")
    return (asking.one_of(f"reply.{key}", talk.scene.turn),) if key else ()


def farewell(about: About) -> Lines:
    """The last page."""
    return lambda talk: (asking.one_of("reflect.farewell", talk.scene.turn),)


def _kind(about: About, talk: Talk) -> tuple[str, ...]:
    """One kind line after "not today", where the person wants such lines (care 1.11)."""
    wanted = about.outcome(talk) == "not_today" and talk.scene.settings.kind_lines
    return (chosen_reply("kind", talk.scene.turn),) if wanted else ()


def _milestone(about: About, talk: Talk) -> tuple[str, ...]:
    """A fact that this try made, said once (S67); in place of another sentence, so that it stays at two."""
    outcome, attempt = about.outcome(talk), about.attempt(talk)
    if outcome is None or attempt is None:
        return ()
    scene = talk.scene
    begun = next((one for one in attempts(scene.history) if one.id == attempt), None)
    ending = replace(
        begun or Attempt(attempt, about.step(talk), scene.today),
        day=scene.today,
        before=about.before(talk),
        outcome=outcome,
        actual=talk.amount("actual"),
    )
    made = newly(scene.history, scene.tries, ending)
    if made is None or (made.kind == "tries" and scene.settings.looks.hide_numbers):
        return ()
    return (made.words(),)


def _sure(about: About, talk: Talk) -> tuple[str, ...]:
    """The person's own confidence beside what was done, in place of praise (care 1.5)."""
    confidence = about.before(talk).confidence
    if confidence is None or about.outcome(talk) != "done" or talk.scene.settings.looks.hide_numbers:
        return ()
    return (asking.one_of("reply.confidence", talk.scene.turn, confidence=confidence),)
