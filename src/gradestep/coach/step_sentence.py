"""A step as one sentence: what, how much, with whom and how, so that a change to it can be read before it is made (S50)."""

from __future__ import annotations

from gradestep.coach.amounts import amount_words
from gradestep.content import say
from gradestep.model.plan import Step

COMPANY = "company"
"""The kind of help that is somebody's presence (S57)."""


def step_sentence(step: Step) -> str:
    """Such as "Walk to the gate: 1 minute, with my sister, sitting down"."""
    amount = amount_words(step.amount, step.unit) if step.amount is not None else ""
    parts = (
        amount or (say("smaller.sentence.done_when", words=step.done_when) if step.done_when else ""),
        *(
            say("smaller.sentence.with_company", who=wanted.who)
            for wanted in step.help
            if wanted.kind == COMPANY and wanted.who
        ),
        step.condition or "",
    )
    said = ", ".join(part for part in parts if part)
    return say("smaller.sentence.measured", title=step.title.rstrip(".:"), parts=said) if said else step.title
