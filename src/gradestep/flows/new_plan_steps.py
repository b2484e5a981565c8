"""Asking for the steps of a new plan: each with its measure and cue, and placed by at most three comparisons (S13, S33)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from gradestep.content import say
from gradestep.flows import asking
from gradestep.flows.asking import only_if
from gradestep.flows.flow import Scene, Stage, Talk
from gradestep.flows.hints import hints
from gradestep.flows.new_plan_base import Draft, Lists, lists_to_begin_with, measure_said, row_name, rows_of
from gradestep.flows.question import ChoiceQuestion, LineQuestion, PercentQuestion
from gradestep.planfile.from_table import Row
from gradestep.planfile.from_table_values import Measure, measure_in, measure_of
from gradestep.planfile.placing import MOST, Harder, compared_with, difficulty_between

MOST_STEPS = 12
"""Steps asked for at one time; more can be added by hand or in the app."""

MOST_PLACED = 20
"""Activities without a rating that comparison places; those after them stand in the order of the list."""

MOST_MEASURED = 20
"""Activities of a table that are asked how much of each; those after them stay without."""

UPWARDS = 10
"""What nobody placed stands this much above the one before it, where nothing stands after it."""

HIGHEST = 100

Beside = tuple[int | None, int | None]
"""How hard what stands before and after something in the list as it was written is, or said before it."""

HARDER: tuple[Harder, ...] = ("harder", "easier", "same")


@dataclass(frozen=True)
class Slot:
    """One step that is asked for or placed: its stages begin with its name."""

    name: str
    list_at: int = 0
    """Which list it goes on."""
    row: int | None = None
    """The place of the row it comes from, where a table gave it."""


def slots(scene: Scene) -> Iterator[Slot]:
    """Rows without a rating first, then what is asked for."""
    rows, titles = rows_of(scene), []
    for place, row in enumerate(rows):
        title = row.ladder or ""
        titles += [] if title in titles else [title]
        if row.difficulty is None:
            yield Slot(row_name(place), titles.index(title), place)
    yield from (Slot(f"step_{number}") for number in range(1, MOST_STEPS + 1))


def lists_so_far(scene: Scene, talk: Talk, before: str = "") -> Lists:
    """The lists with every step said so far in its place; those asked after the slot `before` left out."""
    lists, rows = lists_to_begin_with(scene, talk), rows_of(scene)
    placed = [row.difficulty for row in rows]
    said: int | None = None
    for slot in slots(scene):
        if slot.name == before:
            break
        beside = _beside(rows, placed, slot.row) if slot.row is not None else (said, None)
        step = _draft(scene, talk, slot, lists, beside)
        if step is None:
            continue
        lists = lists.plus(slot.list_at, step)
        if slot.row is None:
            said = step.difficulty
        else:
            placed[slot.row] = step.difficulty
    return lists


def _beside(rows: Sequence[Row], placed: Sequence[int | None], row: int) -> Beside:
    """The nearest rows of the same list that have a place, before it and after it."""
    ladder = rows[row].ladder
    known = [(at, hard) for at, hard in enumerate(placed) if hard is not None and rows[at].ladder == ladder]
    before = next((hard for at, hard in reversed(known) if at < row), None)
    return before, next((hard for at, hard in known if at > row), None)


def step_stages(scene: Scene) -> Iterator[Stage]:
    """Every question about every step: rows of a table one by one, then steps that are said."""
    rows = rows_of(scene)
    bare = [place for place, row in enumerate(rows) if row.measure == Measure()][:MOST_MEASURED]
    unrated = [slot for slot in slots(scene) if slot.row is not None][:MOST_PLACED]
    for place, row in enumerate(rows):
        if place in bare:
            yield _row_measure(place, row)
        yield from (stage for slot in unrated if slot.row == place for stage in _placed(scene, slot))
    yield from (stage for slot in slots(scene) if slot.row is None for stage in _asked(scene, slot))


def _row_measure(place: int, row: Row) -> Stage:
    def ask(_: Talk) -> LineQuestion:
        return replace(_line("measure")(_), lead=(row.activity,))

    return Stage(f"{row_name(place)}_measure", ask)


def measure_stage(name: str) -> Stage:
    """How much of what was said at that stage, where its words do not tell."""

    def ask(talk: Talk) -> LineQuestion:
        return replace(_line("measure")(talk), lead=(talk.text(name) or "",))

    return Stage(
        f"{name}_measure",
        ask,
        when=lambda talk: talk.text(name) is not None and measure_in(talk.text(name) or "") == Measure(),
    )


def _title(scene: Scene, talk: Talk, slot: Slot) -> str | None:
    if slot.row is not None:
        return rows_of(scene)[slot.row].activity
    said = talk.text(slot.name)
    return (talk.text(f"{slot.name}_reword") or said) if said else None


def _draft(scene: Scene, talk: Talk, slot: Slot, lists: Lists, beside: Beside) -> Draft | None:
    title = _title(scene, talk, slot)
    if title is None:
        return None
    others = lists.upwards(slot.list_at)
    difficulty = _difficulty(talk, slot, [other.difficulty for other in others], beside)
    if slot.row is not None:
        row = rows_of(scene)[slot.row]
        return Draft(title, difficulty, measure_said(talk, slot.name, row.measure), row.cue)
    words = talk.text(f"{slot.name}_measure")
    measure = measure_of(words) if words else measure_in(title)
    return Draft(title, difficulty, measure, talk.text(f"{slot.name}_cue"))


def _difficulty(talk: Talk, slot: Slot, others: list[int], beside: Beside) -> int:
    """As given, as compared, or where it was passed over: by what stands beside it, else in the middle of the list."""
    given = talk.whole(f"{slot.name}_number")
    if given is not None:
        return given
    placed = difficulty_between(others, _compared(talk, slot))
    if placed is not None:
        return placed
    match beside:
        case (int(below), int(above)):
            return (below + above) // 2
        case (int(below), None):
            return min(HIGHEST, below + UPWARDS)
        case (None, int(above)):
            return max(0, above - UPWARDS)
        case _:
            return others[len(others) // 2] if others else UPWARDS


def _compared(talk: Talk, slot: Slot) -> list[Harder]:
    """What was answered, up to the first that was passed over."""
    found: list[Harder] = []
    for number in range(1, MOST + 1):
        answer = asking.among(talk.text(f"{slot.name}_than_{number}"), HARDER)
        if answer is None:
            break
        found.append(answer)
    return found


def _asked(scene: Scene, slot: Slot) -> Iterator[Stage]:
    number = int(slot.name.rpartition("_")[2])

    def comes(talk: Talk) -> bool:
        return number == 1 or talk.text(f"step_{number - 1}") is not None

    def ask(talk: Talk) -> LineQuestion:
        so_far = lists_so_far(scene, talk, slot.name).upwards(0)
        return LineQuestion(
            ask=say("plan_new.step.next" if so_far else "plan_new.step.first"),
            lead=tuple(
                say("plan_new.step.so_far", number=place, step=step.title) for place, step in enumerate(so_far, 1)
            ),
            note=say("plan_new.step.note"),
            limit=200,
        )

    yield Stage(slot.name, ask, when=comes)
    named = _named(scene, slot)
    yield from only_if(
        named,
        Stage(
            f"{slot.name}_reword",
            lambda talk: LineQuestion(
                ask=say("plan_new.step.reword"),
                lead=hints(talk.text(slot.name) or ""),
                prefill=talk.text(slot.name),
                limit=200,
            ),
            when=lambda talk: bool(hints(talk.text(slot.name) or "")),
        ),
        Stage(
            f"{slot.name}_measure", _line("measure"), when=lambda talk: not measure_in(talk.text(slot.name) or "").unit
        ),
        Stage(f"{slot.name}_cue", _line("cue")),
    )
    yield from _placed(scene, slot)


def _named(scene: Scene, slot: Slot) -> Callable[[Talk], bool]:
    return lambda talk: _title(scene, talk, slot) is not None


def _line(key: str) -> Callable[[Talk], LineQuestion]:
    return lambda _: LineQuestion(ask=say(f"plan_new.step.{key}"), note=say(f"plan_new.step.{key}_note"), limit=200)


def _placed(scene: Scene, slot: Slot) -> Iterator[Stage]:
    """By comparison where there is something to compare with, else by number."""

    def others(talk: Talk) -> tuple[Draft, ...]:
        return lists_so_far(scene, talk, slot.name).upwards(slot.list_at)

    def number(talk: Talk) -> PercentQuestion:
        return PercentQuestion(
            ask=say("plan_new.step.number"),
            lead=(_title(scene, talk, slot) or "",),
            low=say("plan_new.step.low"),
            high=say("plan_new.step.high"),
        )

    yield Stage(f"{slot.name}_number", number, when=lambda talk: _named(scene, slot)(talk) and not others(talk))
    for place in range(MOST):
        yield _comparison(scene, slot, place, others)


def _comparison(scene: Scene, slot: Slot, place: int, others: Callable[[Talk], tuple[Draft, ...]]) -> Stage:
    def other(talk: Talk) -> Draft | None:
        """The one it is compared with; nothing once it is settled or a comparison was passed over."""
        siblings, said = others(talk), _compared(talk, slot)[:place]
        if len(said) < place:
            return None
        at = compared_with([sibling.difficulty for sibling in siblings], said)
        return siblings[at] if at is not None else None

    def ask(talk: Talk) -> ChoiceQuestion:
        found = other(talk)
        return ChoiceQuestion(
            ask=say("plan_new.compare.ask", step=found.title if found else ""),
            lead=(_title(scene, talk, slot) or "",),
            options=tuple(asking.option("plan_new.compare", answer) for answer in HARDER),
        )

    return Stage(
        f"{slot.name}_than_{place + 1}",
        ask,
        when=lambda talk: _named(scene, slot)(talk) and other(talk) is not None,
    )
