"""What a conversation about sharing has come to: the choice its answers make, the lines there are, the finished text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date as Date
from datetime import timedelta

from gradestep.content import say
from gradestep.flows.effect import Effect, HandOut
from gradestep.flows.flow import Scene, Talk
from gradestep.flows.question import Option
from gradestep.share.gathering import FACTS, PRIVATE, TICKED, WORDS, Choice, Line, Material
from gradestep.share.making import FORMS, GROUPS, PARTS_OF, Made, candidates, made
from gradestep.share.report_html import group_title

FOUR_WEEKS = timedelta(days=28)


class Sharing:
    """One conversation's material; what is worked out of it is kept for as long as the conversation is at hand."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self.material = Material(scene.plan, scene.history, scene.today, int(scene.options.get("damaged", "0")))
        self._looked: dict[tuple[str, Choice], Mapping[str, tuple[Line, ...]]] = {}
        self.groups = tuple(dict.fromkeys(group for groups in GROUPS.values() for group in groups))
        """Every group of lines that anything that can be made has."""

    def what(self, talk: Talk) -> str:
        """What is made: the brief, where nothing else was said."""
        return self._scene.options.get("what") or talk.text("what") or "brief"

    def form(self, talk: Talk) -> str:
        """In which form."""
        forms = FORMS[self.what(talk)]
        wanted = self._scene.options.get("format", "")
        return wanted if wanted in forms else forms[0]

    def since_options(self, talk: Talk) -> tuple[Option, ...]:
        """From when; the last session where there was one."""
        values = (*(("last_session",) if self.material.last_session else ()), "four_weeks", "all", "day")
        return tuple(Option(value, say(f"share_flow.since.options.{value}")) for value in values)

    def part_options(self, talk: Talk) -> tuple[Option, ...]:
        """The parts of what is made."""
        return tuple(Option(part, say(f"share_flow.part.{part}")) for part in PARTS_OF[self.what(talk)])

    def parts_before(self, talk: Talk) -> tuple[str, ...]:
        """Ticked beforehand: facts, and what was asked for on the line."""
        asked, left_out = self._listed("with"), self._listed("without")
        known = PARTS_OF[self.what(talk)]
        return tuple(part for part in known if (part in FACTS or part in asked) and part not in left_out)

    def chosen(self, talk: Talk) -> Choice:
        """What for, which days and which parts, before any line was looked at by itself."""
        ticked = frozenset(talk.chosen("parts") if "parts" in talk.answers else self.parts_before(talk))
        known = frozenset((*FACTS, *WORDS, *TICKED))
        asked = self._listed("with")
        if "parts" in talk.answers:
            asked = ticked | (asked & {PRIVATE})
        return Choice(
            purpose=self._scene.options.get("purpose") or talk.text("purpose") or "session",
            since=self._since(talk),
            until=day_of(self._scene.options.get("until", "")),
            with_parts=asked,
            without_parts=known - ticked,
        )

    def choice(self, talk: Talk) -> Choice:
        """All of it, line by line."""
        chosen = self.chosen(talk)
        held: set[str] = set()
        let_in: set[str] = set()
        for group in self.groups:
            if f"hold_{group}" in talk.answers:
                ticked = set(talk.chosen(f"hold_{group}"))
                lines = self.lines(talk, group)
                held |= {line.id for line in lines if line.id in ticked}
                let_in |= {line.id for line in lines if line.id not in ticked}
        return replace(chosen, held=frozenset(held), let_in=frozenset(let_in))

    def lines(self, talk: Talk, group: str) -> tuple[Line, ...]:
        """The lines of a group whose parts were asked for."""
        choice = self.chosen(talk)
        key = (self.what(talk), choice)
        if key not in self._looked:
            self._looked[key] = candidates(self.what(talk), self.material, choice)
        found = self._looked[key].get(group, ())
        return tuple(line for line in found if choice.has_part(line.part, words=line.words))

    def title(self, talk: Talk, group: str) -> str:
        """What a group is called."""
        return group_title(group)

    def made(self, talk: Talk) -> Made:
        """The finished text."""
        return made(self.what(talk), self.form(talk), self.material, self.choice(talk))

    def place(self, talk: Talk) -> Mapping[str, str]:
        """Where it will be, in words."""
        to = self._scene.options.get("to", "")
        here = "shown" if to == "-" else "named" if to else "exports"
        return {"place": say(f"share_flow.place.{here}", path=to)}

    def hand_out(self, talk: Talk) -> Effect | None:
        """Written where that was agreed to."""
        if talk.text("write") != "yes":
            return None
        finished, choice = self.made(talk), self.choice(talk)
        return HandOut(
            what=self.what(talk),
            text=finished.text,
            path=self._scene.options.get("to", ""),
            name=f"{self.what(talk)}-{self._scene.today.isoformat()}{finished.ending}",
            purpose=choice.purpose,
            parts=finished.parts,
            held_back=finished.held_back,
            over=self._scene.options.get("over") == "yes",
            locked=self._scene.options.get("locked") == "yes",
        )

    def _since(self, talk: Talk) -> Date | None:
        said = self._scene.options.get("since") or talk.text("since") or "last_session"
        match said:
            case "last_session":
                return self.material.last_session
            case "four_weeks":
                return self._scene.today - FOUR_WEEKS
            case "day":
                # What is no day never means everything.
                return day_of(talk.text("since_day") or "") or self._scene.today - FOUR_WEEKS
            case _:
                return day_of(said)

    def _listed(self, option: str) -> frozenset[str]:
        return frozenset(self._scene.options.get(option, "").split())


def day_of(text: str) -> Date | None:
    """A day as 2026-11-23; nothing where it is none."""
    try:
        return Date.fromisoformat(text.strip())
    except ValueError:
        return None
