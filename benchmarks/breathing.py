"""How late each breathing phase is said by the real clock, while every core is kept busy."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

PHASE = re.compile(rb"^(?:In|Out|Hold), (\d+(?:\.\d+)?) seconds?\.", re.MULTILINE)
BUSY = "while True: pass"


def latest_phase(home: Path, environment: Mapping[str, str], minutes: float) -> tuple[int, float]:
    """How many phases were said, and by how many seconds the latest of them was late."""
    busy = [subprocess.Popen([sys.executable, "-c", BUSY]) for _ in range(os.cpu_count() or 1)]
    try:
        return _phases(home, environment, minutes)
    finally:
        for process in busy:
            process.kill()
            process.wait()


def _phases(home: Path, environment: Mapping[str, str], minutes: float) -> tuple[int, float]:
    arguments = ["--home", str(home), "--plain", "breathe", "slow_out", "--minutes", f"{minutes:g}"]
    process = subprocess.Popen(
        [sys.executable, "-m", "gradestep", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=dict(environment),
    )
    assert process.stdin is not None and process.stdout is not None
    said, count, began, due, worst = b"", 0, 0.0, 0.0, 0.0
    while block := os.read(process.stdout.fileno(), 4096):
        now = time.perf_counter()
        said += block
        phases = [float(found[1]) for found in PHASE.finditer(said)]
        for length in phases[count:]:
            began = began or now
            worst = max(worst, now - began - due)
            due += length
        count = len(phases)
        if said.rstrip().endswith((b":", b"go on.", b"begin.", b"passes")) and b"Starting now" not in said:
            process.stdin.write(b"\n")
            process.stdin.flush()
            said += b"\n"
        elif count and b"That is the end" in said:
            process.stdin.close()
    process.wait()
    return count, worst
