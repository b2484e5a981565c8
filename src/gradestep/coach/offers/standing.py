"""How things stand on a day: the tries, flares, safety answers and earlier offers that every rule looks at, looked up once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date as Date
from datetime import timedelta
from itertools import takewhile

from gradestep.coach.attempts import Attempt, attempts
from gradestep.coach.flare import FlareState, flare_on
from gradestep.coach.next_step import next_step, open_steps
from gradestep.coach.offers.offer import AGAIN, DECLINED, STOP
from gradestep.coach.safety import Pem, check_first_stands, is_paused, pem_day, pem_state
from gradestep.model.attempts import Reflection
from gradestep.model.history import History
from gradestep.model.journal import Offer as OfferEvent
from gradestep.model.plan import Ladder, Plan, Step
from gradestep.model.settings import Settings

WORSE = "much_worse_or_still_worse"
"""The next-day answer that holds rises back (care 1.3)."""

LATELY = timedelta(days=28)
"""Steps tried within this are looked at beside the one shown on Home."""

TAKEN_SIZES = ("smaller", "bigger")
"""Answers that gave a step another size: tries before them speak of the old one."""

LONGEST = 8
"""An offer that is left again and again rests for so many cool-offs at most."""

OnLadder = tuple[Ladder, Step]


@dataclass(frozen=True)
class Made:
    """An offer that was answered."""

    rule: str
    subject: str
    answer: str
    """Empty where it was passed over."""
    day: Date
    place: int
    """Its place among all that stands in the journal."""


@dataclass(frozen=True)
class Standing:
    """One day as the rules see it. No symptom, dread, surprise or questionnaire is in it (care 1.3)."""

    plan: Plan
    today: Date
    tries: tuple[Attempt, ...] = ()
    """Every try whose outcome was told, oldest first."""
    flare: FlareState = FlareState()
    flare_record: str = ""
    paused: bool = False
    check_first: bool = False
    pem: Pem = "open"
    made: tuple[Made, ...] = ()
    current: OnLadder | None = None
    """The step Home shows."""
    steps: tuple[OnLadder, ...] = ()
    """That one first, then others tried lately, the latest first."""
    begun: Date | None = None
    """The first day there is anything of."""
    places: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, plan: Plan, settings: Settings, history: History, today: Date) -> Standing:
        """Look once."""
        standing = history.standing()
        places = {entry.id: place for place, entry in enumerate(standing)}
        tries = tuple(one for one in attempts(history) if one.outcome is not None)
        made = tuple(
            Made(event.rule, event.subject or "", event.answer or "", entry.record.day, places[entry.id])
            for entry in standing
            if isinstance(event := entry.event, OfferEvent)
        )
        current = next_step(plan, settings, history, today)
        flares = [entry.id for entry in standing if entry.event.kind == "flare_begun"]
        return cls(
            plan=plan,
            today=today,
            tries=tries,
            flare=flare_on(history, today),
            flare_record=flares[-1] if flares else "",
            paused=is_paused(history, today),
            check_first=check_first_stands(history),
            pem=_pem(history, tries, today),
            made=made,
            current=current,
            steps=_steps(plan, current, tries, today),
            begun=min((entry.record.day for entry in standing), default=None),
            places=places,
        )

    @property
    def may_raise(self) -> bool:
        """The hard gate: more is offered where plan and answers both allow it, and in no other case (O1)."""
        return self.plan.pacing.bigger == "offer" and self.pem == "clear" and not self.paused

    @property
    def paces_first(self) -> bool:
        """True under pacing first, by the plan or by the answers."""
        return self.plan.pacing.bigger == "never" or self.pem == "pacing_first"

    def tries_of(self, step: Step) -> tuple[Attempt, ...]:
        """The tries of a step in its present size, oldest first."""
        since = max((made.place for made in self.made if made.subject == step.id and _resized(made)), default=-1)
        return tuple(one for one in self.tries if one.step.id == step.id and self.place_of(one) > since)

    def place_of(self, attempt: Attempt) -> int:
        """Where the end of a try stands among all that was kept."""
        last = attempt.ended or attempt.begun
        return self.places.get(last.id, -1) if last is not None else -1

    def rough(self, within: timedelta) -> tuple[Attempt, ...]:
        """The tries that were followed by a much worse day, said within that time."""
        return tuple(one for one in self.tries if is_rough(one) and self.today - rough_day(one) <= within)

    def answered(self, rule: str, subject: str = "") -> tuple[Made, ...]:
        """Earlier answers to offers of a rule, about one subject or about any."""
        return tuple(made for made in self.made if made.rule == rule and (not subject or made.subject == subject))

    def rests(self, rule: str, subject: str = "", *, taken: bool = True) -> bool:
        """O8: an answered offer rests for the cool-off, longer each time from the third no on.

        With `taken=False` one that was taken does not rest.
        """
        answers = [made for made in self.answered(rule, subject) if taken or made.answer in DECLINED]
        if not answers:
            return False
        cooldown = timedelta(days=self.plan.pacing.cooldown_days * self._times_as_long(answers))
        return self.today - max(made.day for made in answers) < cooldown

    def _times_as_long(self, answers: list[Made]) -> int:
        """1, 1, 2, 4, 8 by how often it was left, or nothing was tried after it."""
        last_try = max((self.place_of(one) for one in self.tries), default=-1)
        left = takewhile(lambda made: made.answer in DECLINED or made.place > last_try, reversed(answers))
        return int(min(2 ** max(len(tuple(left)) - 2, 0), LONGEST))

    def silenced(self, subject: str) -> bool:
        """True for a ladder, or a rule called like one, that the person wants no offers for."""
        said = [made.answer for made in self.made if made.subject == subject and made.answer in (STOP, AGAIN)]
        return bool(subject) and said[-1:] == [STOP]


def is_rough(attempt: Attempt) -> bool:
    """True for a try that was followed by a much worse day."""
    return attempt.after.next_day == WORSE


def rough_day(attempt: Attempt) -> Date:
    """The day that was said; the try's own day where it was told in one go."""
    said = [
        entry.record.day
        for entry in attempt.reflections
        if isinstance(entry.event, Reflection) and entry.event.after.next_day is not None
    ]
    return said[-1] if said else attempt.day


def ids(tries: tuple[Attempt, ...] | list[Attempt]) -> tuple[str, ...]:
    """The attempts as evidence."""
    return tuple(one.id for one in tries)


def _resized(made: Made) -> bool:
    return made.answer.startswith(TAKEN_SIZES)


def _pem(history: History, tries: tuple[Attempt, ...], today: Date) -> Pem:
    """Asked again after two much worse days since the last answers (care 4.3)."""
    state, day = pem_state(history, today), pem_day(history)
    since = [one for one in tries if is_rough(one) and day is not None and rough_day(one) > day]
    return "open" if state == "clear" and len(since) >= 2 else state


def _steps(plan: Plan, current: OnLadder | None, tries: tuple[Attempt, ...], today: Date) -> tuple[OnLadder, ...]:
    known = {step.id: (ladder, step) for ladder, step in open_steps(plan)}
    lately = [one.step.id or "" for one in reversed(tries) if today - one.day <= LATELY]
    first = [current[1].id] if current is not None else []
    return tuple(known[step_id] for step_id in dict.fromkeys([*first, *lately]) if step_id in known)
