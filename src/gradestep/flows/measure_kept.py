"""What a set of questions becomes, and what is said of it: numbers with no arrow and no verdict (care 3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gradestep.coach.measures import Instrument, band, last_answers, total
from gradestep.content import say
from gradestep.flows.effect import Effect, Remember
from gradestep.flows.flow import Talk
from gradestep.flows.measure_own import own_set
from gradestep.model.journal import Measure

NOT_APPLYING = "not_applying"


def chosen_measure(talk: Talk) -> str | None:
    """The id of the one that is filled in."""
    return talk.scene.options.get("measure") or talk.text("which")


def kept(open_ones: tuple[Instrument, ...], talk: Talk) -> tuple[Effect, ...]:
    """One record of what was answered; none where nothing was."""
    answers = _answers(open_ones, talk)
    if not any(answer is not None for answer in answers.values()):
        return ()
    return (Remember(Measure(measure=chosen_measure(talk) or "", answers=dict(answers))),)


def done_lines(open_ones: tuple[Instrument, ...], talk: Talk) -> tuple[str, ...]:
    """That it is kept; a total where there are answers enough, and the one before; what there was no room for."""
    answers, own = _answers(open_ones, talk), own_set(chosen_measure(talk))
    left_out = own.room.left_out(talk) if own is not None else ()
    if not any(answer is not None for answer in answers.values()):
        return left_out
    if talk.scene.settings.looks.hide_numbers:
        return (say("measures.done.kept"), *left_out)
    before = last_answers(talk.scene.history, chosen_measure(talk) or "", talk.ids.values())
    instrument = _instrument(open_ones, talk)
    lines = _totals(instrument, answers, before) if instrument is not None else _own(answers, before)
    return (say("measures.done.kept"), *lines, *left_out)


def _instrument(open_ones: tuple[Instrument, ...], talk: Talk) -> Instrument | None:
    return next((one for one in open_ones if one.id == chosen_measure(talk)), None)


def _answers(open_ones: tuple[Instrument, ...], talk: Talk) -> Mapping[str, int | None]:
    """By item, nothing for one that was passed over; one that does not apply is left out."""
    own = own_set(chosen_measure(talk))
    if own is not None:
        return own.answers(talk)
    instrument = _instrument(open_ones, talk)
    if instrument is None:
        return {}
    said = {item.id: talk.text(f"{instrument.id}_{item.id}") for item in instrument.items}
    return {
        item: int(answer) if answer is not None and answer.isdigit() else None
        for item, answer in said.items()
        if answer != NOT_APPLYING
    }


def _totals(
    instrument: Instrument, answers: Mapping[str, int | None], before: Mapping[str, int | None]
) -> Iterator[str]:
    points, earlier = total(instrument, answers), total(instrument, before)
    if not instrument.bands:
        return
    if points is None:
        yield say("measures.done.few")
        return
    yield say("measures.done.total", total=points, most=instrument.most)
    if earlier is not None:
        yield say("measures.done.before", total=earlier)
    low, high, name = band(instrument, points)
    yield say("measures.done.band", low=low, high=high, band=name)


def _own(answers: Mapping[str, int | None], before: Mapping[str, int | None]) -> Iterator[str]:
    for what, answer in answers.items():
        if answer is None:
            continue
        earlier = before.get(what)
        key = "own_first" if earlier is None else "own"
        yield say(f"measures.done.{key}", what=what, answer=answer, before=earlier)
