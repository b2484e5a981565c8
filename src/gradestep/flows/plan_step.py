"""A step meant for a day: named, moved, dropped; it is never overdue (S7)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Date
from datetime import timedelta

from gradestep.clock import parsed_time
from gradestep.coach.attempts import attempts
from gradestep.coach.dates import day_words
from gradestep.coach.patterns import usual_time
from gradestep.coach.planned import Meant, coming
from gradestep.content import say
from gradestep.flows import asking
from gradestep.flows.asking import chose, either, only_if
from gradestep.flows.chosen_step import Chosen, is_chosen, no_steps_stage, title_of, which_stage
from gradestep.flows.effect import Effect, Remember
from gradestep.flows.flow import Flow, Scene, Stage, Talk
from gradestep.flows.question import Option
from gradestep.model.journal import Planned

DAYS = 7
"""Days offered by name, today and tomorrow among them."""

SOON = ("today", "tomorrow")


def plan_step(scene: Scene) -> Flow:
    """Option: `step`."""
    anew = either(lambda talk: _meant(talk) is None, chose("what", "move"))
    return Flow(
        id="plan_step",
        title=say("plan_step.title"),
        stages=(
            no_steps_stage(scene),
            which_stage(scene),
            *only_if(
                is_chosen,
                Stage(
                    "what",
                    asking.choice("plan_step.what", ("move", "drop", "leave"), values=title_of, lead=_when),
                    when=lambda talk: _meant(talk) is not None,
                ),
                *only_if(
                    anew,
                    Stage("day", asking.choice("plan_step.day", _days, note=True)),
                    Stage("named", asking.line("plan_step.named", limit=10, note=True), when=chose("day", "named")),
                    Stage(
                        "time",
                        asking.line("plan_step.time", limit=5, note=True, prefill=_usual, lead=_why_then),
                        when=lambda talk: _day(talk) is not None,
                    ),
                ),
                asking.closing_line("said", _said),
            ),
        ),
        closing=lambda talk: tuple(_events(talk)),
    )


def _meant(talk: Talk) -> Meant | None:
    """What the step is meant for next, as it stood when the conversation began."""
    chosen = Chosen.of(talk)
    own = set(talk.ids.values())
    found = coming(talk.scene.history, talk.scene.today)
    return next(
        (one for one in found if chosen is not None and one.step == chosen.step.id and one.entry.id not in own), None
    )


def _when(talk: Talk) -> tuple[str, ...]:
    one = _meant(talk)
    return (say("plan_step.what.lead", day=_words(one.day, one.time, talk.scene.today)),) if one is not None else ()


def _words(day: Date, time: str, today: Date) -> str:
    said = day_words(day, today)
    return say("plan_step.row", day=said, time=time) if time else said


def _usual(talk: Talk) -> str | None:
    """A time that the person's own tries suggest, ready to be kept or typed over (S52)."""
    found = None if talk.scene.settings.looks.hide_numbers else usual_time(attempts(talk.scene.history))
    return found[0] if found is not None else None


def _why_then(talk: Talk) -> tuple[str, ...]:
    if _usual(talk) is None:
        return ()
    found = usual_time(attempts(talk.scene.history))
    return (found[1].words(), say("plan_step.time.usual")) if found is not None else ()


def _days(talk: Talk) -> tuple[Option, ...]:
    today = talk.scene.today
    soon = tuple(asking.option("plan_step.day", name) for name in SOON)
    later = (today + timedelta(days=number) for number in range(len(SOON), DAYS))
    named = tuple(Option(day.isoformat(), day_words(day, today)) for day in later)
    return (*soon, *named, asking.option("plan_step.day", "named"))


def _day(talk: Talk) -> Date | None:
    said, today = talk.text("day"), talk.scene.today
    if said in SOON:
        return today + timedelta(days=SOON.index(said))
    try:
        day = Date.fromisoformat((talk.text("named") or "").strip() if said == "named" else said or "")
    except ValueError:
        return None
    return day if day >= today else None


def _time(talk: Talk) -> str | None:
    typed = (talk.text("time") or "").strip().replace(".", ":")
    hours, _, minutes = typed.partition(":")
    padded = f"{hours.zfill(2)}:{(minutes or '00').zfill(2)}"
    try:
        parsed_time(padded)
    except ValueError:
        return None
    return padded if typed and len(padded) == 5 else None


def _events(talk: Talk) -> Iterator[Effect]:
    """The day it was meant for is let go where another took its place."""
    chosen, before, day = Chosen.of(talk), _meant(talk), _day(talk)
    if chosen is None or not talk.reached("said"):
        return
    moves = before is None or talk.text("what") == "move"
    if before is not None and (talk.text("what") == "drop" or (moves and day is not None and day != before.day)):
        yield Remember(Planned(step=before.step, day_planned=before.day, dropped=True), name="dropped")
    if moves and day is not None:
        yield Remember(Planned(step=chosen.step.id, day_planned=day, time=_time(talk)), name="planned")


def _said(talk: Talk) -> tuple[str, ...]:
    chosen, day = Chosen.of(talk), _day(talk)
    if chosen is None:
        return ()
    if talk.text("what") == "drop":
        return (say("plan_step.dropped", step=chosen.step.title),)
    if day is None or talk.text("what") == "leave":
        return ()
    time, words = _time(talk), day_words(day, talk.scene.today)
    if time:
        return (say("plan_step.kept_at", day=words, time=time, step=chosen.step.title),)
    return (say("plan_step.kept", day=words, step=chosen.step.title),)
