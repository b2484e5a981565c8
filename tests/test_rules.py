"""`gradestep rules`: every rule of the table, its numbers as they are, and where each is from (S12)."""

from __future__ import annotations

import json
from pathlib import Path

from commands import gradestep

from gradestep.coach.offers import RULES
from gradestep.coach.published import beside
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
        "done": 5, "window": 6, "days": 2, "settled": 7, "percent": 10, "cooldown": 12,
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
    assert set(data("rules")["sources"]) == {
        source if source.startswith("src") else f"care_{source.replace('.', '_')}" for source in used
    }


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
