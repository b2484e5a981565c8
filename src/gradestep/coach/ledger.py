"""What was expected and what happened, and the person's own evidence of having got through things (S48, care 1.1)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date

from gradestep.coach.attempts import Attempt, attempts
from gradestep.coach.dates import day_words
from gradestep.content import say
from gradestep.model.history import History

STRONG = 7
"""A distress from which a try is told as a hard one; the same from which a validating sentence comes (S1)."""

SHOWN = 8
"""Tries named, the latest."""


@dataclass(frozen=True)
class Ledger:
    """Guesses whose outcome was told."""

    expected: int = 0
    happened: int = 0
    partly: int = 0

    def sentence(self, *, hide_numbers: bool = False) -> str:
        """Such as "Of 14 things you expected, 2 happened, 3 in part."; empty where nothing was guessed."""
        if not self.expected:
            return ""
        if hide_numbers:
            return say("evidence.ledger.in_words")
        if self.expected == 1:
            one = "happened" if self.happened else "partly" if self.partly else "not"
            return say(f"evidence.ledger.one_{one}")
        return say("evidence.ledger.many", expected=self.expected, happened=self.happened, partly=self.partly)


def ledger(history: History) -> Ledger:
    """The count over a history; a guess nobody could tell of is among what was expected."""
    told = [one.after.prediction_outcome for one in attempts(history) if one.after.prediction_outcome is not None]
    return Ledger(len(told), told.count("yes"), told.count("partly"))


def evidence_lines(history: History, today: Date, *, hide_numbers: bool = False) -> tuple[str, ...]:
    """The sentence of the ledger, guesses that moved, and times that were got through; facts, each once, none praised."""
    known = attempts(history)
    sentence = ledger(history).sentence(hide_numbers=hide_numbers)
    moved = () if hide_numbers else tuple(_moved(known))[-3:]
    coped = [lines for one in known if (lines := tuple(_coped(one, today, hide_numbers)))][-SHOWN:]
    told = tuple(line for lines in reversed(coped) for line in lines)
    title = (say("evidence.coping.title"),) if told else ()
    return tuple(filter(None, (sentence, *moved, *title, *told)))


def _moved(known: tuple[Attempt, ...]) -> Iterator[str]:
    """The guess, never the fear (care 1.1)."""
    for one in known:
        before, after = one.before.likelihood, one.after.likelihood_next
        if before is not None and after is not None and before != after:
            yield say("evidence.ledger.moved", step=one.step.title, before=before, after=after)


def _coped(one: Attempt, today: Date, hide_numbers: bool) -> Iterator[str]:
    strongest = max(one.before.distress or 0, one.after.distress or 0)
    came = one.after.prediction_outcome
    if not one.is_practice or (strongest < STRONG and came not in ("yes", "partly")):
        return
    values = {"day": day_words(one.day, today), "step": one.step.title}
    if came in ("yes", "partly"):
        yield say("evidence.coping.came" if came == "yes" else "evidence.coping.came_partly", **values)
    else:
        key = "hard_in_words" if hide_numbers else "hard"
        yield say(f"evidence.coping.{key}", rating=strongest, **values)
    sure, surer = one.before.confidence, one.after.confidence
    if sure is not None and surer is not None and surer != sure and not hide_numbers:
        yield say("evidence.coping.surer", step=one.step.title, before=sure, after=surer)
    if one.after.helped:
        yield say("evidence.coping.helped", words=one.after.helped)
