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
from gradestep.coach.present_size import at_size, outgrown, since_resized
from gradestep.coach.safety import Pem, check_first_stands, is_paused, pem_day, pem_state
from gradestep.model.attempts import Reflection
from gradestep.model.history import History
from gradestep.model.journal import Offer as OfferEvent
from gradestep.model.journal import Safety
from gradestep.model.plan import Ladder, Plan, Step
from gradestep.model.settings import Settings

WORSE = "much_worse_or_still_worse"
"""The next-day answer that holds rises back (care 1.3)."""

LATELY = timedelta(days=28)
"""Steps tried within this are looked at beside the one shown on Home."""

LONGEST = 26
"""An offer that is left again and again rests for so many cool-offs at most: half a year of weeks, a choice of our own."""

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
    pays_later: bool = False
    """The last answers say, or leave open, that doing more hits the person a day or two later."""
    made: tuple[Made, ...] = ()
    current: OnLadder | None = None
    """The step Home shows."""
    steps: tuple[OnLadder, ...] = ()
    """That one first, then others tried lately, the latest first."""
    begun: Date | None = None
    """The first day there is anything of."""
    places: Mapping[str, int] = field(default_factory=dict)
    old: frozenset[str] = frozenset()
    """The tries from before their step was given its present size by an offer."""

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
            pays_later=_pays_later(history),
            made=made,
            current=current,
            steps=_steps(plan, current, tries, today),
            begun=min((entry.record.day for entry in standing), default=None),
            places=places,
            old=outgrown(tries, history),
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
        """The tries of a step since it was last larger than now, oldest first; smaller starts among them."""
        return since_resized(step, [one for one in self.tries if one.step.id == step.id], self.old)

    def at_size(self, step: Step) -> tuple[Attempt, ...]:
        """Those at the very size it has now: the evidence for more, and for the same without an aid (care 1.2)."""
        return at_size(step, self.tries_of(step))

    def place_of(self, attempt: Attempt) -> int:
        """Where the end of a try stands among all that was kept."""
        last = attempt.ended or attempt.begun
        return self.places.get(last.id, -1) if last is not None else -1

    def went_on(self, on_ladder: OnLadder) -> bool:
        """True where something harder on the ladder was tried since this step: the person is further on already."""
        ladder, step = on_ladder
        after = {other.id for other in ladder.in_order()[ladder.in_order().index(step) + 1 :]}
        last = max((self.place_of(one) for one in self.tries if one.step.id == step.id), default=-1)
        return any(one.step.id in after and self.place_of(one) > last for one in self.tries)

    def rough(self, within: timedelta) -> tuple[Attempt, ...]:
        """The tries that were followed by a much worse day, said within that time."""
        return tuple(one for one in self.tries if is_rough(one) and self.today - rough_day(one) <= within)

    @property
    def last_try(self) -> int:
        """Where the last try stands among all that was kept; -1 where there is none."""
        return max((self.place_of(one) for one in self.tries), default=-1)

    def answered(self, rule: str, subject: str = "") -> tuple[Made, ...]:
        """Earlier answers to offers of a rule, about one subject or about any.

        An answer to O2 is about its own flare, and one to O7 about its own gap: once that is over, it is not among them.
        """
        since = self.places.get(self.flare_record, -1) if rule == "O2" else self.last_try if rule == "O7" else -1
        made = (one for one in self.made if one.rule == rule and one.place > since)
        return tuple(one for one in made if not subject or one.subject == subject)

    def left(self, rule: str, subject: str = "") -> int:
        """How often it was left by now, one after another: declined, or nothing was tried after it."""
        last_try = self.last_try
        answers = reversed(self.answered(rule, subject))
        return len(tuple(takewhile(lambda made: made.answer in DECLINED or made.place > last_try, answers)))

    def rests(self, rule: str, subject: str = "", *, taken: bool = True, longer: bool = True) -> bool:
        """O8: an answered offer rests for its cool-off, and from the third no on 2, 4, 8, 16, 26 times as long.

        Care 1.3 has the cool-off alone; longer is a choice of our own, so that nobody is asked the same every week. What
        protects does not rest longer (`longer=False`). With `taken=False` one that was taken does not rest.
        """
        answers = self.answered(rule, subject)
        if not answers or not (taken or answers[-1].answer in DECLINED):
            return False
        days = self.rest_days(self.left(rule, subject) if longer else 1)
        return self.today - max(made.day for made in answers) < timedelta(days=days)

    def rest_days(self, left: int) -> int:
        """For how many days an offer rests that was left so many times one after another."""
        return self.plan.pacing.cooldown_days * times_as_long(left)

    def silenced(self, subject: str) -> bool:
        """True for a ladder, or a rule called like one, that the person wants no offers for."""
        said = [made.answer for made in self.made if made.subject == subject and made.answer in (STOP, AGAIN)]
        return bool(subject) and said[-1:] == [STOP]


def times_as_long(left: int) -> int:
    """How many cool-offs an offer rests that was left so many times: 1, 1, 2, 4, 8, 16, 26 and no more (O8)."""
    return min(1 << min(max(left - 2, 0), LONGEST.bit_length()), LONGEST)


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


def _pem(history: History, tries: tuple[Attempt, ...], today: Date) -> Pem:
    """Asked again after two much worse days since the last answers (care 4.3)."""
    state, day = pem_state(history, today), pem_day(history)
    since = [one for one in tries if is_rough(one) and day is not None and rough_day(one) > day]
    return "open" if state == "clear" and len(since) >= 2 else state


def _pays_later(history: History) -> bool:
    """What was answered to the first of the three questions about effort, last (care 4.3)."""
    answers = [
        dict(zip(event.ticked, event.answers, strict=False)).get("after-more")
        for entry in history.standing()
        if isinstance(event := entry.event, Safety) and event.question == "pem"
    ]
    return answers[-1:] in (["yes"], ["unsure"])


def _steps(plan: Plan, current: OnLadder | None, tries: tuple[Attempt, ...], today: Date) -> tuple[OnLadder, ...]:
    known = {step.id: (ladder, step) for ladder, step in open_steps(plan)}
    lately = [one.step.id or "" for one in reversed(tries) if today - one.day <= LATELY]
    first = [current[1].id] if current is not None else []
    return tuple(known[step_id] for step_id in dict.fromkeys([*first, *lately]) if step_id in known)
