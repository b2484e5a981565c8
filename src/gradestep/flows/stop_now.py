"""Stop now: one question, then the page that fits; steps rest until the person says it was looked at (care 4.4)."""

from __future__ import annotations

from gradestep.coach.attempts import attempts
from gradestep.coach.help_now import help_now_lines
from gradestep.coach.safety import GRAVEST, stop_that_stands
from gradestep.content import data, say, several
from gradestep.flows import asking
from gradestep.flows.asking import Condition, becomes, chose, either
from gradestep.flows.attempt_out import TIMER_COUNTS_ON
from gradestep.flows.effect import Effect, Remember
from gradestep.flows.flow import Flow, Scene, Stage, Talk
from gradestep.flows.question import ChoiceQuestion, Information, Option
from gradestep.model.journal import Safety

ON_AGAIN = Remember(Safety(question="checked", answers=("today",)))
"""A stop for the day is over before the day is."""

LOOKED_AT, ALL_RIGHT = "looked_at", "all_right"
"""The ways out of an earlier stop: what it was for was looked at; or, where it was for the day, the person is all right."""


def stop_now(scene: Scene) -> Flow:
    """Option: `lift`, where a stop is to end and its list is not asked for.

    The right page is one key away, and none speaks of a cause.
    """
    stop = stop_that_stands(scene.history, scene.today)
    out = "" if stop is None else ALL_RIGHT if stop == "today" else LOOKED_AT
    lifting = "lift" in scene.options

    def chosen(way: str) -> Condition:
        return either(chose("which", way), lambda _: lifting and out == way)

    return Flow(
        id="stop_now",
        title=say("stop_now.title"),
        stages=(
            Stage("which", lambda _: _which(out), when=lambda _: not lifting, effects=becomes(_stopped)),
            Stage("emergency", _emergency, when=chose("which", "emergency")),
            Stage("clinician", _clinician, when=chose("which", "clinician")),
            Stage("today", _today, when=chose("which", "today")),
            Stage(
                "checked", asking.line("stop_now.checked", note=True), when=chosen(LOOKED_AT), effects=becomes(_checked)
            ),
            asking.kept_here("right_again", lambda _: (ON_AGAIN,), when=chosen(ALL_RIGHT)),
            asking.closing_line("open_again", lambda _: (say("safety.checked.done"),), chosen(LOOKED_AT)),
            asking.closing_line("on_again", lambda _: (say("safety.checked.on_again"),), chosen(ALL_RIGHT)),
        ),
    )


def _which(out: str) -> ChoiceQuestion:
    """The three lists, each with some of its signs, so that nobody has to guess; the way out of an earlier stop."""
    lists = tuple(
        Option(stop, say(f"safety.stop_now.options.{stop}"), say(f"safety.stop_now.signs.{stop}")) for stop in GRAVEST
    )
    way_out = (Option(out, say(f"safety.checked.{out}")),) if out else ()
    return ChoiceQuestion(ask=say("safety.stop_now.ask"), options=(*lists, *way_out))


def _stopped(talk: Talk) -> Effect | None:
    answer = asking.among(talk.text("which"), GRAVEST)
    if answer is None:
        return None
    return Remember(Safety(question="stop_now", answers=(answer,), attempt=_interrupted(talk.scene)))


def _interrupted(scene: Scene) -> str | None:
    """The try under way: set out on within twelve hours, and its end not told."""
    last = next(reversed(attempts(scene.history)), None)
    if last is None or last.begun is None or last.ended is not None:
        return None
    return last.id if scene.now - last.begun.record.envelope.at < TIMER_COUNTS_ON else None


def _checked(talk: Talk) -> Effect:
    return Remember(Safety(question="checked", answers=("yes",), checked=talk.text("checked")))


def _emergency(talk: Talk) -> Information:
    """The number to call before everything else; the list and the other lines after it."""
    plan, country = talk.scene.plan, talk.scene.settings.country
    place = data("helplines")["countries"].get((country or "").upper())
    number = place["emergency"] if place else None
    call = say("safety.emergency.call", emergency=number) if number else say("safety.emergency.call_anywhere")
    title, _, *others = help_now_lines(plan.contacts, country)
    return Information(
        ask=say("safety.emergency.title"),
        paragraphs=(
            call,
            say("safety.emergency.lead"),
            *several("safety.emergency.list"),
            f"{title}.",
            *others,
            say("safety.emergency.after"),
        ),
    )


def _clinician(_: Talk) -> Information:
    return Information(
        ask=say("safety.clinician.title"),
        paragraphs=(
            say("safety.clinician.lead"),
            *several("safety.clinician.list"),
            say("safety.clinician.urgent"),
            say("safety.clinician.after"),
        ),
    )


def _today(_: Talk) -> Information:
    """What may help now before the list: whoever is light-headed reads no further than they can."""
    before = (
        "safety.today.after",
        "safety.today.rest",
        "safety.today.watch",
        "safety.paused.today",
        "safety.today.lead",
    )
    return Information(
        ask=say("safety.today.title"),
        paragraphs=(*(say(key) for key in before), *several("safety.today.list")),
    )
