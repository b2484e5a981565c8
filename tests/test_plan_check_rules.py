"""The rules of `plan check`, each at, below and above its threshold (S13-S15, S27, S33, S34, S59, S64; care 1.2-1.8, 3, 4.4, 5)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from gradestep.coach.measures import MY_ACTIVITIES, SHIPPED, instruments
from gradestep.content import data, has, names, say
from gradestep.model.plan import Plan
from gradestep.planfile.checking import findings
from gradestep.planfile.checks.finding import LEVELS
from gradestep.planfile.checks.sets import OWN_SET

CONTACT = {"name": "The clinic", "call": "5"}
VALUE = {"id": "friends", "area": "friends", "words": "Coffee with a friend"}


def step(name: str, difficulty: int = 10, **more: Any) -> dict[str, Any]:
    """A step that no rule finds anything in."""
    return {"id": name, "title": "Walk to the gate", "difficulty": difficulty, "amount": 2, "unit": "minutes", **more}


def ladder(*steps: dict[str, Any], name: str = "outside", **more: Any) -> dict[str, Any]:
    """A ladder that points to a value."""
    return {"id": name, "title": "Outside", "values": ["friends"], "steps": list(steps), **more}


def if_then(name: str, **more: Any) -> dict[str, Any]:
    """An if-then plan no rule finds anything in."""
    return {"id": name, "if": "I come home", "then": "I sit down", **more}


def plan(*ladders: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A plan that no rule finds anything in, but for what is given."""
    return {"values": [VALUE], "contacts": [CONTACT], "ladders": list(ladders or [ladder(step("gate"))]), **more}


def one(**more: Any) -> dict[str, Any]:
    """A plan with one step, changed."""
    return plan(ladder({**step("gate"), **more}))


def asked_with(when: str, screen: str = "support", **more: Any) -> dict[str, Any]:
    """A clinician's set with a page of support on that condition."""
    item = {"id": "a", "ask": "Dark thoughts?", "safety": {"when": when, "screen": screen}}
    return {"id": "sleep", "title": "Sleep", "options": ["No", "A little", "A lot"], "items": [item], **more}


def a_set(**more: Any) -> dict[str, Any]:
    """A plan with a clinician's set, changed."""
    return plan(questionnaires=[asked_with(">=1", **more)])


def then(action: str, **more: Any) -> dict[str, Any]:
    """A plan with one if-then plan that ends so."""
    return plan(if_then=[if_then("a", then=action, **more)])


