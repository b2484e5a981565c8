"""The exact shape of safety.toml."""

from __future__ import annotations

from content_shapes import Exact, Text, Texts


class About(Exact):
    """What this is and is not (care 4.1)."""

    title: Text
    lines: Texts
    adults: Text
    go_on: Text


class Validating(Exact):
    """The sentence that opens first run (S1)."""

    first: Text


class Careful(Exact):
    """Avoiding as careful coping (S2)."""

    title: Text
    lines: Texts
    short: Text


class CheckFirst(Exact):
    """The check-first list (care 4.2)."""

    ask: Text
    note: Text
    chosen: Texts
    before_step: Text
    options: dict[str, Text]


class SupportOptions(Exact):
    """What can follow the support screen."""

    go_on: Text
    stop: Text
    plan: Text


class Support(Exact):
    """The support screen (care 3)."""

    title: Text
    lines: Texts
    ask: Text
    own_plan: Text
    options: SupportOptions


class PacingScreen(Exact):
    """What pacing first means (care 4.3)."""

    title: Text
    lines: Texts
    ceiling: Text
    again: Text


class AgainOptions(Exact):
    """Now, or not."""

    now: Text
    leave: Text


class Again(Exact):
    """The three questions, asked again (care 4.3)."""

    home: Text
    worse: Text
    row: Text
    ask: Text
    options: AgainOptions


class Pem(Exact):
    """The three questions about effort."""

    title: Text
    note: Text
    after_more: Text
    long_to_settle: Text
    told: Text
    again: Again
    screen: PacingScreen


class StopOptions(Exact):
    """Which of the three lists."""

    emergency: Text
    clinician: Text
    today: Text


class StopNow(Exact):
    """The one question of stop-now (care 4.4)."""

    ask: Text
    options: StopOptions
    signs: StopOptions


class Emergency(Exact):
    """Stop and call."""

    title: Text
    call: Text
    call_anywhere: Text
    lead: Text
    list: Texts
    after: Text


class Clinician(Exact):
    """See a clinician first."""

    title: Text
    lead: Text
    list: Texts
    urgent: Text
    after: Text


class Today(Exact):
    """Stop for today."""

    title: Text
    lead: Text
    list: Texts
    after: Text
    rest: Text
    watch: Text


class Paused(Exact):
    """While a stop stands (O0)."""

    title: Text
    words: Text
    today: Text
    open: Text
    row: Text


class Checked(Exact):
    """Whether it was looked at."""

    looked_at: Text
    all_right: Text
    done: Text
    on_again: Text


class StepWords(Exact):
    """Steps that name danger, or a state."""

    hint: Text
    never: Text
    also_never: Text
    state: Text
    danger_patterns: Texts
    state_patterns: Texts


class SafetyWords(Exact):
    """safety.toml."""

    about: About
    validating: Validating
    careful: Careful
    check_first: CheckFirst
    support: Support
    pem: Pem
    stop_now: StopNow
    emergency: Emergency
    clinician: Clinician
    today: Today
    paused: Paused
    checked: Checked
    step_words: StepWords
