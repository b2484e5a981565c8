"""A flare day: three doors, rest beside them, and the way out that is the person's own (S46, S47, care 1.9)."""

from __future__ import annotations

from gradestep.coach.flare import flare_on
from gradestep.coach.next_step import next_step, open_steps
from gradestep.coach.quota import half_of
from gradestep.coach.safety import is_paused
from gradestep.content import say
from gradestep.flows import asking
from gradestep.flows.asking import both, chose, either, unless
from gradestep.flows.effect import Effect, Remember, StartFlow
from gradestep.flows.flow import Flow, Scene, Stage, Talk
from gradestep.flows.question import Option
from gradestep.model.journal import Amend, FlareBegun, FlareChoice, FlareEnded
from gradestep.model.plan import Step

DOORS: tuple[FlareChoice, ...] = ("breathing", "posture", "other_step", "rest")
"""The three doors, and rest with no step beside them (S46)."""

SAID = ("over", "still")
"""The two answers to whether a flare that came to rest is over; anything else leaves it at rest."""

CONTROLLABLE = ("breath", "posture", "pace", "place", "who_i_tell")
"""What is the person's to choose on such a day (care 1.9)."""


def flare(scene: Scene) -> Flow:
    """The doors; on a day after the first, the way out as well.

    Option: `over_yet`, where a flare came to rest by itself and the one question about it comes first.
    """
    state, paused = flare_on(scene.history, scene.today), is_paused(scene.history, scene.today)
    asks = "over_yet" in scene.options and state.ask_if_over
    open_doors = either(lambda talk: not asks, chose("over_yet", "still"))
    over = either(chose("doors", "over"), chose("over_yet", "over"))
    rests = both(lambda talk: asks, unless(chose("over_yet", *SAID)))
    steps = () if paused else _small_steps(scene)
    return Flow(
        id="flare",
        title=say("flare.title"),
        stages=(
            Stage("over_yet", asking.choice("flare.over_yet", (*SAID, "leave")), when=lambda talk: asks),
            Stage("doors", _doors(scene, marked=state.on, paused=paused), when=open_doors),
            asking.kept_here("ended", lambda talk: (Remember(FlareEnded()),), when=over),
            asking.kept_here("rested", lambda talk: (Remember(FlareEnded(quietly=True)),), when=rests),
            asking.kept_here(
                "begun",
                _begun,
                when=both(open_doors, unless(over), lambda talk: not state.on or _picked(talk) is not None),
            ),
            Stage(
                "which",
                asking.choice("flare.which", lambda talk: tuple(Option(step.id, step.title) for step in steps)),
                when=both(chose("doors", "other_step"), lambda talk: bool(steps)),
            ),
            *asking.only_if(
                chose("doors", "rest"),
                Stage("controllable", asking.several_of("flare.controllable", CONTROLLABLE, own_words=True)),
                Stage("note", asking.text("flare.note")),
                asking.closing_line("rest", lambda talk: (asking.one_of("reply.rest", scene.turn),)),
            ),
            _calmer(scene, both(over, lambda talk: not paused)),
        ),
        closing=lambda talk: _follows(scene, steps, talk),
    )


def _doors(scene: Scene, *, marked: bool, paused: bool) -> asking.Ask:
    """While steps are paused none is behind a door (O0); the others are open."""
    open_now = tuple(door for door in DOORS if door != "other_step" or not paused)
    return asking.choice(
        "flare.again" if marked else "flare.doors",
        (*open_now, "over") if marked else open_now,
        lead=lambda talk: (asking.one_of("flare.lines", scene.turn),),
    )


def _calmer(scene: Scene, when: asking.Condition) -> Stage:
    """The usual step at half, or in a smaller version where there is nothing to halve (S47, care 1.3 O2)."""
    usual = next_step(scene.plan, scene.settings, scene.history, scene.today)
    if usual is None:
        return asking.closing_line("calmer", lambda talk: (say("flare.calmer_none"),), when)
    less = "" if half_of(usual[1]) is not None else "_less"
    ask = asking.choice(
        f"flare.calmer{less}",
        ("half", "later"),
        default="later",
        lead=lambda talk: (asking.one_of(f"reply.after_flare{less}", scene.turn),),
    )
    return Stage("calmer", ask, when=when)


def _small_steps(scene: Scene) -> tuple[Step, ...]:
    """The easiest open steps, low energy first; another than the usual one where there is one."""
    usual = next_step(scene.plan, scene.settings, scene.history, scene.today)
    found = [step for _, step in open_steps(scene.plan)]
    others = [step for step in found if usual is None or step.id != usual[1].id]
    return tuple(sorted(others or found, key=lambda step: (step.energy != "low", step.difficulty)))


def _picked(talk: Talk) -> FlareChoice | None:
    return asking.among(talk.text("doors"), DOORS)


def _begun(talk: Talk) -> tuple[Effect, ...]:
    """The day is marked once the first page is behind, whatever was chosen; it ends on the person's word alone."""
    return (Remember(FlareBegun(picked=_picked(talk))),)


def _follows(scene: Scene, steps: tuple[Step, ...], talk: Talk) -> tuple[Effect, ...]:
    """The words of a day of rest, put to the mark; then whatever lies behind the door."""
    door = talk.text("doors")
    if door == "rest":
        return _words(talk)
    if door == "breathing":
        return (StartFlow("breathe"),)
    if door == "posture":
        return (StartFlow("posture"),)
    if door == "other_step":
        return _other_step(scene, steps, talk)
    return _half(scene) if talk.text("calmer") == "half" else ()


def _words(talk: Talk) -> tuple[Effect, ...]:
    mark = talk.ids.get("begun")
    event = FlareBegun(picked="rest", note=talk.text("note"), controllable=talk.chosen("controllable"))
    if mark is None or event == FlareBegun(picked="rest"):
        return ()
    return (Remember(Amend(of=mark, fields=event.model_dump(mode="json")), name="words"),)


def _other_step(scene: Scene, steps: tuple[Step, ...], talk: Talk) -> tuple[Effect, ...]:
    chosen = next((step for step in steps if step.id == talk.text("which")), None)
    if chosen is not None:
        return (StartFlow("attempt", (("step", chosen.id), ("low_energy", "yes"))),)
    return () if steps else (StartFlow("small_step"),)


def _half(scene: Scene) -> tuple[Effect, ...]:
    """The step that waited where it was, at half (S47, care 1.3 O2)."""
    usual = next_step(scene.plan, scene.settings, scene.history, scene.today)
    return (StartFlow("attempt", (("step", usual[1].id), ("size", "half"))),) if usual is not None else ()
