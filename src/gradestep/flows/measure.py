"""A set of questions, one at a time, each to be passed over; after an answer a clinician marked, support at once (care 3)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from gradestep.coach.dates import day_words
from gradestep.coach.flare import flare_on
from gradestep.coach.measures import OWN_DAYS, OWN_SETS, Instrument, Item, instruments, may_come, next_day
from gradestep.content import say
from gradestep.flows import asking
from gradestep.flows.asking import only_if
from gradestep.flows.flow import Flow, Scene, Stage, Talk
from gradestep.flows.measure_kept import NOT_APPLYING, chosen_measure, done_lines, kept
from gradestep.flows.measure_own import open_sets
from gradestep.flows.question import ChoiceQuestion, Information, Option
from gradestep.flows.support import stopped_at_support, support_stages
from gradestep.model.conditions import meets


def measure(scene: Scene) -> Flow:
    """Option: `measure`, the id of one; it is asked whatever day it was answered last only where its time has come."""
    known = instruments(scene.plan)
    open_ones = () if _rests_today(scene) else tuple(one for one in known if _comes(scene, one.id, one.every_days))
    own = () if _rests_today(scene) else open_sets(scene)
    options = (*(one.option() for one in own), *(Option(one.id, one.title, one.about) for one in open_ones))
    which = ChoiceQuestion(
        ask=say("measures.which.ask"), lead=(say("measures.about"), *_resting(scene, known)), options=options
    )
    return Flow(
        id="measure",
        title=say("measures.title"),
        stages=(
            asking.closing_line("none", lambda _: () if options else _nothing(scene, known)),
            Stage("which", lambda _: which, when=lambda _: bool(options) and "measure" not in scene.options),
            *(stage for one in own for stage in only_if(_is(one.measure), *one.stages(scene))),
            *(stage for one in open_ones for stage in _stages(one)),
            asking.closing_line("done", partial(done_lines, open_ones)),
        ),
        closing=partial(kept, open_ones),
    )


def _comes(scene: Scene, measure_id: str, every_days: int) -> bool:
    return may_come(scene.history, measure_id, every_days, scene.today)


def _rests_today(scene: Scene) -> bool:
    """On a flare day none is asked (care 3)."""
    return flare_on(scene.history, scene.today).on


def _resting(scene: Scene, known: tuple[Instrument, ...]) -> tuple[str, ...]:
    """Those whose time has not come, with the day it does; never more often than that (care 3)."""
    days = [(say(f"measures.titles.{one}"), next_day(scene.history, one, OWN_DAYS)) for one in OWN_SETS]
    days += [(one.title, next_day(scene.history, one.id, one.every_days)) for one in known]
    return tuple(
        say("measures.row_rests", title=title, day=day_words(day, scene.today))
        for title, day in days
        if day is not None and day > scene.today
    )


def _nothing(scene: Scene, known: tuple[Instrument, ...]) -> tuple[str, ...]:
    if _rests_today(scene):
        return (say("measures.none_flare"),)
    return (say("measures.none"), *_resting(scene, known))


def _is(measure_id: str) -> asking.Condition:
    return lambda talk: chosen_measure(talk) == measure_id


def _stages(instrument: Instrument) -> tuple[Stage, ...]:
    """Its page about itself, then its items."""
    lines = (instrument.about, instrument.source, *((say("measures.doctor"),) if instrument.id == "phq-15" else ()))
    intro = Information(
        ask=say("measures.intro.ask", title=instrument.title), paragraphs=tuple(line for line in lines if line)
    )
    stages = [Stage(f"{instrument.id}_intro", lambda _: intro)]
    for item in instrument.items:
        goes_on = partial(_goes_on, instrument, item)
        stages += only_if(goes_on, *_item_stages(instrument, item))
    return only_if(_is(instrument.id), *stages)


def _item_stages(instrument: Instrument, item: Item) -> Iterator[Stage]:
    options = [Option(str(points), label) for points, label in enumerate(instrument.options)]
    if item.may_not_apply:
        options.append(Option(NOT_APPLYING, say("measures.not_applying.label")))
    asked = say("measures.item", ask=instrument.ask, item=item.ask).strip()
    question = ChoiceQuestion(ask=asked, options=tuple(options), may_stop_here=True)
    name = stage_of(instrument, item)
    yield Stage(name, lambda _: question)
    if item.support_when:
        yield from support_stages(f"{name}_", partial(_marked, name, item.support_when))


def stage_of(instrument: Instrument, item: Item) -> str:
    """The stage that asks an item."""
    return f"{instrument.id}_{item.id}"


def _marked(name: str, when: str, talk: Talk) -> bool:
    """True for an answer that the clinician marked: support comes right after it and before the next item (care 3)."""
    answer = talk.text(name)
    return answer is not None and answer.isdigit() and meets(when, int(answer))


def _goes_on(instrument: Instrument, item: Item, talk: Talk) -> bool:
    """False once the person chose to stop at a page of support before this item."""
    earlier = (stage_of(instrument, one) for one in instrument.items[: instrument.items.index(item)])
    return not any(stopped_at_support(f"{name}_")(talk) for name in earlier)
