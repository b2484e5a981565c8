"""The ways on beside a question: passing it over, enough for now, back to the one before (A18, A26)."""

from __future__ import annotations

from gradestep.content import say
from gradestep.flows.question import AnyQuestion, Information
from gradestep.screens.asking import Asking
from gradestep.screens.rows import Row


def ways_on(talking: Asking, question: AnyQuestion) -> list[Row]:
    """The rows; none where the conversation is over."""
    rows: list[Row] = []
    if talking.over:
        return rows
    if question.may_pass and not isinstance(question, Information):
        rows.append(Row("pass", say("app.pass_over")))
    if question.may_stop_here:
        rows.append(Row("enough", say("app.enough")))
    rows.append(Row("back", say("app.back") if talking.can_go_back else say("app.leave_for_now")))
    return rows
