"""The real command for tests: run as its own process, in a home of its own."""

from __future__ import annotations

import atexit
import json
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import IO

NOW = "2026-11-23T10:00:00+00:00"

LIMIT = 60.0
"""Seconds a command may take."""


def gradestep(
    home: Path, *arguments: str, typed: str = "", environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run it to its end with this typed in; never a terminal, so never the full screen.

    It is a process of its own, divided from one that has read the program's modules: all but the start of an interpreter.
    """
    asked = {
        "arguments": ["--home", str(home), *arguments],
        "environment": _environment(home) | dict(environment or {}),
        "folder": os.getcwd(),
        "umask": _umask(),
    }
    with (
        _holding(typed) as hearing,
        _holding() as saying,
        _holding() as complaining,
        _holding(json.dumps(asked)) as request,
    ):
        status = _divided([file.fileno() for file in (hearing, saying, complaining, request)])
        return subprocess.CompletedProcess(["gradestep", *arguments], status, _read(saying), _read(complaining))


def started(
    home: Path, *arguments: str, typed: str = "", environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """The same from the very start, as a shell does it: an interpreter, and each module when it is first asked for."""
    return subprocess.run(
        [sys.executable, "-I", "-m", "gradestep", "--home", str(home), *arguments],
        input=typed,
        capture_output=True,
        text=True,
        env=_environment(home) | dict(environment or {}),
        timeout=LIMIT,
        check=False,
    )


def _environment(home: Path) -> dict[str, str]:
    return {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": str(home.parent), "PYTHONUTF8": "1"}


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


@contextmanager
def _holding(text: str = "") -> Iterator[IO[str]]:
    with tempfile.TemporaryFile("w+", encoding="utf-8") as file:
        file.write(text)
        file.seek(0)
        yield file


def _read(file: IO[str]) -> str:
    file.seek(0)
    return file.read()


def _divided(streams: list[int]) -> int:
    """The status of one command with these streams; a signal that killed it as a negative number."""
    channel = _divider()
    socket.send_fds(channel, [b"."], streams)
    said = b""
    while not said.endswith(b"\n"):
        more = channel.recv(16)
        assert more, "what divides has ended"
        said += more
    return int(said)


@cache
def _divider() -> socket.socket:
    ours, theirs = socket.socketpair()
    with theirs:
        process = subprocess.Popen(
            [sys.executable, "-I", str(Path(__file__).with_name("dividing.py")), str(theirs.fileno())],
            env=_environment(Path("/nonexistent")),
            pass_fds=[theirs.fileno()],
        )
    ours.settimeout(LIMIT)
    atexit.register(process.wait)
    atexit.register(ours.close)
    return ours
