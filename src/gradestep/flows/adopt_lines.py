"""What a clinician's file holds and changes, in sentences: taken, kept, rested, and side by side where both changed it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gradestep.coach.step_sentence import step_sentence
from gradestep.content import say
from gradestep.flows.adopt_words import field_words, value_words
from gradestep.model.journal import Undecided
from gradestep.model.plan import Ladder, Pacing, Plan
from gradestep.planfile.checks.finding import Path
from gradestep.planfile.checks.steps import danger_words
from gradestep.planfile.merging import Change, Conflict
from gradestep.planfile.merging_cases import Adoption
from gradestep.share.wording import full_day

MOST = 12
"""Lines of one kind that are shown; how many more there are is said."""

MOST_STEPS = 7
"""Steps of one ladder that are shown."""

FEW_LADDERS = 3
"""Ladders up to which their steps are shown."""


def who(adoption: Adoption) -> str:
    """Whom the file says it is from."""
    return adoption.theirs.author or say("adopt.who")


def file_lines(adoption: Adoption) -> tuple[str, ...]:
    """What is in it, whom it says it is from, and what it would switch on or off."""
    plan = adoption.theirs
    steps = sum(len(ladder.steps) for ladder in plan.ladders)
    return (
        *_from(plan),
        *((plan.note,) if plan.note else ()),
        *_ladders(plan),
        *((say("adopt.holds.nothing_to_do"),) if not steps else ()),
        *(("\n".join(_counted(plan)),) if tuple(_counted(plan)) else ()),
        *switches(plan),
        *dangers(plan),
    )


def dangers(plan: Plan) -> tuple[str, ...]:
    """Steps with a word of danger, each once, and whom to ask; nothing is refused (care 4.4)."""
    titles = dict.fromkeys(title for one in danger_words(plan) if (title := _step_title(plan, one.path)))
    if not titles:
        return ()
    rows = (say("adopt.row", words=title) for title in titles)
    return ("\n".join((say("adopt.danger"), *_shortened(list(rows)))),)


def _step_title(plan: Plan, path: Path) -> str:
    match path:
        case ("ladders", int(ladder), "steps", int(step), *_):
            return plan.ladders[ladder].steps[step].title
    return ""


def _ladders(plan: Plan) -> list[str]:
    """Each by its title; of a few, the first steps too, as they will stand there."""
    titles = [
        say(f"adopt.holds.ladder.{_form(len(one.steps))}", title=one.title, count=str(len(one.steps)))
        for one in plan.ladders
    ]
    if len(titles) > FEW_LADDERS:
        return ["\n".join(_shortened(titles))]
    return ["\n".join((title, *_steps(one))) for title, one in zip(titles, plan.ladders, strict=True)]


def _steps(ladder: Ladder) -> Iterator[str]:
    left = len(ladder.steps) - MOST_STEPS
    for number, step in enumerate(ladder.in_order()[:MOST_STEPS], 1):
        yield say("adopt.holds.step", number=str(number), words=step_sentence(step))
    if left > 0:
        yield say("adopt.holds.more_steps", count=str(left))


def _from(plan: Plan) -> Iterator[str]:
    if plan.author:
        yield say("adopt.from", who=plan.author)
    else:
        yield say("adopt.from_nobody")
    if plan.prepared:
        yield say("adopt.prepared", day=full_day(plan.prepared), revision=str(plan.revision))


def _counted(plan: Plan) -> Iterator[str]:
    for name in ("if_then", "avoided", "supporters", "contacts", "questionnaires"):
        count = len(getattr(plan, name))
        if count:
            yield say(f"adopt.holds.{name}.{_form(count)}", count=str(count))


def switches(plan: Plan) -> Iterator[str]:
    """What it turns on or off in the app, in words: bigger steps, breathing, questions."""
    if plan.pacing.bigger == "never":
        yield say("adopt.switches.never_bigger")
    if plan.pacing.breathing_before != "offered":
        yield say(f"adopt.switches.breathing.{plan.pacing.breathing_before}")
    for name in sorted(plan.pacing.model_fields_set - {"bigger", "breathing_before"}):
        value = getattr(plan.pacing, name)
        if value != getattr(Pacing(), name):
            yield say("adopt.switches.pacing", field=field_words(name), value=value_words(name, value))
    for question in plan.questions:
        yield say("adopt.switches.question", ask=question.ask, days=str(question.every_days))


def merge_lines(adoption: Adoption) -> tuple[str, ...]:
    """What is taken, what rests and what stays as the person has it."""
    merge = adoption.merge
    # Beside another clinician nobody can tell whose a pacing rule is, so it is not called the person's.
    own = [
        change
        for change in merge.kept
        if change.what != "stricter" and not (change.kind == "pacing" and adoption.others)
    ]
    return (
        *_under("adopt.taken", [_taken(change, adoption) for change in merge.taken]),
        *_under("adopt.rested", [say("adopt.row", words=change.title) for change in merge.rested]),
        *_under("adopt.kept", [_kept(change) for change in own]),
        *stricter_lines(adoption),
        *(dangers(adoption.theirs) if merge.edits else ()),
    )


def stricter_lines(adoption: Adoption) -> tuple[str, ...]:
    """Pacing rules of the file that ask for more than what holds already."""
    return tuple(
        say(
            "adopt.stricter",
            field=field_words(change.field),
            mine=value_words(change.field, change.before),
            theirs=value_words(change.field, change.after),
        )
        for change in adoption.merge.kept
        if change.what == "stricter"
    )


def conflict_lines(adoption: Adoption, conflict: Conflict) -> tuple[str, ...]:
    """Plain sentences side by side: what the clinician did, and what the person has."""
    values = {
        "who": who(adoption),
        "title": conflict.title,
        "field": field_words(conflict.field),
        "theirs": value_words(conflict.field, conflict.theirs, adoption),
        "mine": value_words(conflict.field, conflict.mine, adoption),
    }
    way = _way(conflict, first=adoption.is_first)
    theirs = f"adopt.conflict.theirs.{way}" if conflict.title else f"adopt.conflict.theirs.of_no_entry.{way}"
    return (say(theirs, **values), say(f"adopt.conflict.mine.{_own(conflict)}", **values))


def undecided(adoption: Adoption, conflict: Conflict) -> Undecided:
    """A conflict that is to be decided together, for the brief."""
    return Undecided(
        at="/".join(conflict.at),
        field=conflict.field or "entry",
        title=conflict.title,
        mine=value_words(conflict.field, conflict.mine, adoption),
        theirs=value_words(conflict.field, conflict.theirs, adoption),
    )


def _way(conflict: Conflict, *, first: bool) -> str:
    """How the clinician's change is told; where nothing was adopted before, as what the file has."""
    if conflict.field in ("", "ladder", "places", "rested", "active"):
        return conflict.field or "entry"
    if first:
        return "new"
    if conflict.field == "measure":
        return _sized(conflict)
    return "cleared" if conflict.theirs is None else "field"


