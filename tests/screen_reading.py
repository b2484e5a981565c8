"""A screen read by meaning: its text, where the focus is, what can be chosen; and a stage to put one on."""

from __future__ import annotations

import threading
import unicodedata
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

import quiet
from fake_clock import START, FakeClock
from textual import events
from textual.app import App
from textual.keys import REPLACED_KEYS, _character_to_key, _get_unicode_name_from_key
from textual.pilot import Pilot
from textual.widgets import TextArea

from gradestep.app import GradestepApp
from gradestep.clock import Clock
from gradestep.flows.conversation import Conversation
from gradestep.flows.effect import StartFlow
from gradestep.flows.flow import Flow, Scene, Stage, Talk
from gradestep.flows.question import Answer, AnyQuestion, Option
from gradestep.model.history import History
from gradestep.model.plan import Plan
from gradestep.model.problem import Problem
from gradestep.model.settings import Settings
from gradestep.notebook import Notebook
from gradestep.paths import HomePlaces
from gradestep.screens.appearance import Appearance
from gradestep.screens.flow import FlowScreen
from gradestep.screens.rows import Rows

SIZES = ((80, 24), (60, 20), (40, 15))
"""Columns and rows every page is read at (A20)."""

EIGHT = tuple(
    Option(name, f"Option {name}") for name in ("zero", "one", "two", "three", "four", "five", "six", "seven")
)
"""More choices than a screen shows at once."""


@dataclass
class Rehearsal:
    """A real conversation over a real flow, kept in memory: what the flow screen drives, without files."""

    conversation: Conversation
    next_flow: StartFlow | None = None
    problems: tuple[Problem, ...] = ()
    kept: dict[str, str] = field(default_factory=dict)
    """What stood in fields, by stage."""
    left: bool = False

    @classmethod
    def of(cls, *stages: Stage | AnyQuestion, title: str = "A rehearsal") -> Rehearsal:
        """A flow of these questions, named q0, q1 and so on."""
        named = [stage if isinstance(stage, Stage) else _asks(f"q{at}", stage) for at, stage in enumerate(stages)]
        scene = Scene(Plan(), Settings(), History(), START.date(), START)
        return cls(Conversation.begin(Flow("rehearsal", title, tuple(named)), Talk(scene)))

    @property
    def flow_id(self) -> str:
        """The flow's id."""
        return self.conversation.flow.id

    @property
    def title(self) -> str:
        """The flow's title."""
        return self.conversation.flow.title

    @property
    def stage_id(self) -> str:
        """The present stage."""
        return self.conversation.stage.id if self.conversation.stage else ""

    @property
    def question(self) -> AnyQuestion | None:
        """The present question."""
        return self.conversation.question

    @property
    def over(self) -> bool:
        """True at the end."""
        return self.conversation.over

    @property
    def can_go_back(self) -> bool:
        """True where there is a question before."""
        return bool(self.conversation.trail)

    @property
    def typed(self) -> str:
        """What stood in the present field."""
        return self.kept.get(self.stage_id, "")

    @property
    def answers(self) -> dict[str, Answer]:
        """What was answered."""
        return dict(self.conversation.talk.answers)

    def answer(self, value: Answer) -> None:
        """One on."""
        self.conversation = self.conversation.answered(value)

    def pass_over(self) -> None:
        """One on without an answer."""
        self.conversation = self.conversation.passed_over()

    def enough(self) -> None:
        """Over for now."""
        self.conversation = self.conversation.enough()

    def back(self) -> None:
        """One back."""
        self.conversation = self.conversation.back()

    def typing(self, text: str) -> None:
        """Keep what stands in the field."""
        self.kept[self.stage_id] = text

    def leave(self) -> None:
        """Kept for later."""
        self.left = True


WORD = 3
"""So many characters one after another are a word; fewer are keys."""

AT_MOST = 20
"""Paintings that one thing leads to."""

OPENING = "gradestep-opening"
"""The thread that opens the notebook; it may be made to wait, and is given the time it works."""

