"""The exact shape of every content file that is data: a misspelt key is an error here, and never in front of a person."""

from __future__ import annotations

from datetime import date as Date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Text = Annotated[str, Field(min_length=1)]
Texts = Annotated[list[Text], Field(min_length=1)]
Replies = Annotated[list[Text], Field(min_length=5)]


class Exact(BaseModel):
    """A table with these keys and no others."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Pattern(Exact):
    """A breathing preset (care 2.2)."""

    name: Text
    about: Text
    inhale: Annotated[float, Field(ge=1, le=12)]
    hold_in: Annotated[float, Field(ge=0, le=12)]
    exhale: Annotated[float, Field(ge=1, le=12)]
    hold_out: Annotated[float, Field(ge=0, le=12)]
    status: Literal["first", "default", "offered", "holds", "clinician"]
    max_cycles: int | None = None
    most_cycles: int | None = None


class Custom(Exact):
    """The bounds of a pattern of one's own."""

    name: Text
    about: Text
    least: float
    most: float
    slowest: float
    fastest: float


class Teaching(Exact):
    """What is said before the first time."""

    about: Text
    lines: Texts
    holds: Text
    pause: Text


class Sense(Exact):
    """One line of grounding."""

    count: Annotated[int, Field(ge=1, le=5)]
    sense: Text
    prompt: Text


class Profile(Exact):
    """Grounding for the senses one has (care 2.5)."""

    name: Text
    about: Text
    steps: Annotated[list[Sense], Field(min_length=1)]


class GroundingWords(Exact):
    """What all profiles share."""

    about: Text
    seconds_each: int
    close: Texts


class Posture(Exact):
    """The posture exercise."""

    name: Text
    about: Text
    lines: Texts
    close: Text


class CautionWords(Exact):
    """What is said once a caution is ticked."""

    chosen: Text
    lung: Text
    trauma: Text


class Exercises(Exact):
    """exercises.toml."""

    durations: list[int]
    practice_minutes: int
    pause_minutes: int
    first_pattern: Text
    default_pattern: Text
    custom: Custom
    patterns: dict[str, Pattern]
    teaching: Teaching
    cautions: dict[str, Text]
    caution_words: CautionWords
    alternatives: dict[str, Text]
    grounding: GroundingWords
    profiles: dict[str, Profile]
    posture: Posture
    posture_lying: Posture


class Service(Exact):
    """One line to call, with where that is known from (care 4.5)."""

    name: Text
    call: Text | None = None
    text: Text | None = None
    hours: Text | None = None
    url: Text | None = None
    source: Text
    dated: Text | None = None
    dated_month: Annotated[str, Field(pattern=r"^20\d\d-(0[1-9]|1[0-2])$")] | None = None
    checked_on: Date | None = None


class Country(Exact):
    """One country's lines."""

    name: Text
    emergency: Text
    emergency_source: Text | None = None
    services: Annotated[list[Service], Field(min_length=1)]


class Anywhere(Exact):
    """Lists of lines for any country."""

    name: Text
    services: list[Service]


class HelplineWords(Exact):
    """The sentences around the numbers."""

    title: Text
    own: Text
    emergency: Text
    emergency_anywhere: Text
    mobile_in_europe: Text
    call: Text
    text: Text
    call_and_text: Text
    dated: Text
    undated: Text
    checked: Text
    numbers_change: Text
    elsewhere: Text
    no_country: Text
    nobody_told: Text


class Helplines(Exact):
    """helplines.toml."""

    words: HelplineWords
    anywhere: Anywhere
    countries: dict[str, Country]


class Story(Exact):
    """A story of small changes (S51)."""

    id: Text
    title: Text
    lines: Texts


class Stories(Exact):
    """stories.toml."""

    note: Text
    own_title: Text
    own: Text
    stories: Annotated[list[Story], Field(min_length=3)]


class Progress(Exact):
    """The one progress sentence."""

    none: Text
    first: Text
    one_day: Text
    many: Text
    in_words: Text


class Reply(Exact):
    """reply.toml: five of each, or more."""

    done: Replies
    done_amount: Replies
    partly: Replies
    partly_amount: Replies
    changed: Replies
    changed_instead: Replies
    not_today: Replies
    unsaid: Replies
    stopped: Replies
    hard: Replies
    part_counts: Replies
    on_plan: Replies
    on_plan_amount: Replies
    over_plan: Replies
    over_plan_amount: Replies
    surprise: Replies
    surprise_likelihood: Replies
    feared_came: Replies
    feared_partly: Replies
    did_not_come: Replies
    did_not_come_likelihood: Replies
    cannot_tell: Replies
    guess_moved: Replies
    learned: Replies
    confidence: Replies
    small_benefit: Replies
    enough_for_now: Replies
    repeat: Replies
    heard: Replies
    higher_than_usual: Replies
    lower_than_usual: Replies
    flare: Replies
    after_flare_less: Replies
    after_flare: Replies
    rest: Replies
    setback: Replies
    kind: Replies
    welcome: Replies
    small: Replies
    progress: Progress
