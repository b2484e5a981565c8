"""If-then plans: made from examples, changed, rested; one for a step and three in all (S64, care 1.4)."""

from __future__ import annotations

from gradestep.coach.if_then import LOOK, MOST, active, active_for, as_sentence, kind_words, says_what_not
from gradestep.content import data, say
from gradestep.flows import asking
from gradestep.flows.asking import Condition, both, chose, only_if, unless
from gradestep.flows.editing import NEW
from gradestep.flows.flow import Flow, Scene, Stage, Talk
from gradestep.flows.if_then_kept import (
    DOES,
    KINDS,
    action_of,
    changes,
    cue_of,
    existing,
    kept_lines,
    kind_of,
    step_of,
)
from gradestep.flows.question import ChoiceQuestion, Option
from gradestep.model.plan import IfThen

MINUTES = ("1", "2", "3", "5")
OWN = "own"


def if_then(scene: Scene) -> Flow:
    """Options: `kind` or `step` for a new plan, `plan` for one that is there."""
    named = {"kind", "step", "plan"} & set(scene.options)
    which = asking.choice("if_then.which", lambda _: _listed(scene))
    return Flow(
        id="if_then",
        title=say("if_then.title"),
        stages=(
            Stage("which", which, when=lambda _: not named and bool(scene.plan.if_then)),
            Stage("what", _what, when=lambda talk: existing(talk) is not None),
            *only_if(chose("what", "words"), *_word_stages()),
            *only_if(_is_new, *_new_stages(scene)),
            asking.closing_line("kept", kept_lines),
        ),
        closing=changes,
    )


def _listed(scene: Scene) -> tuple[Option, ...]:
    """Each with what it is for, and that it rests where it does."""
    look = (Option(LOOK, say("if_then.which.options.look")),) if active(scene.plan) else ()
    return (Option(NEW, say("if_then.which.options.new")), *look, *map(_row, scene.plan.if_then))


def _row(one: IfThen) -> Option:
    resting = () if one.active else (say("if_then.which.resting"),)
    return Option(one.id, as_sentence(one.cue, one.action), " ".join((f"{kind_words(one)}.", *resting)))


def _what(talk: Talk) -> ChoiceQuestion:
    found = existing(talk)
    values = (
        ("use", "words", "rest", "remove", "leave") if found is None or found.active else ("wake", "words", "remove")
    )
    sentence = as_sentence(found.cue, found.action) if found is not None else ""
    return ChoiceQuestion(
        ask=say("if_then.what.ask", plan=sentence),
        options=tuple(asking.option("if_then.what", value) for value in values),
    )


def _is_new(talk: Talk) -> bool:
    """True where one is made: chosen, or begun for a kind or a step, or because there is none so far."""
    options = talk.scene.options
    if existing(talk) is not None:
        return False
    return talk.text("which") == NEW or not talk.scene.plan.if_then or "kind" in options or "step" in options


def _word_stages() -> tuple[Stage, ...]:
    """The words of one that is there, ready to be kept."""

    def now(field: str) -> asking.Ask:
        def prefill(talk: Talk) -> str | None:
            found = existing(talk)
            words: str | None = getattr(found, field) if found is not None else None
            return words

        key = "if_then.own_cue" if field == "cue" else "if_then.own_action"
        return asking.line(key, note=True, prefill=prefill)

    return (Stage("new_cue", now("cue")), Stage("new_action", now("action")))


def _new_stages(scene: Scene) -> tuple[Stage, ...]:
    """What it is for, with which step, if what, then what; nothing more is asked where the step keeps the one it has."""
    going_on = both(unless(chose("replace", "no")), lambda talk: kind_of(talk) is not None)
    return (
        Stage("kind", asking.choice("if_then.kind", KINDS), when=lambda _: scene.options.get("kind") not in KINDS),
        Stage("step", lambda talk: _step_question(scene), when=both(_wants_step, lambda _: bool(scene.plan.steps()))),
        Stage("replace", _replace_question, when=lambda talk: active_for(scene.plan, step_of(talk)) is not None),
        *only_if(going_on, *_cue_stages(), *_action_stages(), *_limit_stages(scene)),
    )


def _wants_step(talk: Talk) -> bool:
    return talk.scene.step() is None and kind_of(talk) in ("start", "obstacle", "support")


def _step_question(scene: Scene) -> ChoiceQuestion:
    steps = (Option(step.id, step.title, ladder.title) for ladder, step in scene.plan.steps())
    return ChoiceQuestion(
        ask=say("if_then.step.ask"), options=(Option("none", say("if_then.step.options.none")), *steps)
    )


def _replace_question(talk: Talk) -> ChoiceQuestion:
    found = active_for(talk.scene.plan, step_of(talk))
    sentence = as_sentence(found.cue, found.action) if found is not None else ""
    options = tuple(asking.option("if_then.replace", value) for value in ("yes", "no"))
    return ChoiceQuestion(ask=say("if_then.replace.ask", plan=sentence), options=options)


def _examples(talk: Talk, what: str) -> tuple[Option, ...]:
    """Examples of the kind first, own words last; the place of an example is its value."""
    listed = data("if_then")["kinds"][kind_of(talk) or KINDS[0]][what]
    words = (one if isinstance(one, str) else one["words"] for one in listed)
    own = "cue" if what == "cues" else "action"
    return (
        *(Option(str(at), text[:1].upper() + text[1:]) for at, text in enumerate(words)),
        Option(OWN, say(f"if_then.{own}.options.own")),
    )


def _cue_stages() -> tuple[Stage, ...]:
    cue = asking.choice("if_then.cue", lambda talk: _examples(talk, "cues"), note=True)
    return (
        Stage("cue", cue),
        Stage("own_cue", asking.line("if_then.own_cue", note=True), when=chose("cue", OWN)),
    )


def _action_stages() -> tuple[Stage, ...]:
    action = asking.choice("if_then.action", lambda talk: _examples(talk, "actions"), note=True)
    own: Condition = chose("action", OWN)
    what_not = both(own, lambda talk: says_what_not(talk.text("own_action") or ""))
    turned = asking.line("if_then.turned", prefill=lambda talk: talk.text("own_action"))
    return only_if(
        lambda talk: cue_of(talk) is not None,
        Stage("action", action),
        Stage("own_action", asking.line("if_then.own_action", note=True), when=own),
        Stage("turned", turned, when=what_not),
        Stage("does", asking.choice("if_then.does", DOES), when=both(own, lambda talk: bool(talk.text("own_action")))),
        Stage("minutes", asking.choice("if_then.minutes", MINUTES, default="2"), when=chose("does", "breathe")),
    )


def _limit_stages(scene: Scene) -> tuple[Stage, ...]:
    """A fourth asks which one could rest (care 1.4)."""

    def others(talk: Talk) -> tuple[IfThen, ...]:
        replaced = active_for(scene.plan, step_of(talk))
        return tuple(one for one in active(scene.plan) if one is not replaced)

    def ask(talk: Talk) -> ChoiceQuestion:
        plans = (Option(one.id, as_sentence(one.cue, one.action)) for one in others(talk))
        this = Option(NEW, say("if_then.rest_which.options.this"))
        return ChoiceQuestion(
            ask=say("if_then.rest_which.ask"), note=say("if_then.rest_which.note"), options=(*plans, this)
        )

    full = both(lambda talk: len(others(talk)) >= MOST, lambda talk: action_of(talk) is not None)
    return (Stage("rest_which", ask, when=full),)
