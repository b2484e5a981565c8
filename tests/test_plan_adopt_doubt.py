"""Files that may not be what they seem: a slip in a name, a number that is taken, another clinician's plan of the same id (B3)."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from adopted_plans import FIRST, OTHER, adopted, look, plan_of, revised
from commands import gradestep
from fake_clock import FakeClock
from spoken import spoken
from test_plan_adopt_flow import about, adoptions, told

from gradestep.content import say
from gradestep.flows.question import ChoiceQuestion, YesNoQuestion
from gradestep.notebook import Notebook
from gradestep.notebook.adopting import Decided
from gradestep.notebook.talking import Talking
from gradestep.planfile.merging_cases import Case, adoption

SLIP = revised().replace("[[ladders", "[[ladder")
"""Every ladder under a name that nobody knows."""

LEE = """\
format = 1
id = "getting-outside"
title = "Getting outside again"
author = "OT Lee"

[[ladders]]
id = "kitchen"
title = "Kitchen"

[[ladders.steps]]
id = "mug"
title = "Rinse one mug"
difficulty = 10
"""
"""Another clinician's plan that is called the same, as a plan often is."""


def line_of(text: str, beginning: str) -> int:
    """The number of the line that begins so."""
    return next(number for number, line in enumerate(text.splitlines(), 1) if line.startswith(beginning))


SAME_NUMBER = FIRST.replace("amount = 3", "amount = 1")


@pytest.mark.parametrize(
    ("text", "name", "near"),
    [
        (SLIP, "ladder", "ladders"),
        (revised().replace("[[ladders.steps]]", "[[ladders.step]]"), "step", "steps"),
        (revised().replace("[[contacts]]", "[[contact]]"), "contact", "contacts"),
        (revised().replace("[pacing]", "[paceing]"), "paceing", "pacing"),
        (revised() + '\n[mood]\ncolour = "blue"\n', None, None),
        (revised() + '\n[[ladder]]\nid = "more"\ntitle = "More"\n', None, None),
        (revised() + '\nladder_note = "words alone"\n', None, None),
        (revised() + "".join(f"\n[x{number}]\n" for number in range(5000)), None, None),
    ],
)
def test_a_slip_in_the_name_of_a_list(text: str, name: str | None, near: str | None) -> None:
    """B3: a name that nobody knows, close to one that is missing; not where both are there, and not for any own name."""
    slip = look(text, adopted(FIRST), FIRST).misspelt
    assert (slip and slip.name, slip and slip.near) == (name, near)


def test_what_nobody_knows_is_never_told_as_data() -> None:
    """B3, R19: tables of a name that is unknown are no part of what changes."""
    found = look(SLIP, adopted(FIRST), FIRST)
    assert found.merge.taken == ()
    assert [change.title for change in found.merge.rested] == ["Outside the front door"]
    assert "[[ladder]]" not in found.plan_text()


@pytest.mark.parametrize(("answer", "rests"), [("no", False), ("yes", True), (None, False)])
def test_a_slip_is_asked_about_first(notebook: Notebook, answer: str | None, rests: bool) -> None:
    """B3: whole lists would rest because of it, so it is said and asked; passed over is left out."""
    notebook.adopt(FIRST, "plan.toml", Decided())
    talking = Talking.begin(notebook, "adopt", about(SLIP))
    assert isinstance(talking.question, YesNoQuestion)
    assert talking.question.lead == (say("adopt.misspelt.lead", name="ladder", near="ladders"),)
    talking.answer(answer) if answer else talking.pass_over()
    if rests:
        talking.answer("read")
        talking.answer("yes")
    talking.answer("read")
    assert all(ladder.rested is rests for ladder in notebook.plan.ladders)
    assert len(adoptions(notebook)) == 1 + rests


