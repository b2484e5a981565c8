"""First run: one page to read, every answer kept, everything else passable (S1-S3, care 4.1-4.3)."""

from __future__ import annotations

import pytest
from edited_plan import PLAN, TEXT, plan_of
from readability import words_of
from walking import ENOUGH, PASS, Move, Walk, scene_of, walk

from gradestep.content import data, names, say, several
from gradestep.flows.effect import AdoptFile, ChangePlan, StartFlow, UseStarter
from gradestep.flows.first_run import first_run
from gradestep.flows.question import Answer, ChoiceQuestion, Information, SeveralQuestion, YesNoQuestion
from gradestep.model.journal import Safety
from gradestep.model.people import Contact
from gradestep.model.plan import Maintenance, Plan
from gradestep.model.settings import Looks, Settings
from gradestep.planfile.edits import AddEntry, SetField
from gradestep.planfile.rewriting import rewritten

Answers = dict[str, Answer | Move]

ABOUT = Safety(question="about", answers=("read",))
ASKED_PLAIN = Settings(looks=Looks(plain=False))
NEVER = SetField(("pacing",), "bigger", "never")
SUPPORTED = Plan(
    contacts=(Contact(name="Ana", call="123"),), maintenance=Maintenance(today="Half a step, and call Ana")
)


def opened(answers: Answers, plan: Plan | None = None, settings: Settings = ASKED_PLAIN, until: str = "") -> Walk:
    """First run, the screen-reader question answered before."""
    scene = scene_of(plan or Plan(), settings=settings)
    return walk(first_run(scene), scene, answers, until)


def safety(walked: Walk, question: str) -> list[Safety]:
    """The answers kept to one safety question."""
    return [event for event in walked.events(Safety) if event.question == question]


def test_everything_passed() -> None:
    """S3, A26: with every question passed over first run is done, nothing was tried or rated, and the page was read."""
    walked = opened({})
    assert walked.events(Safety) == [ABOUT]
    assert walked.settings() == {"first_run_done": True}
    assert walked.changes() == []
    assert walked.next_flow() is None
    cannot_pass = [asked.stage for asked in walked.asked if not asked.question.may_pass]
    assert cannot_pass == ["about"]


def test_the_first_words() -> None:
    """S1, S2: one validating sentence before anything is asked; being careful made sense."""
    first = opened({}).asked[0].question
    assert isinstance(first, Information)
    assert first.ask == say("safety.validating.first")
    assert say("safety.careful.short") in first.paragraphs


@pytest.mark.parametrize(("plain", "asked"), [(None, True), (True, False), (False, False)])
def test_the_screen_reader_question(plain: bool | None, asked: bool) -> None:
    """A3, A29: right after the first sentence, where it was not answered before the app opened."""
    walked = opened({"plain": "yes"}, settings=Settings(looks=Looks(plain=plain)))
    assert ("plain" in walked.stages()) is asked
    assert walked.settings().get("looks.plain") == (True if asked else None)
    if asked:
        assert walked.stages()[:3] == ("welcome", "plain", "about")
        question = walked.question("plain")
        assert isinstance(question, YesNoQuestion)
        assert not question.unsure


def test_what_this_is_and_is_not() -> None:
    """Care 4.1, A26: the one page that has to be read says what this does not do, and that nobody is told."""
    about = opened({}).question("about")
    assert isinstance(about, Information)
    assert about.paragraphs == (*several("safety.about.lines"), say("safety.about.adults"))
    assert not about.may_pass


def test_under_three_minutes() -> None:
    """Issue 2, 3: the longest way asks ten questions at most, and holds fewer words than three minutes of slow reading."""
    answers: Answers = {
        "country": "GB",
        "check_first": ("heart_or_lung",),
        "pem_after_more": "yes",
        "pem_long_to_settle": "yes",
        "pem_told": "unsure",
        "way": "own",
        "own": "The stairs",
        "split": "no",
    }
    walked = opened(answers)
    assert len(walked.answered()) <= 10
    said = [
        words for asked in walked.asked for words in (asked.question.ask, asked.question.note, *asked.question.lead)
    ]
    for asked in walked.asked:
        if isinstance(asked.question, Information):
            said += asked.question.paragraphs
        elif isinstance(asked.question, SeveralQuestion):
            said += [option.label for option in asked.question.options]
    assert len(words_of(" ".join(said))) <= 3 * 180


