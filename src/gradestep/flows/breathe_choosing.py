"""Which pattern and for how long: from the line it was started with, from what was chosen, else as usual (care 2.2)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from gradestep.coach.amounts import amount_words
from gradestep.content import data, say
from gradestep.flows import asking
from gradestep.flows.asking import Ask
from gradestep.flows.effect import ChangeSettings, Effect
from gradestep.flows.exercising import time_words
from gradestep.flows.flow import Scene, Talk
from gradestep.flows.question import Option
from gradestep.model.journal import Safety
from gradestep.pacing import PRESETS, Pattern, custom_pattern, cycles_for

FIRST = "gentle"
"""Where no other pattern holds (care 2.2)."""

CUSTOM = "custom"


@dataclass(frozen=True)
class Choosing:
    """Looks at the scene and the talk; decides nothing that was not chosen."""

    scene: Scene

    @property
    def one_line(self) -> bool:
        """True where the start named a pattern that is known, or minutes: then nothing is asked."""
        return self._named is not None or self._minutes_named is not None

    @property
    def asks_cautions(self) -> bool:
        """Once (care 2.3); a start with all it needs is asked where the breath would be held."""
        if self.scene.settings.exercises.holds_off or self._were_asked():
            return False
        return not self.one_line or self._base(self._named or self._usual).holds

    def pattern(self, talk: Talk) -> Pattern:
        """The pattern of this time; holds are left out where a caution is ticked."""
        pattern = self._chosen(talk)
        if not (pattern.holds and self._holds_off(talk)):
            return pattern
        own = replace(pattern, hold_in=0, hold_out=0)
        fits = pattern.id == CUSTOM and custom_pattern((own.inhale, own.exhale)) is not None
        return own if fits else PRESETS[FIRST]

    def holds_left_out(self, talk: Talk) -> bool:
        """True where the pattern asked for has holds and this one has none."""
        return self._chosen(talk).holds and self._holds_off(talk)

    def cycles(self, talk: Talk) -> int:
        """Whole breaths for the time of this time."""
        return cycles_for(self.pattern(talk), self._minutes(talk))

    def is_capped(self, talk: Talk) -> bool:
        """True for a pattern that has its own length."""
        return self.pattern(talk).usual_cycles is not None

    def name(self, pattern_id: str) -> str:
        """What a person calls it."""
        return say("exercises.custom.name" if pattern_id == CUSTOM else f"exercises.patterns.{pattern_id}.name")

    def usual_words(self, talk: Talk) -> str:
        """The usual pattern and time, on one line."""
        pattern, cycles = self.pattern(talk), self.cycles(talk)
        return say("practice.usual", pattern=self.name(pattern.id), time=time_words(pattern.cycle * cycles))

    def ask_pattern(self) -> Ask:
        """Every pattern that may be offered, and one's own."""

        def options(talk: Talk) -> tuple[Option, ...]:
            known = data("exercises")["patterns"]
            shown = [name for name in known if not (PRESETS[name].holds and self._holds_off(talk))]
            own = Option(CUSTOM, say("exercises.custom.name"), say("exercises.custom.about"))
            return (*(Option(name, known[name]["name"], known[name]["about"]) for name in shown), own)

        def usual(talk: Talk) -> str:
            return self.pattern(talk).id

        return asking.choice("breathe.pattern", options, note=True, prefill=usual)

    def ask_custom(self) -> Ask:
        """Four numbers on a line."""
        return asking.line("breathe.custom", limit=40, note=True, prefill=self._own_words)

    def ask_custom_again(self) -> Ask:
        """What to type, where what was typed is no pattern; what was typed stands ready (A30)."""
        return asking.line("practice.custom_again", limit=40, note=True, prefill=lambda talk: talk.text("custom"))

    def custom_is_wrong(self, talk: Talk) -> bool:
        """True where something was typed that is no pattern."""
        typed = talk.text("custom")
        return typed is not None and read_pattern(typed) is None

    def ask_minutes(self) -> Ask:
        """One of the usual lengths."""
        lengths = data("exercises")["durations"]
        options = tuple(Option(str(minutes), amount_words(minutes, "minutes")) for minutes in lengths)
        usual = str(self.scene.settings.exercises.minutes)
        return asking.choice("breathe.minutes", lambda _: options, default=usual, note=True)

    def keep_pattern(self, talk: Talk) -> Effect | None:
        """The choice is the usual one from now on."""
        chosen = talk.text("pattern")
        return ChangeSettings((("exercises.pattern", chosen),)) if chosen and chosen != CUSTOM else None

    def keep_minutes(self, talk: Talk) -> Effect | None:
        """The same for the time, and for a pattern of one's own once it is whole."""
        minutes, own = talk.text("minutes"), self._own(talk)
        values: list[tuple[str, str | int | float | bool | tuple[float, ...] | None]] = []
        if minutes:
            values.append(("exercises.minutes", int(minutes)))
        if talk.text("pattern") == CUSTOM and own is not None:
            parts = (own.inhale, own.hold_in, own.exhale, own.hold_out)
            values += [("exercises.pattern", CUSTOM), ("exercises.custom", parts)]
        return ChangeSettings(tuple(values)) if values else None

    @property
    def _named(self) -> str | None:
        name = self.scene.options.get("pattern")
        known = name in PRESETS or (name == CUSTOM and self._base(CUSTOM).id == CUSTOM)
        return name if known else None

    @property
    def _minutes_named(self) -> float | None:
        try:
            minutes = float(self.scene.options.get("minutes", ""))
        except ValueError:
            return None
        return minutes if 0 < minutes <= 60 else None

    @property
    def _usual(self) -> str:
        return self.scene.settings.exercises.pattern

    def _were_asked(self) -> bool:
        events = (entry.event for entry in self.scene.history.standing())
        return any(isinstance(event, Safety) and event.question == "breathing" for event in events)

    def _holds_off(self, talk: Talk) -> bool:
        return self.scene.settings.exercises.holds_off or bool(talk.chosen("cautions"))

    def _chosen(self, talk: Talk) -> Pattern:
        chosen = talk.text("pattern")
        if chosen == CUSTOM:
            return self._own(talk) or self._base(CUSTOM)
        if chosen is None and talk.chosen("cautions") and self._named is None:
            return PRESETS[FIRST]
        return self._base(chosen or self._named or self._usual)

    def _own(self, talk: Talk) -> Pattern | None:
        typed = talk.text("custom_again") or talk.text("custom")
        return read_pattern(typed) if typed else None

    def _base(self, name: str) -> Pattern:
        own = custom_pattern(self.scene.settings.exercises.custom) if name == CUSTOM else None
        return own or PRESETS.get(name, PRESETS[FIRST])

    def _minutes(self, talk: Talk) -> float:
        chosen = talk.text("minutes")
        return float(chosen) if chosen else self._minutes_named or self.scene.settings.exercises.minutes

    def _own_words(self, _: Talk) -> str | None:
        kept = self.scene.settings.exercises.custom
        return ", ".join(f"{part:g}" for part in kept) or None


def read_pattern(typed: str) -> Pattern | None:
    """A pattern from typed numbers, with commas or spaces between them; nothing where they are none."""
    try:
        return custom_pattern([float(part) for part in typed.replace(",", " ").replace("-", " ").split()])
    except ValueError:
        return None
