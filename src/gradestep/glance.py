"""A small snapshot of what Home, `today` and `help-now` show, believed as long as the files it came from are the same.

Read with nothing imported but `os`, because a shell prompt waits for it.
"""

from __future__ import annotations

import os

FORMAT = "gradestep glance 3"
LIMIT = 256 * 1024
"""Bytes; a larger file is no snapshot of ours."""

PART = "\x1e"
"""Between the parts; no text of a person holds it, since control characters are taken out."""


class Glance:
    """What the first paint needs, ready to be read; nothing in it is ever changed."""

    __slots__ = ("help_now", "home", "looks", "today", "until")

    def __init__(self, until: float, today: str, help_now: str, home: tuple[str, ...], looks: dict[str, str]) -> None:
        self.until = until
        """Seconds since 1970 at which the person's next day begins; from then on it does not hold."""
        self.today = today
        self.help_now = help_now
        self.home = home
        """The lines of Home, the next step first."""
        self.looks = looks
        """Settings by dotted key, as text."""


def glance_file(home: str, tag: str) -> str:
    """Where it is kept."""
    return os.path.join(home, "computers", tag, "glance")


def sources_of(home: str, tag: str) -> str:
    """Size, time and inode of every file that Home depends on, as one text to compare."""
    found = [_seen(os.path.join(home, name)) for name in ("plan.toml", "settings.toml")]
    for folder in (os.path.join(home, "journal"), os.path.join(home, "computers", tag, "drafts")):
        try:
            names = sorted(os.listdir(folder))
        except OSError:
            names = []
        found += [_seen(os.path.join(folder, name)) for name in names]
    return "|".join(found)


def read_glance(home: str, tag: str, now: float) -> Glance | None:
    """The snapshot, or nothing where there is none, its day is over, it does not fit its files, or it is not ours."""
    try:
        with open(glance_file(home, tag), encoding="utf-8") as file:
            parts = file.read(LIMIT).split(PART)
        kept, until, sources, today, help_now, lines, looks = parts
        if kept != FORMAT or now >= float(until) or sources != sources_of(home, tag):
            return None
    except (OSError, ValueError):
        return None
    pairs = [line.partition("=") for line in looks.split("\n")]
    return Glance(float(until), today, help_now, tuple(lines.split("\n")), {key: value for key, _, value in pairs})


def glance_text(glance: Glance, sources: str) -> bytes:
    """The snapshot as it is kept."""
    looks = "\n".join(f"{key}={value}" for key, value in glance.looks.items())
    parts = (FORMAT, repr(glance.until), sources, glance.today, glance.help_now, "\n".join(glance.home), looks)
    return PART.join(parts).encode(errors="replace")


def _seen(path: str) -> str:
    try:
        seen = os.stat(path)
    except OSError:
        return "-"
    return f"{os.path.basename(path)} {seen.st_size} {seen.st_mtime_ns} {seen.st_ino}"