def test_parts_that_are_not_understood_are_told(notebook: Notebook) -> None:
    """B3: a word of its own in a step keeps nothing from being taken in, and the line is told for whoever wrote it."""
    text = revised().replace("difficulty = 60", 'difficulty = 60\ncondtion = "calm"')
    line = line_of(text, "condtion")
    notebook.adopt(FIRST, "plan.toml", Decided())
    assert say("adopt.unknown.one", lines=str(line)) in told(Talking.begin(notebook, "adopt", about(text)))
    mistaken = text.replace("difficulty = 15", "difficulty = 1500")
    lines = told(Talking.begin(notebook, "adopt", about(mistaken)))
    assert lines == [
        say("adopt.cases.errors"),
        say("adopt.mistakes.many", lines=f"{line_of(mistaken, 'difficulty = 1500')}, {line}"),
    ]


def named(text: str, author: str) -> str:
    """The same from somebody else."""
    return text.replace('author = "Dr Ada"', f'author = "{author}"')


@pytest.mark.parametrize(
    ("text", "case"),
    [
        (LEE, Case.NAMESAKE),
        (LEE.replace('author = "OT Lee"\n', ""), Case.NAMESAKE),
        (named(revised(), "OT Lee"), Case.NAMESAKE),
        (named(revised(), " dr  ada"), Case.REVISION),
        (named(revised(), ""), Case.REVISION),
        (revised().replace("Getting outside again", "Out again"), Case.REVISION),
    ],
)
def test_whose_plan_it_is(text: str, case: Case) -> None:
    """B3: of another person, or with nothing in common, it is another plan, however it is called."""
    assert look(text, adopted(FIRST), FIRST).case is case


def test_a_second_clinician_of_the_same_id_takes_nothing_away() -> None:
    """B3: both lists are there, neither rests, each keeps its clinic's number, and the next version finds its own."""
    found = look(LEE, adopted(FIRST), FIRST)
    text = found.plan_text()
    plan = plan_of(text)
    assert [(ladder.id, ladder.rested) for ladder in plan.ladders] == [("outside", False), ("kitchen", False)]
    assert (plan.author, [contact.name for contact in plan.contacts]) == ("Dr Ada", ["Clinic, weekdays"])
    assert plan.adopted == {"getting-outside": 1, "getting-outside-2": 1}
    bases = {"getting-outside": FIRST, "getting-outside-2": LEE}
    for later, source in ((revised(), "getting-outside"), (LEE + "revision = 2\n", "getting-outside-2")):
        head, _, rest = later.partition("revision = 2\n")
        later = f"revision = 2\n{head}{rest}"
        again = adoption(later.encode(), Path("later.toml"), text, bases)
        assert (again.case, again.source) == (Case.REVISION, source)


@pytest.mark.parametrize(
    ("answer", "plans", "amounts"),
    [
        ("newer", {"getting-outside": 1}, [1]),
        ("beside", {"getting-outside": 1, "getting-outside-2": 1}, [3, 1]),
        ("leave", {"getting-outside": 1}, [3]),
    ],
)
def test_the_same_number_again(notebook: Notebook, answer: str, plans: dict[str, int], amounts: list[int]) -> None:
    """Issue 3.4: the same number with other words is the next version, a plan of its own, or left out."""
    notebook.adopt(FIRST, "plan.toml", Decided())
    talking = Talking.begin(notebook, "adopt", about(SAME_NUMBER))
    question = talking.question
    assert isinstance(question, ChoiceQuestion)
    assert [option.value for option in question.options] == ["newer", "beside", "leave"]
    talking.answer(answer)
    if answer != "leave":
        talking.answer("read")
        talking.answer("yes")
    talking.answer("read")
    assert notebook.plan.adopted == plans
    assert [step.amount for _, step in notebook.plan.steps() if step.title == "Mailbox"] == amounts


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (SAME_NUMBER, lambda: say("adopt.cases.same_number", revision="1")),
        (SLIP, lambda: say("adopt.misspelt.lead", name="ladder", near="ladders")),
    ],
)
def test_yes_alone_takes_in_nothing_that_is_doubtful(
    home: Path, tmp_path: Path, text: str, said: Callable[[], str]
) -> None:
    """Issue 3.4, E4: status 1, why, what to do, and nothing written; a look says what would change."""
    first, doubtful = tmp_path / "first.toml", tmp_path / "doubtful.toml"
    first.write_text(FIRST, encoding="utf-8")
    doubtful.write_text(text, encoding="utf-8")
    gradestep(home, "plan", "adopt", str(first), "--yes")
    before = (home / "plan.toml").read_bytes()
    done = gradestep(home, "plan", "adopt", str(doubtful), "--yes")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"{said()} {say('adopt.done.left')} {say('adopt.line.left_out')}\n")
    look_alone = gradestep(home, "plan", "adopt", str(doubtful), "--dry-run")
    assert look_alone.returncode == 0
    assert look_alone.stdout.splitlines()[0] == said()
    saved = json.loads(gradestep(home, "plan", "adopt", str(doubtful), "--yes", "--json").stdout)["saved"]
    assert saved is False
    assert (home / "plan.toml").read_bytes() == before


