"""Makers for questions whose words stand in the catalogue, so that a flow reads as a list of what is asked.

Every maker takes a key such as "attempt.distress" and returns what a `Stage` asks with. The question itself stands at
`<key>.ask`, ends of a scale at `<key>.low` and `<key>.high`, options at `<key>.options.<value>`, a line of help at
`<key>.note` where `note=True`. `values` are put into all of them; a person's own words go in as values alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypedDict, TypeVar, Unpack

from gradestep.content import say, several
from gradestep.flows import question as kinds
from gradestep.flows.effect import Effect
from gradestep.flows.flow import Stage, Talk, always
from gradestep.flows.question import Answer, AnyQuestion, Option

READ = "read"
"""What a renderer answers for an `Information` that was read."""

HIGH = 7
"""A distress or symptom rating from which one validating sentence comes first (S1)."""

Code = TypeVar("Code", bound=str)

Ask = Callable[[Talk], AnyQuestion]
Lines = Callable[[Talk], tuple[str, ...]]
Values = Callable[[Talk], Mapping[str, str]]
Options = Callable[[Talk], tuple[Option, ...]]
Condition = Callable[[Talk], bool]
Reads = Callable[[Answer | None], str]
"""A line that changes with what is about to be answered; None while nothing is."""
Live = Callable[[Talk], Reads | None]
Prefill = Callable[[Talk], Answer | None]


class Around(TypedDict, total=False):
    """What may stand around any question."""

    lead: Lines
    values: Values
    note: bool
    """True where `<key>.note` is a line of help."""
    may_pass: bool
    may_stop_here: bool
    prefill: Prefill
    live: Live


class _Said(TypedDict):
    ask: str
    lead: tuple[str, ...]
    note: str
    may_pass: bool
    may_stop_here: bool
    prefill: Answer | None
    live: Reads | None


def nothing_to_add(talk: Talk) -> Mapping[str, str]:
    """No values for the words."""
    return {}


def no_lines(talk: Talk) -> tuple[str, ...]:
    """Nothing before the question."""
    return ()


def no_prefill(talk: Talk) -> None:
    """Nothing known beforehand."""
    return


def _said(key: str, talk: Talk, around: Around) -> _Said:
    values = around.get("values", nothing_to_add)(talk)
    return {
        "ask": say(f"{key}.ask", **values),
        "lead": around.get("lead", no_lines)(talk),
        "note": say(f"{key}.note", **values) if around.get("note", False) else "",
        "may_pass": around.get("may_pass", True),
        "may_stop_here": around.get("may_stop_here", False),
        "prefill": around.get("prefill", no_prefill)(talk),
        "live": around.get("live", no_prefill)(talk),
    }


def information(
    key: str,
    paragraphs: Lines = no_lines,
    *,
    go_on: bool = False,
    waits: bool = True,
    of_problems: bool = False,
    **around: Unpack[Around],
) -> Ask:
    """Something to read; `go_on=True` where `<key>.go_on` names the way on."""

    def ask(talk: Talk) -> kinds.Information:
        values = around.get("values", nothing_to_add)(talk)
        word = say(f"{key}.go_on", **values) if go_on else ""
        said = _said(key, talk, around)
        return kinds.Information(paragraphs=paragraphs(talk), go_on=word, waits=waits, of_problems=of_problems, **said)

    return ask


def rating(key: str, **around: Unpack[Around]) -> Ask:
    """A whole number 0-10 between `<key>.low` and `<key>.high`."""

    def ask(talk: Talk) -> kinds.RatingQuestion:
        return kinds.RatingQuestion(low=say(f"{key}.low"), high=say(f"{key}.high"), **_said(key, talk, around))

    return ask


def percent(key: str, **around: Unpack[Around]) -> Ask:
    """A whole number 0-100 between `<key>.low` and `<key>.high`."""

    def ask(talk: Talk) -> kinds.PercentQuestion:
        return kinds.PercentQuestion(low=say(f"{key}.low"), high=say(f"{key}.high"), **_said(key, talk, around))

    return ask


def line(key: str, *, limit: int = 300, **around: Unpack[Around]) -> Ask:
    """One line of at most `limit` characters."""

    def ask(talk: Talk) -> kinds.LineQuestion:
        return kinds.LineQuestion(limit=limit, **_said(key, talk, around))

    return ask


def file(key: str, **around: Unpack[Around]) -> Ask:
    """Where a file is."""

    def ask(talk: Talk) -> kinds.FileQuestion:
        return kinds.FileQuestion(**_said(key, talk, around))

    return ask


def text(key: str, **around: Unpack[Around]) -> Ask:
    """Text of any length."""

    def ask(talk: Talk) -> kinds.TextQuestion:
        return kinds.TextQuestion(**_said(key, talk, around))

    return ask


def yes_no(key: str, *, unsure: bool = False, **around: Unpack[Around]) -> Ask:
    """Yes, no and, where offered, unsure."""

    def ask(talk: Talk) -> kinds.YesNoQuestion:
        return kinds.YesNoQuestion(unsure=unsure, **_said(key, talk, around))

    return ask


def amount(
    key: str,
    unit: Callable[[Talk], str],
    planned: Callable[[Talk], float | None] | None = None,
    **around: Unpack[Around],
) -> Ask:
    """How much, in a unit, beside what was planned."""

    def ask(talk: Talk) -> kinds.AmountQuestion:
        meant = planned(talk) if planned else None
        return kinds.AmountQuestion(unit=unit(talk), planned=meant, **_said(key, talk, around))

    return ask


def choice(
    key: str, options: tuple[str, ...] | Options, *, default: str | None = None, **around: Unpack[Around]
) -> Ask:
    """One of several: values whose labels stand at `<key>.options.<value>`, or options worked out from the talk."""

    def ask(talk: Talk) -> kinds.ChoiceQuestion:
        return kinds.ChoiceQuestion(options=_options(key, options, talk), default=default, **_said(key, talk, around))

    return ask


def several_of(
    key: str, options: tuple[str, ...] | Options, *, own_words: bool = False, **around: Unpack[Around]
) -> Ask:
    """Any number of a list, the same way; own words beside them where allowed."""

    def ask(talk: Talk) -> kinds.SeveralQuestion:
        return kinds.SeveralQuestion(
            options=_options(key, options, talk), own_words=own_words, **_said(key, talk, around)
        )

    return ask


def option(key: str, value: str, **values: str) -> Option:
    """One option whose label stands at `<key>.options.<value>`."""
    return Option(value, say(f"{key}.options.{value}", **values))


def _options(key: str, options: tuple[str, ...] | Options, talk: Talk) -> tuple[Option, ...]:
    if callable(options):
        return options(talk)
    return tuple(option(key, value) for value in options)


def among(answer: str | None, known: tuple[Code, ...]) -> Code | None:
    """The answer as one of the codes it can be; nothing where it is none of them."""
    return next((code for code in known if code == answer), None)


def one_of(key: str, turn: int, **values: object) -> str:
    """One of several sentences, another at each turn."""
    sentences = several(key, **values)
    return sentences[turn % len(sentences)]


def heard(rating_stage: str) -> Stage:
    """The one validating sentence that follows a high rating, before anything else is asked (S1)."""

    def ask(talk: Talk) -> kinds.Information:
        return kinds.Information(ask=one_of("reply.heard", talk.scene.turn), waits=False)

    return Stage(f"{rating_stage}_heard", ask, when=lambda talk: (talk.whole(rating_stage) or 0) >= HIGH)


def closing_line(stage_id: str, sentence: Lines, when: Condition | None = None) -> Stage:
    """A last stage that says something and asks nothing."""

    def ask(talk: Talk) -> kinds.Information:
        first, *rest = sentence(talk)
        return kinds.Information(ask=first, paragraphs=tuple(rest), waits=False)

    return Stage(stage_id, ask, when=lambda talk: bool(sentence(talk)) and (when is None or when(talk)))


def kept_here(stage_id: str, effects: Callable[[Talk], tuple[Effect, ...]], when: Condition = always) -> Stage:
    """A stage without words, for what several answers before it become together.

    One record is made and, when someone goes back and answers otherwise, amended or taken back.
    """
    return Stage(stage_id, lambda talk: kinds.Information(ask="", waits=False), when=when, effects=effects)


def chose(stage: str, *values: str) -> Condition:
    """Asked where one of these was answered at that stage."""
    return lambda talk: talk.text(stage) in values


def ticked(stage: str, value: str) -> Condition:
    """Asked where this was among what was ticked at that stage."""
    return lambda talk: value in talk.chosen(stage)


def both(*conditions: Condition) -> Condition:
    """Asked where every one of these holds."""
    return lambda talk: all(condition(talk) for condition in conditions)


def either(*conditions: Condition) -> Condition:
    """Asked where one of these holds."""
    return lambda talk: any(condition(talk) for condition in conditions)


def unless(condition: Condition) -> Condition:
    """Asked where this does not hold."""
    return lambda talk: not condition(talk)


def only_if(condition: Condition, *stages: Stage) -> tuple[Stage, ...]:
    """The same stages, asked where this holds as well."""
    return tuple(replace(stage, when=both(condition, stage.when)) for stage in stages)


def becomes(*makers: Callable[[Talk], Effect | None]) -> Callable[[Talk], tuple[Effect, ...]]:
    """The effects these make of the talk; a maker that gives nothing is left out."""
    return lambda talk: tuple(effect for make in makers if (effect := make(talk)) is not None)
