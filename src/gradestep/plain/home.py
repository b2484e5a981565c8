"""Home and its pages as lines: one next step, what is waiting, and numbered ways on (S53)."""

from __future__ import annotations

from collections.abc import Callable

from gradestep.coach.home import HomeView
from gradestep.coach.home_ways import Way
from gradestep.content import say
from gradestep.files import FileProblem
from gradestep.flows.commands import command_of
from gradestep.flows.question import Option
from gradestep.notebook.home import home_now
from gradestep.notebook.telling import told_file_problem
from gradestep.plain.help import help_pages
from gradestep.plain.help_now import say_help_now
from gradestep.plain.journal import journal_page, take_back
from gradestep.plain.ladder import ladder_page
from gradestep.plain.menu import choose
from gradestep.plain.practice import practice_page
from gradestep.plain.progress import progress_page
from gradestep.plain.running import Stopped
from gradestep.plain.settings import settings_page
from gradestep.plain.talk import Room, begin, take_up

LEAVE = "leave"
FLOWS = ("check_in", "flare", "note", "stop_now", "small_step", "first_run")
OWN = (
    "symptoms",
    "use_if_then",
    "if_then",
    "values",
    "evidence",
    "learned",
    "stories",
    "supporters",
    "early_signs",
    "maintenance",
    "review",
    "two_weeks",
    "measure",
)
"""The body, the person's own words and what they found out; called as in the table of commands."""

REST = (
    "practice",
    "ladder",
    "check_in",
    "flare",
    "stop_now",
    "note",
    "journal",
    "progress",
    *OWN,
    "undo",
    "settings",
    "help",
    "help_now",
)
"""The ways there are on any day."""


def at_home(room: Room) -> None:
    """Show Home and go where the person chooses, until they leave."""
    while True:
        room.notebook.refresh()
        view = home_now(room.notebook)
        room.speaker.gap()
        room.speaker.say(*view.lines())
        try:
            chosen = choose(room, _ways(view))
            if chosen is None or chosen == LEAVE:
                room.speaker.say(say("plain.goodbye"))
                return
            _go(room, view, chosen)
        except Stopped:
            continue
        except FileProblem as problem:
            room.speaker.say(told_file_problem(problem), say("plain.not_saved"))


def _ways(view: HomeView) -> tuple[Option, ...]:
    """The few ways on that fit this Home, then the rest behind "more"."""
    first = _first_ways(view) if view.pause is None else _first_while_paused(view)
    rest = [way for way in REST if way not in first and (way != "symptoms" or view.body)]
    shown = 2 if view.pause is None else 1
    ways = (*first, *rest[:shown], LEAVE, *rest[shown:])
    return tuple(Option(way, _called(way, view)) for way in ways)


def _first_ways(view: HomeView) -> list[str]:
    first = ["flare"] if view.flare.on else []
    first += ["waiting"] if view.waiting else []
    first += ["half"] if view.half_first else []
    first += ["start"] if view.step is not None else ["small_step", "first_run"]
    first += ["check_in"] if view.check_in else []
    first += ["review"] if view.review else []
    first += ["asks"] if view.asks is not None else []
    return first + (["offer"] if view.offer is not None else [])


def _first_while_paused(view: HomeView) -> list[str]:
    """Whom to call, the way out of the pause, what stays open; nothing that leads to a step (O0)."""
    first = ["help_now", "lift", "practice"]
    first += ["flare"] if view.flare.on else []
    return first + (["waiting"] if view.waiting else [])


def _called(way: str, view: HomeView) -> str:
    named = _way(way, view)
    if named is not None:
        return named.row
    if way == "offer":
        return say("offers.row")
    return say(f"keys.{way}" if way in OWN else f"plain.ways.{way}")


def _way(way: str, view: HomeView) -> Way | None:
    """A way that Home names itself."""
    if way == "lift":
        return view.pause.way if view.pause is not None else None
    return view.asks if way == "asks" else None


def _go(room: Room, view: HomeView, chosen: str) -> None:
    pages: dict[str, Callable[[Room], None]] = {
        "practice": practice_page,
        "ladder": ladder_page,
        "journal": journal_page,
        "progress": progress_page,
        "settings": settings_page,
        "help": help_pages,
        "help_now": say_help_now,
        "undo": take_back,
    }
    if chosen in pages:
        pages[chosen](room)
    elif (named := _way(chosen, view)) is not None:
        begin(room, named.flow, dict(named.options))
    elif chosen in FLOWS:
        begin(room, chosen)
    elif chosen == "review" and view.review:
        begin(room, view.review_flow, {"kind": view.review})
    elif chosen in OWN and (command := command_of(chosen)) is not None:
        begin(room, chosen, dict(command.options))
    elif chosen == "start" and view.step is not None:
        begin(room, "attempt", {"step": view.step.id})
    elif chosen == "half" and view.step is not None:
        begin(room, "attempt", {"step": view.step.id, "size": "half"})
    elif chosen == "waiting":
        _take_up(room, view)
    elif chosen == "offer" and view.offer is not None:
        begin(room, view.offer.flow, dict(view.offer.options))


def _take_up(room: Room, view: HomeView) -> None:
    waiting = view.waiting[0]
    if waiting.kind != "draft":
        begin(room, "reflect", {"attempt": waiting.id})
        return
    draft = next((draft for draft in room.notebook.drafts if draft.id == waiting.id), None)
    if draft is not None:
        take_up(room, draft)
