"""Which sentence is said back: another one at each turn, so that they do not repeat (S9)."""

from __future__ import annotations

from gradestep.content import has, several


def reply(kind: str, turn: int, **values: object) -> str:
    """A reply for an occasion; the form that names the amount or what was done instead where those are known."""
    for name, value in values.items():
        if value and has(f"reply.{kind}_{name}"):
            kind = f"{kind}_{name}"
            break
    known = kind if has(f"reply.{kind}") else "unsaid"
    choices = several(f"reply.{known}", **values)
    return choices[turn % len(choices)]
