"""The person's own evidence: what was expected, what happened, what was got through (S48)."""

from __future__ import annotations

from gradestep.coach.ledger import evidence_lines
from gradestep.content import say
from gradestep.flows.flow import Flow, Scene, Stage
from gradestep.flows.question import Information


def evidence(scene: Scene) -> Flow:
    """One page to read; it asks nothing and keeps nothing."""
    lines = evidence_lines(scene.history, scene.today, hide_numbers=scene.settings.looks.hide_numbers)
    page = Information(
        ask=say("evidence.title"), paragraphs=lines or (say("evidence.nothing"),), go_on=say("evidence.go_on")
    )
    return Flow(id="evidence", title=say("evidence.title"), stages=(Stage("page", lambda _: page),))
