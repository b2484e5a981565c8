"""What a conversation about sharing has come to: the choice its answers make, the lines there are, the finished text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from gradestep.coach.next_step import open_steps
from gradestep.content import say
from gradestep.flows.effect import Effect, HandOut
from gradestep.flows.flow import Scene, Talk
from gradestep.flows.question import Option
from gradestep.flows.share_days import Days
from gradestep.share.card import step_of
from gradestep.share.gathering import FACTS, PRIVATE, TRIES, Choice, Line, Material
from gradestep.share.looking import title_of
from gradestep.share.making import FORMS, GROUPS, PARTS_OF, Made, candidates, looked_at, made

SETTLED: Mapping[str, str] = {
    "calendar": "myself",
    "card": "myself",
    "supporter": "supporter",
    "graduation": "myself",
}
"""What for, where what is made says so by itself."""

USUAL: Mapping[str, str] = {**SETTLED, "json": "program", "csv": "myself", "markdown": "myself"}
"""What for, where nothing was said; of anything else it is a session."""

SHOWN = "-"
"""The place that is no file."""


class Sharing:
    """One conversation's material; what is worked out of it is kept for as long as the conversation is at hand."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self.material = Material(
            scene.plan,
            scene.history,
            scene.today,
            scene.damaged,
            scene.settings,
            scene.zone,
            scene.now,
            who=scene.options.get("who", ""),
            step=scene.options.get("step", ""),
            own_titles=scene.options.get("titles") == "own",
        )
        self.days = Days(scene, self.material.last_session)
        self._looked: dict[tuple[str, str, str, Choice], Mapping[str, tuple[Line, ...]]] = {}
        self._made: tuple[tuple[str, str, str, str, Choice], Made] | None = None
        self.groups = tuple(dict.fromkeys(group for groups in GROUPS.values() for group in groups))
        """Every group of lines that anything that can be made has."""

    def what(self, talk: Talk) -> str:
        """What is made: the brief, where nothing else was said."""
        return self._option("what") or talk.text("what") or "brief"

    def asks_purpose(self, talk: Talk) -> bool:
        """True where what is made can be for several."""
        return not self._option("purpose") and self.what(talk) not in SETTLED

    def usual_purpose(self, talk: Talk) -> str:
        """What for, where nothing was said."""
        return USUAL.get(self.what(talk), "session")

    def asks_days(self, talk: Talk) -> bool:
        """True where what is made is of some days."""
        return self.days.asked(self.what(talk))

    def form_options(self, talk: Talk) -> tuple[Option, ...]:
        """The forms there are to choose from, the usual one first; none where there is one alone, or it was said on the line."""
        forms = [form for form in FORMS[self.what(talk)] if form != "json"]
        if self._option("format") or len(forms) < 2:
            return ()
        return tuple(Option(form, say(f"share_flow.format.options.{form}")) for form in forms)

    def form(self, talk: Talk) -> str:
        """In which form."""
        forms = FORMS[self.what(talk)]
        wanted = self._option("format") or talk.text("format") or ""
        return wanted if wanted in forms else forms[0]

    def step_options(self, talk: Talk) -> tuple[Option, ...]:
        """The steps a card can be for, the one Home shows first; none where it is known."""
        if self.what(talk) != "card" or self._option("step"):
            return ()
        shown = step_of(self.material)
        pairs = sorted(open_steps(self.material.plan), key=lambda pair: shown is None or pair[1].id != shown[1].id)
        return tuple(Option(step.id, step.title, ladder.title) for ladder, step in pairs)

    def supporter_options(self, talk: Talk) -> tuple[Option, ...]:
        """Whom a page can be for, where there are several and none was named."""
        people = self.material.plan.supporters
        if self.what(talk) != "supporter" or self._option("who") or len(people) < 2:
            return ()
        return tuple(Option(one.id or one.name, one.name, one.role or "") for one in people)

    def material_for(self, talk: Talk) -> Material:
        """The material, for the step or the supporter that was chosen."""
        step, who = talk.text("card_step"), talk.text("supporter")
        if not (step or who):
            return self.material
        return replace(self.material, step=step or self.material.step, who=who or self.material.who)

    def word_options(self, talk: Talk) -> tuple[Option, ...]:
        """The parts of free text, of the body and of sets of questions that there is anything of.

        What was tried is no part to tick as a whole for a supporter, unless it was asked for on the line: see `ticked_lines`.
        """
        beside = () if TRIES in self._listed("with") else (TRIES,)
        return tuple(option for option in self._part_options(talk) if option.value not in (*FACTS, *beside))

    def words_before(self, talk: Talk) -> tuple[str, ...] | None:
        """Ticked beforehand: what was asked for on the line, and notes for a session where it is one."""
        asked = self._listed("with") | (frozenset({"notes"}) if self._purpose(talk) == "session" else frozenset())
        offered = (option.value for option in self.word_options(talk))
        return tuple(part for part in offered if part in asked and part not in self._listed("without")) or None

    def fact_options(self, talk: Talk) -> tuple[Option, ...]:
        """The parts that are in unless they are taken out, as far as there is anything of them."""
        return tuple(option for option in self._part_options(talk) if option.value in FACTS)

    def left_out(self, talk: Talk) -> tuple[str, ...] | None:
        """Taken out beforehand, on the line."""
        offered = (option.value for option in self.fact_options(talk))
        return tuple(part for part in offered if part in self._listed("without")) or None

    def _part_options(self, talk: Talk) -> tuple[Option, ...]:
        there = {line.part for lines in self._all_lines(talk).values() for line in lines}
        known = (part for part in PARTS_OF[self.what(talk)] if part in there)
        return tuple(Option(part, say(f"share_flow.part.{part}")) for part in known)

    def chosen(self, talk: Talk) -> Choice:
        """What for, which days and which parts, before any line was looked at by itself."""
        asked, out = self._listed("with"), self._listed("without")
        if "words" in talk.answers:
            ticked = frozenset(talk.chosen("words")) - (frozenset({TRIES}) - asked)
            asked, out = ticked | (asked & {PRIVATE}), out - ticked
        if "out" in talk.answers:
            out = (out - frozenset(FACTS)) | frozenset(talk.chosen("out"))
        what = self.what(talk)
        return Choice(self._purpose(talk), self.days.since(what, talk), self.days.until(talk), asked, out)

    def choice(self, talk: Talk) -> Choice:
        """All of it, line by line."""
        chosen = self.chosen(talk)
        held = {line for group in self.groups for line in talk.chosen(f"hold_{group}")}
        let_in = frozenset((*talk.chosen("ticked"), *talk.chosen("private")))
        return replace(chosen, held=frozenset(held), let_in=let_in)

    def lines(self, talk: Talk, group: str) -> tuple[Line, ...]:
        """The lines of a group that go in unless they are held back one by one."""
        choice = self.chosen(talk)
        return tuple(line for line in self._all_lines(talk).get(group, ()) if not choice.starts_held(line))

    def ticked_lines(self, talk: Talk) -> tuple[Line, ...]:
        """What was tried, for a supporter: nothing of the journal goes in that was not ticked line by line (care 1.8)."""
        choice = self.chosen(talk)
        found = (line for lines in self._all_lines(talk).values() for line in lines)
        return tuple(line for line in found if line.part == TRIES and choice.starts_held(line))

    def private_lines(self, talk: Talk) -> tuple[Line, ...]:
        """The private lines of the parts that were asked for, where they are held back so far."""
        choice = self.chosen(talk)
        return tuple(
            line
            for lines in self._all_lines(talk).values()
            for line in lines
            if line.private and choice.starts_held(line) and choice.has_part(line.part, words=line.words)
        )

    def _all_lines(self, talk: Talk) -> Mapping[str, tuple[Line, ...]]:
        """Every line of what is made, by group, whatever parts were asked for."""
        choice = self.chosen(talk)
        material = self.material_for(talk)
        key = (self.what(talk), material.step, material.who, choice)
        if key not in self._looked:
            self._looked[key] = candidates(self.what(talk), material, choice)
        return self._looked[key]

    def _purpose(self, talk: Talk) -> str:
        return self._option("purpose") or talk.text("purpose") or self.usual_purpose(talk)

    def _option(self, name: str) -> str:
        return self._scene.options.get(name, "")

    def title(self, talk: Talk, group: str) -> str:
        """What a group is called on the page that is made."""
        return title_of(self.what(talk), group)

    def made(self, talk: Talk) -> Made:
        """The finished text; the last one is kept at hand, because several questions look at it."""
        material, choice = self.material_for(talk), self.choice(talk)
        key = (self.what(talk), self.form(talk), material.step, material.who, choice)
        if self._made is None or self._made[0] != key:
            self._made = (key, made(self.what(talk), self.form(talk), material, choice))
        return self._made[1]

    def many_options(self, talk: Talk) -> tuple[Option, ...]:
        """The groups that can be read line by line, where all of them are too much to be read at once."""
        found = self.made(talk).many
        return tuple(
            Option(group, say("share_report.group_count", group=self.title(talk, group), count=count))
            for group, count in found.items()
        )

    def rows(self, talk: Talk, group: str) -> tuple[str, ...]:
        """Every line of a group that will be written."""
        return looked_at(self.what(talk), self.material_for(talk), self.choice(talk), group)

    def name(self, talk: Talk) -> str:
        """Of the file or folder, where no other was said."""
        return f"{self.what(talk)}-{self._scene.today.isoformat()}{self.made(talk).ending}"

    def place(self, talk: Talk) -> Mapping[str, str]:
        """Where it will be, in words."""
        to = self._option("to") or talk.text("path") or ""
        here = "shown" if to == SHOWN else "named" if to else "exports"
        return {"place": say(f"share_flow.place.{here}", path=to)}

    def hand_out(self, talk: Talk) -> Effect | None:
        """Written where that was agreed to."""
        if talk.text("write") != "yes":
            return None
        finished, choice = self.made(talk), self.choice(talk)
        return HandOut(
            what=self.what(talk),
            text=finished.text,
            path=self._option("to") or talk.text("path") or "",
            name=self.name(talk),
            purpose=choice.purpose,
            parts=finished.parts,
            held_back=finished.held_back,
            over=self._option("over") == "yes",
            locked=self._option("locked") == "yes",
            files=finished.files,
            calendar=finished.calendar,
        )

    def _listed(self, option: str) -> frozenset[str]:
        return frozenset(self._option(option).split())
