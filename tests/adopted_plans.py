"""A clinician's files in several revisions, and the person's plan beside them."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel

from gradestep.model.plan import Plan
from gradestep.planfile.merging_cases import Adoption, adoption
from gradestep.planfile.reading import read_plan

FIRST = """\
# From the clinic
format = 1
id = "getting-outside"
revision = 1
title = "Getting outside again"
author = "Dr Ada"
note = "Any order is fine."

[pacing]
increase_percent = 10

[[values]]
id = "friends"
area = "friends"
words = "Tuesday coffee"

[[ladders]]
id = "outside"
title = "Outside the front door"
values = ["friends"]

[[ladders.steps]]
id = "gate"  # as far as the gate
title = "Walk to the gate"
difficulty = 15
amount = 2
unit = "minutes"

[[ladders.steps]]
id = "mailbox"
title = "Mailbox"
difficulty = 20
amount = 3
unit = "minutes"

[[ladders.steps]]
id = "shop"
title = "Shop"
difficulty = 60

[[contacts]]
name = "Clinic, weekdays"
call = "123"
"""

OWN = """\
# Mine. This comment stays.
format = 1
title = "My things"
mood = "blue"  # not a key of ours

[[ladders]]
id = "garden"
title = "The garden"

[[ladders.steps]]
id = "gate"
title = "Paint the gate"
note = "The green one"
"""

OTHER = """\
format = 1
id = "gut"
revision = 4
title = "Meals out"
author = "Dr Bo"

[pacing]
increase_percent = 20
done_needed = 5

[[ladders]]
id = "outside"
title = "Eating outside"

[[ladders.steps]]
id = "gate"
title = "Tea at the gate"
difficulty = 10
"""


def revised(text: str = FIRST, revision: int = 2, **changes: str) -> str:
    """A later revision; each change is "old -> new", whatever it is called."""
    text = text.replace("revision = 1", f"revision = {revision}")
    for change in changes.values():
        old, _, new = change.partition(" -> ")
        assert old in text, old
        text = text.replace(old, new)
    return text


def without_step(text: str, step_id: str) -> str:
    """The same without one step."""
    start = text.index(f'[[ladders.steps]]\nid = "{step_id}"')
    ends = [place for mark in ("[[ladders", "[[contacts") if (place := text.find(mark, start + 5)) > 0]
    return text[:start] + text[min(ends, default=len(text)) :]


def look(text: str, mine: str = "", *bases: str) -> Adoption:
    """A file beside a plan and what was adopted into it."""
    known = {plan_of(base).id: base for base in bases}
    return adoption(text.encode(), Path("theirs.toml"), mine, known)


def plan_of(text: str) -> Plan:
    """The plan that a text is; the text has to be sound."""
    reading = read_plan(text.encode(), Path("plan.toml"))
    assert reading.plan is not None, reading.problems
    return reading.plan


def adopted(text: str, mine: str = "", *bases: str) -> str:
    """The person's plan with a file in it."""
    return look(text, mine, *bases).plan_text()


def model_in(annotation: Any) -> type[BaseModel]:
    """What a list or a table of a plan is made of."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(model_in(part) for part in get_args(annotation) if part is not ...)
