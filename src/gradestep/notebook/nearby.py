"""Files that may be meant when one is asked for: in Downloads, on the desktop, on a stick that is plugged in (issue 3.5)."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

MEDIA = ("/media", "/run/media", "/Volumes")
"""Where things that are plugged in appear, on Linux and on macOS."""

DRIVES = "DEFGHIJKLMNOPQRSTUVWXYZ"
"""The same on Windows, by letter."""

MOST_ENTRIES = 5_000
"""Names of one folder that are looked at."""


@dataclass(frozen=True)
class Place:
    """A folder to look in."""

    folder: Path
    name: str


@dataclass(frozen=True)
class Found:
    """A file or a folder in a folder."""

    path: Path
    is_folder: bool
    changed: datetime

    @property
    def name(self) -> str:
        """What it is called there."""
        return self.path.name


def places(media: Iterable[Path] | None = None) -> tuple[Place, ...]:
    """Downloads first, then what is plugged in, the desktop and documents, where they are there; each once."""
    from platformdirs import user_desktop_path, user_documents_path, user_downloads_path

    plugged_in = _plugged_in() if media is None else tuple(media)
    known = (user_downloads_path(), *plugged_in, user_desktop_path(), user_documents_path(), Path.home())
    folders = dict.fromkeys(folder for folder in known if os.path.isdir(folder))
    return tuple(Place(folder, folder.name or str(folder)) for folder in folders)


def look_in(folder: Path, ending: str) -> tuple[Found, ...]:
    """Its folders by name, then its files of that ending, the newest first; nothing hidden, and nothing where it is closed."""
    found = list(_entries(folder, ending))
    folders = sorted((one for one in found if one.is_folder), key=lambda one: one.name.casefold())
    return (*folders, *_newest_first(one for one in found if not one.is_folder))


def files_in(folder: Path, ending: str) -> tuple[Found, ...]:
    """Its files of that ending alone, the newest first."""
    return _newest_first(one for one in _entries(folder, ending) if not one.is_folder)


def path_of(typed: str) -> Path:
    """The file that typed or dragged text means: quotes, a `file:` address and spaces after a stroke are understood."""
    text = typed.strip()
    as_typed = Path(text).expanduser()
    if os.path.lexists(as_typed):
        return as_typed
    if text.startswith("file://"):
        return _addressed(text.removeprefix("file://"))
    if os.name != "nt" and ("\\" in text or text[:1] in "'\""):
        try:
            parts = shlex.split(text)
        except ValueError:
            parts = []
        return Path(parts[0]).expanduser() if len(parts) == 1 else as_typed
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        return Path(text[1:-1]).expanduser()
    return as_typed


def _addressed(text: str) -> Path:
    """What an address with `%20` and the like stands for; a computer's name before the first stroke is this one's."""
    spelled = re.sub(rb"%([0-9A-Fa-f]{2})", lambda code: bytes([int(code[1], 16)]), text[text.find("/") :].encode())
    return Path(os.fsdecode(spelled.replace(b"\0", b"")))


def _newest_first(files: Iterable[Found]) -> tuple[Found, ...]:
    by_name = sorted(files, key=lambda one: one.name)
    return tuple(sorted(by_name, key=lambda one: one.changed, reverse=True))


def _entries(folder: Path, ending: str) -> Iterator[Found]:
    try:
        with os.scandir(folder) as entries:
            for _, entry in zip(range(MOST_ENTRIES), entries, strict=False):
                one = _found(entry, ending)
                if one is not None:
                    yield one
    except OSError:
        return


def _found(entry: os.DirEntry[str], ending: str) -> Found | None:
    if entry.name.startswith(".") or not entry.name.isprintable():
        return None
    try:
        is_folder = entry.is_dir()
        if not is_folder and not (entry.is_file() and entry.name.casefold().endswith(ending)):
            return None
        changed = datetime.fromtimestamp(entry.stat().st_mtime).astimezone()
    except (OSError, OverflowError, ValueError):
        return None
    return Found(Path(entry.path), is_folder, changed)


def _plugged_in() -> tuple[Path, ...]:
    """Mount points alone: an empty folder left behind there is nothing that is plugged in."""
    if os.name == "nt":
        return tuple(Path(f"{letter}:\\") for letter in DRIVES)
    tops = [Path(top) for top in MEDIA]
    below = [found for top in tops for found in _folders_in(top)]
    return tuple(
        path for path in (*below, *(one for top in below for one in _folders_in(top))) if os.path.ismount(path)
    )


def _folders_in(folder: Path) -> tuple[Path, ...]:
    return tuple(one.path for one in look_in(folder, "/") if one.is_folder)