def _own(conflict: Conflict) -> str:
    if conflict.field in ("", "places", "rested", "active"):
        return conflict.field or "entry"
    if conflict.mine is None:
        return "cleared"
    return conflict.field if conflict.field in ("measure", "ladder") else "field"


def _sized(conflict: Conflict) -> str:
    """Shorter or longer where both are numbers of one unit; else told as it is."""
    was, now = (side if isinstance(side, Mapping) else {} for side in (conflict.base, conflict.theirs))
    one, other = was.get("amount"), now.get("amount")
    same_unit = was.get("unit") == now.get("unit")
    if not same_unit or not isinstance(one, (int, float)) or not isinstance(other, (int, float)) or one == other:
        return "measure"
    return "shorter" if other < one else "longer"


def _taken(change: Change, adoption: Adoption) -> str:
    if change.what == "changed":
        key = "cleared" if change.after is None else "changed"
        return say(
            f"adopt.change.{key}" if change.title else "adopt.change.rule",
            title=change.title,
            field=field_words(change.field),
            before=value_words(change.field, change.before, adoption),
            after=value_words(change.field, change.after, adoption),
        )
    return say(f"adopt.change.{change.what}", title=change.title)


def _kept(change: Change) -> str:
    if not change.title:
        return say("adopt.row", words=field_words(change.field))
    if change.what == "changed" and change.field:
        return say("adopt.kept_field", title=change.title, field=field_words(change.field))
    return say("adopt.row", words=change.title)


def _under(key: str, rows: list[str]) -> tuple[str, ...]:
    return ("\n".join((say(key), *_shortened(rows))),) if rows else ()


def _shortened(rows: list[str]) -> list[str]:
    rows = list(dict.fromkeys(rows))
    if len(rows) <= MOST:
        return rows
    return [*rows[: MOST - 1], say("adopt.more", count=str(len(rows) - MOST + 1))]


def _form(count: int) -> str:
    return "one" if count == 1 else "many"
