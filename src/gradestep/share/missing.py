"""What is not on a page, said on the page itself: how many lines stayed with the person, and what could not be read (B4)."""

from __future__ import annotations

from gradestep.content import say
from gradestep.share.gathering import Line, Material
from gradestep.share.page import own_line


def missing_lines(material: Material, held_back: int, label: str = "share.labels.held") -> tuple[Line, ...]:
    """A count of lines held back and one of damaged places, each where there are any; never a word of what they are."""
    held = (own_line("held-back", say(label), str(held_back)),) if held_back else ()
    if not material.damaged:
        return held
    damaged = say("share.damaged", count=material.damaged)
    return (*held, own_line("missing", say("share.labels.missing"), damaged))
