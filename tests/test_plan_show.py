"""`plan show`: what the person will read, as text, as a page, as data, and as every screen the plan makes (S15, S33, S34, S59)."""

from __future__ import annotations

import json
import stat
import tomllib
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from commands import gradestep

from gradestep.content import data, names, say, text_of
from gradestep.model.plan import Plan
from gradestep.planfile.writing import plan_text
from gradestep.share.plan_html import plan_html, plan_lines
from gradestep.share.plan_shown import plan_page

HOSTILE = "<script>alert(1)</script> [red]{name} &amp; \"' --> "

FULL: dict[str, Any] = {
    "format": 1,
    "id": "whole",
    "revision": 3,
    "title": "W-title",
    "author": "W-author",
    "note": "W-note",
    "pacing": {"increase_percent": 5, "breathing_before": "practice_only"},
    "values": [{"id": "v", "area": "W-area", "words": "W-value", "matters": 9, "lately": 3, "why": "W-why"}],
    "ladders": [
        {
            "id": "l",
            "title": "W-ladder",
            "values": ["v"],
            "order": "hand",
            "note": "W-ladder-note",
            "steps": [
                {
                    "id": "s",
                    "title": "W-step",
                    "kind": "quota",
                    "difficulty": 15,
                    "amount": 4321,
                    "unit": "W-unit",
                    "done_when": "W-done-when",
                    "cue": "W-cue",
                    "condition": "W-condition",
                    "smallest": "W-smallest",
                    "energy": "low",
                    "setting": "W-setting",
                    "values": ["v"],
                    "help": [{"kind": "W-help", "who": "W-who"}],
                    "stop_if": ["W-stop-if"],
                    "ceiling": 9876,
                    "unit_step": 8765,
                    "rest_plan": 6543,
                    "trials": [11, 12],
                    "baseline": 7654,
                    "note": "W-step-note",
                    "rested": False,
                }
            ],
        }
    ],
    "if_then": [{"id": "i", "if": "W-if", "then": "W-then", "does": "breathe", "minutes": 2, "step": "s"}],
    "avoided": [{"id": "a", "activity": "W-avoided", "by": "clinician", "ladder": "l"}],
    "supporters": [
        {
            "name": "W-supporter",
            "role": "W-role",
            "say": ["W-say"],
            "please_dont": ["W-please-dont"],
            "practical": [{"kind": "W-practical", "next_smaller_help": "W-less"}],
            "take_over": ["W-take-over"],
            "flare_plan": "W-flare-plan",
            "check_in": "W-check-in",
        }
    ],
    "questions": [{"id": "q", "ask": "W-ask?", "low": "W-low", "high": "W-high"}],
    "questionnaires": [
        {"id": "qq", "title": "W-sheet", "options": ["W-option"], "items": [{"id": "x", "ask": "W-item?"}]}
    ],
    "contacts": [{"name": "W-contact", "call": "W-call", "text": "W-text", "when": "W-when"}],
    "limits": {"words": "W-limits", "lines": ["W-limit"]},
    "early_signs": [{"id": "e", "sign": "W-sign", "where": "body"}],
    "maintenance": {
        "learned": ["W-learned"],
        "keep_doing": ["W-keep"],
        "rough_times": ["W-rough"],
        "today": "W-today",
        "this_week": "W-week",
        "after_two_weeks": "W-two-weeks",
        "people": ["W-people"],
        "clinician_contact": "W-clinic",
        "next_steps": ["W-next"],
    },
}


def _words(value: Any) -> list[str]:
    """Every text of the plan that is marked as one."""
    if isinstance(value, str):
        return [value] if value.startswith("W-") else []
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [word for one in inner for word in _words(one)]


def _with_words(value: Any, put: str) -> Any:
    """The same plan with this before every such text."""
    if isinstance(value, str):
        return put + value if value.startswith("W-") else value
    if isinstance(value, dict):
        return {key: _with_words(inner, put) for key, inner in value.items()}
    return [_with_words(inner, put) for inner in value] if isinstance(value, list) else value


