"""One question of a command, in plain lines, wherever the command runs."""

from __future__ import annotations

from dataclasses import dataclass

from gradestep.cli.surroundings import Surroundings
from gradestep.content import say
from gradestep.flows.question import ChoiceQuestion, Option
from gradestep.flows.reading import Complaint, read_answer
from gradestep.text import display_line


@dataclass(frozen=True)
class Asker:
    """Asks one of several; the last is taken at the end of input and where nothing may be asked."""

    surroundings: Surroundings
    quiet: bool

    def choose(self, key: str, *options: Option, **values: str) -> str:
        """The value of the option that is chosen; `key` names the question, `values` are put into it."""
        question = ChoiceQuestion(ask=say(key, **values), options=options)
        last = options[-1].value
        if self.quiet:
            return last
        self.surroundings.say(question.ask)
        for place, option in enumerate(options, 1):
            self.surroundings.say(f"{place}. {display_line(option.label)}")
        while line := self.surroundings.hearing.readline():
            answer = read_answer(question, line) if line.strip() else Complaint("")
            if isinstance(answer, str):
                return answer
            self.surroundings.say(say("reading.choice", highest=len(options)))
        return last
