"""The one door to a person's files: open, record, undo, change, draft. Saved means saved when a method returns."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date as Date
from datetime import datetime
from typing import TYPE_CHECKING

from gradestep.clock import Clock, day_of, parsed_time
from gradestep.coach.totals import Totals
from gradestep.files import FileProblem
from gradestep.locks import LockState
from gradestep.model.history import History
from gradestep.model.journal import Amend, Event, PlanAdopted, PlanChanged, Retract
from gradestep.model.plan import Plan
from gradestep.model.problem import Problem
from gradestep.model.record import Record
from gradestep.model.settings import Settings
from gradestep.notebook import adopting, draft_files, settings_file
from gradestep.notebook.digests import keep_digest
from gradestep.notebook.journal_files import ensure_own_readable, files_of, files_or_problem, read_files
from gradestep.notebook.opening import AllRead, plus, read_all, seen_of
from gradestep.notebook.plan_file import EMPTY, change_to, hand_edit, last_change, plan_on_disk
from gradestep.notebook.remembered import recall
from gradestep.notebook.undoing import bringing_back, last_action, taking_back
from gradestep.notebook.writing import Pen, Random, Stamp
from gradestep.paths import HomePlaces

if TYPE_CHECKING:
    from gradestep.flows.flow import Scene
    from gradestep.notebook.drafts import Draft
    from gradestep.notebook.journal_files import JournalRead
    from gradestep.planfile.edits import PlanEdit


class Notebook:
    """One person's files, read when opened and kept in step with what is written.

    Opening never writes and never raises on damage: what is wrong is in `problems`. Every writing method raises
    FileProblem when it could not save; then nothing is shown as saved.
    """

    def __init__(self, pen: Pen) -> None:
        self._pen = pen
        self._given = 0
        self._whole: JournalRead | None = None
        self._read = read_all(pen.places, pen.clock)

    @classmethod
    def open(
        cls, places: HomePlaces, clock: Clock, *, random: Random = os.urandom, seed: str | None = None
    ) -> Notebook:
        """The notebook in this home folder, which need not exist yet."""
        return cls(Pen(places, clock, random, seed))

    @property
    def places(self) -> HomePlaces:
        """Where its files are."""
        return self._pen.places

    @property
    def clock(self) -> Clock:
        """Its clock."""
        return self._pen.clock

    @property
    def plan(self) -> Plan:
        """The person's plan."""
        return self._read.plan.plan

    @property
    def plan_text(self) -> str:
        """The plan as it is written."""
        return self._read.plan.text

    @property
    def settings(self) -> Settings:
        """The settings."""
        return self._read.settings

    @property
    def history(self) -> History:
        """The newest months, and from older ones what somebody looks for however old it is."""
        return self._read.history

    def newest_months(self) -> History:
        """The newest months alone, with nothing of older ones among them."""
        return History.of(record for record in self.history.records if record.id in self._read.recent)

    @property
    def drafts(self) -> tuple[Draft, ...]:
        """Conversations under way on this computer, the newest first."""
        return self._read.drafts

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What could not be read or is not sound; nothing of it was changed."""
        return self._read.problems

    @property
    def plan_is_unfinished(self) -> bool:
        """True where an event holds a plan that a killed run did not get to write."""
        return self._read.plan.unfinished is not None

    def finish_plan(self) -> None:
        """Write the plan that an event holds. Raises FileProblem."""
        with self._pen.holding():
            self._finish_the_plan()

    def all_problems(self) -> tuple[Problem, ...]:
        """The same with every month looked at."""
        return tuple(dict.fromkeys((*self.problems, *self._every_month().problems)))

    def now(self) -> datetime:
        """The present moment where the person is."""
        return self.clock.now()

    def today(self) -> Date:
        """The person's day."""
        return day_of(self.now(), parsed_time(self.settings.day_start))

    def everything(self) -> History:
        """All months."""
        return self._every_month().history

    def _every_month(self) -> JournalRead:
        if self._whole is None:
            self._whole = read_files(files_of(self.places))
        return self._whole

    def fresh_id(self) -> str:
        """An identity for a record or a draft that is about to be."""
        self._given += 1
        return self._pen.fresh_id(1_000_000 * (recall(self.places).number + 1) + self._given)

    @property
    def totals(self) -> Totals:
        """Sums over all months."""
        return self._read.older.totals + Totals.of(self.history)

    def scene(self, options: Mapping[str, str]) -> Scene:
        """What a conversation may know, as of now; with the option `all` as "yes" every month, else the newest."""
        from gradestep.notebook.scenes import scene_of

        return scene_of(self, options)

    def has(self, record_id: str) -> bool:
        """True where a record of that id is among the newest months."""
        return any(record.id == record_id for record in self.history.records)

    def record(
        self,
        event: Event,
        *,
        id: str | None = None,
        private: bool = False,
        when: datetime | None = None,
    ) -> Record:
        """Keep an event; it survives a power cut once this returns. Raises FileProblem."""
        with self._pen.holding() as state:
            return self._write(event, Stamp(id, private, when), state)

    def amend(self, record_id: str, fields: Mapping[str, object]) -> Record:
        """Correct fields of a record; what was first written stays in the journal. Raises FileProblem."""
        return self.record(Amend(of=record_id, fields=dict(fields)))

    def remove(self, record_id: str) -> Record:
        """Take a record out of sight; its line stays. Raises FileProblem."""
        return self.record(Retract(of=record_id))

    def undo(self) -> Record | None:
        """Take back the last action of this computer; that record, or nothing where there is none. Raises FileProblem."""
        return self._turn(back=True)

    def redo(self) -> Record | None:
        """Bring back what undo took last; that record, or nothing. Raises FileProblem."""
        return self._turn(back=False)

    def _turn(self, *, back: bool) -> Record | None:
        """Under the lock and after a fresh look, so that two windows never take back the same thing twice."""
        with self._pen.holding() as state:
            self.refresh()
            self._note_hand_edit(state)
            ensure_own_readable(self.places, self.problems)
            action, history = last_action(self._read, self.everything, self.places.tag, back=back)
            if action is None:
                return None
            event = taking_back(action, history) if back else bringing_back(action, history)
            if isinstance(event, PlanChanged):
                event = self._change_to(event.text or EMPTY, "undo", event.subject or "")
            elif isinstance(event, PlanAdopted):
                event = adopting.as_it_stands(event, self._change_to(event.text or EMPTY, "undo", event.title))
            self._write(event, Stamp(undoes=action.id) if back else Stamp(redoes=action.id), state)
        return action

    def change_plan(
        self, edits: Iterable[PlanEdit], *, what: str = "edit", subject: str = "", id: str | None = None
    ) -> Record:
        """Edit the plan, comments and unknown keys kept. Raises FileProblem, and EditDoesNotFit where an edit does not."""
        from gradestep.planfile.rewriting import rewritten

        return self._set_plan(rewritten(self._sound_text(), edits), what, subject, Stamp(id))

    def replace_plan(self, text: str, *, what: str, subject: str = "", id: str | None = None) -> Record:
        """Set the plan's whole text. Raises FileProblem."""
        return self._set_plan(text, what, subject, Stamp(id))

    def use_starter(self, name: str, *, id: str | None = None) -> Record:
        """Begin with a starter ladder; where there is a plan already, its ladders are added to it. Raises FileProblem."""
        from gradestep.notebook.starting import with_starter

        return self._set_plan(with_starter(self._sound_text(), self.plan, name), "starter", name, Stamp(id))

    def adopt(self, text: str, file: str, decided: adopting.Decided, *, id: str | None = None) -> Record | None:
        """Take in a clinician's file; nothing where it is there already. Raises FileProblem, and EditDoesNotFit."""
        with self._pen.holding() as state:
            self.refresh()
            self._finish_the_plan()
            self._note_hand_edit(state)
            event = adopting.adopted(self, text, file, decided)
            return self._write(event, Stamp(id), state) if event is not None else None

    def change_settings(self, values: Mapping[str, object]) -> None:
        """Change settings by dotted key; hand-written comments stay. Raises FileProblem."""
        with self._pen.holding():
            settings_file.change(self.places, values)
        self._reload()

    def save_draft(self, draft: Draft) -> None:
        """Keep a conversation under way; durable when this returns. Raises FileProblem."""
        draft_files.save(self.places, draft)
        others = tuple(kept for kept in self.drafts if kept.id != draft.id)
        self._put(replace(self._read, drafts=(draft, *others)))

    def finish_draft(self, draft_id: str) -> None:
        """Let go of a conversation that is over. Raises FileProblem."""
        draft_files.finish(self.places, draft_id)
        self._put(replace(self._read, drafts=tuple(kept for kept in self.drafts if kept.id != draft_id)))

    def keep_digests(self) -> None:
        """Keep what the older months come to, so that the next opening need not read them. Raises FileProblem."""
        self._read = replace(self._read, older=keep_digest(self.places, self._read.older))

    def refresh(self) -> bool:
        """Read again where another window, a hand or a sync client changed something; True where anything did."""
        changed = seen_of(self.places, files_or_problem(self.places)[0]) != self._read.seen
        if changed:
            self._reload()
        return changed

    def _set_plan(self, text: str, what: str, subject: str, stamp: Stamp) -> Record:
        self._sound_text()
        with self._pen.holding() as state:
            self._note_hand_edit(state)
            return self._write(self._change_to(text or EMPTY, what, subject), stamp, state)

    def _write(self, event: Event, stamp: Stamp, state: LockState) -> Record:
        """Append one record, and put the plan in place where it is about that; called under the lock."""
        self._finish_the_plan()
        record = self._pen.write(event, stamp, self.settings.day_start, self.history.last_at, state)
        if isinstance(event, (PlanChanged, PlanAdopted)):
            adopting.put_in_place(self.places, event, self.now())
        self._take_in(record)
        return record

    def _sound_text(self) -> str:
        """The plan's text where it can be changed; what cannot be read is never written over (R13)."""
        if not self._read.plan.sound:
            raise FileProblem("unsound_plan", self.places.plan)
        return self._read.plan.text

    def _change_to(self, text: str, what: str, subject: str) -> PlanChanged:
        self._finish_the_plan()
        return change_to(self.places, self.history, self._read.plan, text, what, subject)

    def _note_hand_edit(self, state: LockState) -> None:
        """Put what was edited by hand into the journal, so that undo can bring back either text (design 8)."""
        event = hand_edit(self._read.plan, self.history, self.problems)
        if event is not None:
            self._take_in(self._pen.write(event, Stamp(), self.settings.day_start, self.history.last_at, state))

    def _finish_the_plan(self) -> None:
        """Put in place what an event holds and a killed run did not get to write; called under the lock."""
        if self._read.plan.unfinished is not None:
            adopting.put_in_place(self.places, last_change(self.history), self.now())
            self._put(replace(self._read, plan=plan_on_disk(self.places, self.history)))

    def _take_in(self, record: Record) -> None:
        self._whole = None
        self._put(plus(self._read, record, self.places, self.clock))

    def _put(self, after: AllRead) -> None:
        self._read = replace(after, seen=seen_of(self.places, files_or_problem(self.places)[0]))

    def _reload(self) -> None:
        self._whole = None
        self._read = read_all(self.places, self.clock)
