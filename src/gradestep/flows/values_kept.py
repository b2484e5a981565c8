"""What a conversation about values makes of the plan file, and what is said of it (S58, S61, S62)."""

from __future__ import annotations

from collections.abc import Iterator

from gradestep.coach.values import MOST_AREAS, in_use
from gradestep.content import say
from gradestep.flows.editing import step_place, taken_ids
from gradestep.flows.effect import ChangePlan, Effect, Remember
from gradestep.flows.flow import Talk
from gradestep.model.journal import Review
from gradestep.model.plan import Plan, Value
from gradestep.planfile.edits import AddEntry, PlanEdit, RemoveEntry, SetField
from gradestep.planfile.ids import fresh_id

AREAS = (
    "family",
    "partner",
    "friends",
    "caring",
    "work",
    "learning",
    "hobbies",
    "meaning",
    "community",
    "home",
    "own",
)
"""Our own list of life areas, and a word of one's own (S58, care 1.7)."""


def existing(talk: Talk) -> Value | None:
    """The value it is about: named at the start, or chosen; nothing for a new one."""
    wanted = talk.scene.options.get("value") or talk.text("which")
    return next((value for value in talk.scene.plan.values if value.id == wanted), None)


def area_of(talk: Talk) -> str | None:
    """The area of a new one."""
    return talk.text("own_area") if talk.text("area") == "own" else talk.text("area")


def words_of(talk: Talk) -> str | None:
    """The words of a new one; none without an area."""
    return talk.text("words") if area_of(talk) is not None else None


def too_many(talk: Talk) -> bool:
    """True where one more than three would be in use: a new one, or one that is brought back."""
    found = existing(talk)
    comes = words_of(talk) is not None if found is None else talk.text("what") == "wake"
    return comes and len(in_use(talk.scene.plan)) >= MOST_AREAS


def linked(talk: Talk) -> tuple[str, ...] | None:
    """What points to the value now, ready to be kept."""
    found = existing(talk)
    return _linked(talk.scene.plan, found.id) if found is not None else None


def changes(talk: Talk) -> tuple[Effect, ...]:
    """All edits in one change; a look again is kept beside it, whatever came of it."""
    found = existing(talk)
    edits = tuple(_changed(found, talk) if found is not None else _added(talk))
    subject = words_of(talk) or (found.words if found is not None else "")
    review = _review(found, talk)
    return (*review, *((ChangePlan(edits, subject=subject),) if edits else ()))


def kept_lines(talk: Talk) -> tuple[str, ...]:
    """What came of it."""
    found = existing(talk)
    edits = tuple(_changed(found, talk) if found is not None else _added(talk))
    lines = tuple(_said(found, talk)) if edits else ()
    if lines:
        return (*lines, say("values.kept.undo"))
    return (say("values.kept.same"),) if found is not None and talk.text("what") in ("again", "leave") else ()


def _said(found: Value | None, talk: Talk) -> Iterator[str]:
    """A sentence for what was changed, and one for another that rests now."""
    if found is None:
        yield say("values.kept.added", words=words_of(talk) or "")
    elif talk.text("what") == "remove":
        yield say("values.kept.removed", words=found.words)
    elif talk.text("what") == "wake":
        yield say("values.kept.woken", words=found.words)
    elif _rests(talk):
        titles = ", ".join(title for title, _ in _resting(found, talk))
        if titles:
            yield say("values.kept.rested", ladders=titles)
        yield say("values.kept.rests", words=found.words)
    else:
        yield say("values.kept.changed")
    other = _other_rests(talk)
    if other is not None:
        yield say("values.kept.rests", words=other.words)


def _review(found: Value | None, talk: Talk) -> tuple[Effect, ...]:
    """That it was looked at; for a new one too, from which day the next look counts."""
    value_id = found.id if found is not None else _new_id(talk)
    looked = talk.text("what") == "again" if found is not None else words_of(talk) is not None
    return (Remember(Review(subject=value_id, choice=talk.text("still")), name="review"),) if looked else ()


