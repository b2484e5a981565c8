"""`gradestep rules`: every rule of the table in plain words, with its numbers as they are now and where they are from."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator

from gradestep.cli.home import open_notebook
from gradestep.cli.surroundings import Surroundings
from gradestep.coach.offers import RULES
from gradestep.coach.offers.offer import Rule
from gradestep.coach.published import Beside, beside, source_key, words_of
from gradestep.content import say, several
from gradestep.model.plan import Pacing
from gradestep.model.settings import Settings


def run(parsed: Namespace, surroundings: Surroundings) -> int:
    """Print them; the status."""
    notebook = open_notebook(parsed, surroundings)
    pacing, settings = notebook.plan.pacing, notebook.settings
    if parsed.json:
        told = {
            "pacing": pacing.model_dump(),
            "rules": [_as_data(rule, pacing) for rule in RULES],
            "beside": [_beside_as_data(one, settings) for one in beside()],
        }
        surroundings.say(json.dumps(told, ensure_ascii=False))
        return 0
    for line in (*several("rules.lines"), "", *_lines(pacing), *_beside(settings), say("rules.end")):
        surroundings.say(line)
    return 0


def _lines(pacing: Pacing) -> Iterator[str]:
    for rule in RULES:
        numbers = rule.numbers(pacing)
        yield say("rules.title", rule=rule.id, name=say(f"rules.{rule.id}.name"))
        yield say("rules.when", words=say(f"rules.{rule.id}.when", **numbers))
        yield say("rules.then", words=say(f"rules.{rule.id}.then", **numbers))
        if rule.in_plan:
            set_there = (say("rules.number", name=key, value=getattr(pacing, key)) for key in rule.in_plan)
            yield say("rules.in_plan", numbers=", ".join(set_there))
        yield say("rules.from", sources="; ".join(_source_words(rule)))
        yield ""


def _as_data(rule: Rule, pacing: Pacing) -> dict[str, object]:
    numbers = dict(rule.numbers(pacing))
    return {
        "rule": rule.id,
        "when": say(f"rules.{rule.id}.when", **numbers),
        "then": say(f"rules.{rule.id}.then", **numbers),
        "numbers": numbers,
        "in_plan": list(rule.in_plan),
        "sources": list(rule.sources),
        "source_words": _source_words(rule),
    }


def _beside(settings: Settings) -> Iterator[str]:
    """What comes at a time of its own."""
    yield from (say("rules.beside_title"), "")
    for one in beside():
        yield words_of(one, settings)
        yield say("rules.from", sources="; ".join(_source_words(one)))
        yield ""


def _beside_as_data(one: Beside, settings: Settings) -> dict[str, object]:
    return {
        "what": one.id,
        "says": words_of(one, settings),
        "numbers": dict(one.numbers(settings)),
        "sources": list(one.sources),
    }


def _source_words(rule: Rule | Beside) -> list[str]:
    return [say(f"rules.sources.{source_key(source)}") for source in rule.sources]
