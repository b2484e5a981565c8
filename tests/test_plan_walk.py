"""`plan show --as-patient`: every part of a plan on the screen it comes to, and every way through each conversation (issue 3.3)."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from bounded_work import calls_of
from fake_clock import FakeClock
from walking import scene_of

from gradestep.cli.plan_walk import Walk
from gradestep.cli.plan_ways import Ways
from gradestep.content import say
from gradestep.flows.flow import Flow, Stage, Talk
from gradestep.flows.question import AnyQuestion, ChoiceQuestion, Information, Option, YesNoQuestion
from gradestep.model.plan import Plan
from gradestep.planfile.reading import read_plan

WHOLE = """\
format = 1
id = "whole"
title = "W-title"
note = "W-note"

[[values]]
id = "v"
area = "friends"
words = "W-value"

[[ladders]]
id = "l"
title = "W-ladder"
note = "W-ladder-note"
values = ["v"]

[[ladders.steps]]
id = "s"
title = "W-step"
amount = 4
unit = "minutes"
cue = "W-cue"
condition = "W-condition"
smallest = "W-smallest"
setting = "W-setting"
note = "W-step-note"
help = [{ kind = "W-help", who = "W-who" }]
stop_if = ["W-stop"]

[[if_then]]
id = "i"
if = "W-if"
then = "W-then"

[[avoided]]
id = "a"
activity = "W-avoided"

[[supporters]]
id = "p"
name = "W-sister"
say = ["W-say"]
please_dont = ["W-not"]
practical = [{ kind = "W-lift" }]

[[questions]]
id = "q1"
ask = "W-first-question?"

[[questions]]
id = "q2"
ask = "W-second-question?"

[[questionnaires]]
id = "sheet"
title = "W-sheet"
options = ["W-no", "W-yes"]

[[questionnaires.items]]
id = "one"
ask = "W-item?"
safety = { when = ">=1" }

[[questionnaires.items]]
id = "two"
ask = "W-last-item?"

[[contacts]]
name = "W-clinic"
call = "123"

[limits]
lines = ["W-limit"]

[[early_signs]]
id = "e"
sign = "W-sign"

[maintenance]
keep_doing = ["W-keep"]
today = "W-today"
people = ["W-person"]
"""


def plan_of(text: str) -> Plan:
    """The plan that a text is."""
    plan = read_plan(text.encode(), Path("plan.toml")).plan
    assert plan is not None
    return plan


def walked(text: str, *, from_file: bool = True) -> list[str]:
    """Every line of the walk."""
    return Walk(plan_of(text), FakeClock().clock, text if from_file else "").lines()


@pytest.mark.parametrize("word", sorted({word.strip('"?,') for word in WHOLE.split() if "W-" in word}))
def test_every_part_of_a_plan_is_met(word: str) -> None:
    """S57, S58, S59, S64, issue 3.3: notes, people, sets, signs, limits and what is for later among them."""
    assert any(word.strip('[]"') in line for line in LINES)


LINES = walked(WHOLE)


def test_what_follows_an_answer_is_shown_behind_it() -> None:
    """Care 3, S9: every outcome has its reply, a marked answer its page of support, each way its answer."""
    asked = say("reflect.outcome.ask")
    for outcome in ("partly", "changed", "not_today"):
        answer = say(f"reflect.outcome.options.{outcome}")
        assert say("plan_show.walk.given", ask=asked, answer=answer) in LINES
    for answer, follows in (("W-yes", say("safety.support.title")), ("W-sign", "W-today"), ("W-if", "W-then")):
        given = next(place for place, line in enumerate(LINES) if line.endswith(f": {answer}") and "?" in line)
        assert any(follows in line for line in LINES[given : given + 12]), answer
    assert any("W-last-item" in line for line in LINES)


def test_each_answer_is_given_once_and_what_reads_the_same_is_left_out() -> None:
    """Issue 3.3: two choices of two and a way that one of them opens are five pages, not eight."""

    def choice(name: str) -> ChoiceQuestion:
        return ChoiceQuestion(ask=name, options=(Option("a", f"{name}-a"), Option("b", f"{name}-b")), default="a")

    opened = Stage("opened", lambda _: YesNoQuestion(ask="opened"), when=lambda talk: talk.text("two") == "b")
    end = Stage("end", lambda talk: Information(ask=f"{talk.text('one')}{talk.text('two')}", waits=False))
    stages = (Stage("one", lambda _: choice("one")), Stage("two", lambda _: choice("two")), opened, end)
    asked: list[str] = []

    def heard(stage: Stage) -> Stage:
        def ask(talk: Talk) -> AnyQuestion:
            asked.append(stage.id)
            return stage.ask(talk)

        return Stage(stage.id, ask, stage.when)

    scene = scene_of(Plan())
    flow = Flow("made-up", "Made up", tuple(heard(stage) for stage in stages))
    ways = Ways(FakeClock().clock)
    found = list(ways.through(flow, scene))
    assert [way.given for way in found] == [
        "",
        say("plan_show.walk.given", ask="one", answer="one-b"),
        say("plan_show.walk.given", ask="two", answer="two-b"),
    ]
    assert [way.lines[-1] for way in found] == ["aa", "ba", "ab"]
    assert list(ways.through(flow, scene)) == []


def many(steps: int) -> str:
    """A plan of one ladder with so many steps."""
    rows = (
        f'\n[[ladders.steps]]\nid = "s{one}"\ntitle = "Step {one}"\ndifficulty = {one % 100}\namount = 2\nunit = "minutes"\n'
        for one in range(steps)
    )
    return 'format = 1\nid = "many"\ntitle = "Many"\n\n[[ladders]]\nid = "l"\ntitle = "Ladder"\n' + "".join(rows)


def test_three_times_the_steps_are_three_times_the_work() -> None:
    """R18: whatever ways there are through a conversation, each step more is as much more as the one before it."""
    two, some, more = (calls_of(partial(walked, many(steps))) for steps in (2, 22, 62))
    assert more - two < 3.1 * (some - two)


def test_a_walk_through_a_plan_of_ones_own_takes_no_file_in() -> None:
    """Issue 3.3: without a file the walk begins on Home."""
    assert say("plan_show.walk.adopt") in LINES
    assert say("plan_show.walk.adopt") not in walked(WHOLE, from_file=False)
