"""Not today: said before setting out, kept with what was said so far, with an offer to change the step (S7, S9)."""

from __future__ import annotations

from gradestep.content import say
from gradestep.flows import asking
from gradestep.flows.asking import chose, either
from gradestep.flows.attempt_adjusting import adjustable, adjustments, change_stages
from gradestep.flows.attempt_before import before
from gradestep.flows.attempt_ground import Ground
from gradestep.flows.attempt_out import context, snapshot
from gradestep.flows.effect import Effect, Remember
from gradestep.flows.flow import Stage, Talk
from gradestep.flows.question import ChoiceQuestion, Information
from gradestep.flows.reflect_replies import declined_reply
from gradestep.flows.reflect_stages import SET
from gradestep.model.attempts import Afterwards, AttemptEnded, Reflection

declined = either(chose("step", "not_today"), chose("settle", "not_today"))
"""Asked where the person said "not today" on the way."""


def declined_stages(ground: Ground) -> tuple[Stage, ...]:
    """Want to change the step, the cue, or neither? Then a sentence that names it."""
    found = adjustable(ground)

    def ask(talk: Talk) -> ChoiceQuestion | Information:
        words = say("attempt.not_today.ask")
        if found is None:
            return Information(ask=words)
        return ChoiceQuestion(ask=words, options=found.options("attempt.adjusting")(talk), default="leave")

    def kept(talk: Talk) -> Effect:
        step = snapshot(ground, talk)
        return Remember(AttemptEnded(step=step, outcome="not_today", before=before(talk), context=context(ground)))

    return asking.only_if(
        declined,
        Stage("not_today", ask, effects=asking.becomes(kept)),
        *change_stages(found, "later", "not_today", SET),
        asking.closing_line(
            "not_today_reply", lambda talk: declined_reply(snapshot(ground, talk).title, talk.scene.turn)
        ),
    )


def declined_closing(ground: Ground, talk: Talk) -> tuple[Effect, ...]:
    """Nothing more is asked about it later; what was changed about the step stands with it (S50)."""
    attempt = talk.ids.get("not_today")
    after = Afterwards(adjustments=adjustments(adjustable(ground), talk, "later"))
    if not declined(talk) or attempt is None or after == Afterwards():
        return ()
    return (Remember(Reflection(attempt=attempt, after=after, complete=True), name="reflection"),)
