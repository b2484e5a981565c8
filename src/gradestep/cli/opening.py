"""Opening the notebook: the full screen or plain lines, and the guided commands in either."""

from __future__ import annotations

import os
from argparse import Namespace
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gradestep.cli.home import open_notebook
from gradestep.cli.named_step import named_step
from gradestep.cli.surroundings import Surroundings
from gradestep.content import say
from gradestep.notebook import Notebook
from gradestep.notebook.drafts import Draft
from gradestep.notebook.home import keep_glance

if TYPE_CHECKING:
    from gradestep.plain.speaker import Speaker

FLOW_OF = {
    "try": "attempt",
    "checkin": "check_in",
    "flare": "flare",
    "note": "note",
    "breathe": "breathe",
    "ground": "ground",
    "posture": "posture",
    "stop-now": "stop_now",
}
"""Command to the conversation it begins."""


@dataclass(frozen=True)
class Beginning:
    """What to begin with: a conversation, or Home."""

    flow: str | None
    options: dict[str, str]
    draft: Draft | None = None
    """One under way, to be gone on with."""


def carry_out(parsed: Namespace, surroundings: Surroundings) -> int:
    """Open in the way that fits the terminal and the person, at what was asked for."""
    notebook = open_notebook(parsed, surroundings)
    beginning = _beginning(parsed, notebook, surroundings)
    if beginning is None:
        return 1
    return open_at(parsed, notebook, beginning, surroundings)


def open_at(parsed: Namespace, notebook: Notebook, beginning: Beginning, surroundings: Surroundings) -> int:
    """Open in the way that fits the terminal and the person; the status."""
    if is_plain(parsed, notebook, surroundings):
        return _plainly(parsed, notebook, beginning, surroundings)
    if (
        notebook.settings.looks.plain is None
        and not parsed.tui
        and not _full_screen_chosen(parsed, notebook, surroundings)
    ):
        notebook = open_notebook(parsed, surroundings)
        if notebook.settings.looks.plain:
            return _plainly(parsed, notebook, beginning, surroundings)
    return _on_the_full_screen(parsed, notebook, beginning, surroundings)


def is_plain(parsed: Namespace, notebook: Notebook, surroundings: Surroundings) -> bool:
    """True where it is held as lines."""
    if parsed.plain or not surroundings.terminal:
        return True
    if parsed.tui:
        return False
    return surroundings.asks_for_plain() or notebook.settings.looks.plain is True


def _full_screen_chosen(parsed: Namespace, notebook: Notebook, surroundings: Surroundings) -> bool:
    """Asks in plain text, before any full screen, whether lines would serve better (A3); keeps the answer.

    The validating sentence comes first (S1), unless a plan file is made: then it is likely somebody else's to read.
    """
    from gradestep.flows.question import YesNoQuestion
    from gradestep.flows.reading import Complaint, read_answer

    question = YesNoQuestion(ask=say("commands.plain_ask"), unsure=False)
    speaker = _speaker(surroundings)
    makes_a_file = getattr(parsed, "action", None) == "new"
    speaker.say(*(() if makes_a_file else (say("commands.plain_welcome"),)), question.ask)
    answer = read_answer(question, surroundings.hearing.readline())
    while isinstance(answer, Complaint):
        speaker.say(say("commands.plain_again"))
        line = surroundings.hearing.readline()
        answer = read_answer(question, line) if line else "no"
    notebook.change_settings({"looks.plain": answer == "yes"})
    return answer != "yes"


def _beginning(parsed: Namespace, notebook: Notebook, surroundings: Surroundings) -> Beginning | None:
    if parsed.command is None:
        return Beginning(None if notebook.settings.first_run_done else "first_run", {})
    options: dict[str, str] = {}
    if parsed.command == "try":
        step = _step_for(parsed, notebook, surroundings)
        if step is None:
            return None
        options["step"] = step
        if parsed.low_energy:
            options["low_energy"] = "yes"
    if parsed.command == "breathe":
        options |= {"pattern": parsed.pattern} if parsed.pattern else {}
        options |= {"minutes": f"{parsed.minutes:g}"} if parsed.minutes else {}
    if parsed.command == "ground":
        options |= {"profile": parsed.profile} if parsed.profile else {}
        options |= {"timed": "yes"} if parsed.timed else {}
    return Beginning(FLOW_OF[parsed.command], options)


def _step_for(parsed: Namespace, notebook: Notebook, surroundings: Surroundings) -> str | None:
    if parsed.step is None:
        from gradestep.coach.next_step import next_step

        found = next_step(notebook.plan, notebook.settings, notebook.history, notebook.today())
        if found is None:
            surroundings.complain(say("commands.no_open_step"))
            return None
        return found[1].id
    return named_step(notebook.plan, parsed.step, surroundings)


def _plainly(parsed: Namespace, notebook: Notebook, beginning: Beginning, surroundings: Surroundings) -> int:
    from gradestep.cli.waiting import waiting_at
    from gradestep.plain.opening import open_plainly

    speaker = _speaker(surroundings)
    wait = waiting_at(surroundings.hearing)
    quiet = bool(getattr(parsed, "quiet", False))
    stays = parsed.command is None
    status = open_plainly(
        notebook, speaker, wait, beginning.flow, beginning.options, draft=beginning.draft, stays=stays, quiet=quiet
    )
    keep_glance(notebook)
    return status


def _speaker(surroundings: Surroundings) -> Speaker:
    """Lines that fit the window, where there is one."""
    from gradestep.plain.speaker import WIDTH, Speaker

    return Speaker(surroundings.hearing, surroundings.saying, surroundings.columns() or WIDTH)


def _on_the_full_screen(parsed: Namespace, notebook: Notebook, beginning: Beginning, surroundings: Surroundings) -> int:
    from gradestep.screens.terminal import colourless, prepare_terminal, writes_unicode

    colour = coloured(parsed, surroundings)
    os.environ["NO_COLOR"] = "" if colour else "1"
    prepare_terminal(os.environ)
    from gradestep.app import GradestepApp
    from gradestep.screens.appearance import Appearance

    plain_letters = parsed.ascii or not writes_unicode(surroundings.saying.encoding)
    appearance = Appearance.of(notebook.settings, colourless=colourless(os.environ), ascii_only=plain_letters)
    stays = parsed.command is None
    app = GradestepApp(
        lambda: notebook,
        appearance,
        flow=beginning.flow,
        options=beginning.options,
        draft=beginning.draft,
        stays=stays,
    )
    app.run(mouse=appearance.mouse and not parsed.no_mouse)
    app.notebook.keep_glance()
    return app.return_code or 0


def coloured(parsed: Namespace, surroundings: Surroundings) -> bool:
    """Whether colours are wanted: the option stands over the environment (E10)."""
    if parsed.color in ("always", "never"):
        return bool(parsed.color == "always")
    return not surroundings.environment.get("NO_COLOR")
