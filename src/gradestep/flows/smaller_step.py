"""What the answers of "Smaller, please" make of a step, and the edits that lead there."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from gradestep.coach.step_sentence import COMPANY
from gradestep.content import say
from gradestep.flows.chosen_step import Chosen
from gradestep.flows.editing import next_help_id, whole
from gradestep.flows.flow import Talk
from gradestep.flows.question import Option
from gradestep.model.people import Supporter
from gradestep.model.plan import Help, Step
from gradestep.planfile.edits import AddEntry, PlanEdit, SetField

OWN = "own"

LESS = ("time", "distance", "amount", "words")
"""Less of it, by what it is measured in."""

WAYS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "company": ("beside", "nearby", "phone", "dog", OWN),
        "place": ("home", "near", "quiet", "outside", OWN),
        "moment": ("morning", "midday", "evening", "rested", OWN),
        "posture": ("sitting", "leaning", "lying", "pause", OWN),
        "aids": ("stick", "seat", "phone", "water", OWN),
    }
)
"""The other ways, and the words that are ready for each."""

_BETWEEN = ", "
_PERSON = "person:"


def less_of(step: Step) -> str:
    """Which of `LESS` fits the step."""
    if step.amount is None:
        return "words"
    kinds = {"time": ("seconds", "minutes", "hours"), "distance": ("metres", "steps", "kilometres")}
    return next((kind for kind, units in kinds.items() if step.unit in units), "amount")


def person_option(person: Supporter) -> Option:
    """A supporter as somebody who could be there."""
    return Option(f"{_PERSON}{person.name}", person.name, person.role or "")


def smaller_step(step: Step, talk: Talk) -> Step:
    """The step with everything that was answered so far."""
    changes: dict[str, object] = {}
    amount, words, who = talk.amount("smaller"), talk.text("smaller_words"), _answered(talk, "company")
    if any(way in talk.chosen("ways") for way in LESS):
        if amount is not None:
            changes["amount"] = whole(amount)
        elif words:
            changes["title"] = words
    if who:
        changes["help"] = _with_company(step, who)
    condition = step.condition or ""
    for way in ("place", "moment", "posture", "aids"):
        condition = _with_words(condition, way, _answered(talk, way))
    if condition != (step.condition or ""):
        changes["condition"] = condition
    return step.model_copy(update=changes)


def edits(chosen: Chosen, wanted: Step) -> tuple[PlanEdit, ...]:
    """What has to change in the file for the step to read like that."""
    found: list[PlanEdit] = []
    for field in ("title", "amount", "condition"):
        found += chosen.sets(field, getattr(wanted, field))
    before = chosen.step.help
    for place, help_wanted in enumerate(wanted.help):
        if place >= len(before):
            entry = {"id": next_help_id(chosen.step), "kind": COMPANY, "who": help_wanted.who}
            found.append(AddEntry((*chosen.place, "help"), entry))
        elif help_wanted != before[place]:
            at = before[place].id or f"#{place}"
            found.append(SetField((*chosen.place, "help", at), "who", help_wanted.who))
    return tuple(found)


def _answered(talk: Talk, way: str) -> str:
    """The words for that way; nothing where it was not asked, or passed over."""
    answer = talk.text(way)
    if way not in talk.chosen("ways") or not answer:
        return ""
    if answer == OWN:
        return talk.text(f"{way}_own") or ""
    if answer.startswith(_PERSON):
        return answer.removeprefix(_PERSON)
    return say(f"smaller.{way}.options.{answer}")


def _with_company(step: Step, who: str) -> tuple[Help, ...]:
    """One person there, in place of another."""
    first = next((place for place, wanted in enumerate(step.help) if wanted.kind == COMPANY), None)
    if first is None:
        return (*step.help, Help(kind=COMPANY, who=who))
    changed = step.help[first].model_copy(update={"who": who})
    return (*step.help[:first], changed, *step.help[first + 1 :])


def _with_words(condition: str, way: str, words: str) -> str:
    """Beside what stands there; ready words of the same way give place to it."""
    if not words:
        return condition
    ready = {say(f"smaller.{way}.options.{value}").casefold() for value in WAYS[way] if value != OWN}
    kept = [part for part in condition.split(_BETWEEN) if part and part.casefold() not in ready]
    return _BETWEEN.join([*kept, words]) if words not in kept else _BETWEEN.join(kept)
