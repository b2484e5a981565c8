"""A line beside a control that is written anew with each change of it, such as how a step would read then (S50)."""

from __future__ import annotations

from gradestep.flows.question import Answer, AnyQuestion
from gradestep.screens.words import Words


class Live(Words):
    """What an answer would come to, before it is given."""

    DEFAULT_CSS = """
    Live { margin-top: 1; padding-left: 2; }
    """

    def __init__(self, question: AnyQuestion) -> None:
        self._reads = question.live
        super().__init__(self._reads(None) if self._reads else "")

    def consider(self, answer: Answer | None) -> None:
        """Write it for that answer."""
        if self._reads is not None:
            self.say(self._reads(answer))


def live_line(question: AnyQuestion) -> tuple[Live, ...]:
    """The line where the question has one, else nothing."""
    return (Live(question),) if question.live is not None else ()
