"""`plan new`: the conversation from nothing, a starter or a list, to a file that can be handed over (S4, S13, S14, S33, R21)."""

from __future__ import annotations

import json
import stat
import subprocess
import sys
import tomllib
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from commands import gradestep
from fake_clock import FakeClock
from walking import PASS, Move, Walk, scene_of, walk

from gradestep.content import names, say
from gradestep.flows.effect import WritePlan
from gradestep.flows.new_plan_base import rows_written
from gradestep.flows.question import Answer, Information
from gradestep.flows.registry import flow
from gradestep.model.plan import Plan
from gradestep.notebook import Notebook
from gradestep.notebook.talking import Talking
from gradestep.paths import HomePlaces
from gradestep.planfile.checking import findings
from gradestep.planfile.from_table import table_from
from gradestep.planfile.reading import read_plan

LIST = "Activity;SUDS;Amount\nStand at the gate;3;2 min\nBus to town;8,5;\nCall a friend;;\nBad;high;\n"


def walked(answers: dict[str, Answer | Move], **options: str) -> Walk:
    """The conversation with these answers, everything else passed over."""
    scene = replace(scene_of(Plan()), options=options)
    return walk(flow("new_plan", scene), scene, answers)


def text_of_walk(walk: Walk) -> str:
    """The text that would be written."""
    (effect,) = [effect for effect in walk.effects.values() if isinstance(effect, WritePlan)]
    return effect.text


def plan_of_walk(walk: Walk) -> Plan:
    """That text read back, without a problem."""
    reading = read_plan(text_of_walk(walk).encode(), Path("new.toml"))
    assert reading.plan is not None and reading.problems == ()
    return reading.plan


def from_list(text: str) -> dict[str, str]:
    """The options of a conversation that begins with this list."""
    table = table_from(text.encode(), "list.csv")
    assert table is not None
    return {"rows": rows_written(table.rows), "table": "list.csv", "scale": table.scale}


def sound(plan: Plan) -> None:
    """S14, S33: every list begins at 20 or less, has no gap over 25, and each step an amount or a "done when"."""
    for ladder in plan.ladders:
        hard = [step.difficulty for step in ladder.in_order()]
        assert hard[0] <= 20
        assert all(upper - lower <= 25 for lower, upper in pairwise(hard))
        assert all(step.amount is not None or step.done_when for step in ladder.steps)


def test_from_nothing_to_a_plan() -> None:
    """S13, S14, S33, S59: title, author, value, steps placed by comparison, a small start and what lies between."""
    done = walked(
        {
            "begin": "own", "plan_title": "Getting out", "author": "The clinic", "pacing": "no",
            "value": "Coffee with Ann", "area": "friends", "ladder_title": "Outside",
            "step_1": "Walk to the corner", "step_1_measure": "until I touch the lamp", "step_1_cue": "after lunch",
            "step_1_number": 40,
            "step_2": "Walk round the block for 8 minutes", "step_2_cue": "after tea", "step_2_than_1": "harder",
            "step_3": "Stand at the gate", "step_3_measure": "2 min",
            "step_3_than_1": "easier", "step_3_than_2": "easier",
            "small_1": "Put my shoes on", "if_then": "yes", "contact": "Clinic", "contact_call": "0123",
        }
    )  # fmt: skip
    plan = plan_of_walk(done)
    assert (plan.id, plan.title, plan.author, plan.pacing.bigger) == (
        "getting-out",
        "Getting out",
        "The clinic",
        "offer",
    )
    (ladder,) = plan.ladders
    assert [(step.title, step.difficulty, step.amount, step.unit, step.done_when) for step in ladder.in_order()] == [
        ("Stand at the gate", 20, 2, "minutes", None),
        ("Walk to the corner", 40, None, None, "until I touch the lamp"),
        ("Walk round the block for 8 minutes", 55, 8, "minutes", None),
    ]
    assert ladder.values == (plan.values[0].id,)
    assert (plan.values[0].area, plan.contacts[0].call) == ("friends", "0123")
    assert [one.does for one in plan.if_then] == ["breathe"]
    sound(plan)
    assert "small_1" not in done.stages(), "nothing is asked where a small step is there"


def test_a_hard_first_step_and_a_wide_gap_are_asked_about() -> None:
    """S14: a smaller start is asked for, then what comes in between; what is passed over stays."""
    rows = from_list("A walk,60\nA ride,100\n")
    said: dict[str, Answer | Move] = {"row_1_measure": "once", "row_2_measure": "I am back", "gap_1_measure": "2 min"}
    said |= {"small_1": "Put my shoes on", "small_1_measure": "they are on", "gap_1": "Stand outside"}
    done = walked({**said, "gap_2": "Walk to the stop for 5 minutes"}, **rows)
    plan = plan_of_walk(done)
    assert "gap_2_measure" not in done.stages(), "the words say it themselves"
    assert [(step.title, step.difficulty) for step in plan.ladders[0].in_order()] == [
        ("Put my shoes on", 10), ("Stand outside", 35), ("A walk", 60), ("Walk to the stop for 5 minutes", 80), ("A ride", 100),
    ]  # fmt: skip
    sound(plan)
    assert plan_of_walk(walked({}, **rows)).ladders[0].in_order()[0].difficulty == 60


