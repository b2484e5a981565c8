"""What undo takes back and redo brings back, read from the records alone, so that it works across restarts (R14, A24)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gradestep.model.record import Record


@dataclass(frozen=True)
class Acts:
    """The actions of one computer, newest last."""

    done: tuple[Record, ...] = ()
    """What undo would take back, the last one first to go."""
    undone: tuple[Record, ...] = ()
    """What redo would bring back, the last one first to come."""

    @classmethod
    def of(cls, records: Iterable[Record], computer: str) -> Acts:
        """Fold a computer's records, in order, into two stacks."""
        done: list[Record] = []
        undone: list[Record] = []
        for record in records:
            if record.envelope.dev != computer:
                continue
            if record.envelope.undoes is not None:
                undone += _taken(done, record.envelope.undoes)
            elif record.envelope.redoes is not None:
                done += _taken(undone, record.envelope.redoes)
            else:
                done.append(record)
                undone.clear()
        return cls(tuple(done), tuple(undone))

    def last(self, *, back: bool) -> Record | None:
        """The action that undo would take back, or with `back=False` the one that redo would bring back."""
        return next(reversed(self.done if back else self.undone), None)


def _taken(stack: list[Record], record_id: str) -> list[Record]:
    for position in range(len(stack) - 1, -1, -1):
        if stack[position].id == record_id:
            return [stack.pop(position)]
    return []
