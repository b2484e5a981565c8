"""What was expected and what happened, what was got through, what was learned, and the person's own story (S48, S51)."""

from __future__ import annotations

import pytest
from fake_clock import FakeClock
from flow_plans import PLAN
from test_flow_stories import standing, talk
from walking import TODAY, scene_of, walk

from gradestep.coach.learnings import last_learnings
from gradestep.coach.ledger import Ledger, evidence_lines, ledger
from gradestep.coach.stories import OwnStory, own_stories
from gradestep.content import data
from gradestep.flows.commands import command_of
from gradestep.flows.evidence import evidence
from gradestep.flows.question import ChoiceQuestion, Information
from gradestep.flows.stories import stories
from gradestep.model.attempts import Afterwards, AttemptEnded
from gradestep.model.journal import Event, LearningStarred, SessionNote
from gradestep.model.settings import Looks, Settings
from gradestep.notebook import Notebook
from gradestep.notebook.talking import Talking

Past = tuple[Event, int]


def gone_through(days_ago: int, outcome: str = "done", amount: float | None = None, **fields: object) -> Past:
    """A try told in one go; `before_...` fields were said before it."""
    before = {name.removeprefix("before_"): value for name, value in fields.items() if name.startswith("before_")}
    after = {name: value for name, value in fields.items() if not name.startswith("before_")}
    step = {"id": "gate", "title": "Gate", "ladder": "outside", "amount": amount, "unit": "minutes"}
    return AttemptEnded.model_validate(
        {"step": step, "outcome": outcome, "before": before, "after": after}, strict=False
    ), days_ago


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ((), ""),
        (("yes",), "Of one thing you expected, that one happened. You are here to write it down."),
        (("partly",), "Of one thing you expected, a part happened."),
        (("no",), "Of one thing you expected, that one did not happen."),
        (("yes", "no", "partly", "cannot_tell"), "Of 4 things you expected, 1 happened, 1 in part."),
    ],
)
def test_the_ledger(told: tuple[str, ...], sentence: str) -> None:
    """S48, care 1.1: what was expected beside what happened, in one sentence; what came true is not hidden."""
    past = [gone_through(9 - at, prediction_outcome=outcome) for at, outcome in enumerate(told)]
    assert ledger(scene_of(PLAN, *past).history).sentence() == sentence


def test_the_sentence_of_the_ledger() -> None:
    """Care 1.1: "Of 14 things you expected, 2 happened, 3 in part."; in words alone where numbers are hidden."""
    assert Ledger(14, 2, 3).sentence() == "Of 14 things you expected, 2 happened, 3 in part."
    assert not any(letter.isdigit() for letter in Ledger(14, 2, 3).sentence(hide_numbers=True))


def test_times_that_were_got_through() -> None:
    """S48: strong ones and ones where the guess came, the latest first, with what helped; nothing is called brave."""
    past = (
        gone_through(5, before_distress=8, helped="The bench", before_confidence=4, confidence=7),
        gone_through(4, before_distress=6),
        gone_through(3, "not_today", before_distress=9),
        gone_through(2, "partly", prediction_outcome="yes"),
    )
    history = scene_of(PLAN, *past).history
    assert evidence_lines(history, TODAY) == (
        "Of one thing you expected, that one happened. You are here to write it down.",
        "Times you were there with it:",
        "Sat 21 November, Gate: the thing you guessed did happen, and you got through it.",
        "Wed 18 November, Gate: it was strong, 8 of 10, and you were there.",
        "Gate: you were 4 of 10 sure before, and 7 after.",
        "What helped: The bench",
    )
    hidden = evidence_lines(history, TODAY, hide_numbers=True)
    assert not [line for line in hidden[2:] if any(letter.isdigit() for letter in line.partition(",")[2])]


def test_a_guess_that_moved() -> None:
    """Care 1.1: "Your guess moved from 70 to 30", never that a fear went down."""
    history = scene_of(PLAN, gone_through(2, before_likelihood=70, likelihood_next=30)).history
    assert evidence_lines(history, TODAY) == ("Gate: your guess moved from 70 to 30.",)


def test_nothing_so_far() -> None:
    """S48: an empty page says that it fills by itself."""
    scene = scene_of(PLAN)
    page = walk(evidence(scene), scene).question("page")
    assert isinstance(page, Information)
    assert len(page.paragraphs) == 1
    hidden = scene_of(PLAN, gone_through(1, before_distress=9), settings=Settings(looks=Looks(hide_numbers=True)))
    assert isinstance(walk(evidence(hidden), hidden).question("page"), Information)


