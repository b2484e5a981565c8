"""A made-up person's record for the tests of sharing: every kind of entry, each text its own, hostile where asked."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser

from journals import PLAN, Past, history_of
from walking import TODAY

from gradestep.model.attempts import Afterwards, AttemptBegun, AttemptEnded, Before, Context, Reflection, StepSnapshot
from gradestep.model.history import History
from gradestep.model.journal import (
    CheckIn,
    Event,
    Exercise,
    FlareBegun,
    Measure,
    Planned,
    Review,
    Safety,
    SessionNote,
    Symptoms,
    WeeklyRating,
)
from gradestep.model.plan import Plan
from gradestep.share.gathering import Material

Words = Callable[[str], str]
"""A text for a field, by its name."""

HOSTILE = (
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "\" onload='alert(1)' x=\"",
    "&lt;b&gt; &#x3C;",
    "[link](http://example.org) ![](http://example.org/p.png) <http://example.org> www.example.org",
    "# heading\n\n- item\n1. one\n> quote\n```\ncode\n```\n| a | b |\n|---|---|",
    "*a* _b_ `c` ~~d~~ $e$ \\ \\<b>",
    "=SUM(A1) +1 -1 @x",
    "\u202eright to left\u202c \u2066x\u2069",
    "Held back: 0\nFrom: nobody",
    "\u5c0f\u3055\u306a\u4e00\u6b69 \U0001f600 e\u0301",
)
"""Texts that would act where they are not taken as words."""


def snapshot(words: Words, name: str = "") -> StepSnapshot:
    """The gate; something on no ladder where a name is given."""
    if name:
        return StepSnapshot(title=words(name))
    return StepSnapshot(id="gate", title="Walk to the gate", kind="experiment", amount=2, unit="minutes")


def afterwards(words: Words, name: str) -> Afterwards:
    """Everything that can be said after."""
    texts = ("happened", "sensations", "thoughts", "urges", "learned", "changed", "same", "adjust", "helped")
    more = ("hindered", "body", "benefit", "note")
    return Afterwards.model_validate(
        {field: words(f"{name}-{field}") for field in (*texts, *more)}
        | {"distress": 3, "confidence": 8, "prediction_outcome": "no", "surprise": 6, "likelihood_next": 30}
        | {"feeling_words": (words(f"{name}-feeling"),)},
        strict=False,
    )


def before(words: Words, name: str) -> Before:
    """Everything that can be said before."""
    texts = ("sensations", "thoughts", "urges", "prediction", "how_known")
    return Before.model_validate(
        {field: words(f"{name}-before-{field}") for field in texts}
        | {"distress": 6, "confidence": 5, "willingness": 7, "likelihood": 70, "aids": (words(f"{name}-aid"),)},
        strict=False,
    )


def past_of(words: Words) -> tuple[Past, ...]:
    """One of every kind of entry, a text in every field that takes one."""
    context = Context(setting=words("setting"), company=words("company"))
    told = AttemptEnded(
        step=snapshot(words, "own-title"), outcome="changed", instead=words("instead"), after=afterwards(words, "own")
    )
    events: tuple[Event, ...] = (
        AttemptBegun(step=snapshot(words), before=before(words, "gate"), context=context),
        AttemptEnded(attempt="past-0", outcome="done", actual=2.0),
        Reflection(attempt="past-0", after=afterwards(words, "gate"), complete=True),
        told,
        CheckIn(mood=6, sensations=4, energy="low", confidence=7, note=words("check-in")),
        Symptoms(rating=5, where=words("where"), note=words("symptom")),
        Exercise(exercise="grounding", seconds=60, words=words("grounding")),
        FlareBegun(note=words("flare"), picked="rest"),
        SessionNote(text=words("session-note")),
        Measure(measure="gad-7", answers={"a": 3}),
        Safety(question="checked", answers=("yes",), checked=words("checked")),
        WeeklyRating(what="avoidance", value=4),
        Review(subject="outside", choice="keep"),
        Planned(step="corner", day_planned=TODAY),
    )
    return tuple((event, 5) for event in events)


def marked(name: str) -> str:
    """A word that stands nowhere else."""
    return f"zq{name.replace('-', '')}qz"


def material(words: Words = marked, plan: Plan = PLAN, *more: Past) -> Material:
    """That person's plan and journal."""
    return Material(plan, history_of(*past_of(words), *more), TODAY)


def empty() -> Material:
    """Nobody has written anything."""
    return Material(Plan(), History(), TODAY)


class Tags(HTMLParser):
    """Every tag and attribute of a page, its texts, its headings."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str | None]] = set()
        self.headings: list[int] = []
        self.texts: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.add(tag)
        self.attributes |= set(attrs)
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append(int(tag[1]))

    def handle_data(self, data: str) -> None:
        """Note a text."""
        self.texts.append(data)