@pytest.mark.parametrize("entry", list(data("safety")["check_first"]["options"]))
def test_the_check_first_list(entry: str) -> None:
    """Care 4.2: any tick is one calm page and a record; tools stay open and first run goes on."""
    walked = opened({"check_first": (entry,), "support": "go_on"})
    assert safety(walked, "check_first") == [Safety(question="check_first", ticked=(entry.replace("_", "-"),))]
    heard = walked.question("check_first_heard")
    assert isinstance(heard, Information)
    assert (heard.ask, *heard.paragraphs) == several("safety.check_first.chosen")
    assert "way" in walked.stages()
    assert ("support" in walked.stages()) is (entry == "ending_life")


@pytest.mark.parametrize(("answer", "kept"), [((), [Safety(question="check_first")]), (PASS, [])])
def test_none_of_the_list(answer: Answer | Move, kept: list[Safety]) -> None:
    """A26, care 4.2: nothing ticked is an answer, passing over is none; neither brings a page."""
    walked = opened({"check_first": answer})
    assert safety(walked, "check_first") == kept
    assert "check_first_heard" not in walked.stages()


LEADS_ON: list[tuple[dict[str, Answer | Move], bool]] = [
    ({"support": "go_on"}, True),
    ({"support": PASS}, True),
    ({"support": "stop"}, False),
    ({"support": "plan"}, True),
    ({"support": "plan", "plan": "go_on"}, True),
    ({"support": "plan", "plan": "stop"}, False),
]


@pytest.mark.parametrize(("said", "goes_on"), LEADS_ON)
def test_the_support_page(said: Answers, goes_on: bool) -> None:
    """Care 3, 4.5: people and lines of the chosen country at once; it holds nobody up, and can be stopped at twice."""
    answers: Answers = {"country": "GB", "check_first": ("ending_life", "seizures"), **said}
    walked = opened(answers, SUPPORTED)
    lead = walked.question("support").lead
    assert any("116 123" in line for line in lead)
    assert any("999" in line for line in lead)
    assert ("plan" in walked.stages()) is (said["support"] == "plan")
    assert ("way" in walked.stages()) is goes_on
    assert walked.settings()["first_run_done"] is True


PEM: list[tuple[tuple[str, ...], bool]] = [
    (("yes", "yes", "no"), True),
    (("yes", "unsure", "no"), True),
    (("unsure", "yes", "no"), True),
    (("unsure", "unsure", "unsure"), True),
    (("no", "", "yes"), True),
    (("", "", "yes"), True),
    (("yes", "no", "no"), False),
    (("yes", "", "no"), False),
    (("no", "", "no"), False),
    (("no", "", "unsure"), False),
    (("", "yes", "unsure"), False),
    (("", "", ""), False),
]


@pytest.mark.parametrize(("said", "paces_first"), PEM, ids=["-".join(said) for said, _ in PEM])
def test_the_three_questions_about_effort(said: tuple[str, ...], paces_first: bool) -> None:
    """Care 4.3: yes to the third, or yes or unsure to both others, is pacing first; each can be passed over."""
    stages = ("pem_after_more", "pem_long_to_settle", "pem_told")
    answers: Answers = {stage: answer or PASS for stage, answer in zip(stages, said, strict=True)}
    walked = opened(answers)
    assert ("pem_first" in walked.stages()) is paces_first
    assert [change.edits for change in walked.changes()] == ([(NEVER,)] if paces_first else [])
    assert ("pem_long_to_settle" in walked.stages()) is (said[0] != "no")
    given = {
        name: answer for name, answer in zip(("after-more", "long-to-settle", "told"), said, strict=True) if answer
    }
    kept = [Safety.model_validate({"question": "pem", "answers": list(given.values()), "ticked": list(given)})]
    assert safety(walked, "pem") == (kept if given else [])


