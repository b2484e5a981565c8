"""Help wanted for one step, and from whom: added or taken out, shown before the try (S57)."""

from __future__ import annotations

from collections.abc import Iterator

from gradestep.content import has, say
from gradestep.flows import asking
from gradestep.flows.asking import Condition, chose, only_if
from gradestep.flows.chosen_step import Chosen
from gradestep.flows.editing import NEW, next_help_id
from gradestep.flows.flow import Stage, Talk
from gradestep.flows.question import Option
from gradestep.model.plan import Help
from gradestep.planfile.edits import AddEntry, PlanEdit, RemoveEntry

KINDS = ("transport", "company", "routine", "own")
SOMEONE = "+someone"
"""Somebody who is not written down; no name of a supporter is offered like this."""

NOBODY = "+nobody"


def help_words(wanted: Help) -> str:
    """Such as "a lift or a ride, from Sam"."""
    key = f"attempt.help_kinds.{wanted.kind}"
    kind = say(key) if wanted.kind.isidentifier() and has(key) else wanted.kind
    return say("editing.help_row", kind=kind, who=wanted.who) if wanted.who else kind


def help_stages(when: Condition) -> tuple[Stage, ...]:
    """Which, where there are some; its kind, and from whom; stages `help_which`, `help_kind`, `help_words`, `help_who`."""
    return only_if(
        when,
        Stage("help_which", asking.choice("editing.help_which", _there), when=lambda talk: bool(_help(talk))),
        *only_if(
            _is_new,
            Stage("help_kind", asking.choice("editing.help_kind", KINDS)),
            Stage("help_words", asking.line("editing.help_words", limit=80), when=chose("help_kind", "own")),
            *only_if(
                _has_kind,
                Stage("help_who", asking.choice("editing.help_who", _people)),
                Stage("help_name", asking.line("editing.help_name", limit=80), when=chose("help_who", SOMEONE)),
            ),
        ),
    )


def help_edits(chosen: Chosen, talk: Talk) -> Iterator[PlanEdit]:
    """One more, or one less."""
    which = talk.text("help_which") or ""
    if which.startswith("#"):
        place = int(which[1:])
        yield RemoveEntry((*chosen.place, "help", chosen.step.help[place].id or which))
        return
    kind = talk.text("help_words") if talk.text("help_kind") == "own" else talk.text("help_kind")
    if _is_new(talk) and kind:
        who = talk.text("help_name") if talk.text("help_who") == SOMEONE else talk.text("help_who")
        entry = {"id": next_help_id(chosen.step), "kind": kind}
        yield AddEntry((*chosen.place, "help"), entry | ({"who": who} if who and who != NOBODY else {}))


def _help(talk: Talk) -> tuple[Help, ...]:
    chosen = Chosen.of(talk)
    return chosen.step.help if chosen is not None else ()


def _there(talk: Talk) -> tuple[Option, ...]:
    """One more first; choosing one that is there takes it out."""
    out = (Option(f"#{place}", say("editing.help_out", help=help_words(one))) for place, one in enumerate(_help(talk)))
    return (Option(NEW, say("editing.help_which.options.new")), *out)


def _is_new(talk: Talk) -> bool:
    return not _help(talk) or talk.text("help_which") == NEW


def _has_kind(talk: Talk) -> bool:
    kind = talk.text("help_kind")
    return bool(talk.text("help_words")) if kind == "own" else bool(kind)


def _people(talk: Talk) -> tuple[Option, ...]:
    """Those who are written down, somebody else, or nobody by name."""
    named = tuple(Option(one.name, one.name, one.role or "") for one in talk.scene.plan.supporters)
    others = (
        Option(SOMEONE, say("editing.help_who.options.someone")),
        Option(NOBODY, say("editing.help_who.options.nobody")),
    )
    return (*named, *others)
