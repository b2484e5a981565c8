"""A list with room for so many: where more was said, which of it is kept is asked, and what is not kept is named."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from gradestep.content import say
from gradestep.flows.asking import Lines
from gradestep.flows.flow import Stage, Talk
from gradestep.flows.question import AnyQuestion, Option, SeveralQuestion


@dataclass(frozen=True)
class AtMost:
    """Room for `most` of what was said at a stage."""

    stage: str
    """The stage that asks which; reached where there is more."""
    most: int
    said: Lines
    """Everything that was said, each once."""
    listed: Lines
    """What stood there to be ticked; anything else is in the person's own words."""
    label: Callable[[str], str] = str

    def asks(self) -> Stage:
        """Which of them to keep; the person's own words are ticked first."""

        def ask(talk: Talk) -> AnyQuestion:
            return SeveralQuestion(
                ask=say("at_most.which.ask", most=self.most),
                note=say("at_most.which.note"),
                options=tuple(Option(one, self.label(one)) for one in self.said(talk)),
                prefill=tuple(self._first(talk, self.said(talk))),
            )

        return Stage(self.stage, ask, when=lambda talk: len(self.said(talk)) > self.most)

    def kept(self, talk: Talk) -> tuple[str, ...]:
        """What there is room for, in the order it was said."""
        said = self.said(talk)
        if len(said) <= self.most:
            return said
        wanted = talk.chosen(self.stage) if self.stage in talk.answers else said
        kept = self._first(talk, (one for one in said if one in wanted))
        return tuple(one for one in said if one in kept)

    def left_out(self, talk: Talk) -> tuple[str, ...]:
        """A sentence that names what is not kept; nothing where all of it is."""
        kept = self.kept(talk)
        left = [self.label(one) for one in self.said(talk) if one not in kept]
        return (say("at_most.left_out", lines=say("at_most.and").join(left)),) if left else ()

    def _first(self, talk: Talk, lines: Iterable[str]) -> list[str]:
        listed = self.listed(talk)
        return sorted(lines, key=lambda one: one in listed)[: self.most]