def _file(tmp_path: Path, entries: dict[str, Any]) -> str:
    file = tmp_path / "plan.toml"
    file.write_text(plan_text(entries, explained=False), encoding="utf-8")
    return str(file)


class _Page(HTMLParser):
    """What a browser would make of a page: tags, and words."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep it."""
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Keep it."""
        self.words.append(data)


def _parsed(html: str) -> _Page:
    page = _Page()
    page.feed(html)
    return page


def test_all_of_a_plan_is_shown_in_order() -> None:
    """S15, S33, S34, S57, S59: every text of every part of a plan is on the page, the step's amount and cue beside it."""
    lines = list(plan_lines(plan_page(Plan.model_validate(FULL))))
    text = "\n".join(lines)
    assert [word for word in _words(FULL) if word not in text] == []
    for number in ("4321", "9876", "7654", "8765", "6543", "11, 12", "9", "3"):
        assert number in text
    order = ["W-title", "W-author", "W-note", "W-value", "W-ladder", "W-step", "W-cue", "W-if", "W-avoided"]
    places = [
        text.index(word) for word in (*order, "W-supporter", "W-contact", "5 in 100", "W-ask", "W-item", "W-limit")
    ]
    assert places == sorted(places)


@pytest.mark.parametrize("kind", data("if_then")["kind"]["options"])
def test_what_an_if_then_plan_is_for_is_shown(kind: str) -> None:
    """S64, care 1.4: a start, a hard moment, a flare day, a good day, a return, someone to ask."""
    plan = {"if_then": [{"id": "i", "if": "it rains", "then": "I sit", "kind": kind}]}
    lines = list(plan_lines(plan_page(Plan.model_validate(plan))))
    assert lines[lines.index("If it rains, then I sit.") + 1] == say(f"if_then.kind.options.{kind}")


@pytest.mark.parametrize(
    ("when", "answers"),
    [(">=1", "a little, a lot"), ("2", "a lot"), ("<1", "not at all"), ("often", "a little, a lot"), (">9", "")],
)
def test_when_the_page_of_support_comes_is_shown(when: str, answers: str) -> None:
    """Care 3: beside the item, after which answers; one that cannot be read counts rather once too often."""
    items = [{"id": "a", "ask": "Dark?", "safety": {"when": when}}, {"id": "b", "ask": "Sleep?"}]
    options = ["not at all", "a little", "a lot"]
    plan = {"questionnaires": [{"id": "q", "title": "Q", "options": options, "items": items}]}
    lines = list(plan_lines(plan_page(Plan.model_validate(plan))))
    label = say("plan_show.label.support_after")
    assert [line for line in lines if label in line] == ([f"{label}: {answers}"] if answers else [])
    assert not answers or lines[lines.index(f"{label}: {answers}") - 1] == "1. Dark?"


@pytest.mark.parametrize("starter", names("starters"))
def test_each_starter_is_shown_from_a_file(home: Path, tmp_path: Path, starter: str) -> None:
    """S15, S34: title, every step with its cue; nothing is written."""
    file = tmp_path / "starter.toml"
    file.write_text(text_of(f"starters/{starter}.toml"), encoding="utf-8")
    done = gradestep(home, "plan", "show", str(file))
    assert (done.returncode, done.stderr) == (0, "")
    told = " ".join(done.stdout.split())
    for ladder in tomllib.loads(file.read_text(encoding="utf-8"))["ladders"]:
        for step in ladder["steps"]:
            assert step["title"] in told
            assert f"When: {step['cue']}" in told
    assert max(len(line) for line in done.stdout.splitlines()) <= 80
    assert not home.exists()


def test_a_page_to_print_stands_by_itself(home: Path, tmp_path: Path) -> None:
    """B1, R20: one file, no script, nothing from elsewhere, a language, headings in order, made for paper too."""
    done = gradestep(home, "plan", "show", _file(tmp_path, FULL), "--html")
    page = _parsed(done.stdout)
    names_ = [tag for tag, _ in page.tags]
    assert (done.returncode, names_.count("h1"), names_.count("script")) == (0, 1, 0)
    assert dict(page.tags)["html"] == {"lang": "en"}
    assert any("default-src 'none'" in (given.get("content") or "") for _, given in page.tags)
    assert not [given for _, given in page.tags if given.keys() & {"src", "href", "onclick", "onload"}]
    levels = [int(tag[1]) for tag in names_ if tag in ("h1", "h2", "h3")]
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
    assert "@media print" in done.stdout
    assert "prefers-color-scheme: dark" in done.stdout


