"""My activities: up to five things the person wants to do, and how able they are now, 0-10 (care 3; licence-free, our own)."""

from __future__ import annotations

from functools import partial

from gradestep.coach.measures import MOST_ACTIVITIES, MY_ACTIVITIES, last_answers
from gradestep.content import say
from gradestep.flows import asking
from gradestep.flows.flow import Scene, Stage, Talk
from gradestep.flows.question import Option, RatingQuestion
from gradestep.text import cleaned_line

LONGEST = 80
"""Characters of an activity."""


def activity_stages(scene: Scene) -> tuple[Stage, ...]:
    """Which, then one rating each; stages `activities`, `activity_0` and so on."""
    before = tuple(last_answers(scene.history, MY_ACTIVITIES))
    offered = tuple(dict.fromkeys((*before, *(one.activity[:LONGEST] for one in scene.plan.avoided))))
    options = tuple(Option(one, one) for one in offered)
    which = (
        asking.several_of(
            "measures.activities", lambda _: options, own_words=True, note=True, prefill=lambda _: before or None
        )
        if options
        else asking.text("measures.activities", note=True)
    )
    return (
        Stage("activities", which),
        *(
            Stage(f"activity_{place}", partial(_rating, place), when=partial(_is_there, place))
            for place in range(MOST_ACTIVITIES)
        ),
    )


def activities_of(talk: Talk) -> tuple[str, ...]:
    """What was ticked or typed, five at the most."""
    typed = talk.text("activities")
    lines = typed.splitlines() if typed is not None else talk.chosen("activities")
    found = dict.fromkeys(line for line in (cleaned_line(one)[:LONGEST] for one in lines) if line)
    return tuple(found)[:MOST_ACTIVITIES]


def _is_there(place: int, talk: Talk) -> bool:
    return place < len(activities_of(talk))


def _rating(place: int, talk: Talk) -> RatingQuestion:
    return RatingQuestion(
        ask=say("measures.activity.ask", activity=activities_of(talk)[place]),
        low=say("measures.activity.low"),
        high=say("measures.activity.high"),
        may_stop_here=True,
    )
