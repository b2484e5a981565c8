"""What is carried from months that are not read, because somebody who reads the newest ones looks for it however old it is.

An entry is carried as it reads now, corrections applied, whichever month they are in; who carries it takes everything that is
about it along. What is carried, and who looks for it:

- the last of each different answer about safety: a stop, a check-first tick, the three questions about effort, "it was looked
  at" (safety, the pause before a try); all that was ticked and answered makes an answer different, so that a stop that waits
  for a clinician stands beside a later "stop for today"
- flares: where the last run of them began and what ended the one before, the last mark, and its end (flare, offers)
- the last look at each subject with each choice, and the last rating of each kind by week (looks back, help that has ended,
  what matters, the question for two weeks, whether the body log helps)
- the first and the last note of the body, and the last answer to each of a clinician's own questions (check-in)
- the last answers to each set of questions (when it may come again, the answers of the time before)
- steps meant for a day still to come; breathing that made things worse twice running, and how it was last; stars; the last
  share of each kind and purpose
- the last answers of each kind to the offers of a rule about a subject, as many as the longest rest looks at (cool-off, no
  more offers, another size)
- the last text of the plan, and the last of each clinician's files
- of each step: the latest tries and the latest done (offers, breathing taught at the first, what a harder step is), the last
  practice, the last that moved it and its first (standing still), what was last changed about it, and the first rough day
  after its first practice (a fact that is told once)
- of all tries: the first practice (looks back), the last, and the two latest that were followed by a much worse day (pacing)
- the last entry of all, which tells that there was something before these months (a start after a longer time)

All of it is counted by different things (steps, subjects, sets, rules), never by records, so that an opening does not grow
with the journal. What counts over all of a journal is not carried and not worked out from what is: sums are in `Totals`, and
what needs every month reads every month.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from datetime import date as Date
from itertools import chain, pairwise

from gradestep.coach.attempts import Attempt, attempts
from gradestep.coach.offers.gap import GAP
from gradestep.coach.offers.standing import is_rough, rough_day
from gradestep.coach.patterns import DONE
from gradestep.model.history import Entry, History
from gradestep.model.journal import (
    CheckIn,
    Event,
    Exercise,
    FlareBegun,
    FlareEnded,
    LearningStarred,
    Measure,
    Offer,
    PlanAdopted,
    PlanChanged,
    Planned,
    Review,
    Safety,
    Shared,
    Symptoms,
    WeeklyRating,
)

USUAL = 4
"""Tries of a step, and times it was done: the window of care 1.3."""

WIDEST = 20
"""The same for a step that was under way, since a plan can ask for a window as wide as that."""

ANSWERS = 7
"""Of each answer to an offer: the seventh time it is left makes the longest rest there is (O8)."""

BODY = "body"


def lasting(history: History, until: Date) -> frozenset[str]:
    """The ids of the entries to carry. `until` is the first day after these months."""
    standing = history.standing()
    flares = [entry for entry in standing if isinstance(entry.event, FlareBegun | FlareEnded)]
    found = chain(
        _last_said(standing, until),
        _answers(standing),
        _last_run(flares),
        _worse(standing),
        _plans(history),
        _of_attempts(history, flares, until),
        standing[-1:],
    )
    return frozenset(entry.id for entry in found)


def _about(event: Event, until: Date) -> Iterator[Hashable]:
    """What a record is the last word about, until another is."""
    match event:
        case Safety():
            yield event.model_copy(update={"checked": None, "attempt": None}).model_dump_json()
        case Review(subject=subject, choice=choice):
            yield "review", subject, choice
        case WeeklyRating(what=what):
            yield "rating", what
        case Measure(measure=measure):
            yield "measure", measure
        case LearningStarred(of=of):
            yield "star", of
        case Shared(what=what, purpose=purpose):
            yield "shared", what, purpose
        case Planned(step=step, day_planned=day) if day >= until:
            yield "planned", step, day
        case Symptoms():
            yield BODY
        case CheckIn(sensations=sensations, answers=answers):
            yield from (("question", question) for question in answers or {})
            if sensations is not None:
                yield BODY
        case _:
            return


def _last_said(standing: Sequence[Entry], until: Date) -> Iterator[Entry]:
    """The last of each, as written and by its day, which differ where one was entered later; of the body the first too."""
    last: dict[Hashable, Entry] = {}
    latest: dict[Hashable, Entry] = {}
    first: Entry | None = None
    for entry in standing:
        for about in _about(entry.event, until):
            last[about] = entry
            if about not in latest or latest[about].record.day <= entry.record.day:
                latest[about] = entry
            if about == BODY and (first is None or entry.record.day < first.record.day):
                first = entry
    said = (*last.values(), *latest.values(), *([first] if first is not None else []))
    yield from (entry for entry in said if not _is_over(entry.event))


def _is_over(event: Event) -> bool:
    """True for a last word that leaves nothing: a star taken off, a day given up."""
    return (isinstance(event, LearningStarred) and not event.starred) or (isinstance(event, Planned) and event.dropped)


def _answers(standing: Sequence[Entry]) -> Iterator[Entry]:
    made: dict[tuple[str, str | None, str | None], list[Entry]] = {}
    for entry in standing:
        if isinstance(entry.event, Offer):
            made.setdefault((entry.event.rule, entry.event.subject, entry.event.answer), []).append(entry)
    for entries in made.values():
        yield from entries[-ANSWERS:]


def _last_run(flares: Sequence[Entry]) -> Iterator[Entry]:
    """What says since when a flare is on: the end before the last run of marks, its first and its last, and its end."""
    begun = [at for at, entry in enumerate(flares) if isinstance(entry.event, FlareBegun)]
    if not begun:
        return
    before = max((at for at in range(begun[-1]) if isinstance(flares[at].event, FlareEnded)), default=-1)
    yield from (flares[at] for at in {max(before, 0), before + 1, begun[-1], len(flares) - 1})


def _worse(standing: Sequence[Entry]) -> Iterator[Entry]:
    """Breathing that made things worse twice running since it last made them easier, and how it was last (care 2.3)."""
    felt = [
        (entry, entry.event.felt)
        for entry in standing
        if isinstance(entry.event, Exercise) and entry.event.exercise == "breathing" and entry.event.felt
    ]
    easier = max((at for at, (_, how) in enumerate(felt) if how == "easier"), default=-1)
    twice = [pair for pair in pairwise(felt[easier + 1 :]) if all(how == "worse" for _, how in pair)][:1]
    last_easier = felt[easier : easier + 1] if easier >= 0 else []
    # The first practice is carried as well: what followed it comes along, or it would stand beside a later one.
    yield from (entry for entry, _ in (*felt[:2], *last_easier, *chain.from_iterable(twice), *felt[-2:]))


def _plans(history: History) -> Iterator[Entry]:
    """Whether undone or not: undo of a plan is a text of its own."""
    plans: dict[str, Entry] = {}
    for entry in history.entries:
        if isinstance(entry.event, PlanChanged | PlanAdopted):
            plans[""] = entry
        if isinstance(entry.event, PlanAdopted):
            plans[entry.event.plan] = entry
    yield from plans.values()


def _of_attempts(history: History, flares: Sequence[Entry], until: Date) -> Iterator[Entry]:
    known = attempts(history)
    tries = [one for one in known if one.outcome is not None]
    practices = [one for one in tries if one.is_practice]
    rough = sorted((one for one in tries if is_rough(one)), key=rough_day)
    kept = [*sorted(tries, key=lambda one: one.day)[-1:], *tries[-1:], *rough[-2:]]
    by_step: dict[str, list[Attempt]] = {}
    for one in known:
        if one.step.id:
            by_step.setdefault(one.step.id, []).append(one)
    for own in by_step.values():
        kept += _of_step(own, until)
        yield from _rough_after([one for one in own if one.is_practice], flares)
    yield from (entry for one in kept if (entry := one.begun or one.ended) is not None)
    exercises = [entry for entry in history.standing() if isinstance(entry.event, Exercise)]
    ended = [one.ended for one in practices if one.ended is not None]
    yield from sorted((*exercises, *ended), key=lambda entry: entry.record.day)[:1]


def _of_step(own: Sequence[Attempt], until: Date) -> Iterator[Attempt]:
    """The attempts at one step that are looked for, of all attempts at it, oldest first."""
    ended = [one for one in own if one.ended is not None]
    tries = [one for one in ended if one.outcome is not None]
    first = min((one.day for one in tries if one.is_practice), default=None)
    under_way = any(until - one.day < GAP for one in tries)
    yield from (*ended[:1], *ended[-USUAL:])
    yield from tries[-(WIDEST if under_way else USUAL) :]
    yield from [one for one in tries if one.outcome == "done"][-USUAL:]
    yield from [one for one in tries if one.is_practice][-1:]
    yield from sorted((one for one in tries if one.outcome in DONE), key=lambda one: one.day)[-1:]
    yield from [one for one in own if one.after.adjustments][-1:]
    rough = [one for one in tries if one.outcome == "not_today" and first is not None and one.day >= first]
    yield from sorted(rough, key=lambda one: one.day)[:1]


def _rough_after(practices: Sequence[Attempt], flares: Sequence[Entry]) -> Iterator[Entry]:
    """The first flare on or after the first practice of a step, so that "back" is told once (S67)."""
    first = min((one.day for one in practices), default=None)
    days = [entry for entry in flares if first is not None and entry.record.day >= first]
    marks = (entry for entry in days if isinstance(entry.event, FlareBegun))
    yield from sorted(marks, key=lambda entry: entry.record.day)[:1]
