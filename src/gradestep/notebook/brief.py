"""Keeping one record that stands by itself without reading the journal: what it takes is in the snapshot, while that fits.

The record is numbered, stamped, sealed and appended by the same pen. Where the snapshot does not fit the files, or anything
else has to be seen to first, there is no brief way and the whole notebook is opened.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from gradestep.files import FileProblem, write_disposable
from gradestep.glance import BETWEEN, Glance, glance_text, kept_glance, sources_of
from gradestep.model.attempts import StepSnapshot
from gradestep.notebook.writing import Pen, Stamp

if TYPE_CHECKING:
    from gradestep.clock import Clock
    from gradestep.model.journal import Event
    from gradestep.model.record import Record
    from gradestep.paths import HomePlaces

NEWEST = "newest"
"""In the snapshot: the time of the newest record."""

DAY_START = "day_start"
"""In the snapshot: when the person's day begins."""

STANDING_ALONE = ("attempt_ended", "check_in", "symptoms", "session_note")
"""Kinds that change neither the plan nor the settings nor a flare."""


@dataclass(frozen=True)
class Brief:
    """What one record has to know of all the others."""

    pen: Pen
    glance: Glance
    sources: str
    steps: tuple[StepSnapshot, ...]
    """Every step of the plan as an attempt keeps it."""
    newest: datetime | None
    """When the newest record was written."""

    def now(self) -> datetime:
        """The present moment where the person is."""
        return self.pen.clock.now()

    def record(self, event: Event, *, private: bool = False, when: datetime | None = None) -> Record | None:
        """Keep the event, durably; nothing where another window wrote meanwhile, and then nothing was kept. Raises FileProblem."""
        if event.kind not in STANDING_ALONE:
            return None
        places = self.pen.places
        with self.pen.holding() as state:
            if sources_of(str(places.home), places.tag) != self.sources:
                return None
            stamp = Stamp(private=private, when=when)
            record = self.pen.write(event, stamp, self.glance.looks[DAY_START], self.newest, state)
            self._keep_glance(record)
        return record

    def _keep_glance(self, record: Record) -> None:
        """The snapshot with what the record did not change; none where any other file changed in this moment."""
        places = self.pen.places
        now = sources_of(str(places.home), places.tag)
        if len(_changed(self.sources, now)) > 1:
            return
        glance = self.glance
        at = max(record.envelope.at, self.newest or record.envelope.at)
        looks = glance.looks | {NEWEST: at.isoformat()}
        kept = Glance(glance.until, glance.today, glance.help_now, glance.steady, looks, glance.steady, glance.steps)
        try:
            write_disposable(places.glance, glance_text(kept, now))
        except FileProblem:
            return


def brief(places: HomePlaces, clock: Clock, *, seed: str | None = None) -> Brief | None:
    """The brief way into this home, if there is one now. It holds on any day: what it takes is no matter of the day."""
    kept = kept_glance(str(places.home), places.tag)
    if kept is None or not kept[0].steps or DAY_START not in kept[0].looks:
        return None
    glance, sources = kept
    if sources != sources_of(str(places.home), places.tag):
        return None
    try:
        steps = tuple(StepSnapshot.model_validate(step, strict=False) for step in json.loads(glance.steps))
        newest = datetime.fromisoformat(glance.looks[NEWEST]).astimezone(UTC) if glance.looks.get(NEWEST) else None
    except (ValueError, TypeError):
        return None
    return Brief(Pen(places, clock, os.urandom, seed), glance, sources, steps, newest)


def _changed(before: str, after: str) -> set[str]:
    """The names of the sources that differ; a journal file is named by what it is called."""
    different = set(before.split(BETWEEN)) ^ set(after.split(BETWEEN))
    return {source.rpartition(" ")[0].rpartition(" ")[0].rpartition(" ")[0] for source in different}
