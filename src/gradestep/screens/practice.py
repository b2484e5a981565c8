"""Practice: breathing, grounding and posture for their own sake, with no plan and no step (S39, S42)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from gradestep.content import data, say
from gradestep.screens.page import Page
from gradestep.screens.rows import Row
from gradestep.screens.wanted import FlowWanted, PageWanted

PATTERN = "pattern:"
"""Begins the row of one breathing pattern."""


class PracticePage(Page):
    """The exercises, the person's own breathing first."""

    TITLE_KEY: ClassVar[str] = "app.pages.practice"

    def words(self) -> str:
        """What this is and is not."""
        return say("app.practice.words")

    def rows(self) -> Iterable[Row]:
        """The three exercises, and the breathing patterns for this once."""
        chosen = self.notebook.settings.exercises
        about = say("app.practice.breathe_note", pattern=pattern_name(chosen.pattern), minutes=chosen.minutes)
        return (
            [
                Row("breathe", say("app.practice.breathe"), about),
                Row("ground", say("app.practice.ground")),
                Row("posture", say("app.practice.posture")),
                Row("patterns", say("app.practice.patterns")),
                Row("settings", say("app.practice.settings")),
            ]
            if not self.about
            else [*self._pattern_rows(), Row("", say("app.practice.back"))]
        )

    def choose(self, row_id: str) -> None:
        """Begin, or show the patterns."""
        if row_id.startswith(PATTERN):
            self.post_message(FlowWanted("breathe", {"pattern": row_id.removeprefix(PATTERN)}))
        elif row_id in ("patterns", ""):
            self._open(row_id)
        elif row_id == "settings":
            self.post_message(PageWanted("settings", "exercises"))
        else:
            self.post_message(FlowWanted(row_id))

    def leave(self) -> bool:
        """From the patterns back to the page, from there back."""
        if not self.about:
            return super().leave()
        self._open("")
        return True

    def _open(self, about: str) -> None:
        self.about = about
        self.reload()
        self.stand_at_first()

    def _pattern_rows(self) -> list[Row]:
        held = self.notebook.settings.exercises.holds_off
        patterns = data("exercises")["patterns"]
        shown = [name for name, part in patterns.items() if not held or part["hold_in"] + part["hold_out"] == 0]
        return [Row(PATTERN + name, patterns[name]["name"], patterns[name]["about"]) for name in shown]


def pattern_name(pattern: str) -> str:
    """What a person calls a breathing pattern."""
    patterns = data("exercises")["patterns"]
    return str(patterns[pattern]["name"] if pattern in patterns else data("exercises")["custom"]["name"])
