"""People beside me: what helps to hear, what to leave out, help with an end, what others do, flare days (S54-S57, care 1.8)."""

from __future__ import annotations

from collections.abc import Callable

from gradestep.coach.dates import day_words
from gradestep.coach.people import due_help, name_of, practical_words
from gradestep.content import say, several
from gradestep.flows import asking
from gradestep.flows.asking import Condition, chose, either, only_if
from gradestep.flows.at_most import AtMost
from gradestep.flows.editing import NEW
from gradestep.flows.flow import Flow, Scene, Stage, Talk
from gradestep.flows.question import ChoiceQuestion, Option
from gradestep.flows.supporters_kept import (
    KINDS,
    OWN,
    ROOM,
    WHICH,
    changes,
    existing,
    help_at,
    is_new,
    kept_lines,
)

PARTS = ("words", "help", "take_over", "flare_plan", "check_in", "name")


def supporters(scene: Scene) -> Flow:
    """Option: `who`, the one to look at; else whose help has ended, where there is one."""
    named = existing(Talk(scene)) is not None
    return Flow(
        id="supporters",
        title=say("supporters.title"),
        stages=(
            Stage("which", _which(scene), when=lambda _: bool(scene.plan.supporters) and not named),
            Stage("what", _what, when=lambda talk: existing(talk) is not None),
            *only_if(_wants("name"), Stage("name", _line("name", limit=80)), Stage("role", _line("role"))),
            *only_if(_goes_on, *_words_stages(), *_help_stages(), *_other_stages(scene)),
            asking.closing_line("kept", kept_lines),
        ),
        closing=changes,
    )


def _which(scene: Scene) -> asking.Ask:
    options = (
        Option(NEW, say("supporters.which.options.new")),
        *(Option(name_of(one), one.name, one.role or "") for one in scene.plan.supporters),
    )
    ended = tuple(
        say("supporters.ended", name=one.supporter.name, kind=one.practical.kind)
        for one in due_help(scene.plan, scene.history, scene.today)[:1]
    )
    return asking.choice("supporters.which", lambda _: options, lead=lambda _: (say("supporters.about"), *ended))


def _what(talk: Talk) -> ChoiceQuestion:
    found = existing(talk)
    return ChoiceQuestion(
        ask=say("supporters.what.ask", name=found.name if found is not None else ""),
        options=tuple(asking.option("supporters.what", value) for value in (*PARTS, "remove", "leave")),
    )


def _goes_on(talk: Talk) -> bool:
    """A new one needs a name; for one that is there, one part was chosen."""
    return existing(talk) is not None or bool(talk.text("name"))


def _wants(part: str) -> Condition:
    """Asked for a new one, and where that part was chosen."""
    return either(is_new, chose("what", part))


def _now(field: str) -> Callable[[Talk], str | None]:
    def now(talk: Talk) -> str | None:
        found = existing(talk)
        words: str | None = getattr(found, field) if found is not None else None
        return words

    return now


def _line(field: str, *, limit: int = 300) -> asking.Ask:
    return asking.line(f"supporters.{field}", limit=limit, note=True, prefill=_now(field))


def _words_stages() -> tuple[Stage, ...]:
    """Lines from examples and own words, three of each at the most."""
    return only_if(_wants("words"), *(stage for room in ROOM.values() for stage in _word_stage(room)))


def _word_stage(room: AtMost) -> tuple[Stage, ...]:
    field = room.stage.removesuffix(WHICH)
    return Stage(field, _picked(field, room)), room.asks()


def _picked(field: str, room: AtMost) -> asking.Ask:
    def options(talk: Talk) -> tuple[Option, ...]:
        # What is there comes after the examples here, so that of two that read the same its words stay.
        words = (*several(f"supporters.{field}.examples"), *_lines(talk, field))
        by_label = {room.label(one): one for one in words}
        there = _lines(talk, field)
        return tuple(
            Option(one, label) for label, one in sorted(by_label.items(), key=lambda pair: pair[1] not in there)
        )

    return asking.several_of(
        f"supporters.{field}", options, own_words=True, note=True, prefill=lambda talk: _lines(talk, field) or None
    )


def _lines(talk: Talk, field: str) -> tuple[str, ...]:
    found = existing(talk)
    lines: tuple[str, ...] = getattr(found, field) if found is not None else ()
    return lines


def _help_stages() -> tuple[Stage, ...]:
    """Which help, its end, and what is smaller; reduced together, one at a time (care 1.8)."""
    return only_if(
        _wants("help"),
        Stage("help_which", asking.choice("supporters.help_which", _helps), when=lambda talk: bool(_practical(talk))),
        Stage("help_what", asking.choice("supporters.help_what", _ways), when=lambda talk: help_at(talk) is not None),
        Stage("help_kind", asking.choice("supporters.help_kind", (*KINDS, OWN)), when=_makes_help),
        Stage("help_own", asking.line("supporters.help_own", limit=80), when=chose("help_kind", OWN)),
        *only_if(
            either(_has_kind, chose("help_what", "change")),
            Stage("help_until", asking.line("supporters.help_until", limit=10, note=True, prefill=_until_now)),
            Stage("help_next", asking.line("supporters.help_next", note=True, prefill=_next_now)),
        ),
    )


def _until_now(talk: Talk) -> str | None:
    found = help_at(talk)
    return found.until.isoformat() if found is not None and found.until is not None else None


def _next_now(talk: Talk) -> str | None:
    found = help_at(talk)
    return found.next_smaller_help if found is not None else None


def _practical(talk: Talk) -> tuple[Option, ...]:
    found = existing(talk)
    return tuple(
        Option(f"#{place}", practical_words(one, day_words(one.until, talk.scene.today) if one.until else ""))
        for place, one in enumerate(found.practical if found is not None else ())
    )


def _helps(talk: Talk) -> tuple[Option, ...]:
    return (Option(NEW, say("supporters.help_which.options.new")), *_practical(talk))


def _ways(talk: Talk) -> tuple[Option, ...]:
    """As it is first; the smaller one where it was named."""
    found = help_at(talk)
    smaller = ("smaller",) if found is not None and found.next_smaller_help else ()
    return tuple(asking.option("supporters.help_what", value) for value in ("keep", *smaller, "change", "end"))


def _makes_help(talk: Talk) -> bool:
    return talk.text("help_which") == NEW or not _practical(talk)


def _has_kind(talk: Talk) -> bool:
    kind = talk.text("help_kind")
    return bool(talk.text("help_own")) if kind == OWN else bool(kind)


def _other_stages(scene: Scene) -> tuple[Stage, ...]:
    def done_by_others(talk: Talk) -> str | None:
        return "\n".join(_lines(talk, "take_over")) or None

    def parts(talk: Talk) -> tuple[Option, ...]:
        given = talk.text("take_over") or ""
        there = {one.activity for one in scene.plan.avoided}
        return tuple(
            Option(line, line) for line in dict.fromkeys(given.splitlines()) if line.strip() and line not in there
        )

    part = asking.choice("supporters.part", lambda talk: (asking.option("supporters.part", "none"), *parts(talk)))
    return (
        *only_if(
            _wants("take_over"),
            Stage("take_over", asking.text("supporters.take_over", note=True, prefill=done_by_others)),
            Stage("part", part, when=lambda talk: bool(parts(talk))),
        ),
        Stage(
            "flare_plan",
            asking.text("supporters.flare_plan", note=True, prefill=_now("flare_plan")),
            when=_wants("flare_plan"),
        ),
        Stage("check_in", _line("check_in"), when=_wants("check_in")),
    )
