"""What Home shows: one next step, what is waiting, at most one sentence of progress (S21, S53)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date as Date
from datetime import datetime, timedelta

from gradestep.coach.amounts import amount_words
from gradestep.coach.check_in_times import check_in_offered
from gradestep.coach.energy import energy_at
from gradestep.coach.flare import FlareState, flare_on
from gradestep.coach.home_ways import Pause, Way, asked, pause_of
from gradestep.coach.next_step import next_step
from gradestep.coach.offers import offers
from gradestep.coach.offers.saying import OfferView, offer_view
from gradestep.coach.quota import half_of
from gradestep.coach.replies import reply
from gradestep.coach.reviews import OWN_FLOWS, due
from gradestep.coach.symptom_log import asks_body
from gradestep.coach.totals import Totals
from gradestep.coach.waiting import Waiting
from gradestep.content import say
from gradestep.model.history import History
from gradestep.model.plan import Ladder, Plan, Step
from gradestep.model.settings import Settings

LEADS_TO_A_STEP = frozenset({"attempt", "small_step", "smaller", "offer", "stalled", "baseline"})
"""Conversations that are not gone on with while steps are paused; they are kept for after (O0)."""

QUIET = timedelta(days=7)
"""After this long without a record, a return is welcomed, with no count of days (S25)."""


@dataclass(frozen=True)
class StepView:
    """The next step, ready to be read."""

    id: str
    title: str
    ladder: str
    amount: str = ""
    """Such as "2 minutes", or when it is done."""
    cue: str = ""
    condition: str = ""
    why: tuple[str, ...] = ()
    """The values it points to, in the person's words."""


@dataclass(frozen=True)
class HomeView:
    """Home as a value."""

    greeting: str = ""
    pause: Pause | None = None
    """While it is there nothing is suggested: no step, no half, no offer, no question, no look back, no check-in (O0)."""
    step: StepView | None = None
    plan_unread: bool = False
    """No step is known, because the plan cannot be read."""
    waiting: tuple[Waiting, ...] = ()
    offer: OfferView | None = None
    """One at a time (design 8); none on a flare day, which has its doors."""
    asks: Way | None = None
    """One question of Home's own: no offer is held back by it, but that of the same questions."""
    progress: str = ""
    flare: FlareState = FlareState()
    body: bool = False
    """The body may be noted now: it is not off, and there is no note today (care 0, 1.6)."""
    check_in: bool = False
    """A check-in may be offered now (S19, S20)."""
    review: str = ""
    """A look back that may be offered now, by its kind (S61)."""
    half_first: bool = False
    """The map of the week says that there is little energy now: half of the step is the first choice (S20)."""

    @property
    def review_flow(self) -> str:
        """The conversation of that look back."""
        return self.review if self.review in OWN_FLOWS else "review"

    def lines(self) -> tuple[str, ...]:
        """All of it as lines: the pause where there is one, else the step first after the greeting."""
        waiting = tuple(waiting.words for waiting in self.waiting[:1])
        if self.pause is not None:
            return (*self.steady_lines(), *waiting)
        small = say("energy_map.on_home") if self.half_first else ""
        asks = self.asks.words if self.asks is not None else ""
        offer = self.offer.words if self.offer is not None else ""
        lines = (self.greeting, *self._step(), small, *waiting, asks, offer, self.progress)
        return tuple(line for line in lines if line)

    def of_the_day(self) -> HomeView:
        """The same without what holds for a part of the day alone."""
        return replace(self, check_in=False, half_first=False)

    def steady_lines(self) -> tuple[str, ...]:
        """Those of them that come from the plan and from the person's word, not from counting records."""
        flare = self.greeting if self.flare.on else ""
        if self.pause is not None:
            return tuple(line for line in (*self.pause.lines, flare) if line)
        return tuple(line for line in (flare, *self._step()) if line)

    def _step(self) -> tuple[str, ...]:
        if self.plan_unread:
            return (say("home.plan_unread"),)
        return step_lines(self.step) if self.step else (say("home.no_step"),)


