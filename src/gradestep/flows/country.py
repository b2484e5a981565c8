"""The country for Help now: chosen, never guessed (care 4.5)."""

from __future__ import annotations

from gradestep.coach.help_now import help_now_lines
from gradestep.content import data, say
from gradestep.flows import asking
from gradestep.flows.asking import becomes
from gradestep.flows.effect import ChangeSettings, Effect
from gradestep.flows.flow import Flow, Scene, Stage, Talk
from gradestep.flows.question import Option

NONE = "none"
"""Not listed, or not said."""


def country(scene: Scene) -> Flow:
    """The choice, then the page it makes."""
    return Flow(
        id="country",
        title=say("country.title"),
        stages=(
            country_stage(),
            Stage(
                "numbers",
                asking.information(
                    "country.numbers", lambda talk: help_now_lines(scene.plan.contacts, country_of(talk))
                ),
                when=lambda talk: talk.text("country") is not None,
            ),
        ),
    )


def country_stage() -> Stage:
    """The question, with the country chosen before ready to be kept."""
    known = data("helplines")["countries"]
    listed = sorted((entry["name"], code) for code, entry in known.items())
    options = (*(Option(code, name) for name, code in listed), asking.option("country.which", NONE))
    ask = asking.choice("country.which", lambda _: options, note=True, prefill=_before)
    return Stage("country", ask, effects=becomes(_kept))


def country_of(talk: Talk) -> str | None:
    """The country chosen in this conversation, else the one in the settings."""
    chosen = talk.text("country")
    if chosen is None:
        return talk.scene.settings.country
    return None if chosen == NONE else chosen


def _before(talk: Talk) -> str | None:
    code = (talk.scene.settings.country or "").upper()
    return code if code in data("helplines")["countries"] else None


def _kept(talk: Talk) -> Effect | None:
    return ChangeSettings((("country", country_of(talk)),)) if talk.text("country") is not None else None