TABLE: tuple[tuple[str, dict[str, Any], list[tuple[Any, ...]]], ...] = (
    ("no-easy-step", plan(ladder(step("a", 19))), []),
    ("no-easy-step", plan(ladder(step("a", 20))), []),
    ("no-easy-step", plan(ladder(step("b", 30), step("a", 21))), [("ladders", 0, "steps", 1, "difficulty")]),
    ("no-easy-step", plan(ladder(step("a", 10, rested=True), step("b", 21))), [("ladders", 0, "steps", 1, "difficulty")]),
    ("no-easy-step", plan(ladder()), []),
    ("starts-hard", plan(ladder(step("a")), ladder(step("b", 25), name="two")), []),
    ("starts-hard", plan(ladder(step("a")), ladder(step("b", 26), name="two")), [("ladders", 1, "steps", 0, "difficulty")]),
    ("starts-hard", plan(ladder(step("b", 26), step("a", 10), order="hand")), [("ladders", 0, "steps", 0, "difficulty")]),
    ("starts-hard", plan(ladder(step("b", 26), step("a", 10))), []),
    ("starts-hard", plan(ladder(step("a")), ladder(step("b", 90), name="two", rested=True)), []),
    ("wide-gap", plan(ladder(step("a", 10), step("b", 34))), []),
    ("wide-gap", plan(ladder(step("a", 10), step("b", 35))), []),
    ("wide-gap", plan(ladder(step("b", 36), step("a", 10))), [("ladders", 0, "steps", 0, "difficulty")]),
    ("wide-gap", plan(ladder(step("a", 10), step("b", 30, rested=True), step("c", 50))), [("ladders", 0, "steps", 2, "difficulty")]),
    ("state-not-action", one(title="Feel  calm in the shop"), [("ladders", 0, "steps", 0, "title")]),
    ("state-not-action", one(smallest="be less tired"), [("ladders", 0, "steps", 0, "smallest")]),
    ("state-not-action", one(title="Sit in the shop and feel my feet"), []),
    ("state-not-action", one(title="Walk to the calm pond"), []),
    ("no-amount", one(amount=None), [("ladders", 0, "steps", 0, "title")]),
    ("no-amount", one(amount=0), []),
    ("no-amount", one(amount=None, done_when="I am there"), []),
    ("words-press", plan(note="You must do one"), [("note",)]),
    ("words-press", plan(note="Buy mustard"), []),
    ("words-press", one(stop_if=["a sign", "you fail"]), [("ladders", 0, "steps", 0, "stop_if", 1)]),
    ("words-press", plan(supporters=[{"name": "Ann Just", "say": ["Try harder"]}]), [("supporters", 0, "say", 0)]),
    ("words-press", one(title="Walk with my wife"), []),
    ("words-press", one(title="Walk to the gate \U0001f469\u200d\U0001f9bd \u2764\ufe0f"), []),
    ("words-press", one(setting="home", note="Go!"), [("ladders", 0, "steps", 0, "note")]),
    ("symptom-goal", one(done_when="the pain has gone"), [("ladders", 0, "steps", 0, "done_when")]),
    ("symptom-goal", one(title="Walk without dizziness"), [("ladders", 0, "steps", 0, "title")]),
    ("symptom-goal", one(condition="with no pain"), [("ladders", 0, "steps", 0, "condition")]),
    ("symptom-goal", one(title="Sit with the pain for two minutes"), []),
    ("symptom-goal", one(stop_if=["the pain goes down my leg"]), []),
    ("symptom-goal", plan(ladder(step("a"), title="Symptom-free days")), [("ladders", 0, "title")]),
    ("danger-words", one(title="Drive when dizzy"), [("ladders", 0, "steps", 0, "title")]),
    ("danger-words", one(title="Drive to the shop"), []),
    ("danger-words", plan(if_then=[if_then("a", then="I stop taking tablets")]), [("if_then", 0, "then")]),
    ("same-id", plan(ladder(step("gate"), step("gate"))), [("ladders", 0, "steps", 1, "id")]),
    ("same-id", plan(ladder(step("a")), ladder(step("a"), name="two")), [("ladders", 1, "steps", 0, "id")]),
    ("same-id", plan(ladder(step("friends"))), [("ladders", 0, "steps", 0, "id")]),
    ("same-id", plan(ladder(step("gate"), step("gate-2"))), []),
    ("same-id", plan(contacts=[{**CONTACT, "id": "a"}, {**CONTACT, "id": "a"}]), [("contacts", 1, "id")]),
    ("unknown-id", plan(ladder(step("a"), values=["friends", "freinds"])), [("ladders", 0, "values", 1)]),
    ("unknown-id", one(values=["x"]), [("ladders", 0, "steps", 0, "values", 0)]),
    ("unknown-id", plan(if_then=[if_then("a", step="x")]), [("if_then", 0, "step")]),
    ("unknown-id", plan(if_then=[if_then("a", step="gate")]), []),
    ("unknown-id", plan(avoided=[{"id": "a", "activity": "Town", "ladder": "x"}]), [("avoided", 0, "ladder")]),
    ("unknown-id", plan(avoided=[{"id": "a", "activity": "Town", "ladder": "outside"}]), []),
    ("support-when", plan(questionnaires=[asked_with("often")]), [("questionnaires", 0, "items", 0, "safety", "when")]),
    ("support-when", plan(questionnaires=[asked_with(">=3")]), [("questionnaires", 0, "items", 0, "safety", "when")]),
    ("support-when", plan(questionnaires=[asked_with(">=2")]), []),
    ("support-screen", a_set(screen="suport"), [("questionnaires", 0, "items", 0, "safety", "screen")]),
    ("support-screen", a_set(), []),
    ("set-id-taken", a_set(id="gad-7"), [("questionnaires", 0, "id")]),
    ("set-id-taken", a_set(id="my-activities"), [("questionnaires", 0, "id")]),
    ("set-id-taken", a_set(id="gad-7-own"), []),
    ("set-without-answers", a_set(options=[]), [("questionnaires", 0, "options")]),
    ("set-without-answers", a_set(options=["No"]), [("questionnaires", 0, "options")]),
    ("set-without-answers", a_set(items=[]), [("questionnaires", 0, "items")]),
    ("set-without-answers", a_set(options=["No", "Yes"]), []),
    ("asked-often", a_set(every_days=13), [("questionnaires", 0, "every_days")]),
    ("asked-often", a_set(every_days=0), [("questionnaires", 0, "every_days")]),
    ("asked-often", a_set(every_days=14), []),
    ("asked-often", a_set(), []),
    ("asked-often", plan(questions=[{"id": "q", "ask": "How?", "every_days": 1}]), []),
    ("asked-often", plan(questions=[{"id": "q", "ask": "How?", "every_days": 0}]), [("questions", 0, "every_days")]),
    ("no-words", plan(title=""), [("title",)]),
    ("no-words", plan(title=" \u3164"), [("title",)]),
    ("no-words", plan(title="7"), []),
    ("no-words", one(title=""), [("ladders", 0, "steps", 0, "title")]),
    ("no-words", one(title="\U0001f600"), []),
    ("no-words", one(cue=""), []),
    ("no-words", plan(ladder(step("a"), title=" ")), [("ladders", 0, "title")]),
    ("no-words", then(""), [("if_then", 0, "then")]),
    ("no-words", then("I sit", **{"if": ""}), [("if_then", 0, "if")]),
    ("no-words", plan(avoided=[{"id": "a", "activity": ""}]), [("avoided", 0, "activity")]),
    ("no-words", plan(supporters=[{"name": "Ann", "say": ["Hello", ""]}]), [("supporters", 0, "say", 1)]),
    ("no-words", a_set(title=""), [("questionnaires", 0, "title")]),
    ("then-not", then("I do not go home"), [("if_then", 0, "then")]),
    ("then-not", then("I don\u2019t leave"), [("if_then", 0, "then")]),
    ("then-not", then("I NEVER look at my watch"), [("if_then", 0, "then")]),
    ("then-not", then("I do not go home", active=False), []),
    ("then-not", then("I note three sounds"), []),
    ("then-not", then("I sit", **{"if": "I cannot sleep"}), []),
    ("many-lines", plan(supporters=[{"name": "Ann", "say": ["a", "b", "c"]}]), []),
    ("many-lines", plan(supporters=[{"name": "Ann", "say": list("abcde")}]), [("supporters", 0, "say", 3)]),
    ("many-lines", plan(supporters=[{"name": "Ann", "please_dont": list("abcd")}]), [("supporters", 0, "please_dont", 3)]),
    ("bigger-never", plan(pacing={"bigger": "never", "increase_percent": 10}), [("pacing", "increase_percent")]),
    ("bigger-never", plan(pacing={"bigger": "never", "increase_percent": 0}), []),
    ("bigger-never", plan(pacing={"bigger": "never"}), []),
    ("bigger-never", plan(pacing={"bigger": "never", "done_needed": 3}), [("pacing", "done_needed")]),
    ("bigger-never", plan(pacing={"bigger": "offer", "increase_percent": 10}), []),
    ("two-if-thens", plan(if_then=[if_then("a", step="gate"), if_then("b", step="gate")]), [("if_then", 1, "step")]),
    ("two-if-thens", plan(if_then=[if_then("a", step="gate"), if_then("b", step="gate", active=False)]), []),
    ("two-if-thens", plan(if_then=[if_then("a", step="gate"), if_then("b")]), []),
    ("many-if-thens", plan(if_then=[if_then(name) for name in "abc"]), []),
    ("many-if-thens", plan(if_then=[if_then(name) for name in "abcd"]), [("if_then", 3)]),
    ("many-if-thens", plan(if_then=[if_then(name) for name in "abcde"]), [("if_then", 3)]),
    ("many-if-thens", plan(if_then=[*(if_then(name) for name in "abc"), if_then("d", active=False)]), []),
    ("no-value", plan(ladder(step("a"), values=[])), [("ladders", 0, "title")]),
    ("no-value", plan(ladder(step("a", values=["friends"]), values=[])), []),
    ("no-value", plan(ladder(step("a", values=["friends"]), step("b"), step("c"), values=[])), [("ladders", 0, "title")]),
    ("no-contacts", plan(), []),
    ("no-contacts", plan(contacts=[]), [()]),
    ("cue-is-time", one(cue="at 9 am"), [("ladders", 0, "steps", 0, "cue")]),
    ("cue-is-time", one(cue="every day at half past nine"), [("ladders", 0, "steps", 0, "cue")]),
    ("cue-is-time", one(cue="Tuesdays at 9.15"), [("ladders", 0, "steps", 0, "cue")]),
    ("cue-is-time", one(cue="after breakfast at 9"), []),
    ("cue-is-time", one(cue="after the 9:30 news"), []),
    ("cue-is-time", one(cue="at my desk"), []),
    ("cue-is-time", plan(if_then=[if_then("a", **{"if": "it is noon"})]), []),
    ("cue-is-time", plan(if_then=[if_then("a", **{"if": "at noon"})]), [("if_then", 0, "if")]),
)  # fmt: skip


