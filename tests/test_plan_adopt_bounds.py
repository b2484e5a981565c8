"""Long files: the work of taking one in grows as the file does, and the real command stays within its limits (R18)."""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from bounded_work import calls_of

from gradestep.planfile.merging_cases import adoption

HEAD = 'format = 1\nid = "long"\nrevision = {revision}\ntitle = "Long"\n'

SECONDS = 8
"""Of processor time for one command on a slow machine; design 8 means 2 on a usual one."""

MEMORY = 200 * 1024 * 1024
"""Bytes (design 8)."""


def file(revision: int, *parts: str) -> str:
    """A clinician's file of these parts."""
    return HEAD.format(revision=revision) + "".join(parts)


def ladder(
    steps: int, *, name: str = "l", step: str = "s", amount: int = 2, order: str = "", back: bool = False
) -> str:
    """A ladder with so many steps, in their order or the other way round."""
    numbers = reversed(range(steps)) if back else range(steps)
    rows = (
        f'\n[[ladders.steps]]\nid = "{step}{number}"\ntitle = "Step {step} {number}"\n'
        f'difficulty = {number % 100}\namount = {amount}\nunit = "minutes"\nvalues = ["v"]\n'
        for number in numbers
    )
    return f'\n[[ladders]]\nid = "{name}"\ntitle = "Ladder {name}"\n{order}' + "".join(rows)


def rows(count: int, name: str, line: str) -> str:
    """So many entries of a list."""
    return "".join(f"\n[[{name}]]\n" + line.format(number=number) for number in range(count))


BY_HAND = 'order = "hand"\n'

SHAPES: dict[str, Callable[[int], tuple[str, str]]] = {
    "every amount changed": lambda n: (file(1, ladder(n)), file(2, ladder(n, amount=3))),
    "the ladder gone with its steps": lambda n: (file(1, ladder(n)), file(2, ladder(1, name="m", step="t"))),
    "other steps in place of all": lambda n: (file(1, ladder(n)), file(2, ladder(n, step="t"))),
    "new steps between the old ones": lambda n: (
        file(1, ladder(n)),
        file(2, "".join(_by_turns(ladder(n), ladder(n, step="t")))),
    ),
    "the other way round by hand": lambda n: (
        file(1, ladder(n, order=BY_HAND)),
        file(2, ladder(n, order=BY_HAND, back=True)),
    ),
    "every step on another ladder": lambda n: (
        file(1, ladder(n), ladder(0, name="m")),
        file(2, ladder(0), ladder(n, name="m")),
    ),
    "no ids and one name": lambda n: (
        file(1, rows(n, "contacts", 'name = "Clinic"\ncall = "{number}"\n')),
        file(2, rows(n, "contacts", 'name = "Clinic"\ncall = "{number}0"\n')),
    ),
    "every value gone": lambda n: (
        file(1, rows(n, "values", 'id = "v{number}"\narea = "friends"\nwords = "{number}"\n'), ladder(n)),
        file(2, ladder(n)),
    ),
}


def _by_turns(one: str, other: str) -> list[str]:
    """The first ladder with the steps of the second between its own."""
    head, *first = one.split("\n[[ladders.steps]]")
    _, *second = other.split("\n[[ladders.steps]]")
    return [head, *(f"\n[[ladders.steps]]{step}" for pair in zip(first, second, strict=True) for step in pair)]


def taken_in(first: str, second: str) -> str:
    """The person's plan with the first file and then the second in it."""
    mine = adoption(first.encode(), Path("first.toml"), "", {}).plan_text()
    found = adoption(second.encode(), Path("second.toml"), mine, {"long": first})
    assert not found.refused, found.problems
    return found.plan_text()


@pytest.mark.parametrize("shape", SHAPES)
def test_three_times_the_file_is_three_times_the_work_at_most(shape: str) -> None:
    """R18: no shape of a file makes the work grow with the square of its length."""
    taken_in(*SHAPES[shape](2))
    short, long = (SHAPES[shape](steps) for steps in (40, 120))
    assert calls_of(lambda: taken_in(*long)) <= 3 * calls_of(lambda: taken_in(*short))


def within_limits(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The real command in a process that may use no more than design 8 says, and is ended when it takes too long."""

    def bounded() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))

    return subprocess.run(
        [sys.executable, "-I", "-m", "gradestep", "--home", str(home), "plan", *arguments],
        capture_output=True,
        text=True,
        preexec_fn=bounded,
        check=False,
    )


def test_the_longest_file_and_a_new_version_of_all_of_it(home: Path, tmp_path: Path) -> None:
    """R18, design 8: 100 ladders and 2,000 steps, then every amount another; each taken in whole, within the limits."""
    for revision in (1, 2):
        path = tmp_path / f"{revision}.toml"
        ladders = (ladder(20, name=f"l{one}", step=f"s{one}-", amount=revision + 1) for one in range(100))
        path.write_text(file(revision, *ladders), encoding="utf-8")
        done = within_limits(home, "adopt", str(path), "--yes")
        assert (done.returncode, done.stderr) == (0, "")
        plan = (home / "plan.toml").read_text(encoding="utf-8")
        assert plan.count(f"amount = {revision + 1}\n") == 2000
        assert plan.count('from = "long"') == 2100
