"""Everything that is no attempt, as lines: exercises, check-ins, the body, sets of questions, safety, reviews (S27, S37)."""

from __future__ import annotations

from collections.abc import Iterator

from gradestep.coach.day_parts import part_of
from gradestep.coach.measures import Instrument, instruments, title_of, total
from gradestep.content import say
from gradestep.model.history import Entry
from gradestep.model.journal import CheckIn, Exercise, FlareBegun, Measure, Review, Safety, Symptoms, WeeklyRating
from gradestep.model.plan import Plan
from gradestep.share.gathering import Choice, Line, Material, is_private
from gradestep.share.names import Names
from gradestep.share.wording import field_label, full_day, number_words, value_words


def exercise_lines(material: Material, choice: Choice) -> tuple[Line, ...]:
    """Exercises, the latest first; stopping early is practice too (S43)."""
    found: list[Line] = []
    for entry in reversed(material.entries_within(choice)):
        if isinstance(entry.event, Exercise):
            what, seconds = value_words(entry.event.exercise), entry.event.seconds
            told = say("share_report.seconds", what=what, count=number_words(seconds)) if seconds else what
            band = part_of(entry.record.envelope.local.hour)
            line = _line(entry, "exercise", "practices", full_day(entry.record.day), told)
            found.append(line._replace(code=entry.event.exercise, band=band))
            if entry.event.words:
                found.append(_words(entry, "words", "remarks", entry.event.words))
    return tuple(found)


def check_in_lines(material: Material, choice: Choice) -> tuple[Line, ...]:
    """Mood, energy and how sure, each a line of its own, and the notes."""
    return tuple(
        line
        for entry in reversed(material.entries_within(choice))
        for line in _check_in(entry, material.plan)
        if line.part != "symptoms"
    )


def body_lines(material: Material, choice: Choice) -> tuple[Line, ...]:
    """What was noted of the body, apart from everything that was done (S27)."""
    return tuple(
        line
        for entry in reversed(material.entries_within(choice))
        for line in (*_check_in(entry, material.plan), *_symptoms(entry))
        if line.part == "symptoms"
    )


def questionnaire_lines(material: Material, choice: Choice) -> tuple[Line, ...]:
    """The answers to sets of questions, one line a set."""
    known = {one.id: one for one in instruments(material.plan)}
    return tuple(
        _about(
            entry,
            "measure",
            "questionnaires",
            title_of(material.plan, entry.event.measure),
            "; ".join(_answers(known.get(entry.event.measure), entry.event)),
        )
        for entry in reversed(material.entries_within(choice))
        if isinstance(entry.event, Measure)
    )


def _answers(instrument: Instrument | None, event: Measure) -> Iterator[str]:
    """Each item in its words with its answer as a number, and the total where there are answers enough."""
    asks = {item.id: item.ask for item in instrument.items} if instrument is not None else {}
    for item, answer in event.answers.items():
        if answer is not None:
            yield say("measures.label", item=asks.get(item, item), answer=answer)
    points = total(instrument, event.answers) if instrument is not None else None
    if instrument is not None and points is not None:
        yield say("measures.done.total", total=points, most=instrument.most)


def safety_lines(material: Material, choice: Choice) -> tuple[Line, ...]:
    """Answers about safety, as codes and words."""
    return tuple(
        _about(
            entry,
            "safety",
            "safety",
            value_words(entry.event.question),
            ", ".join(value_words(code) for code in _said(entry.event)).strip(", "),
        )
        for entry in reversed(material.entries_within(choice))
        if isinstance(entry.event, Safety)
    )


def _said(event: Safety) -> tuple[str, ...]:
    """Codes and words; a yes to the check-first list is that it was talked over, and never that something fits."""
    answers = ("talked_over",) if event.question == "check_first" and event.answers else event.answers
    return (*answers, *event.ticked, event.checked or "")


def review_lines(material: Material, choice: Choice) -> tuple[Line, ...]:
    """What was looked at again, and what was chosen; a list or what matters by its name where that is said elsewhere too."""
    names = Names(material, choice)
    return tuple(
        _about(
            entry,
            "review",
            "reviews",
            names.looked_at(entry.event.subject),
            value_words(entry.event.choice or "unsaid"),
        )
        for entry in reversed(material.entries_within(choice))
        if isinstance(entry.event, Review)
    )


def flare_note_lines(material: Material, choice: Choice) -> tuple[Line, ...]:
    """What was written and chosen on flare days."""
    found: list[Line] = []
    for entry in reversed(material.entries_within(choice)):
        if isinstance(entry.event, FlareBegun):
            if entry.event.picked:
                chosen = value_words(entry.event.picked)
                found.append(
                    _line(entry, "picked", "flares", field_label("picked"), chosen)._replace(context=_day(entry))
                )
            if entry.event.note:
                found.append(_words(entry, "note", "remarks", entry.event.note))
    return tuple(found)


def _check_in(entry: Entry, plan: Plan) -> Iterator[Line]:
    event = entry.event
    if isinstance(event, WeeklyRating):
        yield _rated(entry, event.what, "check_ins", event.value)
    if not isinstance(event, CheckIn):
        return
    for field, part in (("mood", "check_ins"), ("confidence", "check_ins"), ("sensations", "symptoms")):
        value = getattr(event, field)
        if value is not None:
            yield _rated(entry, field, part, value)
    if event.energy:
        line = _line(entry, "energy", "check_ins", field_label("energy"), value_words(event.energy))
        yield line._replace(code=event.energy, context=_day(entry))
    asked = {question.id: question.ask for question in plan.questions}
    for name, answer in (event.answers or {}).items():
        line = _rated(entry, f"answer-{name}", "check_ins", answer)
        yield line._replace(cells=((asked.get(name, name), line.cells[0][1]),))
    if event.signs:
        signs = {sign.id: sign.sign for sign in plan.early_signs}
        told = ", ".join(signs.get(sign, sign) for sign in event.signs)
        yield _words(entry, "signs", "symptoms", told)
    if event.note:
        yield _words(entry, "note", "remarks", event.note)


def _symptoms(entry: Entry) -> Iterator[Line]:
    if not isinstance(entry.event, Symptoms):
        return
    if entry.event.rating is not None:
        yield _rated(entry, "rating", "symptoms", entry.event.rating)
    for field, words in (("where", entry.event.where), ("note", entry.event.note)):
        if words:
            yield _words(entry, field, "symptoms", words)


def _about(entry: Entry, field: str, part: str, title: str, value: str) -> Line:
    """What it is about and the day before what was said; the title by itself besides, for tables."""
    line = _line(entry, field, part, say("share.dated", title=title, day=_day(entry)), value)
    return line._replace(title=title)


def _rated(entry: Entry, field: str, part: str, value: int) -> Line:
    line = _line(entry, field, part, field_label(field), say("share.of_ten", value=value))
    return line._replace(number=float(value), context=_day(entry))


def _words(entry: Entry, field: str, part: str, words: str) -> Line:
    return _line(entry, field, part, field_label(field), words)._replace(words=True, context=_day(entry))


def _line(entry: Entry, field: str, part: str, label: str, value: str) -> Line:
    day = entry.record.day
    return Line(f"{entry.id}/{field}", part, ((label, value),), entry.id, field, day, is_private(entry))


def _day(entry: Entry) -> str:
    return full_day(entry.record.day)
