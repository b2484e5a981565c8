"""The map of the week, painted once: where there is least energy and where most, for each part of a day (S20)."""

from __future__ import annotations

from collections.abc import Mapping

from gradestep.coach.day_parts import PARTS
from gradestep.coach.energy import WEEK, painted
from gradestep.content import data, say
from gradestep.flows import asking
from gradestep.flows.asking import Ask, becomes, chose
from gradestep.flows.effect import ChangeSettings, Effect
from gradestep.flows.flow import Flow, Scene, Stage, Talk
from gradestep.flows.question import AnyQuestion, SeveralQuestion
from gradestep.model.settings import EnergyMap, Level, Weekday

WAYS: Mapping[str, Mapping[str, tuple[Weekday, ...]]] = {
    "every": {"every": WEEK},
    "week": {"weekdays": WEEK[:5], "weekend": WEEK[5:]},
    "each": {day: (day,) for day in WEEK},
}
"""Which days are painted at once, by how the person's days are alike."""


def energy_map(scene: Scene) -> Flow:
    """No options. A day of which nothing was said stays as it was."""
    ways = (*WAYS, *(("clear",) if painted(scene.settings.energy_map) else ()))
    return Flow(
        id="energy_map",
        title=say("energy_map.title"),
        stages=(
            Stage(
                "way", asking.choice("energy_map.way", ways, note=True, lead=lambda _: lines(scene.settings.energy_map))
            ),
            *(stage for way, groups in WAYS.items() for group in groups for stage in _stages(way, group)),
            asking.closing_line("kept", _said),
        ),
        closing=becomes(_changed),
    )


def lines(energy_map: EnergyMap) -> tuple[str, ...]:
    """The map in words, a line for each day of which anything was said."""
    names: dict[str, str] = data("settings")["days"]
    return tuple(
        say(
            "energy_map.row",
            day=names[day],
            parts=", ".join(
                say("energy_map.part", part=say(f"energy_map.parts.{part}"), level=say(f"energy_map.levels.{level}"))
                for part, level in parts.items()
            ),
        )
        for day, parts in painted(energy_map).items()
    )


def _stages(way: str, group: str) -> tuple[Stage, ...]:
    return (
        Stage(f"low_{group}", _ask("low", group), when=chose("way", way)),
        Stage(f"high_{group}", _ask("high", group), when=chose("way", way)),
    )


def _ask(level: str, group: str) -> Ask:
    """Parts to tick; one that was ticked as lowest is not asked about again."""

    def ask(talk: Talk) -> AnyQuestion:
        taken = talk.chosen(f"low_{group}") if level == "high" else ()
        day = data("settings")["days"].get(group) or say(f"energy_map.groups.{group}")
        return SeveralQuestion(
            ask=say(f"energy_map.{level}.ask", day=day),
            note=say(f"energy_map.{level}.note"),
            options=tuple(asking.option("energy_map", part) for part in PARTS if part not in taken or len(taken) == 4),
        )

    return ask


def _painted(talk: Talk) -> dict[Weekday, tuple[Level, ...]]:
    """The days of which anything was said, with the level of each part."""
    found: dict[Weekday, tuple[Level, ...]] = {}
    for group, days in WAYS.get(talk.text("way") or "", {}).items():
        low, high = talk.chosen(f"low_{group}"), talk.chosen(f"high_{group}")
        if low or high:
            levels: tuple[Level, ...] = tuple(
                "low" if part in low else "high" if part in high else "medium" for part in PARTS
            )
            found |= dict.fromkeys(days, levels)
    return found


def _said(talk: Talk) -> tuple[str, ...]:
    if talk.text("way") == "clear":
        return (say("energy_map.none"),)
    found = _painted(talk)
    after = talk.scene.settings.energy_map.model_copy(update={str(day): levels for day, levels in found.items()})
    return (*lines(after), say("energy_map.kept")) if found else ()


def _changed(talk: Talk) -> Effect | None:
    if talk.text("way") == "clear":
        return ChangeSettings(tuple((f"energy_map.{day}", None) for day in WEEK))
    found = _painted(talk)
    return ChangeSettings(tuple((f"energy_map.{day}", levels) for day, levels in found.items())) if found else None
