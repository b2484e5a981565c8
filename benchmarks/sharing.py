"""The brief and the report of journals of any length: time, and the most memory they took."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Shared:
    """One run."""

    seconds: float
    processor: float
    memory: int
    """MiB at the most."""
    size: int
    """KiB of what was written."""


def shared(what: str, home: Path, environment: Mapping[str, str]) -> Shared:
    """Write it once, with every part in and the whole journal."""
    target = home.parent / f"{home.name}-{what}"
    command = [sys.executable, "-m", "gradestep", "--home", str(home), "share", what, "--yes", "--with", "words"]
    began = time.perf_counter()
    process = subprocess.Popen(
        [*command, "--since", "2000-01-01", "--to", str(target), "--force"],
        env=dict(environment),
        stdout=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    seconds = time.perf_counter() - began
    return Shared(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss // 1024, target.stat().st_size // 1024)


def sharing_of(homes: Mapping[int, Path], environment: Mapping[str, str], rounds: int) -> list[tuple[str, Shared]]:
    """The median of each, interleaved."""
    found: dict[tuple[str, int], list[Shared]] = {}
    for _ in range(rounds):
        for size, home in homes.items():
            for what in ("brief", "report"):
                found.setdefault((what, size), []).append(shared(what, home, environment))
    return [(f"{what}, {size:,} records", _median(runs)) for (what, size), runs in found.items()]


def _median(runs: list[Shared]) -> Shared:
    return Shared(
        statistics.median(run.seconds for run in runs),
        statistics.median(run.processor for run in runs),
        max(run.memory for run in runs),
        runs[-1].size,
    )
