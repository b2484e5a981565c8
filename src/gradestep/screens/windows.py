"""When check-ins are offered: the times the person chose, on the days they chose; none, and none is offered (S20)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from gradestep.clock import parsed_time
from gradestep.content import data, say
from gradestep.flows.question import Answer, AnyQuestion, ChoiceQuestion, LineQuestion, Option, SeveralQuestion
from gradestep.model.settings import Settings, Window
from gradestep.screens.ask_one import AskOne
from gradestep.screens.rows import Row

if TYPE_CHECKING:
    from gradestep.screens.settings import SettingsPage

ROW = "window:"
"""Begins a row's id; its place follows, or "add"."""


def rows(settings: Settings) -> list[Row]:
    """Every time, and a way to add one."""
    windows = settings.check_in.windows
    return [Row(f"{ROW}{place}", in_words(window)) for place, window in enumerate(windows)] + [
        Row(f"{ROW}add", say("settings.add_window"))
    ]


def in_words(window: Window) -> str:
    """Days and hours."""
    names: dict[str, str] = data("settings")["days"]
    every = len(set(window.days)) == len(names)
    days = say("settings.every_day") if every else ", ".join(names[day] for day in window.days)
    return say("settings.window", days=days, start=window.start, end=window.end)


def change(page: SettingsPage, which: str) -> None:
    """Add a time, or take one away."""
    if which == "add":
        _ask_days(page)
        return
    window = page.notebook.settings.check_in.windows[int(which)]
    options = tuple(Option(value, say(f"settings.window_options.{value}")) for value in ("keep", "remove"))
    question = ChoiceQuestion(ask=in_words(window), lead=(say("settings.ask_window"),), options=options)
    _ask(page, question, lambda answer: _take_away(page, int(which)) if answer == "remove" else None)


def _ask_days(page: SettingsPage) -> None:
    names: dict[str, str] = data("settings")["days"]
    options = tuple(Option(day, name) for day, name in names.items())
    _ask(page, SeveralQuestion(ask=say("settings.ask_days"), options=options), lambda answer: _ask_start(page, answer))


def _ask_start(page: SettingsPage, days: Answer | None) -> None:
    if isinstance(days, tuple):
        chosen = days or tuple(data("settings")["days"])
        _ask(page, _time(say("settings.ask_from"), "08:00"), lambda answer: _ask_end(page, chosen, answer))


def _ask_end(page: SettingsPage, days: tuple[str, ...], start: Answer | None) -> None:
    if _good(page, start):
        _ask(page, _time(say("settings.ask_until"), "21:00"), lambda answer: _add(page, days, start, answer))


def _add(page: SettingsPage, days: tuple[str, ...], start: Answer | None, end: Answer | None) -> None:
    if _good(page, end):
        _keep(page, [*_tables(page), {"days": list(days), "start": start, "end": end}])


def _take_away(page: SettingsPage, place: int) -> None:
    _keep(page, [table for at, table in enumerate(_tables(page)) if at != place])


def _tables(page: SettingsPage) -> list[dict[str, object]]:
    return [
        {"days": list(window.days), "start": window.start, "end": window.end}
        for window in page.notebook.settings.check_in.windows
    ]


def _keep(page: SettingsPage, tables: list[dict[str, object]]) -> None:
    page.keep_setting({"check_in.windows": tables}, say("settings.groups.check_in"))


def _time(ask: str, before: str) -> LineQuestion:
    return LineQuestion(ask=ask, note=say("settings.ask_time"), prefill=before, limit=5)


def _good(page: SettingsPage, answer: Answer | None) -> bool:
    try:
        parsed_time(answer if isinstance(answer, str) else "")
    except ValueError:
        if answer is not None:
            page.tell(say("settings.not_a_time"))
        return False
    return True


def _ask(page: SettingsPage, question: AnyQuestion, then: Callable[[Answer | None], None]) -> None:
    page.app.push_screen(AskOne(say("settings.title"), question, page.notebook.clock, page.appearance), then)
