"""Every setting as data: where it stands in settings.toml, what it may be, and how it is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from gradestep.clock import parsed_time
from gradestep.content import data, has, say
from gradestep.flows.question import AnyQuestion, ChoiceQuestion, LineQuestion, Option
from gradestep.model.settings import Settings
from gradestep.pacing import allowed


@dataclass(frozen=True)
class Setting:
    """One setting."""

    key: str
    """Dotted, as in settings.toml."""
    kind: Literal["switch", "choice", "number", "time", "pattern", "flow"]
    values: tuple[str, ...] = ()
    """What a choice may be."""
    later: bool = False
    """True where it shows the next time the app is opened."""

    @property
    def name(self) -> str:
        """What a person calls it."""
        return say(f"settings.{self.key}.name")


def groups() -> Mapping[str, tuple[Setting, ...]]:
    """The settings by group, in the order they are shown."""
    exercises = data("exercises")
    minutes = tuple(str(minutes) for minutes in exercises["durations"])
    return {
        "looks": (
            Setting("looks.theme", "choice", ("calm-dark", "calm-light", "high-contrast", "terminal")),
            Setting("looks.motion", "choice", ("steps", "full", "none")),
            Setting("looks.hide_numbers", "switch"),
            Setting("looks.show_cursor", "switch", later=True),
            Setting("looks.ascii", "switch"),
            Setting("looks.mouse", "switch", later=True),
            Setting("looks.plain", "switch", later=True),
        ),
        "keys": (Setting("keys.letters", "switch"),),
        "exercises": (
            Setting("exercises.pattern", "choice", (*exercises["patterns"], "custom")),
            Setting("exercises.custom", "pattern"),
            Setting("exercises.minutes", "number", minutes),
            Setting("exercises.profile", "choice", tuple(exercises["profiles"])),
            Setting("exercises.taught", "switch"),
            Setting("exercises.holds_off", "switch"),
        ),
        "check_in": (Setting("check_in_times", "flow"), Setting("energy_map", "flow")),
        "you": (
            Setting("country", "flow"),
            Setting("day_start", "time"),
            Setting("low_energy", "switch"),
            Setting("kind_lines", "switch"),
            Setting("symptom_log", "switch"),
            Setting("review_days", "number", ("14", "28", "56", "90")),
            Setting("values_days", "number", ("90", "28")),
            Setting("rhythm", "switch"),
            Setting("pem", "flow"),
            Setting("adopt", "flow"),
            Setting("first_run", "flow"),
        ),
    }


def present(setting: Setting, settings: Settings) -> Any:
    """What it is now."""
    found: Any = settings
    for part in setting.key.split("."):
        found = getattr(found, part, None)
    return found


def in_words(setting: Setting, settings: Settings) -> str:
    """What it is now, in words."""
    if setting.kind == "flow" and has(f"settings.{setting.key}.value"):
        return say(f"settings.{setting.key}.value")
    value = present(setting, settings)
    if setting.kind == "switch":
        return say("settings.on" if value else "settings.off")
    if setting.kind == "pattern":
        return " ".join(f"{seconds:g}" for seconds in value) if value else say("settings.none")
    if value is None:
        return say("settings.not_chosen")
    return value_in_words(setting, str(value))


def value_in_words(setting: Setting, value: str) -> str:
    """One of its values as a person reads it."""
    if setting.key == "exercises.pattern":
        return say("exercises.custom.name" if value == "custom" else f"exercises.patterns.{value}.name")
    if setting.key == "exercises.profile":
        return say(f"exercises.profiles.{value}.name")
    key = f"settings.{setting.key}.values.{value}"
    return say(key) if has(key) else value


def question_for(setting: Setting, settings: Settings) -> AnyQuestion:
    """How it is asked."""
    if setting.kind in ("time", "pattern"):
        note = say("settings.ask_time" if setting.kind == "time" else "settings.ask_custom")
        before = "" if present(setting, settings) in (None, ()) else in_words(setting, settings)
        return LineQuestion(ask=setting.name, note=note, prefill=before, limit=40)
    options = tuple(Option(value, _begun(value_in_words(setting, value))) for value in setting.values)
    return ChoiceQuestion(ask=setting.name, options=options, default=str(present(setting, settings)))


def value_of(setting: Setting, answer: str) -> object | None:
    """What is kept for an answer; nothing where it is no value of this setting."""
    match setting.kind:
        case "number":
            return int(answer)
        case "time":
            return answer if _is_time(answer) else None
        case "pattern":
            parts = _numbers(answer)
            return parts if len(parts) == 4 and allowed(*parts) else None
        case _:
            return answer


def _is_time(text: str) -> bool:
    try:
        parsed_time(text)
    except ValueError:
        return False
    return len(text) == 5


def _numbers(text: str) -> tuple[float, ...]:
    try:
        return tuple(float(part) for part in text.replace(",", " ").split())
    except ValueError:
        return ()


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]
