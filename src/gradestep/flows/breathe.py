"""Breathing: cautions once, taught the first time, then as short a way to the breath as there is (care 2.1-2.4)."""

from __future__ import annotations

from gradestep.content import data, say, several
from gradestep.flows import asking
from gradestep.flows.asking import becomes, both, chose, unless
from gradestep.flows.breathe_choosing import Choosing
from gradestep.flows.effect import ChangeSettings, Effect, Remember, StartFlow
from gradestep.flows.exercising import (
    RUN,
    end_stage,
    felt_stage,
    how_it_felt,
    practised,
    senses_first,
    time_words,
    worse_last_time,
)
from gradestep.flows.flow import Flow, Scene, Stage, Talk
from gradestep.flows.question import BreathingRun, Option, RunningQuestion
from gradestep.flows.safety_ids import slugs
from gradestep.model.journal import Safety

TOOLS = {"senses": "ground", "posture": "posture"}
"""Another tool in place of breathing, and its conversation."""


def breathe(scene: Scene) -> Flow:
    """Options: `pattern`, `minutes`, either of which goes straight to the breath; `attempt`, the record it is for."""
    choosing = Choosing(scene)
    return Flow(
        id="breathe",
        title=say("breathe.title"),
        stages=(
            *_caution_stages(choosing),
            *_way_stages(choosing),
            Stage(
                RUN,
                lambda talk: _run(choosing, talk),
                when=_breathes,
                effects=lambda talk: (*practised(scene, "breathing")(talk), *_taught_on_the_way(choosing)),
            ),
            felt_stage("breathe"),
            end_stage("breathe", lambda talk: _felt_line(scene, talk), lambda _: _without_line(scene)),
        ),
        closing=lambda talk: (*how_it_felt(talk), *_another_tool(talk)),
    )


def _caution_stages(choosing: Choosing) -> tuple[Stage, ...]:
    """The plain list, once; what any tick changes, said at once."""
    options = tuple(Option(name, words) for name, words in data("exercises")["cautions"].items())
    cautions = asking.several_of("breathe.cautions", lambda _: options, note=True)

    def changed(talk: Talk) -> tuple[str, ...]:
        ticked = talk.chosen("cautions")
        if not ticked:
            return ()
        own = [say(f"exercises.caution_words.{name}") for name in ticked if name in ("lung", "trauma")]
        return (say("exercises.caution_words.chosen"), *own)

    return (
        Stage("cautions", cautions, when=lambda _: choosing.asks_cautions, effects=_cautioned),
        Stage(
            "cautions_said",
            asking.information("practice.cautions_said", changed),
            when=lambda talk: bool(talk.chosen("cautions")),
        ),
    )


def _cautioned(talk: Talk) -> tuple[Effect, ...]:
    """Passing it over is an answer to having been asked; a tick switches holds off and sets the gentle pattern."""
    ticked = slugs(talk.chosen("cautions"))
    asked = Remember(Safety(question="breathing", ticked=ticked))
    if not ticked:
        return (asked,)
    return (asked, ChangeSettings((("exercises.holds_off", True), ("exercises.pattern", "gentle"))))


def _way_stages(choosing: Choosing) -> tuple[Stage, ...]:
    """Begin as usual, choose something else, or take another tool; a start with options is asked none of it."""

    def ways(talk: Talk) -> tuple[Option, ...]:
        usual = asking.option("practice.breathe_way", "usual", pattern=choosing.usual_words(talk))
        breathing = (usual, asking.option("practice.breathe_way", "other"))
        tools = tuple(asking.option("practice.breathe_way", tool) for tool in TOOLS)
        first = senses_first(choosing.scene) or bool(talk.chosen("cautions"))
        return (*tools, *breathing) if first else (*breathing, *tools)

    def usual_way(talk: Talk) -> str:
        return ways(talk)[0].value

    way = asking.choice("practice.breathe_way", ways, prefill=usual_way)
    teach = asking.information("breathe.teach", lambda _: several("exercises.teaching.lines"), go_on=True)
    taught = choosing.scene.settings.exercises.taught
    return asking.only_if(
        lambda _: not choosing.one_line,
        Stage("way", way),
        Stage("teach", teach, when=both(_breathes, lambda _: not taught), effects=lambda _: (TAUGHT,)),
        *asking.only_if(
            chose("way", "other"),
            Stage("pattern", choosing.ask_pattern(), effects=becomes(choosing.keep_pattern)),
            Stage("custom", choosing.ask_custom(), when=chose("pattern", "custom")),
            Stage(
                "custom_again",
                choosing.ask_custom_again(),
                when=both(chose("pattern", "custom"), choosing.custom_is_wrong),
            ),
            Stage(
                "minutes",
                choosing.ask_minutes(),
                when=unless(choosing.is_capped),
                effects=becomes(choosing.keep_minutes),
            ),
        ),
    )


TAUGHT = ChangeSettings((("exercises.taught", True),))
"""The teaching lines were read."""


def _taught_on_the_way(choosing: Choosing) -> tuple[Effect, ...]:
    return (TAUGHT,) if choosing.one_line and not choosing.scene.settings.exercises.taught else ()


def _breathes(talk: Talk) -> bool:
    return talk.text("way") not in TOOLS


def _run(choosing: Choosing, talk: Talk) -> RunningQuestion:
    """The breath itself; what is worth knowing about this pattern stands before it."""
    pattern, cycles = choosing.pattern(talk), choosing.cycles(talk)
    cautions: list[str] = []
    if choosing.one_line and not choosing.scene.settings.exercises.taught:
        cautions += several("exercises.teaching.lines")
    if pattern.holds:
        cautions.append(say("exercises.teaching.holds"))
    if choosing.holds_left_out(talk):
        cautions.append(say("practice.holds_left_out"))
    if pattern.exhale < pattern.inhale:
        cautions.append(say("exercises.custom.about"))
    length = time_words(pattern.cycle * cycles)
    return RunningQuestion(
        ask=say("breathe.run.ask"),
        lead=(say("practice.run_line", pattern=choosing.name(pattern.id), time=length),),
        note=say("breathe.run.note"),
        run=BreathingRun(pattern, cycles),
        cautions=tuple(cautions),
    )


def _felt_line(scene: Scene, talk: Talk) -> str | None:
    felt = talk.text("felt")
    if felt == "worse" and worse_last_time(scene):
        return say("breathe.end.worse_twice")
    return say(f"breathe.end.{felt}") if felt else None


def _without_line(scene: Scene) -> str | None:
    return say("breathe.end.without") if "attempt" in scene.options else None


def _another_tool(talk: Talk) -> tuple[Effect, ...]:
    tool = TOOLS.get(talk.text("way") or "")
    options = talk.scene.options
    kept = tuple((name, options[name]) for name in ("attempt",) if name in options)
    return (StartFlow(tool, kept),) if tool else ()
