"""What breathing, grounding and posture share: the record, how it was, and when the senses come first (S42, S43)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from gradestep.coach.amounts import amount_words
from gradestep.content import say
from gradestep.flows import asking
from gradestep.flows.effect import Effect, Remember
from gradestep.flows.flow import Scene, Stage, Talk
from gradestep.model.journal import Amend, Exercise, ExerciseKind

Felt = Literal["easier", "same", "worse"]
FELT: tuple[Felt, ...] = ("easier", "same", "worse")
"""How it was (care 2.3)."""

RUN = "run"
"""The stage of the exercise itself, the same in all three."""


def practised(scene: Scene, exercise: ExerciseKind) -> Callable[[Talk], tuple[Effect, ...]]:
    """The exercise as it was, kept when it ends; stopping early is practice too, and nothing is scored (S43)."""

    def effect(talk: Talk) -> Effect | None:
        ran = talk.ran(RUN)
        if ran is None:
            return None
        event = Exercise(
            exercise=exercise,
            pattern=ran.pattern,
            seconds=ran.seconds,
            cycles=ran.cycles,
            stopped=ran.stopped,
            attempt=scene.options.get("attempt"),
            words=ran.words,
        )
        return Remember(event, name="exercise")

    return asking.becomes(effect)


def felt_stage(area: str) -> Stage:
    """Easier, the same or worse; may be passed over (care 2.3)."""
    return Stage("felt", asking.choice(f"{area}.felt", FELT), when=lambda talk: talk.ran(RUN) is not None)


def how_it_felt(talk: Talk) -> tuple[Effect, ...]:
    """The answer, put to the record of the exercise."""
    felt = asking.among(talk.text("felt"), FELT)
    record = talk.ids.get(f"{RUN}.exercise")
    return (Remember(Amend(of=record, fields={"felt": felt}), name="felt"),) if felt and record else ()


def end_stage(area: str, *more: Callable[[Talk], str | None]) -> Stage:
    """One sentence that names what was done, and a line on how it felt where there is one."""

    def lines(talk: Talk) -> tuple[str, ...]:
        ran = talk.ran(RUN)
        if ran is None:
            return ()
        ending = "stopped" if ran.stopped else "done"
        first = asking.one_of(f"{area}.end.{ending}", talk.scene.turn, minutes=time_words(ran.seconds))
        return (first, *filter(None, (line(talk) for line in more)))

    return asking.closing_line("end", lines)


def worse_line(area: str) -> Callable[[Talk], str | None]:
    """What is said where it made things worse."""
    return lambda talk: say(f"{area}.end.worse") if talk.text("felt") == "worse" else None


def time_words(seconds: float) -> str:
    """A length of time as it is said: seconds under a minute, whole minutes from there on."""
    if seconds < 60:
        return amount_words(max(1, round(seconds)), "seconds")
    return amount_words(round(seconds / 60), "minutes")


def senses_first(scene: Scene) -> bool:
    """True where breathing is not the first tool to offer: a caution was ticked, or it made things worse twice running.

    Both are care 2.3; a later session that was easier puts breathing first again, a caution does not wear off.
    """
    if scene.settings.exercises.holds_off:
        return True
    worse = 0
    for felt in _breathing_felt(scene):
        if felt == "easier":
            worse = 0
        elif worse < 2:
            worse = worse + 1 if felt == "worse" else 0
    return worse >= 2


def worse_last_time(scene: Scene) -> bool:
    """True where the breathing before this one made things worse."""
    felt = _breathing_felt(scene)
    return bool(felt) and felt[-1] == "worse"


def _breathing_felt(scene: Scene) -> list[Felt]:
    events = (entry.event for entry in scene.history.standing())
    sessions = (event for event in events if isinstance(event, Exercise) and event.exercise == "breathing")
    return [session.felt for session in sessions if session.felt]