Scenario = Callable[[Pilot[Any]], Awaitable[None]]


def notebook_in(home: Path, clock: Clock | None = None) -> Notebook:
    """A real notebook in a folder of the test."""
    return Notebook.open(HomePlaces(home, "k7f3"), clock or FakeClock().clock, seed="screens")


def app_in(
    home: Path, appearance: Appearance | None = None, clock: Clock | None = None, **options: Any
) -> GradestepApp:
    """The real app over a real notebook."""
    return GradestepApp(lambda: notebook_in(home, clock), appearance, **options)


def play(app: App[Any], scenario: Scenario, size: tuple[int, int] = (80, 24)) -> None:
    """Run the app without a terminal and let the scenario press its keys."""

    async def run() -> None:
        async with app.run_test(size=size) as pilot:
            await settled(pilot)
            await scenario(pilot)

    quiet.run(run())


def play_flow(
    home: Path,
    rehearsal: Rehearsal,
    scenario: Scenario,
    *,
    size: tuple[int, int] = (80, 24),
    clock: Clock | None = None,
    appearance: Appearance | None = None,
) -> None:
    """The flow screen over the app, driven by a rehearsal."""
    app = app_in(home, appearance, clock)

    async def on_stage(pilot: Pilot[Any]) -> None:
        now = clock or FakeClock().clock
        app.push_screen(FlowScreen(rehearsal, now, appearance or Appearance(), [("F1", "Help now")]))
        await settled(pilot)
        await scenario(pilot)

    play(app, on_stage, size)


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys one by one, each with all it leads to; a run of characters is typed at once, as a person types a word."""
    for is_text, run in groupby(keys, key=lambda key: len(key) == 1):
        pressed = list(run)
        at_once = is_text and len(pressed) >= WORD and isinstance(pilot.app.focused, TextArea)
        for key in pressed:
            pilot.app.post_message(_pressed(key))
            if not at_once:
                await settled(pilot)
        if at_once:
            await settled(pilot)


async def settled(pilot: Pilot[Any]) -> None:
    """Let everything that was set off come to its end, and be painted: the painter's timer is not waited for."""
    app = pilot.app
    for _ in range(AT_MOST):
        await quiet.quiet()
        if any(thread.name == OPENING for thread in threading.enumerate()):
            await pilot.pause()
        if not app.screen._update_timer._active.is_set():
            return
        app.screen._on_timer_update()


def text_of(app: App[Any]) -> str:
    """The screen as text, line by line, without colours."""
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips)


def lines_of(app: App[Any]) -> list[str]:
    """The lines that hold anything."""
    return [line for line in text_of(app).split("\n") if line.strip()]


def focus_line(app: App[Any]) -> str:
    """The one line that begins with the marker; raises where there are none or several (A16)."""
    marked = [line for line in lines_of(app) if line.lstrip().startswith("> ") or line.strip() == ">"]
    assert len(marked) == 1, marked
    return marked[0].strip()


def row_ids(app: App[Any], selector: str = "#rows") -> list[str]:
    """What can be chosen."""
    return [row.id for row in app.screen.query_one(selector, Rows).rows]


def flat(text: str) -> str:
    """Runs of white space as one space."""
    return " ".join(text.split())


def _pressed(key: str) -> events.Key:
    """As Textual's own pilot makes it of a name or a character."""
    name = _character_to_key(key) if len(key) == 1 and not key.isalnum() else key
    try:
        character = unicodedata.lookup(_get_unicode_name_from_key(REPLACED_KEYS.get(name, name)))
    except KeyError:
        return events.Key(name, name if len(name) == 1 else None)
    return events.Key(name, character)


def _asks(stage_id: str, question: AnyQuestion) -> Stage:
    return Stage(stage_id, lambda _talk: question)


def widest(lines: Iterable[str]) -> int:
    """The longest line, in characters."""
    return max((len(line) for line in lines), default=0)
