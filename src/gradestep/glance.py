"""A small snapshot of what Home, `today` and `help-now` show, believed as long as the files it came from are the same.

Read with nothing imported but `os`, because a shell prompt waits for it.
"""

from __future__ import annotations

import os

FORMAT = "gradestep glance 5"
LIMIT = 1024 * 1024
"""Bytes; a larger file is no snapshot of ours."""

PART = "\x1e"
"""Between the parts; no text of a person holds it, since control characters are taken out."""

FIRST = ("plan.toml", "settings.toml")
"""The files that stand first among the sources; all that `help-now` depends on."""

BETWEEN = "|"
"""Between two sources; no file name of ours holds it."""


class Glance:
    """What the first paint needs, ready to be read; nothing in it is ever changed."""

    __slots__ = ("help_now", "home", "looks", "steady", "steps", "today", "until")

    def __init__(
        self,
        until: float,
        today: str,
        help_now: str,
        home: tuple[str, ...],
        looks: dict[str, str],
        steady: tuple[str, ...] = (),
        steps: str = "",
    ) -> None:
        self.until = until
        """Seconds since 1970 at which the person's next day begins; from then on it does not hold."""
        self.today = today
        self.help_now = help_now
        self.home = home
        """The lines of Home, the next step first."""
        self.looks = looks
        """Settings by dotted key, as text."""
        self.steady = steady
        """Those lines of Home that one more record leaves as they are."""
        self.steps = steps
        """Every step as an attempt would keep it, as JSON; empty where the plan cannot be taken as it stands."""


def glance_file(home: str, tag: str) -> str:
    """Where it is kept."""
    return os.path.join(home, "computers", tag, "glance")


def sources_of(home: str, tag: str) -> str:
    """Size, time and inode of every file that Home depends on, as one text to compare."""
    found = _first_of(home)
    for folder in (os.path.join(home, "journal"), os.path.join(home, "computers", tag, "drafts")):
        try:
            names = sorted(os.listdir(folder))
        except OSError:
            names = []
        found += [_seen(os.path.join(folder, name)) for name in names]
    return BETWEEN.join(found)


def read_glance(home: str, tag: str, now: float) -> Glance | None:
    """The snapshot, or nothing where there is none, its day is over, it does not fit its files, or it is not ours."""
    kept = kept_glance(home, tag)
    if kept is None or now >= kept[0].until or kept[1] != sources_of(home, tag):
        return None
    return kept[0]


def read_help_now(home: str, tag: str) -> str | None:
    """Whom to call, as kept, while plan and settings are the same; it holds on any day and whatever the journal is."""
    kept = kept_glance(home, tag)
    if kept is None or kept[1].split(BETWEEN)[: len(FIRST)] != _first_of(home):
        return None
    return kept[0].help_now


def glance_text(glance: Glance, sources: str) -> bytes:
    """The snapshot as it is kept."""
    looks = "\n".join(f"{key}={value}" for key, value in glance.looks.items())
    lines, steady = "\n".join(glance.home), "\n".join(glance.steady)
    parts = (FORMAT, repr(glance.until), sources, glance.today, glance.help_now, lines, looks, steady, glance.steps)
    return PART.join(parts).encode(errors="replace")


def kept_glance(home: str, tag: str) -> tuple[Glance, str] | None:
    """The snapshot and its sources as they were, whether they still fit or not and whatever day it is."""
    try:
        with open(glance_file(home, tag), encoding="utf-8", opener=_without_waiting) as file:
            text = file.read(LIMIT + 1)
        if len(text) > LIMIT:
            return None
        parts = text.split(PART)
        kept, until, sources, today, help_now, lines, looks, steady, steps = parts
        if kept != FORMAT:
            return None
        pairs = [line.partition("=") for line in looks.split("\n")]
        table = {key: value for key, _, value in pairs}
        home_lines, steady_lines = tuple(lines.split("\n")), tuple(steady.split("\n"))
        return Glance(float(until), today, help_now, home_lines, table, steady_lines, steps), sources
    except (OSError, ValueError):
        return None


def _without_waiting(path: str, flags: int) -> int:
    """A pipe in its place is empty; nobody waits for one."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _first_of(home: str) -> list[str]:
    return [_seen(os.path.join(home, name)) for name in FIRST]


def _seen(path: str) -> str:
    try:
        seen = os.stat(path)
    except OSError:
        return "-"
    return f"{os.path.basename(path)} {seen.st_size} {seen.st_mtime_ns} {seen.st_ino}"
