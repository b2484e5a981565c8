"""A low confidence answer, and what would make it likelier; starting anyway is always one of the choices (care 1.5)."""

from __future__ import annotations

from gradestep.content import say
from gradestep.flows import asking
from gradestep.flows.asking import chose
from gradestep.flows.attempt_adjusting import adjustable, change_stages, help_stage
from gradestep.flows.attempt_ground import Ground
from gradestep.flows.attempt_lines import rating_words
from gradestep.flows.attempt_out import smaller_stages
from gradestep.flows.flow import Stage, Talk
from gradestep.flows.question import ChoiceQuestion


def likelier_stages(ground: Ground) -> tuple[Stage, ...]:
    """ "You chose 4. What would make it a 7?", and what was chosen."""
    enough, found = ground.scene.plan.pacing.confidence_min, adjustable(ground)
    hidden = ground.scene.settings.looks.hide_numbers
    ways = (
        ("smaller", "change_when", "get_help", "tool", "start") if found is not None else ("smaller", "tool", "start")
    )

    def ask(talk: Talk) -> ChoiceQuestion:
        chosen = rating_words(talk.whole("confidence_before") or 0, hidden)
        return ChoiceQuestion(
            ask=say("attempt.likelier.ask_words" if hidden else "attempt.likelier.ask", chosen=chosen, enough=enough),
            note=say("attempt.likelier.note"),
            options=tuple(asking.option("attempt.likelier", way) for way in ways),
        )

    def low(talk: Talk) -> bool:
        confidence = talk.whole("confidence_before")
        return confidence is not None and confidence < enough

    return (
        Stage("likelier", ask, when=low),
        *asking.only_if(
            low,
            *smaller_stages(ground, "even_smaller", chose("likelier", "smaller")),
            *change_stages(found, "likelier", "likelier", {"cue": "change_when"}),
            *help_stage(found, chose("likelier", "get_help")),
        ),
    )
