"""`make bench`: medians and ratios, everything interleaved in one run, printed as a table. Never part of the tests."""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from breathing import latest_phase
from drift import drift_of_ten_minutes
from journals import a_home
from painting import DOWN, UP, Painted, key_to_paint
from sharing import sharing_of
from terminal import Started, start

from gradestep.paths import computer_tag

PYTHON = sys.executable
HERE = Path(__file__).parent
SIZES = (0, 1_000, 20_000, 200_000)
NEXT = "Stand outside the front door"


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--rounds", type=int, default=9)
    asked.add_argument("--sizes", type=int, nargs="*", default=list(SIZES))
    asked.add_argument("--idle", type=float, default=5.0)
    asked.add_argument("--exercise-minutes", type=float, default=1.0, help="10 takes ten minutes")
    wanted = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        environment = _environment(folder)
        tag = computer_tag(environment)
        homes = {size: a_home(Path(folder) / f"home-{size}", size, tag) for size in wanted.sizes}
        for home in homes.values():
            _run([PYTHON, "-m", "gradestep", "--home", str(home), "checkin", "--mood", "5"], environment)
        _commands(homes, environment, wanted.rounds)
        _sharing(homes, environment, max(3, wanted.rounds // 3))
        _screens(homes, environment, max(3, wanted.rounds // 3), wanted.idle)
        _keys(homes, environment)
        count, late = latest_phase(homes[wanted.sizes[0]], environment, wanted.exercise_minutes)
        print(f"\nBreathing for {wanted.exercise_minutes:g} minutes by the real clock, every core busy:")
        print(f"  {count} phases, the latest said {late * 1000:.0f} ms after it was due")
    print("\nA ten-minute exercise under load: the phase shown is off by")
    for name, seconds in drift_of_ten_minutes().items():
        print(f"  {name:<40} {seconds * 1000:8.1f} ms")


def _environment(folder: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    return kept | {"HOME": folder, "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}


def _run(command: list[str], environment: Mapping[str, str]) -> tuple[float, float]:
    """Wall and processor seconds of one run."""
    began = time.perf_counter()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, env=dict(environment), check=True, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - began, spent


def _interleaved(makers: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, list[object]]:
    """Every maker once a round, the order turned each time, so that a noisy machine is as unfair to all."""
    found: dict[str, list[object]] = {name: [] for name in makers}
    names = list(makers)
    for number in range(rounds + 1):
        for name in names if number % 2 else reversed(names):
            measured = makers[name]()
            if number:
                found[name].append(measured)
    return found


def _commands(homes: Mapping[int, Path], environment: Mapping[str, str], rounds: int) -> None:
    commands = {"python -c pass": [PYTHON, "-c", "pass"], "--version": [PYTHON, "-m", "gradestep", "--version"]}
    commands["--help"] = [PYTHON, "-m", "gradestep", "--help"]
    for size, home in homes.items():
        base = [PYTHON, "-m", "gradestep", "--home", str(home)]
        commands[f"today, {size:,} records"] = [*base, "today"]
        commands[f"help-now, {size:,} records"] = [*base, "help-now"]
    for size, home in homes.items():
        base = [PYTHON, "-m", "gradestep", "--home", str(home)]
        commands[f"log, {size:,} records"] = [*base, "log", "doorstep", "--outcome", "done"]
    reads = {name: command for name, command in commands.items() if not name.startswith("log")}
    writes = {name: command for name, command in commands.items() if name.startswith(("log", "python"))}
    print(f"{'command':<34} {'wall ms':>9} {'cpu ms':>9} {'over pass':>10}")
    for group in (reads, writes):
        makers = {name: (lambda command=command: _run(command, environment)) for name, command in group.items()}
        found = _interleaved(makers, rounds)
        floor = statistics.median(cpu for _, cpu in found["python -c pass"])
        for name, runs in found.items():
            wall = statistics.median(seconds for seconds, _ in runs)
            cpu = statistics.median(seconds for _, seconds in runs)
            print(f"{name:<34} {wall * 1000:9.1f} {cpu * 1000:9.1f} {cpu / floor:10.2f}")


def _sharing(homes: Mapping[int, Path], environment: Mapping[str, str], rounds: int) -> None:
    print(f"\n{'share, everything in it':<34} {'wall s':>9} {'cpu s':>9} {'most MiB':>9} {'KiB':>9}")
    for name, run in sharing_of(homes, environment, rounds):
        print(f"{name:<34} {run.seconds:9.2f} {run.processor:9.2f} {run.memory:9} {run.size:9}")


def _screens(homes: Mapping[int, Path], environment: Mapping[str, str], rounds: int, idle: float) -> None:
    bare = [PYTHON, str(HERE / "bare15.py")]
    makers: dict[str, Callable[[], object]] = {
        "bare15": lambda: start(bare, environment, "Line 11", b"\t\x1b[B", b"q", idle)
    }
    for size, home in homes.items():
        command = [PYTHON, "-m", "gradestep", "--home", str(home)]
        makers[f"Home, {size:,} records"] = lambda command=command: start(
            command, environment, NEXT, b"\x1b[B", b"\x11", idle
        )
    found = _interleaved(makers, rounds)
    columns = ("text", "key", "processor", "memory", "idle_bytes", "idle_processor", "quit")
    floor = {column: _median(found["bare15"], column) for column in columns}
    print(f"\n{'app (ratio to bare15)':<24}" + "".join(f"{column:>15}" for column in columns))
    for name, runs in found.items():
        cells = []
        for column in columns:
            value = _median(runs, column)
            ratio = f" ({value / floor[column]:.2f})" if floor[column] else ""
            cells.append(f"{value:.2f}{ratio}".rjust(15))
        print(f"{name:<24}" + "".join(cells))


def _keys(homes: Mapping[int, Path], environment: Mapping[str, str]) -> None:
    """Key to paint, for a list moved through on Home and in the journal, beside the bare app."""
    makers: dict[str, Callable[[], object]] = {
        "bare15": lambda: key_to_paint(
            [PYTHON, str(HERE / "bare15.py")], environment, "Line 11", b"\t\x1b[B", (UP, DOWN), b"q"
        )
    }
    for size, home in homes.items():
        command = [PYTHON, "-m", "gradestep", "--home", str(home)]
        makers[f"Home, {size:,} records"] = lambda command=command: key_to_paint(
            command, environment, NEXT, DOWN, (UP, DOWN), b"\x11"
        )
    found = _interleaved(makers, 2)
    print(f"\n{'key to paint':<24} {'median ms':>10} {'19 of 20 ms':>12}")
    for name, runs in found.items():
        kept = [run for run in runs if isinstance(run, Painted)]
        middle, slow = (statistics.median(getattr(run, column) for run in kept) for column in ("middle", "slow"))
        print(f"{name:<24} {middle * 1000:10.1f} {slow * 1000:12.1f}")


def _median(runs: list[object], column: str) -> float:
    return statistics.median(getattr(run, column) for run in runs if isinstance(run, Started))


if __name__ == "__main__":
    main()