def _added(talk: Talk) -> Iterator[PlanEdit]:
    words = words_of(talk)
    if words is None:
        return
    fields = {
        "id": _new_id(talk),
        "area": area_of(talk),
        "words": words,
        "matters": talk.whole("matters"),
        "lately": talk.whole("lately"),
        "why": talk.text("why"),
    }
    yield from _let_rest(talk)
    yield AddEntry(("values",), {key: value for key, value in fields.items() if value is not None})
    yield from _relinked(talk.scene.plan, _new_id(talk), talk.chosen("links"))


def _changed(found: Value, talk: Talk) -> Iterator[PlanEdit]:
    place = ("values", found.id)
    match talk.text("what"):
        case "remove":
            yield from _relinked(talk.scene.plan, found.id, ())
            yield RemoveEntry(place)
        case "wake":
            yield from _let_rest(talk)
            yield SetField(place, "rested", None)
        case "links" if "links" in talk.answers:
            yield from _relinked(talk.scene.plan, found.id, talk.chosen("links"))
        case "words" | "again":
            for field, value in (("matters", talk.whole("matters_again")), ("lately", talk.whole("lately_again"))):
                if value is not None and value != getattr(found, field):
                    yield SetField(place, field, value)
            words = talk.text("other_words")
            if words and words != found.words:
                yield SetField(place, "words", words)
            if _rests(talk):
                yield SetField(place, "rested", True)
            for _, at in _resting(found, talk):
                yield SetField(at, "rested", True)


def _let_rest(talk: Talk) -> Iterator[PlanEdit]:
    """The one that was chosen to rest so that there are three."""
    other = _other_rests(talk)
    if other is not None:
        yield SetField(("values", other.id), "rested", True)


def _other_rests(talk: Talk) -> Value | None:
    wanted = talk.text("rest_which")
    return next((value for value in in_use(talk.scene.plan) if value.id == wanted and too_many(talk)), None)


def _rests(talk: Talk) -> bool:
    return talk.text("still") == "rest" and talk.text("what") == "again"


def _resting(found: Value, talk: Talk) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The lists and steps that point there and are to rest, with their places; their order and their log stay (S62)."""
    if not _rests(talk):
        return ()
    plan = talk.scene.plan
    lists = [
        (ladder.title, ("ladders", ladder.id))
        for ladder in plan.ladders
        if found.id in ladder.values and not ladder.rested
    ]
    steps = [
        (step.title, step_place(ladder, step))
        for ladder, step in plan.steps()
        if found.id in step.values and not step.rested
    ]
    return (*lists, *steps)


def _linked(plan: Plan, value_id: str) -> tuple[str, ...]:
    ladders = (ladder.id for ladder in plan.ladders if value_id in ladder.values)
    steps = (step.id for _, step in plan.steps() if value_id in step.values)
    return (*ladders, *steps)


def _relinked(plan: Plan, value_id: str, wanted: tuple[str, ...]) -> Iterator[PlanEdit]:
    """The edits by which these and no others point to the value."""
    for ladder in plan.ladders:
        values = _pointing(ladder.values, value_id, ladder.id in wanted)
        if values != ladder.values:
            yield SetField(("ladders", ladder.id), "values", values or None)
        for step in ladder.steps:
            values = _pointing(step.values, value_id, step.id in wanted)
            if values != step.values:
                yield SetField(step_place(ladder, step), "values", values or None)


def _pointing(values: tuple[str, ...], value_id: str, points: bool) -> tuple[str, ...]:
    others = tuple(value for value in values if value != value_id)
    if points:
        return values if value_id in values else (*values, value_id)
    return others


def _new_id(talk: Talk) -> str:
    return fresh_id(area_of(talk) or "", taken_ids(talk.scene.plan))