def test_yes_keeps_another_plan_of_the_same_id_beside_the_first(home: Path, tmp_path: Path) -> None:
    """Issue 3.4: the usual answer, and it is said."""
    for name, text in (("first", FIRST), ("lee", LEE)):
        file = tmp_path / f"{name}.toml"
        file.write_text(text, encoding="utf-8")
        done = gradestep(home, "plan", "adopt", str(file), "--yes")
        assert done.returncode == 0, done.stderr
    assert say("adopt.line.beside") in done.stdout
    plan = plan_of((home / "plan.toml").read_text(encoding="utf-8"))
    assert not any(ladder.rested for ladder in plan.ladders)
    assert plan.contacts


def test_warnings_are_told_where_a_file_is_taken_in(home: Path, tmp_path: Path) -> None:
    """B3: on stderr, with the line, for whoever made the file; it is taken in all the same (design 8)."""
    file = tmp_path / "plan.toml"
    text = FIRST.replace("difficulty = 60", 'difficulty = 60\ncondtion = "calm"')
    file.write_text(text, encoding="utf-8")
    done = gradestep(home, "plan", "adopt", str(file), "--yes")
    assert (done.returncode, "Saved" in done.stdout) == (0, True)
    assert done.stderr.splitlines()[0] == say("adopt.line.for_maker")
    assert f"line {line_of(text, 'condtion')}" in done.stderr.splitlines()[1]


def test_a_plan_that_would_be_too_long_to_be_read_is_never_made(home: Path, tmp_path: Path) -> None:
    """R13, R18: every entry gets a line that says whose it is; a file that fits and a plan that would not is refused whole."""
    file = tmp_path / "long.toml"
    file.write_text('format = 1\nid = "long"\n' + '[[contacts]]\nname = "a"\n' * 40_000, encoding="utf-8")
    assert file.stat().st_size < 1024 * 1024
    done = gradestep(home, "plan", "adopt", str(file), "--yes")
    assert (done.returncode, done.stderr.strip()) == (1, say("adopt.cases.too_long"))
    assert not home.exists()


def test_a_mistake_in_a_picked_file_is_not_the_persons_to_mend(
    notebook: Notebook, fake_clock: FakeClock, tmp_path: Path
) -> None:
    """B3, A30: the line is told for whoever made it, and whom to ask; a file that is sound is shown with nothing in between."""
    file = tmp_path / "from the clinic.toml"
    slip = FIRST.replace('"Shop"', "Shop")
    file.write_text(slip, encoding="utf-8")
    said = spoken(notebook, fake_clock, [str(file), ""], "adopt")
    assert f"line {line_of(slip, 'title = Shop')}," in " ".join(said.split())
    assert say("problems.adopt_mistake") in " ".join(said.split())
    assert say("problems.value_unquoted") not in " ".join(said.split())
    assert say("adopt.file_read.ask") in said
    file.write_text(OTHER, encoding="utf-8")
    said = spoken(notebook, fake_clock, [str(file), "", "no"], "adopt")
    assert say("adopt.file_read.ask") not in said
    assert say("adopt.what.ask", title="Meals out") in said
