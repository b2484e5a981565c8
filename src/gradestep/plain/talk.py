"""A conversation as lines, from the present question to its end or to where the person leaves it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from gradestep.clock import Clock
from gradestep.content import say
from gradestep.files import FileProblem
from gradestep.flows.question import Information, TextQuestion
from gradestep.notebook import Notebook
from gradestep.notebook.drafts import Draft
from gradestep.notebook.talking import Talking
from gradestep.notebook.telling import told, told_file_problem
from gradestep.plain.asking import Asker, Said
from gradestep.plain.running import Runner, Stopped, Waited
from gradestep.plain.speaker import EndOfInput, Speaker


@dataclass(frozen=True)
class Room:
    """What plain mode needs to talk: the notebook, lines in and out, and how time passes."""

    notebook: Notebook
    speaker: Speaker
    wait: Callable[[float], Waited]
    command: Callable[[str], bool]
    """Carries out a command typed at any question, such as `help-now` or `breathe`."""
    quiet: bool = False

    @property
    def clock(self) -> Clock:
        """The notebook's clock."""
        return self.notebook.clock


def begin(room: Room, flow_id: str, options: Mapping[str, str] | None = None) -> bool:
    """Hold a conversation from its beginning, and the one it leads to; True when it came to its end."""
    return hold(room, Talking.begin(room.notebook, flow_id, options))


def take_up(room: Room, draft: Draft) -> bool:
    """Go on with a conversation at the question where it was left."""
    return hold(room, Talking.resume(room.notebook, draft))


def hold(room: Room, talking: Talking) -> bool:
    """Ask until it is over, or until the person leaves; what was said is kept either way."""
    asker = Asker(room.speaker, Runner(room.speaker, room.clock, room.wait, room.quiet), room.command, talking.typing)
    while (question := talking.question) is not None:
        begun = talking.typed if isinstance(question, TextQuestion) else ""
        try:
            said = asker.ask(question, begun)
        except EndOfInput:
            talking.leave()
            raise
        except Stopped as stopped:
            if stopped.ran is not None:
                talking.answer(stopped.ran)
                stopped.ran = None
            talking.leave()
            raise
        if said.move == "leave":
            talking.leave()
            room.speaker.say(say("plain.kept_for_later"))
            return False
        _take(room, talking, said)
        for problem in talking.problems:
            room.speaker.say(told(problem))
    if talking.next_flow is not None:
        return begin(room, talking.next_flow.flow, dict(talking.next_flow.options))
    return True


def _go_back(talking: Talking) -> None:
    """To the question before; what only says something would go on by itself, so it is gone past."""
    talking.back()
    while talking.can_go_back and isinstance(question := talking.question, Information) and not question.waits:
        talking.back()


def _take(room: Room, talking: Talking, said: Said) -> None:
    try:
        match said.move:
            case "answer" if said.answer is not None:
                talking.answer(said.answer)
            case "back":
                _go_back(talking)
            case "enough":
                talking.enough()
            case _:
                talking.pass_over()
    except FileProblem as problem:
        room.speaker.say(told_file_problem(problem), say("plain.not_saved"))
        raise
