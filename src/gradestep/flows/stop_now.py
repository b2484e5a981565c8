"""Stop now: one question, then the page that fits; steps rest until the person says it was looked at (care 4.4)."""

from __future__ import annotations

from gradestep.coach.help_now import help_now_lines
from gradestep.content import data, say, several
from gradestep.flows import asking
from gradestep.flows.asking import becomes, chose
from gradestep.flows.effect import Effect, Remember
from gradestep.flows.flow import Flow, Scene, Stage, Talk
from gradestep.flows.question import Information
from gradestep.model.journal import Safety
from gradestep.model.safety_kinds import SafetyAnswer

LISTS: tuple[SafetyAnswer, ...] = ("emergency", "clinician", "today")
"""The three lists of care 4.4."""


def stop_now(scene: Scene) -> Flow:
    """The way to the right page is one key; nothing on it speaks of a cause."""
    options = tuple(asking.option("safety.stop_now", value) for value in LISTS)
    return Flow(
        id="stop_now",
        title=say("stop_now.title"),
        stages=(
            Stage(
                "which", asking.choice("safety.stop_now", lambda talk: options, note=True), effects=becomes(_remembered)
            ),
            Stage("emergency", _emergency, when=chose("which", "emergency")),
            Stage("clinician", _clinician, when=chose("which", "clinician")),
            Stage("today", _today, when=chose("which", "today")),
        ),
    )


def _remembered(talk: Talk) -> Effect | None:
    answer = asking.among(talk.text("which"), LISTS)
    if answer is None:
        return None
    return Remember(Safety(question="stop_now", answers=(answer,), attempt=talk.scene.options.get("attempt")))


def _emergency(talk: Talk) -> Information:
    place = data("helplines")["countries"].get((talk.scene.settings.country or "").upper())
    call = (
        say("safety.emergency.call", emergency=place["emergency"]) if place else say("safety.emergency.call_anywhere")
    )
    return Information(
        ask=say("safety.emergency.title"),
        paragraphs=(
            call,
            *help_now_lines(talk.scene.plan.contacts, talk.scene.settings.country)[2:],
            say("safety.emergency.lead"),
            *several("safety.emergency.list"),
            say("safety.emergency.after"),
        ),
    )


def _clinician(talk: Talk) -> Information:
    return Information(
        ask=say("safety.clinician.title"),
        paragraphs=(
            say("safety.clinician.lead"),
            *several("safety.clinician.list"),
            say("safety.clinician.urgent"),
            say("safety.clinician.after"),
        ),
    )


def _today(talk: Talk) -> Information:
    return Information(
        ask=say("safety.today.title"),
        paragraphs=(
            say("safety.today.after"),
            say("safety.today.rest"),
            say("safety.today.watch"),
            say("safety.paused.today"),
        ),
    )