def found(entries: dict[str, Any]) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Codes and paths."""
    return ((one.code, one.path) for one in findings(Plan.model_validate(entries)))


@pytest.mark.parametrize(("code", "entries", "paths"), TABLE)
def test_each_rule_at_its_threshold(code: str, entries: dict[str, Any], paths: list[tuple[Any, ...]]) -> None:
    """S13-S15, S27, S33, S34, S55, S59, S64: found where it is over the line, and not at it or below."""
    assert [path for its, path in found(entries) if its == code] == paths


def test_every_code_is_in_the_table_with_both_answers() -> None:
    """S14: no code without a case that is found and one that is not."""
    assert {code for code, _, paths in TABLE if paths} == set(LEVELS) == {code for code, _, paths in TABLE if not paths}


def test_a_sound_plan_raises_nothing() -> None:
    """S14: the plan the table changes is itself sound, so each row shows its own rule."""
    assert list(found(plan())) == []


@pytest.mark.parametrize("starter", names("starters"))
def test_starters_hold_every_rule(starter: str) -> None:
    """S14, S33, S59: what ships is what is asked of others; whom to call is the person's own."""
    assert [code for code, _ in found(data(f"starters/{starter}"))] == ["no-contacts"]


def test_one_thing_is_said_once() -> None:
    """S27: words that are a symptom's, a state and pressing at once are told by the weightiest rule alone."""
    assert [code for code, _ in found(one(title="No pain on the stairs"))] == ["symptom-goal"]
    assert [code for code, _ in found(one(title="Feel calm, you must"))] == ["state-not-action", "words-press"]


@pytest.mark.parametrize("code", LEVELS)
def test_every_code_has_its_words(code: str) -> None:
    """B3: what it looks at, why, where that is from, an example, and what to do."""
    for part in ("says", "do", "rule", "why", "source", "before", "after"):
        assert has(f"plan_check.rules.{code}.{part}")
    assert "\\n" not in say(f"plan_check.rules.{code}.before")
    assert set(data("plan_check")["rules"]) == set(LEVELS)


def test_the_names_of_sets_that_are_taken() -> None:
    """Care 3: those the app knows of its own, so that a clinician's set is never left out without a word."""
    assert {*data("instruments"), OWN_SET} == {*SHIPPED, MY_ACTIVITIES}
    for taken in (*SHIPPED, MY_ACTIVITIES):
        asked = instruments(Plan.model_validate(a_set(id=taken)))
        assert [one.id for one in asked] == list(SHIPPED)