def test_learnings_of_the_same_ladder_come_first() -> None:
    """Care 1.1: a starred line first, then those of the ladder at hand, then the latest; three at most."""
    past = [gone_through(9 - at, learned=f"line {at}") for at in range(4)]
    other, days = gone_through(1, learned="elsewhere")
    assert isinstance(other, AttemptEnded)
    assert other.step is not None
    other = other.model_copy(update={"step": other.step.model_copy(update={"ladder": "reading"})})
    history = scene_of(PLAN, *past, (other, days), (LearningStarred(of="past-0"), 0)).history
    assert last_learnings(history, "outside") == ("line 0", "line 3", "line 2")
    assert last_learnings(history) == ("line 0", "elsewhere", "line 3")


def test_a_line_is_starred_and_taken_back(notebook: Notebook, fake_clock: FakeClock) -> None:
    """Care 1.1, R14: a star puts a line first; another answer takes it off; each is a record of its own."""
    first = notebook.record(
        AttemptEnded.model_validate({"step": {"title": "Gate"}, "after": {"learned": "I can stop"}})
    )
    notebook.record(AttemptEnded(outcome="done", step=None, attempt=None, after=Afterwards(learned="no step")))
    talk(notebook, "learned", {"which": first.id, "what": "star"}, all="yes")
    assert standing(notebook, "learning_starred") == [LearningStarred(of=first.id, starred=True, words="I can stop")]
    talk(notebook, "learned", {"which": first.id, "what": "unstar"}, all="yes")
    assert standing(notebook, "learning_starred")[-1] == LearningStarred(of=first.id, starred=False)
    talk(notebook, "learned", {"which": first.id, "what": "leave"}, all="yes")
    assert len(standing(notebook, "learning_starred")) == 2


def test_every_month_is_looked_at(notebook: Notebook, fake_clock: FakeClock) -> None:
    """S48, S68: what was learned long ago is there too, though Home reads the newest months alone."""
    notebook.record(AttemptEnded.model_validate({"step": {"title": "Gate"}, "after": {"learned": "long ago"}}))
    for _ in range(4):
        fake_clock.advance(40 * 24 * 3600.0)
        notebook.record(SessionNote(text="a note"))
    later = Notebook.open(notebook.places, fake_clock.clock, seed="later")
    for name in ("learned", "evidence", "stories", "plan_step", "two_weeks"):
        command = command_of(name)
        assert command is not None
        assert last_learnings(later.scene(dict(command.options)).history) == ("long ago",)
    page = Talking.begin(later, "learned").question
    assert isinstance(page, ChoiceQuestion), "begun from a page or by another conversation it looks as far back"
    assert [option.label for option in page.options] == ["long ago"]
    assert last_learnings(later.scene({}).history) == ()


def test_a_starred_line_outlives_its_month(notebook: Notebook, fake_clock: FakeClock) -> None:
    """Care 1.1: a line that was starred is read back first a year on, and a star taken off is gone then too."""
    first = notebook.record(
        AttemptEnded.model_validate({"step": {"title": "Gate"}, "after": {"learned": "I can stop"}})
    )
    other = notebook.record(AttemptEnded.model_validate({"step": {"title": "Gate"}, "after": {"learned": "Not this"}}))
    for learned in (first, other):
        talk(notebook, "learned", {"which": learned.id, "what": "star"}, all="yes")
    talk(notebook, "learned", {"which": other.id, "what": "unstar"}, all="yes")
    for _ in range(4):
        fake_clock.advance(90 * 24 * 3600.0)
        notebook.record(SessionNote(text="a note"))
    notebook.keep_digests()
    later = Notebook.open(notebook.places, fake_clock.clock, seed="later")
    assert last_learnings(later.history) == ("I can stop",)
    assert last_learnings(later.everything()) == ("I can stop", "Not this")


def test_the_own_story() -> None:
    """S51: two, five, eight minutes, once there are three amounts; a smaller one on the way takes nothing from it."""
    amounts = (2.0, 5.0, 1.0, 5.0, 8.0)
    past = [gone_through(9 - at, amount=amount) for at, amount in enumerate(amounts)]
    assert own_stories(scene_of(PLAN, *past[:4]).history) == ()
    assert own_stories(scene_of(PLAN, *past).history) == (OwnStory("Gate", (2.0, 5.0, 8.0), "minutes"),)
    scene = scene_of(PLAN, *past)
    page = walk(stories(scene), scene, {"which": "+own-0"}).question("story")
    assert isinstance(page, Information)
    assert page.paragraphs == ("2 minutes, then 5 minutes, then 8 minutes. That is how this one went for you so far.",)


def test_the_bundled_stories() -> None:
    """S51: three or more, each with a line that says the people are made up."""
    scene = scene_of(PLAN)
    for story in data("stories")["stories"]:
        page = walk(stories(scene), scene, {"which": story["id"]}).question("story")
        assert isinstance(page, Information)
        assert page.paragraphs[:-1] == tuple(story["lines"])
        assert page.paragraphs[-1] == data("stories")["note"]