def test_from_a_list_what_has_no_rating_is_placed_by_comparison() -> None:
    """S13: three questions at the most for each, asked by name; how the ratings were read is said."""
    done = walked({"row_3_than_1": "easier", "row_3_than_2": "harder"}, **from_list(LIST))
    assert [step.difficulty for step in plan_of_walk(done).ladders[0].in_order()] == [30, 57, 85]
    said = done.question("rows")
    assert isinstance(said, Information)
    assert say("plan_new.rows.ten") in said.paragraphs
    asked = done.question("row_3_than_1")
    assert (asked.lead, asked.ask) == (("Call a friend",), say("plan_new.compare.ask", step="Bus to town"))


@pytest.mark.parametrize("others", [1, 3, 7, 30])
def test_three_comparisons_at_the_most(others: int) -> None:
    """S13: however long the list, a new step is asked about three times."""
    text = "".join(f"Thing {chr(97 + place % 26)}{place},{place * 3 + 11}\n" for place in range(others))
    always = {f"step_1_than_{number}": "harder" for number in range(1, 9)}
    done = walked({"step_1": "One more 5 minutes", **always}, **from_list(text))
    assert len([stage for stage in done.stages() if stage.startswith("step_1_than")]) <= 3


@pytest.mark.parametrize("answer", ["yes", "unsure"])
def test_pacing_first_holds_every_amount(answer: str) -> None:
    """S12, care 4.3: no bigger step is ever offered; each amount is a quota and its own ceiling."""
    plan = plan_of_walk(walked({"pacing": answer, "step_1": "Read 2 pages", "step_1_number": 10}))
    assert plan.pacing.bigger == "never"
    assert all((step.kind, step.ceiling) == ("quota", step.amount) for _, step in plan.steps())


@pytest.mark.parametrize("pattern", names("starters"))
def test_from_a_starter(pattern: str) -> None:
    """S70, S14: every starter becomes a plan of the clinician's own, with remarks; fatigue never offers more."""
    plan = plan_of_walk(walked({"plan_title": "For Ann"}, pattern=pattern))
    assert (plan.id, plan.title) == ("for-ann", "For Ann")
    assert (plan.pacing.bigger == "never") == (pattern == "fatigue")
    assert plan == plan_of_walk(walked({"begin": pattern, "plan_title": "For Ann"}))
    sound(plan)
    assert "# A ladder is a list of steps" in text_of_walk(walked({}, pattern=pattern))


def test_nothing_said_makes_no_file() -> None:
    """S3: passed over to the end there is nothing to write, and that is said."""
    done = walked({})
    assert not done.effects
    assert done.question("written").ask == say("plan_new.written.nothing")


def test_a_hint_on_words_that_say_little() -> None:
    """S33, care 1.6: a state is asked about once, and the words can stay."""
    done = walked({"step_1": "Feel calm", "step_1_reword": "Sit on the bench", "step_1_number": 15})
    assert done.question("step_1_reword").lead
    assert plan_of_walk(done).ladders[0].steps[0].title == "Sit on the bench"


def test_words_of_any_kind_end_in_a_valid_file() -> None:
    """R19, R20: quotes, brackets, backslashes, another script and line ends are words."""
    words = "\"]\\ [[x]] \u0645\u0631\u062d\u0628\u0627 \U0001f600 ''' #"
    plan = plan_of_walk(
        walked({"plan_title": words, "author": words, "value": words, "step_1": words, "step_1_measure": words,
                "contact": words, "ladder_title": words})
    )  # fmt: skip
    assert {plan.title, plan.author, plan.values[0].words, plan.ladders[0].title, plan.contacts[0].name} == {words}


def test_left_in_the_middle_it_is_gone_on_with(places: HomePlaces, fake_clock: FakeClock, tmp_path: Path) -> None:
    """A23, R5: the answers are in the draft; taken up again it ends in the same file, and going back writes it anew."""
    notebook = Notebook.open(places, fake_clock.clock, seed="test")
    talking = Talking.begin(notebook, "new_plan", {"file": str(tmp_path / "a.toml"), "pattern": "gut"})
    talking.answer("read")
    assert talking.stage_id == "plan_title"
    talking.answer("Mine")
    talking.leave()
    again = Notebook.open(places, fake_clock.clock, seed="test")
    talking = Talking.resume(again, again.drafts[0])
    assert talking.stage_id == "author"
    while not talking.over:
        talking.answer("read") if isinstance(talking.question, Information) else talking.pass_over()
    assert tomllib.loads((tmp_path / "a.toml").read_text(encoding="utf-8"))["title"] == "Mine"
    assert again.drafts == ()


