"""Smaller, please: less of a step, company, another place, time, posture or an aid, read as it will be (S38, S50)."""

from __future__ import annotations

from gradestep.coach.step_sentence import step_sentence
from gradestep.content import say
from gradestep.flows import asking
from gradestep.flows.asking import becomes, both, chose, only_if, ticked
from gradestep.flows.chosen_step import Chosen, is_chosen, no_steps_stage, shorten_stages, title_of, which_stage
from gradestep.flows.effect import ChangePlan, Effect
from gradestep.flows.flow import Flow, Scene, Stage, Talk
from gradestep.flows.question import Option
from gradestep.flows.smaller_step import LESS, OWN, WAYS, edits, less_of, person_option, smaller_step


def smaller(scene: Scene) -> Flow:
    """Option: `step`. Any number of ways; the sentence is read anew with each answer, and kept when it is agreed to."""
    return Flow(
        id="smaller",
        title=say("smaller.title"),
        stages=(
            no_steps_stage(scene),
            which_stage(scene),
            *only_if(
                is_chosen,
                Stage("ways", asking.several_of("smaller.ways", _ways, note=True, values=title_of, lead=_as_it_is)),
                *shorten_stages(_less, lead=_so_far, live=_live),
                *(stage for way in WAYS for stage in _way_stages(way)),
                Stage("take", asking.yes_no("smaller.take", lead=_so_far), when=_differs),
                asking.closing_line("said", _said, when=lambda talk: bool(talk.chosen("ways"))),
            ),
        ),
        closing=becomes(_changed),
    )


def _ways(talk: Talk) -> tuple[Option, ...]:
    """Less of it first, called by what it is measured in."""
    chosen = Chosen.of(talk)
    first = (less_of(chosen.step),) if chosen is not None else ()
    return tuple(asking.option("smaller.ways", way) for way in (*first, *WAYS))


def _less(talk: Talk) -> bool:
    return any(way in talk.chosen("ways") for way in LESS)


def _way_stages(way: str) -> tuple[Stage, ...]:
    """Some ready words, people of the plan among them, or one's own."""
    wanted = ticked("ways", way)
    ready = asking.choice(f"smaller.{way}", lambda talk: _options(way, talk), lead=_so_far, live=_live(way))
    own = asking.line(f"smaller.{way}_own", limit=100, note=True, lead=_so_far, live=_live(f"{way}_own"))
    return (Stage(way, ready, when=wanted), Stage(f"{way}_own", own, when=both(wanted, chose(way, OWN))))


def _options(way: str, talk: Talk) -> tuple[Option, ...]:
    ready = tuple(asking.option(f"smaller.{way}", value) for value in WAYS[way])
    people = tuple(person_option(person) for person in talk.scene.plan.supporters) if way == "company" else ()
    return (*people, *ready)


def _live(stage: str) -> asking.Live:
    """How the step would read with that answer."""

    def reads(talk: Talk) -> asking.Reads | None:
        if Chosen.of(talk) is None:
            return None
        return lambda answer: say(
            "smaller.would_read", sentence=_sentence(talk if answer is None else talk.answering(stage, answer))
        )

    return reads


def _sentence(talk: Talk) -> str:
    chosen = Chosen.of(talk)
    return step_sentence(smaller_step(chosen.step, talk)) if chosen is not None else ""


def _as_it_is(talk: Talk) -> tuple[str, ...]:
    chosen = Chosen.of(talk)
    return (say("smaller.reads", sentence=step_sentence(chosen.step)),) if chosen is not None else ()


def _so_far(talk: Talk) -> tuple[str, ...]:
    return (say("smaller.now_reads", sentence=_sentence(talk)),) if _differs(talk) else ()


def _differs(talk: Talk) -> bool:
    chosen = Chosen.of(talk)
    return chosen is not None and smaller_step(chosen.step, talk) != chosen.step


def _said(talk: Talk) -> tuple[str, ...]:
    if _differs(talk) and talk.text("take") == "yes":
        return (say("smaller.now_reads", sentence=_sentence(talk)), say("editing.taken_back"))
    return (say("smaller.stays"),)


def _changed(talk: Talk) -> Effect | None:
    chosen = Chosen.of(talk)
    if chosen is None or talk.text("take") != "yes":
        return None
    found = edits(chosen, smaller_step(chosen.step, talk))
    return ChangePlan(found, "adjustment", chosen.step.title) if found else None
