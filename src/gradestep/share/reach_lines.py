"""Life reach as lines of the report: different steps and kinds of place, of what counts in sums (care 3, B4)."""

from __future__ import annotations

from gradestep.coach.attempts import Attempt
from gradestep.coach.reach import DAYS, reach
from gradestep.content import say
from gradestep.share.counting import Counting, by_itself
from gradestep.share.gathering import Choice, Line, Material
from gradestep.share.wording import full_day


def reach_lines(material: Material, counted: Counting, choice: Choice) -> tuple[Line, ...]:
    """The four weeks before the last day, or the days that are shown where these are fewer; nothing stands at zero.

    A place that was held back by itself is in no number.
    """

    def placed(attempt: Attempt) -> bool:
        return by_itself(choice, f"{attempt.id}/setting", attempt.private)

    last = material.last_day(choice)
    days = DAYS.days if choice.since is None else min(DAYS.days, (last - choice.since).days + 1)
    found = zip(("steps", "places"), reach(counted.attempts, last, placed), strict=True)
    return tuple(
        Line(
            f"sum/{field}",
            "practices",
            ((say(f"share_report.reach.{field}", days=days, day=full_day(last)), str(number)),),
            "sum",
            field,
            number=float(number),
        )
        for field, number in found
        if number
    )
