"""Content: what ships is whole, has the shape its readers count on, and says what care.md says."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from content_safety_shapes import SafetyWords
from content_shapes import Exact, Exercises, Helplines, Reply, Service, Stories
from words import CONTENT, ENGLISH, everything_said

from gradestep.content import MissingWords, data, has, names, say, several, text_of
from gradestep.flows.commands import command_of
from gradestep.model.plan import Plan, Step

STARTERS = ("dizziness", "fatigue", "gut", "pain", "palpitations")
EVENTS = re.compile(r"^(after|when|before|in the middle of|on a day|on the way)\b")
"""A cue is something that happens, not a time on a clock (care 1.4)."""
STATES = re.compile(r"\b(feel|calm|well|less|without (fear|pain)|tired)\b", re.IGNORECASE)


@pytest.mark.parametrize(
    ("area", "shape"),
    [
        ("exercises", Exercises),
        ("helplines", Helplines),
        ("reply", Reply),
        ("safety", SafetyWords),
        ("stories", Stories),
    ],
)
def test_files_have_exactly_these_keys(area: str, shape: type[Exact]) -> None:
    """S19: a misspelt or missing key in a data file is found here."""
    shape.model_validate(data(area))


def test_every_file_can_be_read_and_filled() -> None:
    """S19: every TOML file parses, every placeholder is a plain name."""
    for path in sorted(CONTENT.rglob("*.toml")):
        tomllib.loads(path.read_text(encoding="utf-8"))
    for said in everything_said():
        if said.area.startswith(("help/", "starters/")):
            continue
        for _, field, form, conversion in Formatter().parse(said.text):
            assert field is None or (field.isidentifier() and not form and not conversion), said


def test_saying() -> None:
    """S19: words come by file and key, filled with values; an unknown key or a lacking value is told apart."""
    assert say("reply.progress.many", practices=12, days=7) == "So far: 12 practices, on 7 days."
    assert several("reply.done", step="[b]{x}")[1].startswith("Done: [b]{x}.")
    assert has("safety.about.title")
    assert not has("safety.about.nothing")
    with pytest.raises(MissingWords) as unknown:
        say("reply.progress.some")
    assert (unknown.value.key, unknown.value.lacking) == ("reply.progress.some", None)
    with pytest.raises(MissingWords) as lacking:
        say("reply.progress.many", practices=12)
    assert lacking.value.lacking == "days"
    for wrong in ("reply.done", "reply.progress", "nowhere.title"):
        with pytest.raises(MissingWords):
            say(wrong)
    with pytest.raises(MissingWords):
        several("reply.progress.many")
    with pytest.raises(MissingWords):
        names("nowhere")


def test_every_key_the_program_asks_for_is_there() -> None:
    """S19: no screen can ask for words that do not ship; keys put together at run time are for the tests of their flows."""
    asked = [(path, key) for path in sorted(CONTENT.parent.rglob("*.py")) for key in _keys_asked_for(path)]
    assert asked
    assert not [f"{path.name}: {key}" for path, key in asked if not has(key)]


def _keys_asked_for(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("say", "several"):
            first = node.args[0] if node.args else None
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def test_breathing_presets() -> None:
    """S40, care 2.2: in, hold, out, hold of each preset; no holds in the first and the default; the capped one capped."""
    exercises = Exercises.model_validate(data("exercises"))
    assert {name: (one.inhale, one.hold_in, one.exhale, one.hold_out) for name, one in exercises.patterns.items()} == {
        "gentle": (3, 0, 4, 0),
        "slow_out": (4, 0, 6, 0),
        "even": (5, 0, 5, 0),
        "even_5_5": (5.5, 0, 5.5, 0),
        "box": (4, 4, 4, 4),
        "four_seven_eight": (4, 7, 8, 0),
        "pursed": (2, 0, 4, 0),
    }
    assert (exercises.first_pattern, exercises.default_pattern) == ("gentle", "slow_out")
    assert {name for name, one in exercises.patterns.items() if one.status == "holds"} == {"box", "four_seven_eight"}
    capped = exercises.patterns["four_seven_eight"]
    assert (capped.max_cycles, capped.most_cycles) == (4, 8)
    assert (exercises.durations, exercises.practice_minutes, exercises.pause_minutes) == ([1, 2, 3, 5, 10], 5, 2)
    assert list(exercises.cautions) == ["lung", "heart", "pregnancy", "fainting", "surgery", "panic", "trauma"]


def test_grounding_profiles() -> None:
    """S41, care 2.5: five to one in the order of the senses, and the same counts for those who lack one."""
    profiles = Exercises.model_validate(data("exercises")).profiles
    assert [(step.count, step.sense) for step in profiles["default"].steps] == [
        (5, "see"),
        (4, "touch"),
        (3, "hear"),
        (2, "smell"),
        (1, "taste"),
    ]
    counts = {name: [step.count for step in profile.steps] for name, profile in profiles.items()}
    assert counts.pop("in_bed") == [3, 2, 1]
    assert set(map(tuple, counts.values())) == {(5, 4, 3, 2, 1)}
    senses = {name: {step.sense for step in profile.steps} for name, profile in profiles.items()}
    assert "see" not in senses["low_vision"]
    assert "hear" not in senses["hard_of_hearing"]
    assert "smell" not in senses["no_smell"] | senses["no_smell_or_taste"]
    assert "taste" not in senses["no_smell_or_taste"]
    assert "touch" not in senses["touch_hurts"]
    assert not {"touch", "contact", "taste"} & senses["away_from_the_body"]


def test_helplines_say_where_they_are_from() -> None:
    """S3, care 4.5: each line has a way to reach it and a source; a date in words agrees with its month."""
    helplines = Helplines.model_validate(data("helplines"))
    for country in helplines.countries.values():
        for service in country.services:
            assert service.call or service.text, service
            _agree(service)
    for service in helplines.anywhere.services:
        assert service.url, service
        _agree(service)


def _agree(service: Service) -> None:
    assert (service.dated is None) == (service.dated_month is None), service
    if service.dated and service.dated_month:
        assert service.dated_month.startswith(service.dated[-4:]), service


def test_helplines_hold_the_countries_there_is_evidence_for() -> None:
    """S3, care 4.5: the rows of the page, none of those to be left out, and no line called good for all of Europe."""
    countries = data("helplines")["countries"]
    assert set(countries) == {
        *("US", "CA", "GB", "IE", "AU", "NZ", "FR", "DE", "AT", "CH", "NL", "BE", "ES", "PT", "NO", "IN"),
    }
    assert {code for code, row in countries.items() if "116 123" in str(row)} == {"GB", "IE", "DE", "NO"}
    assert "116" not in str(data("helplines")["anywhere"]) + str(data("helplines")["words"])


def test_safety_says_what_it_owes() -> None:
    """S1, S2, S3: what this is not, the thirteen things to check first, three questions, three lists."""
    safety = SafetyWords.model_validate(data("safety"))
    about = " ".join(safety.about.lines)
    assert "does not diagnose, treat or watch over you" in about
    assert "No one is alerted" in about
    assert len(safety.check_first.options) == 13
    assert (len(safety.emergency.list), len(safety.clinician.list), len(safety.today.list)) == (11, 11, 5)
    assert not re.search(r"anxi|panic|nerv|stress", str(safety.emergency) + str(safety.clinician), re.IGNORECASE)
    assert "real" in safety.validating.first


def test_replies_take_the_same_values_throughout() -> None:
    """S9, S69: every reply to an outcome names what was done; each list takes the values in this table and no others."""
    wanted = {kind: {"step"} for kind in ("done", "partly", "changed", "not_today", "unsaid", "stopped")}
    wanted |= {f"{kind}_amount": {"step", "amount"} for kind in ("done", "partly")}
    wanted |= {f"{kind}_amount": {"amount"} for kind in ("on_plan", "over_plan")}
    wanted |= {f"{kind}_likelihood": {"likelihood"} for kind in ("surprise", "did_not_come")}
    wanted |= {"repeat": {"step", "count"}, "changed_instead": {"step", "instead"}, "guess_moved": {"before", "after"}}
    wanted |= {"learned": {"words"}, "small_benefit": {"words"}, "confidence": {"confidence"}}
    for kind, lines in data("reply").items():
        if kind == "progress":
            continue
        taken = {name for words in lines for name in re.findall(r"\{(\w+)\}", words)}
        assert taken == wanted.get(kind, set()), kind
    named = ("done", "done_amount", "partly", "partly_amount", "not_today", "unsaid", "stopped", "repeat")
    assert all("{step}" in words for kind in named for words in data("reply")[kind])
    assert all("{instead}" in words for words in data("reply")["changed_instead"])


def test_a_return_has_no_count_of_days() -> None:
    """S25: the welcome after a quiet time names no number and no debt."""
    assert not any(re.search(r"\d|\{|\bdays?\b|\bweeks?\b", words) for words in data("reply")["welcome"])


def test_a_return_promises_nothing_that_is_not_there() -> None:
    """S25, care 1.3: it comes after seven quiet days, when no smaller step is offered before fourteen; one can be made."""
    smaller = [words for words in data("reply")["welcome"] if "smaller" in words]
    assert smaller and all("can be made smaller" in words for words in smaller)
    assert not any("swap" in words or "here is" in words for words in data("reply")["welcome"])
    assert command_of("smaller") is not None


def test_progress_counts_practices_and_days_alone() -> None:
    """S6, S21: one sentence, with practices and practice days and nothing else."""
    for words in data("reply")["progress"].values():
        assert set(re.findall(r"\{(\w+)\}", words)) <= {"practices", "days"}


@pytest.mark.parametrize("name", STARTERS)
def test_a_starter_is_a_plan(name: str) -> None:
    """S13, S14, S15, S33, S34: a whole plan, a small first step, an amount or an end, a cue that happens, a smallest form."""
    raw = data(f"starters/{name}")
    plan = Plan.model_validate(raw)
    _no_unknown_keys(raw)
    assert (plan.format, plan.revision, plan.id) == (1, 1, f"starter-{name}")
    assert 1 <= len(plan.ladders) <= 2
    assert len(plan.values) == 1
    for ladder in plan.ladders:
        assert 6 <= len(ladder.steps) <= 8
        assert min(step.difficulty for step in ladder.steps) <= 15
        assert set(ladder.values) <= {value.id for value in plan.values}
        for step in ladder.steps:
            _is_a_good_step(step)
    ids = [step.id for _, step in plan.steps()] + [ladder.id for ladder in plan.ladders]
    ids += [value.id for value in plan.values] + [one.id for one in plan.if_then]
    assert len(ids) == len(set(ids))


def _is_a_good_step(step: Step) -> None:
    assert (step.amount is None) != (step.done_when is None), step.id
    assert (step.amount is None) == (step.unit is None), step.id
    assert step.amount != 1, f"{step.id}: an amount of one reads badly with its unit"
    assert step.cue is not None and EVENTS.match(step.cue), step.cue
    assert step.smallest and step.energy and step.setting in ("home", "errand", "social"), step.id
    assert not STATES.search(step.title), step.title
    danger = data("safety")["step_words"]["danger_patterns"]
    assert not any(words in step.title.lower() for words in danger), step.title
    assert all(one.id for one in step.help), step.id


def _no_unknown_keys(raw: dict[str, object]) -> None:
    known = {field.alias or name for name, field in Plan.model_fields.items()}
    assert set(raw) <= known
    steps = {field.alias or name for name, field in Step.model_fields.items()}
    ladders = raw["ladders"]
    assert isinstance(ladders, list)
    for ladder in ladders:
        assert set(ladder) <= {"id", "title", "values", "steps"}
        for step in ladder["steps"]:
            assert set(step) <= steps, set(step) - steps


@pytest.mark.parametrize("name", STARTERS)
def test_a_starter_holds_the_example_of_breathing_first(name: str) -> None:
    """S64, S65: if overwhelmed, then two minutes of breathing, then the person chooses."""
    plan = Plan.model_validate(data(f"starters/{name}"))
    one = next(one for one in plan.if_then if one.id == "overwhelmed")
    assert (one.does, one.minutes, one.active) == ("breathe", 2, True)
    assert "before I choose" in one.action
    assert len(plan.if_then) <= 3


def test_fatigue_puts_pacing_first() -> None:
    """S12, care 4.3: no bigger step is ever offered, every amount of effort is a ceiling."""
    plan = Plan.model_validate(data("starters/fatigue"))
    assert plan.pacing.bigger == "never"
    for step in plan.ladders[0].steps:
        assert step.amount is None or step.ceiling == step.amount, step.id
    for name in set(STARTERS) - {"fatigue"}:
        assert Plan.model_validate(data(f"starters/{name}")).pacing.bigger == "offer"


def test_stories() -> None:
    """S51: three or more bundled stories, one of them from two to five to eight minutes."""
    stories = Stories.model_validate(data("stories")).stories
    told = " ".join(stories[0].lines)
    assert told.index("two minutes") < told.index("five") < told.index("eight")
    assert len({story.id for story in stories}) == len(stories) >= 3


def test_help_pages() -> None:
    """S2, S3: the pages that the help names are there and begin with a heading."""
    wanted = {"start", "ladder", "attempt", "flare", "breathing", "privacy", "keys", "files", "plain"}
    assert wanted <= set(names("help"))
    assert all(text_of(f"help/{name}.md").startswith("# ") for name in names("help"))
    assert "careful way to cope" in text_of("help/start.md")


def test_starters_are_listed() -> None:
    """S70: five starters, with words for each."""
    assert names("starters") == STARTERS
    assert {path.suffix for path in (ENGLISH / "starters").iterdir()} == {".toml"}
