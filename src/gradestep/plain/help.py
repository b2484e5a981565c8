"""Help as lines: short pages, without their marks."""

from __future__ import annotations

from gradestep.content import names, say, text_of
from gradestep.flows.question import Option
from gradestep.plain.commands import say_commands
from gradestep.plain.menu import choose
from gradestep.plain.talk import Room

KEYS = "keys"


def help_pages(room: Room) -> None:
    """Choose a page and hear it."""
    pages = {name: _lines(name) for name in names("help") if name != KEYS}
    options = tuple(Option(name, lines[0]) for name, lines in pages.items())
    chosen = choose(room, (*options, Option(KEYS, say("plain.ways.keys"))))
    if chosen == KEYS:
        say_commands(room)
    elif chosen is not None:
        room.speaker.say(*pages[chosen])


def _lines(name: str) -> list[str]:
    """A help page as paragraphs: marks of headings, lists and emphasis left out, lines joined."""
    paragraphs = text_of(f"help/{name}.md").split("\n\n")
    rows = [row for paragraph in paragraphs for row in _rows(paragraph)]
    return [row for row in rows if row]


def _rows(paragraph: str) -> list[str]:
    lines = [line.strip().lstrip("#").strip() for line in paragraph.split("\n")]
    plain = [line.replace("**", "").replace("`", "") for line in lines]
    if any(line.startswith(("- ", "* ")) for line in plain):
        return [line.removeprefix("- ").removeprefix("* ") for line in plain]
    return [" ".join(plain)]
