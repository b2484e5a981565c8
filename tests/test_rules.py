"""`gradestep rules`: every rule of the table, its numbers as they are, and where each is from (S12)."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from commands import gradestep

from gradestep.coach.offers import RULES
from gradestep.coach.published import beside, source_key
from gradestep.content import data, has
from gradestep.model.plan import Pacing
from gradestep.model.settings import Settings

OWN = "format = 1\n\n[pacing]\ndone_needed = 5\nwindow = 6\ncooldown_days = 12\n"


def test_every_rule_is_printed_with_its_numbers(tmp_path: Path) -> None:
    """S12: each rule of the table by its number, each with a when, a then and its sources; no brace is left."""
    printed = gradestep(tmp_path / "home", "rules").stdout
    for rule in RULES:
        assert f"\n{rule.id}. " in f"\n{printed}"
    assert printed.count("When: ") == printed.count("Then: ") == len(RULES)
    assert printed.count("From: ") == len(RULES) + len(beside())
    assert "{" not in printed
    assert "3 of the last 4 tries were done, on 2 days or more." in printed


def test_the_numbers_are_those_of_the_plan(tmp_path: Path) -> None:
    """S12: what the plan says stands in the rules, in words and as data."""
    home = tmp_path / "home"
    home.mkdir()
    (home / "plan.toml").write_text(OWN, encoding="utf-8")
    printed = gradestep(home, "rules").stdout
    assert "5 of the last 6 tries were done" in printed
    assert "It rests for 12 days." in printed
    assert "done_needed is 5, window is 6, min_days is 2" in printed
    told = json.loads(gradestep(home, "rules", "--json").stdout)
    assert [rule["rule"] for rule in told["rules"]] == [rule.id for rule in RULES]
    assert told["pacing"]["cooldown_days"] == 12
    by_rule = {rule["rule"]: rule for rule in told["rules"]}
    assert by_rule["O5"]["numbers"] == {
        "done": 5, "window": 6, "days": 2, "settled": 7, "holds": 2, "gap": 14, "percent": 10, "most": 25, "first": 12,
        "cooldown": 12,
    }  # fmt: skip
    assert by_rule["O1"]["sources"] == ["1.3", "4.3", "src2", "src3"]


def test_every_number_has_a_place_in_the_words() -> None:
    """S12: a number that a rule uses and does not say would be a rule nobody can look up."""
    for rule in RULES:
        words = data("rules")[rule.id]
        said = words["when"] + words["then"]
        unsaid = [name for name in rule.numbers(Pacing()) if f"{{{name}}}" not in said]
        assert unsaid in ([], ["bigger"])
        assert all(has(f"offers.rule.{rule.id}.{key}") for key in ("home", "reason")) or rule.id == "O8"
    for one in beside():
        said = data("rules")["beside"][one.id]["says"]
        assert [name for name in one.numbers(Settings()) if f"{{{name}}}" not in said] == []
    used = {source for rule in RULES for source in rule.sources} | {
        source for one in beside() for source in one.sources
    }
    assert set(data("rules")["sources"]) == {source_key(source) for source in used}


def test_every_key_of_pacing_is_printed_or_is_about_breathing() -> None:
    """S12: nothing in `[pacing]` is left out of the rules."""
    assert {key for rule in RULES for key in rule.in_plan} == set(Pacing.model_fields) - {"breathing_before"}


def test_what_comes_beside_the_offers_has_its_numbers_too(tmp_path: Path) -> None:
    """S12, S61: looks back, check-ins, sets of questions and the rest, each with its numbers as they are set and its source."""
    home = tmp_path / "home"
    home.mkdir()
    (home / "settings.toml").write_text("review_days = 56\n", encoding="utf-8")
    assert "offered every 56 days" in gradestep(home, "rules").stdout
    told = json.loads(gradestep(home, "rules", "--json").stdout)["beside"]
    assert [one["what"] for one in told] == [one.id for one in beside()]
    assert set(data("rules")["beside"]) == {one.id for one in beside()}
    assert all(one["sources"] and one["numbers"] for one in told)


@pytest.mark.parametrize(
    "said",
    [
        "not today 3 times one after another",
        "in whole or in part, for 14 days.",
        "Less was offered 3 times or more in 14 days on one list",
        "10 percent more. It is never more than 25 percent",
        "The first 7 days of an amount stay as they are",
        "up to 182 days. That is a choice of our own",
        "steps you tried in the last 28 days",
        "from 3 tries on 3 days. It is 80 percent of their average",
        "by 30 seconds below 5 minutes, by 1 minute below 30, and by 5 minutes above. A count goes by 1 below 20, and by 5 above",
        "within 48 hours",
        "Up to 3 if-then plans are on at a time, one for a step",
        "A rating 3 or more away from your usual one",
        "a usual one from 5 ratings on",
    ],
)
def test_the_numbers_of_the_coach_are_printed(said: str) -> None:
    """S12: baseline, cap, unit steps, first week, rest, window, if-thens and the rest stand in words, with the numbers used."""
    assert said in " ".join(_printed())


def test_a_number_of_our_own_is_said_to_be_one() -> None:
    """S12: what no section of care.md holds is called a choice of our own, and no section is named for it in its place."""
    lines = _printed()
    own = "From: a choice of our own."
    for begins in (
        "Besides the step",
        "After 7 quiet days",
        "A check-in has",
        "A rating 3 or more",
        "The body is asked",
    ):
        at = next(place for place, line in enumerate(lines) if line.startswith(begins))
        assert lines[at + 1] == own
    at = lines.index("S38. A step that stands still")
    assert own in lines[at : at + 4]
    for rule in ("O8. Rest for each offer", "O9. A list to think over"):
        at = lines.index(rule)
        (source,) = (line for line in lines[at : at + 5] if line.startswith("From: "))
        assert source.endswith("; a choice of our own.")


@cache
def _printed() -> list[str]:
    with TemporaryDirectory() as folder:
        return gradestep(Path(folder) / "home", "rules").stdout.splitlines()
