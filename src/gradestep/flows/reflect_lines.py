"""What stands before the questions after an attempt: the guess, both ratings, what was done, in the person's own words."""

from __future__ import annotations

from collections.abc import Iterator

from gradestep.content import say
from gradestep.flows import asking
from gradestep.flows.asking import Lines
from gradestep.flows.attempt_lines import rating_words, step_title
from gradestep.flows.flow import Talk
from gradestep.flows.reflect_about import About


def the_step(about: About) -> Lines:
    """The step on one line."""
    return lambda talk: (step_title(about.step(talk)),)


def the_guess(about: About) -> Lines:
    """What was guessed before, and how likely it seemed."""

    def lines(talk: Talk) -> tuple[str, ...]:
        before = about.before(talk)
        if before.prediction is None:
            return ()
        known = (say("reflect.guess_known", words=before.how_known),) if before.how_known else ()
        return (say("reflect.guess", words=before.prediction), *known)

    return lines


def the_likelihood(about: About) -> Lines:
    """The guess again, beside how likely it seemed before."""

    def lines(talk: Talk) -> tuple[str, ...]:
        likelihood = about.before(talk).likelihood
        shown = likelihood is not None and not talk.scene.settings.looks.hide_numbers
        earlier = (say("reflect.likelihood_before", number=likelihood),) if shown else ()
        return (*the_guess(about)(talk), *earlier)

    return lines


def both_ratings(about: About) -> Lines:
    """Distress and confidence before and after, as far as both were said (S17)."""

    def lines(talk: Talk) -> tuple[str, ...]:
        return tuple(_pairs(about, talk))

    return lines


def moved_guess(about: About) -> Lines:
    """How the guess moved, in numbers alone: never that fear went down (care 1.1)."""

    def lines(talk: Talk) -> tuple[str, ...]:
        before, now = about.before(talk).likelihood, talk.whole("likelihood_next")
        if before is None or now is None or before == now:
            return ()
        if talk.scene.settings.looks.hide_numbers:
            return (say("reflect.guess_moved_words"),)
        return (asking.one_of("reply.guess_moved", talk.scene.turn, before=before, after=now),)

    return lines


def _pairs(about: About, talk: Talk) -> Iterator[str]:
    before, hidden = about.before(talk), talk.scene.settings.looks.hide_numbers
    for name, was in (("distress", before.distress), ("confidence", before.confidence)):
        earlier: int | None = getattr(about.given, name)
        now = talk.whole(name) if talk.whole(name) is not None else earlier
        if was is not None and now is not None:
            yield say(f"reflect.both.{name}", before=rating_words(was, hidden), now=rating_words(now, hidden))
        elif was is not None:
            yield say(f"reflect.was.{name}", before=rating_words(was, hidden))
        elif now is not None:
            yield say(f"reflect.now.{name}", now=rating_words(now, hidden))
