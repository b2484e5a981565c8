"""Sharing: what for, which days, which parts, then every line to hold back or let through, a last look, then written (B4)."""

from __future__ import annotations

from gradestep.content import say
from gradestep.flows import asking
from gradestep.flows.asking import Ask, becomes, chose, unless
from gradestep.flows.flow import Flow, Scene, Stage, Talk
from gradestep.flows.question import AnyQuestion, Information, Option, SeveralQuestion
from gradestep.flows.share_choice import Sharing
from gradestep.share.gathering import PURPOSES
from gradestep.share.making import FORMS


def share(scene: Scene) -> Flow:
    """Options: `all` as "yes"; `what`, `purpose`, `since`, `until`, `with`, `without`, `format`, `to`, `over`, `locked`."""
    sharing = Sharing(scene)
    agreed = chose("write", "yes")
    return Flow(
        id="share",
        title=say("share_flow.title"),
        stages=(
            Stage("what", asking.choice("share_flow.what", tuple(FORMS), default="brief"), when=_open("what")),
            Stage("purpose", asking.choice("share_flow.purpose", PURPOSES, default="session"), when=_open("purpose")),
            Stage("since", asking.choice("share_flow.since", sharing.since_options), when=_open("since")),
            Stage("since_day", asking.line("share_flow.since_day", note=True), when=chose("since", "day")),
            Stage("parts", _parts(sharing)),
            *(Stage(f"hold_{group}", _held(sharing, group), when=_has(sharing, group)) for group in sharing.groups),
            Stage("look", _look(sharing)),
            Stage("write", asking.yes_no("share_flow.write", values=sharing.place), effects=becomes(sharing.hand_out)),
            asking.closing_line("said", lambda _: (say("share_flow.written"),), when=agreed),
            asking.closing_line("left", lambda _: (say("share_flow.left"),), when=unless(agreed)),
        ),
    )


def _open(option: str) -> asking.Condition:
    """Asked where it was not said on the line."""
    return lambda talk: option not in talk.scene.options


def _has(sharing: Sharing, group: str) -> asking.Condition:
    return lambda talk: bool(sharing.lines(talk, group))


def _parts(sharing: Sharing) -> Ask:
    """Ratings and outcomes are in; free text, symptoms and questionnaires where they are ticked."""
    return asking.several_of("share_flow.parts", sharing.part_options, prefill=sharing.parts_before, note=True)


def _held(sharing: Sharing, group: str) -> Ask:
    """Every line of a group; those ticked stay with the person, and private ones are ticked already."""

    def ask(talk: Talk) -> AnyQuestion:
        choice = sharing.chosen(talk)
        lines = sharing.lines(talk, group)
        return SeveralQuestion(
            ask=say("share_flow.hold.ask", group=sharing.title(talk, group)),
            note=say("share_flow.hold.note"),
            options=tuple(Option(line.id, line.read_out(), _mark(line.private)) for line in lines),
            prefill=tuple(line.id for line in lines if choice.starts_held(line)) or None,
        )

    return ask


def _mark(private: bool) -> str:
    return say("share_flow.hold.private") if private else ""


def _look(sharing: Sharing) -> Ask:
    """What will be written, whole."""

    def ask(talk: Talk) -> AnyQuestion:
        rows = tuple(row for row in sharing.made(talk).look.splitlines() if row)
        return Information(ask=say("share_flow.look.ask"), paragraphs=rows)

    return ask
