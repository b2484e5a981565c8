"""The times in which a check-in is offered: added, looked at, taken away (S19, S20)."""

from __future__ import annotations

from collections.abc import Mapping

from gradestep.clock import parsed_time
from gradestep.coach.energy import WEEK
from gradestep.content import data, say
from gradestep.flows import asking
from gradestep.flows.asking import becomes, chose
from gradestep.flows.effect import ChangeSettings, Effect
from gradestep.flows.flow import Flow, Scene, Stage, Talk
from gradestep.flows.question import Option
from gradestep.model.settings import Window

ADD = "add"
USUAL = Window()


def check_in_times(scene: Scene) -> Flow:
    """No options."""
    windows = scene.settings.check_in.windows
    rows = tuple(Option(f"time-{place}", in_words(window)) for place, window in enumerate(windows))
    adds = (lambda talk: True) if not windows else chose("which", ADD)
    return Flow(
        id="check_in_times",
        title=say("energy_map.times.title"),
        stages=(
            Stage(
                "which",
                asking.choice(
                    "energy_map.times.which",
                    lambda _: (*rows, asking.option("energy_map.times.which", ADD)),
                    note=True,
                ),
                when=lambda _: bool(windows),
            ),
            Stage(
                "what",
                asking.choice("energy_map.times.what", ("keep", "remove")),
                when=chose("which", *(row.value for row in rows)),
            ),
            Stage("days", asking.several_of("energy_map.times.days", lambda _: _days(), note=True), when=adds),
            Stage("start", _time("start", USUAL.start), when=adds),
            Stage("end", _time("end", USUAL.end), when=adds),
            asking.closing_line("said", lambda talk: _said(talk)),
        ),
        closing=becomes(_changed),
    )


def in_words(window: Window) -> str:
    """Days and hours."""
    names: dict[str, str] = data("settings")["days"]
    every = len(set(window.days)) == len(names)
    days = say("settings.every_day") if every else ", ".join(names[day] for day in window.days)
    return say("settings.window", days=days, start=window.start, end=window.end)


def _days() -> tuple[Option, ...]:
    names: dict[str, str] = data("settings")["days"]
    return tuple(Option(day, name) for day, name in names.items())


def _time(which: str, usual: str) -> asking.Ask:
    return asking.line(f"energy_map.times.{which}", limit=5, note=True, prefill=lambda _: usual)


def _clock_time(text: str | None, usual: str) -> str:
    """As it was typed where that is a time, else the usual one: 8:00 is 08:00, and 8 is 08:00 too."""
    typed = (text or "").strip().replace(".", ":")
    hours, _, minutes = typed.partition(":")
    padded = f"{hours.zfill(2)}:{(minutes or '00').zfill(2)}"
    try:
        parsed_time(padded)
    except ValueError:
        return usual
    return padded if len(padded) == 5 else usual


def _windows(talk: Talk) -> tuple[Window, ...] | None:
    """The times there are then; nothing where they stay as they are."""
    windows, which = talk.scene.settings.check_in.windows, talk.text("which")
    if which is not None and which != ADD:
        if talk.text("what") != "remove":
            return None
        return tuple(window for place, window in enumerate(windows) if which != f"time-{place}")
    if not talk.reached("end") or not ({"days", "start", "end"} & set(talk.answers)):
        return None
    days = tuple(day for day in WEEK if day in talk.chosen("days")) or USUAL.days
    start, end = _clock_time(talk.text("start"), USUAL.start), _clock_time(talk.text("end"), USUAL.end)
    return (*windows, Window(days=days, start=start, end=end))


def _said(talk: Talk) -> tuple[str, ...]:
    windows = _windows(talk)
    if windows is None:
        return ()
    return (*map(in_words, windows), say("energy_map.times.kept")) if windows else (say("energy_map.times.none"),)


def _changed(talk: Talk) -> Effect | None:
    windows = _windows(talk)
    if windows is None:
        return None
    tables: tuple[Mapping[str, object], ...] = tuple(
        {"days": list(window.days), "start": window.start, "end": window.end} for window in windows
    )
    return ChangeSettings((("check_in.windows", tables),))