def test_the_command_from_a_list(home: Path, tmp_path: Path) -> None:
    """S4, R21: what was left out is told with its line, the file is private and passes the check."""
    listed, file = tmp_path / "list.csv", tmp_path / "p.toml"
    listed.write_text(LIST, encoding="utf-8")
    typed = ["Getting out", "The clinic", "no", "Coffee with Ann", "friends", "Outside", "I have got off", "once",
             "less", "harder", "", "Put my shoes on", "they are on", "Walk to the corner", "once",
             "Walk to the stop", "5 min", "yes", "Clinic", "0123"]  # fmt: skip
    done = gradestep(home, "plan", "new", str(file), "--from", str(listed), typed="\n".join(typed) + "\n")
    assert done.returncode == 0
    assert done.stderr == "Line 5 was left out. Its rating is not a number.\n"
    assert f"gradestep plan check {file}" in done.stdout
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert gradestep(home, "plan", "check", "--strict", str(file)).returncode == 0
    assert tomllib.loads(file.read_text(encoding="utf-8"))["author"] == "The clinic"
    assert not (home / "plan.toml").exists(), "a plan for somebody else is nobody's own"


@pytest.mark.parametrize("base", [["--pattern", "pain"], []])
def test_asked_nothing_it_is_made_at_once(home: Path, tmp_path: Path, base: list[str]) -> None:
    """Design 5: with --yes a starter as it is, or a worked example; both pass the check."""
    file = tmp_path / "p.toml"
    done = gradestep(home, "plan", "new", str(file), "--yes", *base)
    assert (done.returncode, done.stderr) == (0, "")
    assert gradestep(home, "plan", "check", "--strict", str(file)).returncode == 0
    assert "# A plan for gradestep" in file.read_text(encoding="utf-8")


def test_no_file_is_written_over(home: Path, tmp_path: Path) -> None:
    """R21: a file and a dangling link are left alone and told before anything is asked; --force is said on purpose."""
    file, link = tmp_path / "p.toml", tmp_path / "link.toml"
    file.write_text("mine", encoding="utf-8")
    link.symlink_to(tmp_path / "nowhere")
    for there in (file, link):
        done = gradestep(home, "plan", "new", str(there), "--yes")
        assert (done.returncode, done.stdout) == (1, "")
        assert "--force" in done.stderr
    assert file.read_text(encoding="utf-8") == "mine"
    assert "no folder" in gradestep(home, "plan", "new", str(tmp_path / "no" / "p.toml")).stderr
    assert gradestep(home, "plan", "new", str(file), "--yes", "--force").returncode == 0
    assert "[[ladders]]" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("content", "arguments", "status"),
    [
        (b"\x00\x01", [], 1),
        (b"Activity,SUDS\n,3\n", [], 1),
        (b"x" * (1024 * 1024 + 1), [], 1),
        (b"Walk,30\n", ["--pattern", "gut"], 2),
        (None, [], 1),
    ],
)
def test_a_list_that_cannot_be_used(
    home: Path, tmp_path: Path, content: bytes | None, arguments: list[str], status: int
) -> None:
    """R18, E25: one sentence, no file, no traceback."""
    listed, file = tmp_path / "list.csv", tmp_path / "p.toml"
    if content is not None:
        listed.write_bytes(content)
    done = gradestep(home, "plan", "new", str(file), "--from", str(listed), "--yes", *arguments)
    assert (done.returncode, file.exists()) == (status, False)
    assert done.stderr and "Traceback" not in done.stderr


def test_without_a_name_it_is_a_new_one_each_time(home: Path, tmp_path: Path) -> None:
    """R21: where no file is named it goes where one works, under a name that is free."""
    for _ in range(2):
        ran = subprocess.run(
            [sys.executable, "-I", "-m", "gradestep", "--home", str(home), "plan", "new", "--yes"],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert ran.returncode == 0
    assert sorted(path.name for path in tmp_path.glob("*.toml")) == ["new-plan-2.toml", "new-plan.toml"]


def test_a_conversation_cut_off_is_offered_again(home: Path, tmp_path: Path) -> None:
    """R5: at the end of input the answers stay; the same command goes on where it stopped."""
    file = tmp_path / "p.toml"
    first = gradestep(home, "plan", "new", str(file), "--pattern", "gut", typed="Mine\nThe clinic\n")
    assert (first.returncode, file.exists()) == (0, False)
    second = gradestep(home, "plan", "new", str(file), "--pattern", "gut", typed="no\n\n\n\n\n\n\n")
    assert second.returncode == 0
    written = tomllib.loads(file.read_text(encoding="utf-8"))
    assert (written["title"], written["author"]) == ("Mine", "The clinic")
    assert json.loads(gradestep(home, "plan", "show", str(file), "--json").stdout)["title"] == "Mine"


def test_passing_is_an_answer_everywhere() -> None:
    """A26, S33: a step with nothing but its words is a step, upwards from the one before; no amount is made up for it."""
    plan = plan_of_walk(walked({"step_1": "Knit", "step_2": "Sew", "step_1_number": PASS}))
    assert [(step.difficulty, step.amount, step.unit) for _, step in plan.steps()] == [
        (10, None, None),
        (20, None, None),
    ]
    assert [one.code for one in findings(plan)].count("no-amount") == 2
