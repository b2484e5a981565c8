"""Sharing: what for, which days, which form, which parts, every line to hold back, a last look, where to, then written (B4)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from gradestep.content import say
from gradestep.flows import asking
from gradestep.flows.asking import Ask, becomes, chose, unless
from gradestep.flows.effect import KEPT, WRITTEN
from gradestep.flows.flow import Flow, Scene, Stage, Talk
from gradestep.flows.question import (
    AnyQuestion,
    ChoiceQuestion,
    DayQuestion,
    Information,
    Option,
    PlaceQuestion,
    SeveralQuestion,
)
from gradestep.flows.share_choice import SHOWN, Sharing
from gradestep.flows.share_days import DAY, typed
from gradestep.share.gathering import PURPOSES, Line
from gradestep.share.looking import held_line
from gradestep.share.making import FORMS
from gradestep.text import display_line


def share(scene: Scene) -> Flow:
    """Options: `all` as "yes"; `what`, `purpose`, `since`, `until`, `with`, `without`, `format`, `to`, `over`, `locked`."""
    sharing = Sharing(scene)
    agreed = chose("write", "yes")
    return Flow(
        id="share",
        title=say("share_flow.title"),
        stages=(
            *_about(sharing),
            Stage("words", _words(sharing), when=_any(sharing.word_options)),
            Stage(
                "out",
                asking.several_of("share_flow.out", sharing.fact_options, prefill=sharing.left_out, note=True),
                when=_any(sharing.fact_options),
            ),
            *(Stage(f"hold_{group}", _held(sharing, group), when=_has(sharing, group)) for group in sharing.groups),
            *_let_in_alone(sharing),
            *_looks(sharing),
            Stage("to", _to, when=_open("to")),
            Stage("path", _path(sharing), when=chose("to", "named")),
            Stage("write", asking.yes_no("share_flow.write", values=sharing.place), effects=becomes(sharing.hand_out)),
            asking.closing_line("said", lambda talk: tuple(_said(sharing, talk)), when=agreed),
            asking.closing_line("left", lambda _: (say("share_flow.left"),), when=unless(agreed)),
        ),
    )


def _about(sharing: Sharing) -> tuple[Stage, ...]:
    """What is made, of whom and for what, of which days, in which form."""
    return (
        Stage("what", asking.choice("share_flow.what", tuple(FORMS), default="brief"), when=_open("what")),
        Stage(
            "card_step", asking.choice("share_flow.card_step", sharing.step_options), when=_any(sharing.step_options)
        ),
        Stage(
            "supporter",
            asking.choice("share_flow.supporter", sharing.supporter_options),
            when=_any(sharing.supporter_options),
        ),
        Stage("purpose", _purpose(sharing), when=sharing.asks_purpose),
        Stage("since", _since(sharing), when=sharing.asks_days),
        Stage("since_day", _since_day, when=chose("since", DAY)),
        Stage("until_day", _until_day, when=chose("since", DAY)),
        Stage("format", _format(sharing), when=_any(sharing.form_options)),
    )


def _open(option: str) -> asking.Condition:
    """Asked where it was not said on the line."""
    return lambda talk: option not in talk.scene.options


def _any(options: Callable[[Talk], tuple[object, ...]]) -> asking.Condition:
    """Asked where there is something to choose from."""
    return lambda talk: bool(options(talk))


def _has(sharing: Sharing, group: str) -> asking.Condition:
    return lambda talk: bool(sharing.lines(talk, group))


def _purpose(sharing: Sharing) -> Ask:
    """What for, the usual one ready to be kept."""

    def ask(talk: Talk) -> AnyQuestion:
        options = tuple(asking.option("share_flow.purpose", value) for value in PURPOSES)
        return ChoiceQuestion(ask=say("share_flow.purpose.ask"), options=options, default=sharing.usual_purpose(talk))

    return ask


def _since(sharing: Sharing) -> Ask:
    """From when, the usual one first."""

    def ask(talk: Talk) -> AnyQuestion:
        what = sharing.what(talk)
        options, usual = sharing.days.options(what), sharing.days.usual(what)
        return ChoiceQuestion(ask=say("share_flow.since.ask"), options=options, default=usual)

    return ask


def _since_day(talk: Talk) -> AnyQuestion:
    today = talk.scene.today
    return DayQuestion(
        ask=say("share_flow.since_day.ask"), note=say("share_flow.since_day.note"), today=today, latest=today
    )


def _until_day(talk: Talk) -> AnyQuestion:
    """The last day, not before the first."""
    return DayQuestion(
        ask=say("share_flow.until_day.ask"),
        note=say("share_flow.until_day.note"),
        today=talk.scene.today,
        earliest=typed(talk.text("since_day")),
    )


def _format(sharing: Sharing) -> Ask:
    """In which form, the usual one first."""

    def ask(talk: Talk) -> AnyQuestion:
        options = sharing.form_options(talk)
        usual = options[0].value if options else None
        return ChoiceQuestion(ask=say("share_flow.format.ask"), options=options, default=usual)

    return ask


def _words(sharing: Sharing) -> Ask:
    """Free text, part by part, and what is in where it is ticked; notes for a session are ticked for a session (S26)."""
    return asking.several_of("share_flow.words", sharing.word_options, prefill=sharing.words_before, note=True)


def _held(sharing: Sharing, group: str) -> Ask:
    """Every line of a group; those ticked stay with the person."""

    def ask(talk: Talk) -> AnyQuestion:
        return SeveralQuestion(
            ask=say("share_flow.hold.ask", group=sharing.title(talk, group)),
            note=say("share_flow.hold.note"),
            options=_options(sharing.lines(talk, group)),
        )

    return ask


def _let_in_alone(sharing: Sharing) -> tuple[Stage, ...]:
    """What goes in by its own tick and by no other answer, where there is any."""
    found = {"ticked": sharing.ticked_lines, "private": sharing.private_lines}
    return tuple(Stage(name, _let_in(name, lines), when=_any(lines)) for name, lines in found.items())


def _let_in(name: str, lines: Callable[[Talk], tuple[Line, ...]]) -> Ask:
    """What stays with the person unless it is ticked here."""

    def ask(talk: Talk) -> AnyQuestion:
        return SeveralQuestion(
            ask=say(f"share_flow.{name}.ask"), note=say(f"share_flow.{name}.note"), options=_options(lines(talk))
        )

    return ask


def _options(lines: tuple[Line, ...]) -> tuple[Option, ...]:
    return tuple(Option(line.id, display_line(line.read_out())) for line in lines)


def _looks(sharing: Sharing) -> tuple[Stage, ...]:
    """What will be written, whole; where that is very much, its numbers, and any group of it line by line."""

    def look(talk: Talk) -> AnyQuestion:
        parts = tuple(part.strip("\n") for part in sharing.made(talk).look.split("\n\n"))
        return Information(ask=say("share_flow.look.ask"), paragraphs=tuple(filter(None, parts)))

    def group_of(group: str) -> Ask:
        return lambda talk: Information(
            ask=sharing.title(talk, group), paragraphs=("\n".join(sharing.rows(talk, group)),)
        )

    def is_read(group: str) -> asking.Condition:
        return lambda talk: group in talk.chosen("read")

    return (
        Stage("look", look),
        Stage(
            "read",
            asking.several_of("share_flow.read", sharing.many_options, note=True),
            when=_any(sharing.many_options),
        ),
        *(Stage(f"read_{group}", group_of(group), when=is_read(group)) for group in sharing.groups),
    )


def _to(talk: Talk) -> AnyQuestion:
    """Where it goes; in the demonstration the usual place is gone when it ends, which is said."""
    locked = talk.scene.options.get("locked") == "yes"
    note = "" if locked else say("share_flow.to.note")
    return ChoiceQuestion(
        ask=say("share_flow.to.ask"),
        note=say("share_flow.to.note_demo") if talk.scene.settings.demonstration else note,
        options=tuple(asking.option("share_flow.to", value) for value in ("exports", "named")),
        default="exports",
    )


def _path(sharing: Sharing) -> Ask:
    """A name for it, or a folder it goes into."""

    def ask(talk: Talk) -> AnyQuestion:
        return PlaceQuestion(ask=say("share_flow.path.ask"), note=say("share_flow.path.note"), name=sharing.name(talk))

    return ask


def _said(sharing: Sharing, talk: Talk) -> Iterator[str]:
    """Where it is, whole, and what of it stayed; where it is shown, that it comes next."""
    written, kept = talk.outcomes.get(WRITTEN), talk.outcomes.get(KEPT)
    if talk.scene.options.get("to") == SHOWN:
        yield say("share_flow.shown")
        return
    yield say("share_flow.written", file=display_line(written)) if written else say("share_flow.written_before")
    if kept:
        yield say("share_flow.line.kept", folder=display_line(kept))
    yield held_line(sharing.made(talk).held_back)
    yield say("share_flow.line.keep")
    if talk.scene.settings.demonstration:
        yield say("share_flow.gone")
