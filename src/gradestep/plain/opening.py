"""Plain mode from its opening to its end: a conversation that was asked for, or Home and its pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from gradestep.content import say
from gradestep.files import FileProblem
from gradestep.notebook import Notebook
from gradestep.notebook.drafts import Draft
from gradestep.notebook.telling import told
from gradestep.plain.commands import typed_command
from gradestep.plain.home import at_home
from gradestep.plain.running import Stopped, Waited
from gradestep.plain.speaker import EndOfInput, Speaker
from gradestep.plain.talk import Room, begin, take_up


def open_plainly(
    notebook: Notebook,
    speaker: Speaker,
    wait: Callable[[float], Waited],
    flow: str | None,
    options: Mapping[str, str],
    *,
    draft: Draft | None = None,
    stays: bool,
    quiet: bool = False,
) -> int:
    """Hold the conversation if there is one, or go on with `draft`, then Home where the person stays; the exit status.

    The end of input keeps the draft and is no problem (design 8).
    """

    def command(word: str) -> bool:
        return typed_command(room, word)

    room = Room(notebook, speaker, wait, command, quiet)
    try:
        if notebook.settings.demonstration:
            speaker.say(say("demo.mark"))
        for problem in notebook.problems:
            speaker.say(told(problem))
        try:
            if draft is not None:
                take_up(room, draft)
            elif flow is not None:
                begin(room, flow, options)
        except Stopped:
            stays = True
        if stays:
            at_home(room)
    except EndOfInput:
        speaker.say(say("plain.kept_for_later"))
    except FileProblem:
        return 1
    return 0