def test_hostile_words_stay_words(home: Path, tmp_path: Path) -> None:
    """R20, R19: in every field markup and braces are shown as typed, in each form, and no escape reaches the terminal."""
    hostile = _with_words(FULL, HOSTILE)
    page = _parsed(plan_html(plan_page(Plan.model_validate(hostile))))
    assert "script" not in [tag for tag, _ in page.tags]
    whole = "".join(page.words)
    assert [word for word in _words(FULL) if HOSTILE + word not in whole] == []
    file = _file(tmp_path, hostile)
    for form in ([], ["--as-patient"]):
        told = " ".join(gradestep(home, "plan", "show", file, *form).stdout.split())
        assert "<script>alert(1)</script> [red]{name} &amp; \"' --> W-step" in told
    escape = _file(tmp_path, {**FULL, "title": "a\x1b]0;b\x07\u202ec"})
    for form in ([], ["--html"], ["--as-patient"], ["--json"]):
        out = gradestep(home, "plan", "show", escape, *form).stdout
        assert not {"\x1b", "\x07", "\u202e"} & set(out)


def test_every_screen_is_walked(home: Path, tmp_path: Path) -> None:
    """S15, S33, S59, S64: Home, the questions of a try, the ladder, if-then, the check-in and whom to call, each once."""
    done = gradestep(home, "plan", "show", _file(tmp_path, FULL), "--as-patient")
    assert (done.returncode, done.stderr) == (0, "")
    told = " ".join(done.stdout.split())
    for words in (
        "This is in the file: W-title",
        "Your next step: W-step.",
        "When: W-cue",
        "Because it points to: W-value.",
        "Stop if: W-stop-if",
        "The smallest version: W-smallest",
        "Help you wanted: W-help, from W-who.",
        "Your plan: if W-if, then W-then.",
        "Your own limit: W-limit",
        "How did it go?",
        "W-ladder.",
        "W-avoided.",
        "W-ask?",
        "W-contact",
    ):
        assert words in told, words
    assert done.stdout.count("What sensations were there?") <= 1
    assert not home.exists()


def test_a_page_goes_to_a_file_and_never_over_another(home: Path, tmp_path: Path) -> None:
    """R21: private, and one that is there stays unless --force is given."""
    source, target = _file(tmp_path, FULL), tmp_path / "page.html"
    done = gradestep(home, "plan", "show", source, "--html", "--to", str(target))
    assert (done.returncode, stat.S_IMODE(target.stat().st_mode)) == (0, 0o600)
    assert str(target) in done.stdout
    target.write_text("mine", encoding="utf-8")
    refused = gradestep(home, "plan", "show", source, "--html", "--to", str(target))
    assert (refused.returncode, target.read_text(encoding="utf-8")) == (1, "mine")
    assert gradestep(home, "plan", "show", source, "--html", "--to", str(target), "--force").returncode == 0
    assert target.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_the_own_plan_as_data(home: Path) -> None:
    """B2: without a file the person's own plan, whole, as JSON with the names of the file."""
    home.mkdir(mode=0o700)
    (home / "plan.toml").write_text(plan_text(FULL, explained=False), encoding="utf-8")
    told = json.loads(gradestep(home, "plan", "show", "--json").stdout)
    assert told["ladders"][0]["steps"][0]["title"] == "W-step"
    assert told["if_then"][0]["if"] == "W-if"


def test_a_newer_file_is_shown_and_said(home: Path, tmp_path: Path) -> None:
    """R16: what is understood is shown, and a sentence says so."""
    done = gradestep(home, "plan", "show", _file(tmp_path, {**FULL, "format": 9}))
    assert (done.returncode, "newer" in done.stderr) == (0, True)
    assert "W-step" in done.stdout
