"""A pocket card for one step, to be filled in by hand away from the keyboard, with a code to enter it by later (S34, S65)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta

from gradestep.coach.cards import card_code
from gradestep.coach.finding import snapshot
from gradestep.coach.if_then import active, as_sentence, kind_words
from gradestep.coach.next_step import next_step
from gradestep.coach.step_sentence import step_sentence
from gradestep.content import say, several
from gradestep.model.plan import Ladder, Step
from gradestep.share.gathering import OWN_PLAN, Choice, Line, Material
from gradestep.share.missing import missing_lines
from gradestep.share.page import BOX, Page, Section, own_line

CARD_GROUPS = ("step", "why", "if_then")
"""Its groups of lines; the boxes and the code are the card's own."""

LATER = ("code", "later")
"""What it takes to put the card in later; the day that stands there as an example is the first one it can be used on."""


def step_of(material: Material) -> tuple[Ladder, Step] | None:
    """The step it is for: as named, else the one Home shows."""
    if material.step:
        return material.plan.find(material.step)
    return next_step(material.plan, material.settings, material.history, material.today)


def card_lines(material: Material, _: Choice) -> Mapping[str, tuple[Line, ...]]:
    """Every line of the plan that could be on it, by section."""
    pair = step_of(material)
    if pair is None:
        return dict.fromkeys(CARD_GROUPS, ())
    return {
        "step": tuple(_step(*pair)),
        "why": tuple(_why(material, *pair)),
        "if_then": tuple(_if_then(material, pair[1])),
    }


def card(material: Material, choice: Choice) -> Page:
    """The card: the step, why, if-then plans, boxes for before and after, and the code."""
    pair = step_of(material)
    if pair is None:
        lines = (own_line("none", "", say("share_card.none")), *missing_lines(material, 0))
        nothing = Section("step", say("share_card.sections.step"), lines)
        return Page("card", say("share_card.title"), (nothing,), 0)
    held_back, sections = 0, []
    for group, lines in card_lines(material, choice).items():
        staying, held = choice.sorted(lines)
        held_back += held
        if staying:
            sections.append(Section(group, say(f"share_card.sections.{group}"), staying))
    code = card_code(snapshot(material.plan, *pair))
    day = (material.today + timedelta(days=1)).isoformat()
    told = (
        *(
            own_line(name, say(f"share_card.{name}"), say(f"share_card.{name}_words", code=code, day=day))
            for name in LATER
        ),
        *missing_lines(material, held_back),
    )
    sections += [_boxes("before"), _boxes("after"), Section("code", say("share_card.sections.code"), told)]
    return Page("card", say("share_card.title"), tuple(sections), held_back)


def _boxes(name: str) -> Section:
    lines = (
        own_line(f"{name}-{number}", label, say("share_card.room"))._replace(code=BOX)
        for number, label in enumerate(several(f"share_card.{name}"))
    )
    return Section(name, say(f"share_card.sections.{name}"), tuple(lines))


def _step(ladder: Ladder, step: Step) -> Iterator[Line]:
    yield _line(step, "step", step_sentence(step), say("share_card.step"))
    yield _line(step, "ladder", ladder.title, say("share_card.ladder"))
    for field in ("cue", "smallest"):
        words: str | None = getattr(step, field)
        if words:
            yield _line(step, field, words, say(f"share_card.{field}"))


def _why(material: Material, ladder: Ladder, step: Step) -> Iterator[Line]:
    for value in material.plan.values_of(ladder, step):
        yield _line(step, f"value-{value.id}", value.words, "", OWN_PLAN)


def _if_then(material: Material, step: Step) -> Iterator[Line]:
    for one in active(material.plan):
        if one.step in (None, step.id):
            sentence = as_sentence(one.cue, one.action)
            yield _line(step, f"if-then-{one.id}", sentence, kind_words(one), OWN_PLAN)


def _line(step: Step, field: str, words: str, label: str, part: str = "ladder") -> Line:
    return Line(f"card/{step.id}/{field}", part, ((label, words),), step.id, field, step=step.id)
