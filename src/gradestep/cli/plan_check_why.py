"""`plan check --why`: what a code looks at, why and where that is from, with an example; alone, every code."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from gradestep.cli.surroundings import Surroundings
from gradestep.content import say
from gradestep.planfile.checks.finding import LEVELS
from gradestep.text import display_line


def why(code: str, surroundings: Surroundings) -> int:
    """Say it; the status, 2 for a code there is none of."""
    if not code:
        for line in _all():
            surroundings.say(line)
        return 0
    if code not in LEVELS:
        surroundings.complain(say("plan_check.unknown_code", code=display_line(code)))
        for near in get_close_matches(code, LEVELS, n=1):
            surroundings.complain(say("plan_check.nearest", code=near))
        return 2
    for line in _one(code):
        surroundings.say(line)
    return 0


def _all() -> Iterator[str]:
    yield say("plan_check.all_codes")
    for level in dict.fromkeys(LEVELS.values()):
        yield ""
        yield say(f"plan_check.levels.{level}")
        for code, its_level in LEVELS.items():
            if its_level == level:
                rule = say(f"plan_check.rules.{code}.rule")
                yield say("plan_check.one_code", code=code, level=say(f"plan_check.level.{level}"), rule=rule)


def _one(code: str) -> Iterator[str]:
    yield say("plan_check.page.code", code=code, level=say(f"plan_check.level.{LEVELS[code]}"))
    for part in ("rule", "why", "source"):
        yield say(f"plan_check.page.{part}", words=say(f"plan_check.rules.{code}.{part}"))
    for part in ("before", "after"):
        yield ""
        yield say(f"plan_check.page.{part}")
        yield from (f"    {line}" for line in say(f"plan_check.rules.{code}.{part}").split("\n"))
