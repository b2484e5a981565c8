"""Pictures for the README of the demonstration person's notebook: `python scripts/pictures.py [FOLDER]`.

The app is drawn as SVG. Shared pages are looked at in Chromium, which has to be installed, and drawn as PNG.
"""

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
from gradestep.coach.progress import SECTIONS
from gradestep.notebook import Notebook
from gradestep.notebook.made_up import make_up
from gradestep.paths import HomePlaces
from gradestep.screens.appearance import Appearance
from gradestep.screens.questions.breathing import AskBreathing
from gradestep.share.gathering import PARTS, Choice, Material
from gradestep.share.making import made

FOLDER = Path(__file__).parent.parent / "docs" / "pictures"
TESTS = Path(__file__).parent.parent / "tests"
THEMES = ("calm-dark", "calm-light")
SIZE = (80, 24)
WIDE, TALL = 720, 1064
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
    """The demonstration person's notebook."""
    places = HomePlaces(home, "k7f3")
    make_up(places, MOMENT)
    notebook = Notebook.open(places, clock.clock, seed="pictures")
    notebook.change_settings({"exercises.taught": True, "exercises.pattern": "slow_out"})
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


async def progress(pilot: Pilot[Any], clock: StillClock) -> None:
    """How it has gone: the weeks."""
    await press(pilot, "w", *["down"] * SECTIONS.index("weeks"), "enter")


PICTURES: dict[str, Steps] = {
    "home": home,
    "ladder": ladder,
    "question": question,
    "breathing": breathing,
    "journal": journal,
    "progress": progress,
}

SHARED = {"report": "svg[aria-labelledby^=paired-distress]", "brief": "body"}
"""Pages that are handed out, and from where on each is shown; a picture stands below its heading and its sentence."""


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
    """The picture without fonts from elsewhere; spaces at the beginning of a text stay, and the last line is whole."""
    svg = re.sub(
        r'(-clip-terminal">\s*<rect [^>]*height=")([0-9.]+)', lambda one: f"{one[1]}{float(one[2]) + 3:g}", svg
    )
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    svg = svg.replace("Fira Code", "DejaVu Sans Mono").replace("<svg ", '<svg xml:space="preserve" ', 1)
    return re.sub(r"\s*<!-- Generated with .*?-->", "", svg)


def shared(folder: Path) -> None:
    """The tops of the pages that are handed out, light and dark."""
    # The client is the tests' own; the package has no use for one.
    sys.path.append(str(TESTS))
    from chromium import opened, started

    with tempfile.TemporaryDirectory() as place:
        notebook = lived_in(Path(place) / "home", StillClock())
        material = Material(notebook.plan, notebook.everything(), notebook.today(), settings=notebook.settings)
        choice = Choice(with_parts=frozenset(PARTS))
        with started(Path(place)) as browser:
            for what, begins in SHARED.items():
                page = Path(place) / f"{what}.html"
                page.write_text(made(what, "html", material, choice).text, encoding="utf-8")
                for look in ("light", "dark"):
                    with opened(browser, page, dark=look == "dark") as shown:
                        shown.wide(WIDE)
                        top = max(
                            0, shown.evaluate(f"document.querySelector('{begins}').getBoundingClientRect().top") - 116
                        )
                        (folder / f"{what}-{look}.png").write_bytes(shown.picture(WIDE, TALL, top))


def main() -> None:
    """Take every picture in both themes."""
    os.environ["COLORTERM"] = "truecolor"
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    shared(folder)
    for theme in THEMES:
        for name in PICTURES:
            (folder / f"{name}-{theme}.svg").write_text(asyncio.run(taken(name, theme)), encoding="utf-8")


if __name__ == "__main__":
    main()
