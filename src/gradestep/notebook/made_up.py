"""A made-up person's home, written in one go: twelve weeks that end yesterday, the same each time (issue 4.5)."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

from gradestep.coach.finding import off_the_ladder, snapshot
from gradestep.content import data, say, text_of
from gradestep.files import make_folder, write_new
from gradestep.model.attempts import AttemptEnded
from gradestep.model.journal import EVENT_OF_KIND, Event, Planned
from gradestep.model.plan import Plan
from gradestep.model.record import Envelope, sealed
from gradestep.paths import HomePlaces
from gradestep.planfile.reading import read_plan

STARTER = "palpitations"
HOUR = 10
"""When something was done, where the entry says no other hour."""

SETTINGS = 'first_run_done = true\ndemonstration = true\nstep = "queue"\n\n[looks]\nplain = false\n'


@contextmanager
def throw_away_home(tag: str, now: datetime) -> Iterator[Path]:
    """The home in a folder that is taken away again, whatever ends the run. Raises FileProblem."""
    folder = Path(tempfile.mkdtemp(prefix="gradestep-demo-"))
    try:
        make_up(HomePlaces(folder / "home", tag), now)
        yield folder / "home"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def make_up(places: HomePlaces, now: datetime) -> None:
    """Fill an empty home. Raises FileProblem."""
    for folder in (places.home, places.journal):
        make_folder(folder)
    text = plan_text()
    write_new(places.plan, text.encode())
    write_new(places.settings, SETTINGS.encode())
    plan = read_plan(text.encode(), Path()).plan
    assert plan is not None
    months: dict[str, list[bytes]] = {}
    entries = sorted(_entries(plan, now), key=lambda one: one[0])
    for number, (moment, event, private) in enumerate(entries, 1):
        months.setdefault(f"{moment:%Y-%m}", []).append(_line(places.tag, number, moment, event, private=private))
    for month, lines in months.items():
        write_new(places.journal / f"{month}-{places.tag}.jsonl", b"".join(lines))


def plan_text() -> str:
    """The made-up person's plan: a starter, and what they added."""
    starter = text_of(f"starters/{STARTER}.toml")
    title = say(f"starters/{STARTER}.title")
    own = starter.replace(f'title = "{title}"', f'title = "{say("demo.plan_title")}"', 1)
    return f"{own.rstrip()}\n{say('demo.plan_more')}"


def _entries(plan: Plan, now: datetime) -> Iterator[tuple[datetime, Event, bool]]:
    told = data("demo")
    for one in told["tries"]:
        yield _moment(one, now), _try(plan, one), bool(one.get("private"))
    for one in told["events"]:
        fields = {key: value for key, value in one.items() if key not in ("days", "hour")}
        yield _moment(one, now), EVENT_OF_KIND[one["kind"]].model_validate(fields, strict=False), False
    tomorrow = (now + timedelta(days=1)).date()
    yield now - timedelta(days=1), Planned(step="queue", day_planned=tomorrow, time="10:30"), False


def _try(plan: Plan, told: Mapping[str, Any]) -> AttemptEnded:
    found = plan.find(told.get("step", ""))
    step = snapshot(plan, *found) if found is not None else off_the_ladder(told["title"])
    fields = {
        "step": step.model_dump(exclude_none=True),
        "outcome": told["outcome"],
        "before": told.get("before", {}),
        "after": told.get("after", {}),
    }
    if found is not None and found[1].amount is not None and told["outcome"] == "done":
        fields["actual"] = found[1].amount
    return AttemptEnded.model_validate(fields, strict=False)


def _moment(told: Mapping[str, Any], now: datetime) -> datetime:
    """That hour of the day so many days ago, where the person is."""
    day = (now - timedelta(days=told["days"])).date()
    return datetime.combine(day, time(told.get("hour", HOUR), told["days"] % 60), now.tzinfo)


def _line(tag: str, number: int, moment: datetime, event: Event, *, private: bool) -> bytes:
    envelope = Envelope(
        id=f"{number:08x}-0000-7000-8000-000000000000",
        v=1,
        kind=event.kind,
        at=moment.astimezone(UTC),
        local=moment,
        day=moment.date(),
        dev=tag,
        n=number,
        private=private,
    )
    return sealed(envelope, event)