def test_pacing_first_says_what_it_means() -> None:
    """Care 4.3: limits are real, nothing bigger is suggested, an increase is for the person and a specialist team."""
    page = opened({"pem_told": "yes"}).question("pem_first")
    assert isinstance(page, Information)
    assert page.paragraphs[:-1] == several("safety.pem.screen.lines")
    assert plan_of(rewritten("", (NEVER,))).pacing.bigger == "never"


def test_pacing_first_taken_back_before_the_end() -> None:
    """B6, care 4.3: an answer put right on the way back takes the change to the plan back too."""
    walked = opened({"pem_told": "yes"}, until="way")
    for _ in range(2):
        walked.back()
    assert walked.conversation.stage is not None
    assert walked.conversation.stage.id == "pem_told"
    walked.answer("no")
    walked.go_on({})
    assert walked.changes()[-1].edits == (SetField(("pacing",), "bigger", None),)


def test_pacing_set_by_hand_stays() -> None:
    """Care 4.3: first run never loosens what a plan says."""
    paced = Plan.model_validate({"pacing": {"bigger": "never"}})
    assert opened({"pem_told": "no"}, paced).changes() == []


def test_enough_at_any_question() -> None:
    """S3: it can end at every question after the first page, with what was answered kept and first run done."""
    walked = opened({"pem_after_more": "unsure", "pem_long_to_settle": ENOUGH})
    assert safety(walked, "pem") == [Safety(question="pem", answers=("unsure",), ticked=("after-more",))]
    assert walked.settings() == {"first_run_done": True}
    for stage in ("check_first", "pem_after_more", "pem_told", "way"):
        assert opened({}).question(stage).may_stop_here, stage


def test_a_ready_list() -> None:
    """S70: a choice of five; it is begun at the end, so that another can be chosen until then."""
    walked = opened({"way": "starter", "starter": "pain"})
    question = walked.question("starter")
    assert isinstance(question, ChoiceQuestion)
    assert [option.value for option in question.options] == list(names("starters"))
    assert all(option.note for option in question.options)
    assert walked.effects["closing.UseStarter"] == UseStarter("pain")


def test_a_file_from_my_clinician() -> None:
    """B3, A30: taken in at once, so that what is wrong with it is said while it can be typed again."""
    walked = opened({"way": "file", "file": "~/plan.toml"}, until="end")
    assert walked.effects["file.AdoptFile"] == AdoptFile("~/plan.toml")
    assert walked.question("file_read").note


def test_pacing_first_holds_for_a_file() -> None:
    """Care 4.3: the stricter pacing wins over a file that says otherwise."""
    walked = opened({"pem_told": "yes", "way": "file", "file": "plan.toml"})
    assert walked.effects["closing.ChangePlan"] == ChangePlan((NEVER,), subject=say("safety.pem.screen.title"))


@pytest.mark.parametrize("split", ["yes", "no"])
def test_my_own_list(split: str) -> None:
    """S4, S5: one thing kept away from, marked as one's own, and from there into small steps."""
    walked = opened({"way": "own", "own": "Taking the bus", "split": split}, PLAN)
    (change,) = walked.changes()
    assert change.edits == (AddEntry(("avoided",), {"id": "taking-the-bus", "activity": "Taking the bus", "by": "me"}),)
    assert plan_of(rewritten(TEXT, change.edits)).avoided[-1].activity == "Taking the bus"
    begins = StartFlow("split", (("avoided", "taking-the-bus"),)) if split == "yes" else None
    assert walked.next_flow() == begins


def test_looking_around_first() -> None:
    """S3: nothing begun, nothing changed but that first run is done."""
    walked = opened({"way": "look"})
    assert walked.changes() == []
    assert walked.settings() == {"first_run_done": True}
