"""A shared file on the full screen: part by part, by keys alone, to read and nothing else (B4, S27, A16, A20, R20)."""

from __future__ import annotations

import random
import string
from itertools import cycle
from typing import Any

import pytest
from screen_reading import SIZES, flat, focus_line, lines_of, play, press, row_ids, text_of, widest
from shared import HOSTILE, Words, empty, material
from textual.pilot import Pilot

from gradestep.content import say
from gradestep.screens.appearance import Appearance
from gradestep.screens.viewing import BACK, EARLIER, LATER, ViewingApp
from gradestep.share.brief import brief
from gradestep.share.gathering import PARTS, Choice, Material
from gradestep.share.leaves import LONGEST, Part, parts_of
from gradestep.share.linear import linear
from gradestep.share.report import report

ALL = Choice(with_parts=frozenset(PARTS))


def parts(one: Material) -> tuple[Part, ...]:
    """What a file with all of it opens as."""
    return parts_of(report(one, ALL), brief(one, ALL))


def viewing(one: Material) -> ViewingApp:
    """The app over it."""
    return ViewingApp("record.json", parts(one), Appearance())


def test_nothing_of_it_is_left_out() -> None:
    """B4, A33: the brief first, then every section, every line of which stands on some leaf."""
    found = parts(material())
    assert found[0].title == say("share.brief.title")
    whole = linear(report(material(), ALL))
    assert [part.title for part in found[1:]] == [section.title for section in whole.sections]
    for section, part in zip(whole.sections, found[1:], strict=True):
        for line in section.lines:
            assert all(value in "\n".join(part.leaves) for _, value in line.cells)


def test_long_parts_are_cut_between_lines() -> None:
    """A20: a leaf is short enough to show whole, and no line is lost or cut."""
    letters = random.Random(1)
    words: Words = lambda name: "".join(letters.choice(string.ascii_lowercase) for _ in range(900))  # noqa: E731
    found = parts(material(words))
    assert any(len(part.leaves) > 1 for part in found)
    assert all(len(leaf) <= LONGEST for part in found for leaf in part.leaves)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_part_by_part_by_keys_alone(size: tuple[int, int]) -> None:
    """B4, A16, A20: open a part, read it, go back to where one stood; one marker, nothing wider than the screen."""

    async def scenario(pilot: Pilot[Any]) -> None:
        app = pilot.app
        titles = [part.title for part in parts(material())]
        assert row_ids(app) == [str(place) for place in range(len(titles))]
        for title in titles:
            assert focus_line(app).startswith(f"> {title[:20]}")
            await press(pilot, "enter")
            assert title in text_of(app)
            assert widest(lines_of(app)) <= size[0]
            await press(pilot, "escape", "down")
        await press(pilot, "q")
        assert app.return_code == 0

    play(viewing(material()), scenario, size)


def test_leaf_by_leaf() -> None:
    """A20: on to the next leaf, and back one."""
    long = Part("Long", ("one", "two", "three"))

    async def scenario(pilot: Pilot[Any]) -> None:
        await press(pilot, "enter")
        assert row_ids(pilot.app) == [LATER, BACK]
        await press(pilot, "enter")
        assert "two" in text_of(pilot.app) and "Long, 2 of 3" in text_of(pilot.app)
        assert row_ids(pilot.app) == [LATER, BACK, EARLIER]
        await press(pilot, "enter")
        assert row_ids(pilot.app) == [BACK, EARLIER]
        await press(pilot, "end", "enter")
        assert "Long, 2 of 3" in text_of(pilot.app)

    play(ViewingApp("record.json", (long,), Appearance()), scenario)


def test_of_nobody() -> None:
    """B4: an empty record opens, and says so."""

    async def scenario(pilot: Pilot[Any]) -> None:
        assert flat(say("share_json.view.about")) in flat(text_of(pilot.app))
        await press(pilot, "enter")
        assert say("share.nothing") in text_of(pilot.app)

    play(viewing(empty()), scenario)


def test_hostile_words_are_words() -> None:
    """R20: markup and escape codes of a shared file are letters on the screen, whichever field they stand in."""
    words = cycle(HOSTILE)
    shared = parts(material(lambda name: f"\x1b[31m{next(words)}{name}"))

    async def scenario(pilot: Pilot[Any]) -> None:
        for place in range(len(shared)):
            await press(pilot, "home", *["down"] * place, "enter")
            assert "\x1b" not in text_of(pilot.app)
            await press(pilot, "escape")
        assert pilot.app.return_code is None

    play(ViewingApp("record.json", shared, Appearance()), scenario)
    assert all(part.leaves for part in shared)
