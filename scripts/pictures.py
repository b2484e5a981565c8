"""Pictures for the README, taken from the real app over a made-up home: `python scripts/pictures.py [FOLDER]`."""

from __future__ import annotations

import asyncio
import os
import re
import sys
import tempfile
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from gradestep.app import GradestepApp
from gradestep.clock import Clock
from gradestep.model.attempts import AttemptBegun, AttemptEnded, Before, StepSnapshot
from gradestep.model.journal import CheckIn, Exercise, SessionNote
from gradestep.notebook import Notebook
from gradestep.paths import HomePlaces
from gradestep.screens.appearance import Appearance
from gradestep.screens.questions.breathing import AskBreathing

FOLDER = Path(__file__).parent.parent / "docs" / "pictures"
THEMES = ("calm-dark", "calm-light")
SIZE = (80, 24)
MOMENT = datetime.fromisoformat("2026-11-23T10:30:00+01:00")


class StillClock:
    """Time that passes when it is told to, so that a picture is the same each time it is taken."""

    def __init__(self) -> None:
        self.passed = 0.0

    @property
    def clock(self) -> Clock:
        """The clock to hand to gradestep."""
        return Clock(lambda: MOMENT + timedelta(seconds=self.passed), lambda: self.passed, lambda: "Europe/Berlin")


Steps = Callable[[Pilot[Any], StillClock], Awaitable[None]]


def lived_in(home: Path, clock: StillClock) -> Notebook:
    """A home of a few days."""
    notebook = Notebook.open(HomePlaces(home, "k7f3"), clock.clock, seed="pictures")
    if notebook.plan.steps():
        return notebook
    notebook.use_starter("palpitations")
    notebook.change_settings({"first_run_done": True, "exercises.taught": True, "exercises.pattern": "slow_out"})
    steps = [step for _, step in notebook.plan.steps()][:3]
    clock.passed -= 3 * 24 * 3600
    for step, outcome in zip((steps[0], steps[1], steps[0]), ("done", "partly", "done"), strict=True):
        begun = notebook.record(
            AttemptBegun(step=StepSnapshot(id=step.id, title=step.title), before=Before(distress=5))
        )
        notebook.record(AttemptEnded(attempt=begun.id, outcome=outcome))  # type: ignore[arg-type]  # one of the outcomes
        clock.passed += 24 * 3600
    notebook.record(Exercise(exercise="breathing", pattern="slow_out", seconds=120, cycles=12))
    notebook.record(CheckIn(mood=6, energy="medium", note="A slow morning"))
    notebook.record(SessionNote(text="Ask about the stairs"))
    return notebook


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys, each with all it leads to."""
    for key in keys:
        await pilot.press(key)
        for _ in range(3):
            await pilot.pause()


async def home(pilot: Pilot[Any], clock: StillClock) -> None:
    """Home as it opens."""
    await press(pilot, "down", "up")


async def ladder(pilot: Pilot[Any], clock: StillClock) -> None:
    """The ladder, a step down."""
    await press(pilot, "l", "down")


async def question(pilot: Pilot[Any], clock: StillClock) -> None:
    """A rating of an attempt, answered."""
    await press(pilot, "l", "end", "home", "down", "down", "enter", "enter")
    for _ in range(12):
        if pilot.app.screen.query("Scale"):
            break
        await press(pilot, "enter")
    await press(pilot, "5")


async def breathing(pilot: Pilot[Any], clock: StillClock) -> None:
    """Slow breathing, some breaths in."""
    await press(pilot, "ctrl+b")
    for _ in range(8):
        if pilot.app.screen.query(AskBreathing):
            break
        await press(pilot, "enter")
    await press(pilot, "enter")
    for seconds in (9.0, 9.0, 5.0):
        clock.passed += seconds
        pilot.app.screen.query_one(AskBreathing).look()
        await press(pilot)


async def journal(pilot: Pilot[Any], clock: StillClock) -> None:
    """The journal, the newest first."""
    await press(pilot, "j", "down")


PICTURES: dict[str, Steps] = {
    "home": home,
    "ladder": ladder,
    "question": question,
    "breathing": breathing,
    "journal": journal,
}


async def taken(name: str, theme: str) -> str:
    """One picture as SVG, with no address in it."""
    clock = StillClock()
    with tempfile.TemporaryDirectory() as folder:
        notebook = lived_in(Path(folder), clock)
        app = GradestepApp(lambda: notebook, Appearance(theme=theme))
        async with app.run_test(size=SIZE) as pilot:
            await press(pilot)
            await PICTURES[name](pilot, clock)
            return on_its_own(app.export_screenshot(title="gradestep"))


def on_its_own(svg: str) -> str:
    """The picture without fonts from elsewhere; spaces at the beginning of a text stay."""
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    svg = svg.replace("Fira Code", "DejaVu Sans Mono").replace("<svg ", '<svg xml:space="preserve" ', 1)
    return re.sub(r"\s*<!-- Generated with .*?-->", "", svg)


def main() -> None:
    """Take every picture in both themes."""
    os.environ["COLORTERM"] = "truecolor"
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for theme in THEMES:
        for name in PICTURES:
            (folder / f"{name}-{theme}.svg").write_text(asyncio.run(taken(name, theme)), encoding="utf-8")


if __name__ == "__main__":
    main()