EMPTY = HomeView()


def home_view(
    plan: Plan,
    settings: Settings,
    history: History,
    totals: Totals,
    waiting: tuple[Waiting, ...],
    today: Date,
    now: datetime,
) -> HomeView:
    """Home on that day, at that moment."""
    flare = flare_on(history, today)
    pause = pause_of(history, today)
    if pause is not None:
        after = tuple(one for one in waiting if one.flow not in LEADS_TO_A_STEP)
        calm = say("home.flare") if flare.on else ""
        body = asks_body(settings, history, today)
        return HomeView(greeting=calm, pause=pause, waiting=after, flare=flare, body=body)
    found = next_step(plan, settings, history, today)
    asks = asked(plan, history, flare, today)
    return HomeView(
        greeting=_greeting(totals, flare, today),
        step=step_view(plan, *found) if found else None,
        waiting=waiting,
        offer=None if flare.on else _offer(plan, settings, history, asks, today),
        asks=asks,
        progress=_progress(settings, totals, flare),
        flare=flare,
        body=asks_body(settings, history, today),
        check_in=check_in_offered(settings, history, flare, now),
        review="" if flare.on else next(iter(due(plan, settings, history, today)), ""),
        half_first=(
            found is not None and not flare.on and half_of(found[1]) is not None and energy_at(settings, now) == "low"
        ),
    )


def step_view(plan: Plan, ladder: Ladder, step: Step) -> StepView:
    """A step ready to be read."""
    return StepView(
        id=step.id,
        title=step.title,
        ladder=ladder.title,
        amount=amount_of(step),
        cue=step.cue or "",
        condition=step.condition or "",
        why=tuple(value.words for value in plan.values_of(ladder, step)),
    )


def amount_of(step: Step) -> str:
    """The amount in words, or the "done when"; empty where neither is said."""
    if step.amount is not None:
        return amount_words(step.amount, step.unit)
    return say("home.done_when", words=step.done_when) if step.done_when else ""


def step_lines(step: StepView) -> tuple[str, ...]:
    """The step as lines: what, how much, when, why."""
    first = say("home.step", title=step.title)
    more = (
        say("home.step_amount", amount=step.amount) if step.amount else "",
        say("home.cue", cue=step.cue) if step.cue else "",
        say("home.condition", condition=step.condition) if step.condition else "",
        *(say("home.why", words=words) for words in step.why),
    )
    return (first, *(line for line in more if line))


def today_line(view: HomeView) -> str:
    """One short paragraph, safe for a shell prompt file."""
    if view.pause is not None:
        return view.pause.lines[0]
    if view.flare.on:
        return say("home.today_flare")
    if view.step is None:
        return say("home.today_none")
    parts = [say("home.today", title=view.step.title)]
    parts += [say("home.step_amount", amount=view.step.amount)] if view.step.amount else []
    parts += [say("home.cue", cue=view.step.cue)] if view.step.cue else []
    return " ".join(parts)


def _offer(plan: Plan, settings: Settings, history: History, asks: Way | None, today: Date) -> OfferView | None:
    """The first offer there is; not O1 beside a row that asks its three questions."""
    same = asks is not None and asks.flow == "pem"
    found = (one for one in offers(plan, settings, history, today) if not (same and one.rule == "O1"))
    first = next(found, None)
    return offer_view(first) if first is not None else None


def _greeting(totals: Totals, flare: FlareState, today: Date) -> str:
    if flare.on:
        return say("home.flare")
    if totals.last_day is not None and today - totals.last_day >= QUIET:
        return reply("welcome", today.toordinal())
    return ""


def _progress(settings: Settings, totals: Totals, flare: FlareState) -> str:
    if flare.on or not totals.practices:
        return ""
    if settings.looks.hide_numbers:
        return say("reply.progress.in_words")
    if totals.practices == 1:
        return say("reply.progress.first")
    if totals.practice_days == 1:
        return say("reply.progress.one_day", practices=totals.practices)
    return say("reply.progress.many", practices=totals.practices, days=totals.practice_days)
