"""What matters: areas in the person's own words, what points there, and a look again when wanted (S58, S59, S61, S62)."""

from __future__ import annotations

from collections.abc import Callable

from gradestep.coach.values import MOST_AREAS, area_words, in_use, value_line
from gradestep.content import say
from gradestep.flows import asking
from gradestep.flows.asking import both, chose, either, only_if
from gradestep.flows.editing import NEW
from gradestep.flows.flow import Flow, Scene, Stage, Talk
from gradestep.flows.question import ChoiceQuestion, Option
from gradestep.flows.values_kept import AREAS, area_of, changes, existing, kept_lines, linked, too_many, words_of
from gradestep.model.plan import Value

OWN = "own"


def values(scene: Scene) -> Flow:
    """Option: `value`, the one to look at."""
    which = asking.choice("values.which", lambda _: _listed(scene), lead=lambda _: (say("values.about"),))
    named = existing(Talk(scene)) is not None
    return Flow(
        id="values",
        title=say("values.title"),
        stages=(
            Stage("which", which, when=lambda _: bool(scene.plan.values) and not named),
            Stage("what", _what, when=lambda talk: existing(talk) is not None),
            *_new_stages(),
            *_again_stages(),
            Stage("rest_which", _rest_which, when=too_many),
            Stage("links", asking.several_of("values.links", _links, note=True, prefill=linked), when=_links_wanted),
            asking.closing_line("kept", kept_lines),
        ),
        closing=changes,
    )


def _listed(scene: Scene) -> tuple[Option, ...]:
    listed = (Option(value.id, value.words, _line(scene, value)) for value in scene.plan.values)
    return (Option(NEW, say("values.which.options.new")), *listed)


def _line(scene: Scene, value: Value) -> str:
    return value_line(scene.plan, value, hide_numbers=scene.settings.looks.hide_numbers)


def _what(talk: Talk) -> ChoiceQuestion:
    found = existing(talk)
    first = "wake" if found is not None and found.rested else "again"
    return ChoiceQuestion(
        ask=say("values.what.ask", value=found.words if found is not None else ""),
        lead=(_line(talk.scene, found),) if found is not None else (),
        options=tuple(asking.option("values.what", value) for value in (first, "words", "links", "remove", "leave")),
    )


def _rest_which(talk: Talk) -> ChoiceQuestion:
    """Which of three could rest; keeping them all stands first, and passing over keeps them too (care 1.7)."""
    there = in_use(talk.scene.plan)
    return ChoiceQuestion(
        ask=say("values.rest_which.ask" if len(there) == MOST_AREAS else "values.rest_which.ask_more"),
        note=say("values.rest_which.note"),
        options=(
            asking.option("values.rest_which", "none"),
            *(Option(value.id, value.words, area_words(value.area)) for value in there),
        ),
    )


def _is_new(talk: Talk) -> bool:
    return existing(talk) is None and (not talk.scene.plan.values or talk.text("which") == NEW)


def _has_words(talk: Talk) -> bool:
    return words_of(talk) is not None


def _links_wanted(talk: Talk) -> bool:
    """Where there is something to point with: for a new one once it has words, or because it was chosen."""
    wanted = _is_new(talk) and _has_words(talk)
    return bool(talk.scene.plan.ladders) and (wanted or talk.text("what") == "links")


def _new_stages() -> tuple[Stage, ...]:
    areas = tuple(Option(area, area_words(area)) for area in AREAS)
    about = asking.choice(
        "values.area", lambda _: areas, lead=lambda talk: () if talk.scene.plan.values else (say("values.about"),)
    )
    return only_if(
        _is_new,
        Stage("area", about),
        Stage("own_area", asking.line("values.own_area", limit=40), when=chose("area", OWN)),
        Stage("words", asking.line("values.words", note=True), when=lambda talk: area_of(talk) is not None),
        *only_if(_has_words, *_rating_stages("")),
    )


def _again_stages() -> tuple[Stage, ...]:
    """Looked at again: the two ratings, then whether it stays, gets other words, or rests with what points there."""
    again = chose("what", "again")
    still = asking.choice("values.still", ("keep", "change", "rest"))
    other_words = asking.line("values.words", note=True, prefill=_words_now)
    return (
        *only_if(again, *_rating_stages("_again"), Stage("still", still)),
        Stage("other_words", other_words, when=either(chose("what", "words"), both(again, chose("still", "change")))),
    )


def _rating_stages(ending: str) -> tuple[Stage, ...]:
    stages = (
        Stage(f"matters{ending}", asking.rating("values.rating", prefill=_number_now("matters"))),
        Stage(f"lately{ending}", asking.rating("values.lately")),
    )
    return (*stages, Stage("why", asking.line("values.why", limit=200))) if not ending else stages


def _number_now(field: str) -> Callable[[Talk], int | None]:
    def now(talk: Talk) -> int | None:
        found = existing(talk)
        number: int | None = getattr(found, field) if found is not None else None
        return number

    return now


def _words_now(talk: Talk) -> str | None:
    found = existing(talk)
    return found.words if found is not None else None


def _links(talk: Talk) -> tuple[Option, ...]:
    """Every list, and every step under it."""
    options: list[Option] = []
    for ladder in talk.scene.plan.ladders:
        options.append(Option(ladder.id, ladder.title))
        options += [Option(step.id, step.title, ladder.title) for step in ladder.in_order()]
    return tuple(options)
