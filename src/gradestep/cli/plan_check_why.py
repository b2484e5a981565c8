"""`plan check --why`: what a code looks at, why and where that is from, with an example; alone, every code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from gradestep.cli.fitting import fitting
from gradestep.cli.surroundings import Surroundings
from gradestep.content import data, say
from gradestep.planfile.checks.finding import LEVELS
from gradestep.text import display_line

FORM = "error"
"""What a mistake in the form of the file is."""


def why(code: str, surroundings: Surroundings) -> int:
    """Say it; the status, 2 for a code there is none of. A code may be typed with `_` as well."""
    known, code = (*LEVELS, *_forms()), code.replace("_", "-")
    if code and code not in known:
        surroundings.complain(say("plan_check.unknown_code", code=display_line(code)))
        for near in get_close_matches(code, known, n=1):
            surroundings.complain(say("plan_check.nearest", code=near))
        return 2
    lines = _all() if not code else _of_quality(code) if code in LEVELS else _of_form(code)
    for line in fitting(lines, surroundings.columns()):
        surroundings.say(line)
    return 0


def _forms() -> Mapping[str, Mapping[str, str]]:
    """What there is to say of each mistake in the form."""
    found: Mapping[str, Mapping[str, str]] = data("plan_check_form")["codes"]
    return found


def _all() -> Iterator[str]:
    yield say("plan_check.all_codes")
    for level in dict.fromkeys(LEVELS.values()):
        yield ""
        yield say(f"plan_check.levels.{level}")
        for code, its_level in LEVELS.items():
            if its_level == level:
                rule = say(f"plan_check.rules.{code}.rule")
                yield say("plan_check.one_code", code=code, level=say(f"plan_check.level.{level}"), rule=rule)
    yield ""
    yield say("plan_check_form.heading")
    for code, form in _forms().items():
        yield say("plan_check_form.row", code=code, rule=form["rule"])


def _of_quality(code: str) -> Iterator[str]:
    parts = {part: say(f"plan_check.rules.{code}.{part}") for part in ("rule", "why", "source", "before", "after")}
    yield from _page(code, LEVELS[code], parts)


def _of_form(code: str) -> Iterator[str]:
    form = _forms()[code]
    kind: Mapping[str, str] = data("plan_check_form")["kinds"][form["kind"]]
    yield from _page(code, FORM, {**kind, **form})


def _page(code: str, level: str, parts: Mapping[str, str]) -> Iterator[str]:
    yield say("plan_check.page.code", code=code, level=say(f"plan_check.level.{level}"))
    for part in ("rule", "why", "source"):
        yield say(f"plan_check.page.{part}", words=parts[part])
    for part in ("before", "after"):
        if part in parts:
            yield ""
            yield say(f"plan_check.page.{part}")
            yield from (f"    {line}" for line in parts[part].split("\n"))
