"""The step a conversation is about, named at its start or chosen in it, and making it smaller (S38, S44)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from gradestep.coach.amounts import amount_words
from gradestep.content import say
from gradestep.flows import asking
from gradestep.flows.asking import Ask, both, only_if
from gradestep.flows.editing import step_place, whole
from gradestep.flows.flow import Scene, Stage, Talk, always
from gradestep.flows.question import Option
from gradestep.model.plan import Ladder, Step
from gradestep.planfile.edits import PlanEdit, PlanValue, SetField


@dataclass(frozen=True)
class Chosen:
    """A step of the plan and the ladder it is on."""

    ladder: Ladder
    step: Step

    @classmethod
    def of(cls, talk: Talk) -> Chosen | None:
        """The step named by the option `step`, else the one chosen at the stage `which`."""
        found = talk.scene.step() or talk.scene.plan.find(talk.text("which") or "")
        return cls(*found) if found is not None else None

    @property
    def place(self) -> tuple[str, ...]:
        """Where it stands in the plan."""
        return step_place(self.ladder, self.step)

    def sets(self, field: str, value: PlanValue) -> Iterator[PlanEdit]:
        """The edit that gives a key of the step another value; none where it has that value already."""
        if value != getattr(self.step, field):
            yield SetField(self.place, field, value)


def which_stage(scene: Scene) -> Stage:
    """Which step, where none was named."""
    options = tuple(Option(step.id, step.title, ladder.title) for ladder, step in scene.plan.steps())
    return Stage(
        "which",
        asking.choice("editing.which", lambda _: options),
        when=lambda _: scene.step() is None and bool(options),
    )


def no_steps_stage(scene: Scene) -> Stage:
    """A word for a plan without a step."""
    return asking.closing_line("none", lambda _: () if scene.plan.steps() else (say("editing.which.none"),))


def is_chosen(talk: Talk) -> bool:
    """True once it is known which step."""
    return Chosen.of(talk) is not None


def title_of(talk: Talk) -> dict[str, str]:
    """The step's words, as a value for others."""
    chosen = Chosen.of(talk)
    return {"step": chosen.step.title if chosen is not None else ""}


def line_of(
    key: str,
    field: str,
    *,
    note: bool = False,
    lead: asking.Lines = asking.no_lines,
    live: asking.Live = asking.no_prefill,
) -> Ask:
    """A line of words of the step, with what stands there now ready to be kept."""

    def prefill(talk: Talk) -> str | None:
        chosen = Chosen.of(talk)
        words: str | None = getattr(chosen.step, field) if chosen is not None else None
        return words

    return asking.line(key, note=note, prefill=prefill, lead=lead, live=live)


def _no_reads(stage: str) -> asking.Live:
    return asking.no_prefill


def shorten_stages(
    when: asking.Condition = always,
    lead: asking.Lines = asking.no_lines,
    live: Callable[[str], asking.Live] = _no_reads,
) -> tuple[Stage, ...]:
    """Less of it where it has an amount, else other words; stages `smaller`, `smaller_words`."""

    def amount(talk: Talk) -> float | None:
        chosen = Chosen.of(talk)
        return chosen.step.amount if chosen is not None else None

    def unit(talk: Talk) -> str:
        chosen = Chosen.of(talk)
        return (chosen.step.unit if chosen is not None else None) or ""

    def sizes(talk: Talk) -> dict[str, str]:
        now = amount(talk) or 0
        return {"amount": amount_words(now, unit(talk)), "half": amount_words(now / 2, unit(talk))}

    return only_if(
        both(is_chosen, when),
        Stage(
            "smaller",
            asking.amount(
                "editing.smaller",
                unit=unit,
                planned=amount,
                note=True,
                values=sizes,
                lead=lead,
                live=live("smaller"),
            ),
            when=lambda talk: amount(talk) is not None,
        ),
        Stage(
            "smaller_words",
            line_of("editing.smaller_words", "smallest", lead=lead, live=live("smaller_words")),
            when=lambda talk: amount(talk) is None,
        ),
    )


def shortened(chosen: Chosen, talk: Talk) -> Iterator[PlanEdit]:
    """The edits for what was answered there."""
    amount, words = talk.amount("smaller"), talk.text("smaller_words")
    if amount is not None:
        yield from chosen.sets("amount", whole(amount))
    elif words:
        yield from chosen.sets("title", words)


def relined(chosen: Chosen, talk: Talk, field: str, stage: str = "") -> Iterator[PlanEdit]:
    """The edit for a line answered at the stage, which is called like its field; an emptied line takes the key away."""
    answer = talk.answers.get(stage or field)
    if isinstance(answer, str):
        yield from chosen.sets(field, answer.strip() or None)
