"""The person's own editor: which it is, how it opens a file at a line, and running it to its end."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

PLUS_LINE = frozenset(
    [
        "vi",
        "vim",
        "nvim",
        "gvim",
        "mvim",
        "view",
        "ex",
        "elvis",
        "vile",
        "nvi",
        "nano",
        "pico",
        "emacs",
        "emacsclient",
        "xemacs",
        "mg",
        "jed",
        "joe",
        "jmacs",
        "ne",
        "kak",
        "micro",
        "kate",
        "gedit",
        "mcedit",
    ]
)
"""Editors that take `+LINE FILE`."""

GOTO = frozenset(["code", "code-insiders", "codium", "vscodium", "cursor"])
"""Editors that take `--goto FILE:LINE`, and `--wait` to stay until the file is closed."""

COLON = frozenset(["subl", "zed", "hx", "helix"])
"""Editors that take `FILE:LINE`."""

WAIT = {"subl": "--wait", "zed": "--wait", "gvim": "-f", "mvim": "-f", "gedit": "--wait", "kate": "--block"}
"""What makes an editor with a window of its own stay until the file is closed."""


class NoEditor(Exception):
    """There is none that could be started; `code` is `none`, `quotes` or `not_started`."""

    def __init__(self, code: str, name: str = "") -> None:
        super().__init__(code, name)
        self.code = code
        self.name = name


def editor_words(environment: Mapping[str, str]) -> list[str]:
    """The editor and its arguments: VISUAL, else EDITOR. Raises NoEditor."""
    wanted = next((value for name in ("VISUAL", "EDITOR") if (value := environment.get(name, "").strip())), None)
    if wanted is None:
        raise NoEditor("none")
    try:
        # A shell of Windows keeps the quotes around a path with spaces, and backslashes are no escapes there.
        words = (
            shlex.split(wanted) if os.name != "nt" else [part.strip('"') for part in shlex.split(wanted, posix=False)]
        )
    except ValueError:
        raise NoEditor("quotes", wanted) from None
    if not words:
        raise NoEditor("none")
    return words


def opened_at(words: Sequence[str], file: Path, line: int | None) -> list[str]:
    """The whole command that opens a file, at a line where one is named and the editor has a way to say it."""
    name = Path(words[0]).name.casefold().removesuffix(".exe").removesuffix(".cmd")
    command = list(words)
    if name in GOTO:
        command += [] if {"-w", "--wait"} & set(words) else ["--wait"]
        return [*command, "--goto", f"{file}:{line}"] if line else [*command, str(file)]
    if name in WAIT and WAIT[name] not in words:
        command.append(WAIT[name])
    if line and name in PLUS_LINE:
        return [*command, f"+{line}", str(file)]
    return [*command, f"{file}:{line}" if line and name in COLON else str(file)]


def edited(command: Sequence[str], environment: Mapping[str, str]) -> int:
    """Run it until it ends; its status. Raises NoEditor where it cannot be started."""
    with _interrupts_are_the_editors():
        try:
            return subprocess.run(command, env=dict(environment), check=False).returncode
        except (OSError, ValueError):
            raise NoEditor("not_started", command[0]) from None


@contextmanager
def _interrupts_are_the_editors() -> Iterator[None]:
    """Ctrl+C in the editor is for the editor; a handler, unlike ignoring, is not handed on to it."""

    def nothing(_number: int, _frame: FrameType | None) -> None:
        return

    before = signal.signal(signal.SIGINT, nothing)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
