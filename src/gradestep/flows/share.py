"""Sharing: what for, which days, which parts, then every line to hold back or let through, a last look, then written (B4)."""

from __future__ import annotations

from collections.abc import Callable

from gradestep.content import say
from gradestep.flows import asking
from gradestep.flows.asking import Ask, becomes, chose, unless
from gradestep.flows.flow import Flow, Scene, Stage, Talk
from gradestep.flows.question import AnyQuestion, Information, Option, SeveralQuestion
from gradestep.flows.share_choice import Sharing
from gradestep.share.gathering import PURPOSES, Line
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
            Stage("what", asking.choice("share_flow.what", tuple(FORMS), default="brief"), when=_open("what")),
            Stage(
                "card_step",
                asking.choice("share_flow.card_step", sharing.step_options),
                when=_any(sharing.step_options),
            ),
            Stage(
                "supporter",
                asking.choice("share_flow.supporter", sharing.supporter_options),
                when=_any(sharing.supporter_options),
            ),
            Stage(
                "purpose", asking.choice("share_flow.purpose", PURPOSES, default="session"), when=sharing.asks_purpose
            ),
            Stage("since", asking.choice("share_flow.since", sharing.since_options), when=sharing.asks_days),
            Stage("since_day", asking.line("share_flow.since_day", note=True), when=chose("since", "day")),
            Stage("words", _words(sharing), when=_any(sharing.word_options)),
            Stage(
                "out",
                asking.several_of("share_flow.out", sharing.fact_options, prefill=sharing.left_out, note=True),
                when=_any(sharing.fact_options),
            ),
            *(Stage(f"hold_{group}", _held(sharing, group), when=_has(sharing, group)) for group in sharing.groups),
            *_let_in_alone(sharing),
            Stage("look", _look(sharing)),
            Stage("write", asking.yes_no("share_flow.write", values=sharing.place), effects=becomes(sharing.hand_out)),
            asking.closing_line("said", lambda _: (say("share_flow.written"),), when=agreed),
            asking.closing_line("left", lambda _: (say("share_flow.left"),), when=unless(agreed)),
        ),
    )


def _open(option: str) -> asking.Condition:
    """Asked where it was not said on the line."""
    return lambda talk: option not in talk.scene.options


def _any(options: Callable[[Talk], tuple[object, ...]]) -> asking.Condition:
    """Asked where there is something to choose from."""
    return lambda talk: bool(options(talk))


def _has(sharing: Sharing, group: str) -> asking.Condition:
    return lambda talk: bool(sharing.lines(talk, group))


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


def _look(sharing: Sharing) -> Ask:
    """What will be written, whole."""

    def ask(talk: Talk) -> AnyQuestion:
        rows = tuple(row for row in sharing.made(talk).look.splitlines() if row)
        return Information(ask=say("share_flow.look.ask"), paragraphs=rows)

    return ask
