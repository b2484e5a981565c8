"""The quality of a plan, not its form alone: every rule over it, and where in the text each finding stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gradestep.model.plan import Plan
from gradestep.planfile.checks import ladders, sets, steps, whole
from gradestep.planfile.checks.finding import Finding, Path, Rule

RULES: tuple[Rule, ...] = (
    whole.same_id,
    whole.unknown_id,
    whole.no_words,
    whole.bigger_never,
    sets.support_when,
    sets.support_screen,
    sets.set_id_taken,
    sets.set_without_answers,
    steps.danger_words,
    steps.symptom_goal,
    steps.state_not_action,
    ladders.no_easy_step,
    ladders.starts_hard,
    ladders.wide_gap,
    steps.no_amount,
    steps.words_press,
    whole.two_if_thens,
    whole.many_if_thens,
    whole.then_not,
    sets.asked_often,
    whole.many_lines,
    steps.cue_is_time,
    whole.no_value,
    whole.no_contacts,
)
"""Every rule, the weightiest first."""

ABOUT_WORDS = ("symptom-goal", "state-not-action", "words-press")
"""Rules that can find the same words, in the order they are asked; the first that does says it."""


def findings(plan: Plan) -> tuple[Finding, ...]:
    """Everything the rules find, each thing once."""
    found = [finding for rule in RULES for finding in rule(plan)]
    return tuple(_once(found))


def _once(found: Iterable[Finding]) -> Iterator[Finding]:
    """Without what a weightier rule has said of the same words."""
    said: dict[Path, list[str]] = {}
    for finding in found:
        if finding.code in ABOUT_WORDS:
            words = said.setdefault(finding.path, [])
            if any(_overlap(word, finding.word) for word in words):
                continue
            words.append(finding.word)
        yield finding


def _overlap(one: str, other: str) -> bool:
    one, other = one.casefold(), other.casefold()
    return one in other or other in one


__all__ = ["Finding", "Path", "findings"]
