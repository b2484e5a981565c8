"""The attempt: one step, from before to after. The heart of gradestep, as a list of what is asked."""

from __future__ import annotations

from gradestep.content import say
from gradestep.flows import asking
from gradestep.flows.asking import both, chose, unless
from gradestep.flows.attempt_adjusting import adjustable
from gradestep.flows.attempt_before import before, more_stages, question_stages
from gradestep.flows.attempt_declined import declined, declined_closing, declined_stages
from gradestep.flows.attempt_ground import Ground
from gradestep.flows.attempt_likelier import likelier_stages
from gradestep.flows.attempt_out import asks_smaller, attempt_id, smaller_stages, snapshot, timer_stage
from gradestep.flows.attempt_safety import goes_on, pause_stages
from gradestep.flows.attempt_settling import set_out_stage, settling_stages
from gradestep.flows.attempt_step import next_day_stage, step_stages
from gradestep.flows.effect import Effect
from gradestep.flows.flow import Flow, Scene, Talk
from gradestep.flows.reflect_about import About
from gradestep.flows.reflect_events import reflection
from gradestep.flows.reflect_stages import fact_stages, reflection_stages


def attempt(scene: Scene) -> Flow:
    """A guided attempt at the step of the option `step`, or at the words of the option `words`.

    Further options: `size` = "half" to start at half, or at the smallest version where there is no amount to halve;
    `low_energy` = "yes" for the two-question form.
    """
    ground = Ground.of(scene)
    about = _about(ground)

    def closing(talk: Talk) -> tuple[Effect, ...]:
        return declined_closing(ground, talk) or reflection(about, talk)

    return Flow(
        id="attempt",
        title=say("attempt.title", step=ground.snapshot().title),
        stages=(
            *pause_stages(ground),
            *asking.only_if(
                goes_on,
                next_day_stage(ground),
                *step_stages(ground),
                *asking.only_if(
                    both(lambda talk: not ground.low, unless(chose("step", "not_today"))),
                    *smaller_stages(ground, "smaller", asks_smaller(ground)),
                    *question_stages(ground),
                    *likelier_stages(ground),
                    *more_stages(ground),
                    *settling_stages(ground),
                ),
                *declined_stages(ground),
                set_out_stage(ground, when=unless(declined)),
                timer_stage(ground, when=about.follows),
                *fact_stages(about),
                *reflection_stages(about),
            ),
        ),
        closing=closing,
    )


def _about(ground: Ground) -> About:
    """The attempt of this conversation, as the questions after it see it."""
    return About(
        attempt=attempt_id,
        step=lambda talk: snapshot(ground, talk),
        before=before,
        follows=lambda talk: talk.reached("set_out"),
        adjustable=adjustable(ground),
        low=ground.low,
    )
