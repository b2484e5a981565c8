"""Stop now: one question, then the page that fits; steps rest until the person says it was looked at (care 4.4)."""

from __future__ import annotations

from gradestep.coach.help_now import help_now_lines
from gradestep.coach.safety import is_paused
from gradestep.content import data, say, several
from gradestep.flows import asking
from gradestep.flows.asking import becomes, chose
from gradestep.flows.effect import Effect, Remember
from gradestep.flows.flow import Flow, Scene, Stage, Talk
from gradestep.flows.question import Information, Option
from gradestep.model.journal import Safety
from gradestep.model.safety_kinds import SafetyAnswer

LISTS: tuple[SafetyAnswer, ...] = ("emergency", "clinician", "today")
"""The three lists of care 4.4."""

LOOKED_AT = "looked_at"
"""What was the reason of an earlier stop was looked at."""


def stop_now(scene: Scene) -> Flow:
    """Option: `attempt`, the record it interrupts. The right page is one key away, and none speaks of a cause."""
    return Flow(
        id="stop_now",
        title=say("stop_now.title"),
        stages=(
            Stage(
                "which",
                asking.choice("safety.stop_now", lambda _: _lists(scene), note=True),
                effects=becomes(_stopped),
            ),
            Stage("emergency", _emergency, when=chose("which", "emergency")),
            Stage("clinician", _clinician, when=chose("which", "clinician")),
            Stage("today", _today, when=chose("which", "today")),
            Stage(
                "checked",
                asking.line("stop_now.checked", note=True),
                when=chose("which", LOOKED_AT),
                effects=becomes(_checked),
            ),
            asking.closing_line("open_again", lambda _: (say("safety.checked.done"),), chose("which", LOOKED_AT)),
        ),
    )


def _lists(scene: Scene) -> tuple[Option, ...]:
    """The three; the way out of an earlier stop where one stands."""
    options = tuple(asking.option("safety.stop_now", value) for value in LISTS)
    if not is_paused(scene.history, scene.today):
        return options
    return (*options, Option(LOOKED_AT, say("safety.checked.yes")))


def _stopped(talk: Talk) -> Effect | None:
    answer = asking.among(talk.text("which"), LISTS)
    if answer is None:
        return None
    return Remember(Safety(question="stop_now", answers=(answer,), attempt=talk.scene.options.get("attempt")))


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
    keys = ("safety.today.after", "safety.today.rest", "safety.today.watch", "safety.paused.today")
    return Information(ask=say("safety.today.title"), paragraphs=tuple(say(key) for key in keys))
