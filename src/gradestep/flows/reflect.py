"""What was not asked yet after an attempt: how it went, where that was not told, and the rest of the questions (S16, S47)."""

from __future__ import annotations

from gradestep.coach.attempts import Attempt, attempts
from gradestep.coach.energy import low_energy
from gradestep.coach.flare import flare_on
from gradestep.content import say
from gradestep.flows.asking import closing_line
from gradestep.flows.attempt_adjusting import Adjustable
from gradestep.flows.flow import Flow, Scene, always
from gradestep.flows.reflect_about import About
from gradestep.flows.reflect_events import reflection
from gradestep.flows.reflect_stages import fact_stages, reflection_stages


def reflect(scene: Scene) -> Flow:
    """The questions after the attempt of the option `attempt`, or of the latest one where none is named."""
    past = _attempt(scene)
    if past is None:
        nothing = closing_line("nothing", lambda talk: (say("reflect.nothing"),))
        return Flow(id="reflect", title=say("reflect.title_alone"), stages=(nothing,))
    about = _about(scene, past)
    return Flow(
        id="reflect",
        title=say("reflect.title", step=past.step.title),
        stages=(*fact_stages(about), *reflection_stages(about)),
        closing=lambda talk: reflection(about, talk),
    )


def _attempt(scene: Scene) -> Attempt | None:
    known = attempts(scene.history)
    wanted = scene.options.get("attempt")
    return next((past for past in reversed(known) if wanted in (None, past.id)), None)


def _about(scene: Scene, past: Attempt) -> About:
    found = scene.plan.find(past.step.id or "")
    low = low_energy(scene.settings, flare_on(scene.history, scene.today))
    return About(
        attempt=lambda talk: past.id,
        step=lambda talk: past.step,
        before=lambda talk: past.before,
        follows=always,
        adjustable=Adjustable(*found) if found is not None else None,
        low=low or scene.options.get("low_energy") == "yes",
        told=past.ended is not None,
        earlier_outcome=past.outcome,
        given=past.after,
    )
