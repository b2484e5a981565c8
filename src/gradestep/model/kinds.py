"""Which event a kind names; a journal of few kinds needs few of them imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gradestep.model.journal import Event

OF_ATTEMPTS = {"attempt_begun": "AttemptBegun", "attempt_ended": "AttemptEnded", "reflection": "Reflection"}
"""The kinds that can be had without all the others."""


def event_of_kind(kind: str) -> type[Event]:
    """The event of that kind; raises KeyError where there is none."""
    if kind in OF_ATTEMPTS:
        from gradestep.model import attempts

        found: type[Event] = getattr(attempts, OF_ATTEMPTS[kind])
        return found
    from gradestep.model.journal import EVENT_OF_KIND

    return EVENT_OF_KIND[kind]
