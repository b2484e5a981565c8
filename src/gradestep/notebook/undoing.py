"""The event that takes an action back, and the one that brings it back again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from gradestep.files import sha256_of
from gradestep.model.acts import Acts
from gradestep.model.history import History
from gradestep.model.journal import Amend, Event, PlanAdopted, PlanChanged, Restore, Retract
from gradestep.model.record import Record
from gradestep.notebook import adopting

if TYPE_CHECKING:
    from gradestep.notebook.opening import AllRead


def last_action(
    read: AllRead, everything: Callable[[], History], computer: str, *, back: bool
) -> tuple[Record | None, History]:
    """What undo takes back, or redo brings back, and the history it is read from.

    That is every month where the last action is none of the newest months: before what is carried there may be others.
    """
    action = Acts.of(read.history.records, computer).last(back=back)
    if action is not None and action.id in read.recent:
        return action, read.history
    return Acts.of(everything().records, computer).last(back=back), everything()


def taking_back(action: Record, history: History) -> Event:
    """What undoes `action`: a removal, the reading before a correction, or the plan before a change."""
    match action.event:
        case Amend() | Restore():
            return Restore(of=action.event.of, to=_reading_before(action, history))
        case Retract():
            return Restore(of=action.event.of, to=_reading_before(action, history))
        case PlanChanged():
            return _plan_to(action.event.earlier or "", action.event)
        case PlanAdopted():
            return adopting.taken_back(action.event)
        case _:
            return Retract(of=action.id)


def bringing_back(action: Record, history: History) -> Event:
    """What brings an action back that was undone."""
    match action.event:
        case Amend():
            return Restore(of=action.event.of, to=action.id)
        case Restore() | Retract():
            return action.event
        case PlanChanged():
            return _plan_to(action.event.text, action.event)
        case PlanAdopted():
            return action.event
        case _:
            return Restore(of=action.id)


def _reading_before(action: Record, history: History) -> str | None:
    """The correction that stood for the same record before `action`; nothing for the first writing."""
    assert isinstance(action.event, (Amend, Retract, Restore))
    stood: str | None = None
    for record in history.records:
        if record.id == action.id:
            break
        match record.event:
            case Amend(of=action.event.of):
                stood = record.id
            case Restore(of=action.event.of, to=to):
                stood = to
    return stood


def _plan_to(text: str, change: PlanChanged) -> PlanChanged:
    return PlanChanged(before="", after=sha256_of(text.encode()), text=text, what="undo", subject=change.subject)
