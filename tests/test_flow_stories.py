"""Conversations of this kind with real files: what the plan, the settings and the journal hold afterwards (B2, B6)."""

from __future__ import annotations

from collections.abc import Mapping

from gradestep.flows.effect import StartFlow
from gradestep.flows.question import Answer, Information, Ran
from gradestep.model.journal import Event, Exercise, Safety, SessionNote
from gradestep.notebook import Notebook
from gradestep.notebook.talking import Talking
from gradestep.paths import HomePlaces


def talk(notebook: Notebook, flow: str, answers: Mapping[str, Answer], **options: str) -> StartFlow | None:
    """Hold a conversation to its end: what is not among the answers is passed over; the one that follows."""
    talking = Talking.begin(notebook, flow, options)
    while (question := talking.question) is not None:
        if talking.stage_id in answers:
            talking.answer(answers[talking.stage_id])
        elif isinstance(question, Information):
            talking.answer("read")
        else:
            talking.pass_over()
    assert notebook.drafts == ()
    return talking.next_flow


def follow(notebook: Notebook, following: StartFlow | None, answers: Mapping[str, Answer]) -> StartFlow | None:
    """Hold the conversation that follows."""
    assert following is not None
    return talk(notebook, following.flow, answers, **dict(following.options))


def standing(notebook: Notebook, kind: str) -> list[Event]:
    """How the records of a kind read now."""
    return [entry.event for entry in notebook.history.standing() if entry.event.kind == kind]


def test_first_run_with_a_starter_and_pacing_first(notebook: Notebook) -> None:
    """S3, S70, care 4.3: pacing first stands in the plan beside the starter's ladders, and the answers in the journal."""
    effort = {"pem_after_more": "yes", "pem_long_to_settle": "unsure"}
    talk(notebook, "first_run", {**effort, "country": "IE", "way": "starter", "starter": "pain"})
    assert notebook.plan.pacing.bigger == "never"
    assert notebook.plan.ladders
    assert notebook.settings.first_run_done
    assert notebook.settings.country == "IE"
    assert standing(notebook, "safety") == [
        Safety(question="about", answers=("read",)),
        Safety(question="pem", answers=("yes", "unsure"), ticked=("after-more", "long-to-settle")),
    ]


def test_from_what_was_avoided_to_a_first_step(notebook: Notebook, places: HomePlaces) -> None:
    """S4, S5, S28, S38, R14: own list, split, changed, and taken back step by step, all in one file that reads well."""
    following = talk(notebook, "first_run", {"way": "own", "own": "Taking the bus", "split": "yes"})
    follow(notebook, following, {"part_1": "Look at the timetable", "part_2": "Stand at the stop"})
    (entry,), (ladder,) = notebook.plan.avoided, notebook.plan.ladders
    assert entry.ladder == ladder.id
    step = ladder.steps[1]
    talk(notebook, "edit_step", {"what": "cue", "cue": "after [b]tea[/b] 🍵"}, step=step.id)
    talk(notebook, "limits", {"words": "No rush hour\nHome by noon"})
    assert notebook.plan.ladders[0].steps[1].cue == "after [b]tea[/b] 🍵"
    again = Notebook.open(places, notebook.clock)
    assert again.plan == notebook.plan
    assert again.problems == ()
    for _ in range(3):
        again.undo()
    assert again.plan.ladders == ()
    assert [entry.activity for entry in again.plan.avoided] == ["Taking the bus"]


def test_a_small_step_is_tried_at_once(notebook: Notebook) -> None:
    """S28, S45: the step is in the plan before the attempt that follows looks for it."""
    following = talk(notebook, "small_step", {"change": "Friends", "action": "Send one text", "start": "now"})
    assert following is not None
    attempt = Talking.begin(notebook, following.flow, dict(following.options))
    assert attempt.question is not None
    assert "Send one text" in attempt.question.ask


def test_breathing_is_remembered(notebook: Notebook) -> None:
    """S42, S43, care 2.2, 2.3: pattern, time and cautions for the next time; how it was stands with the record."""
    ran = Ran("breathing", seconds=40.0, cycles=4, pattern="custom", stopped=True)
    own: dict[str, Answer] = {"way": "other", "pattern": "custom", "custom": "4 0 6 0", "minutes": "2", "run": ran}
    talk(notebook, "breathe", {**own, "felt": "worse"})
    chosen = notebook.settings.exercises
    assert (chosen.pattern, chosen.custom, chosen.minutes, chosen.taught) == ("custom", (4, 0, 6, 0), 2, True)
    (kept,) = standing(notebook, "exercise")
    assert kept == Exercise(exercise="breathing", pattern="custom", seconds=40, cycles=4, stopped=True, felt="worse")
    talk(notebook, "breathe", {"run": ran, "felt": "worse"})
    offered = Talking.begin(notebook, "breathe").question
    assert offered is not None
    assert offered.prefill == "senses"


def test_a_stop_and_its_end(notebook: Notebook) -> None:
    """Care 4.4: a stop stands over days until it is said to be looked at."""
    talk(notebook, "stop_now", {"which": "clinician"})
    talk(notebook, "stop_now", {"which": "looked_at"})
    said = [event.question for event in standing(notebook, "safety") if isinstance(event, Safety)]
    assert said == ["stop_now", "checked"]


def test_corrected_twice_and_taken_back(notebook: Notebook) -> None:
    """R14: the newest words stand, undo brings back the ones before, and the first are still in the journal."""
    record = notebook.record(SessionNote(text="Ask about sleep"))
    for words in ("Ask about sleep and rest", "Ask about naps"):
        talk(notebook, "correct", {"text": words}, record=record.id)
    assert standing(notebook, "session_note") == [SessionNote(text="Ask about naps")]
    notebook.undo()
    assert standing(notebook, "session_note") == [SessionNote(text="Ask about sleep and rest")]
    notebook.undo()
    assert standing(notebook, "session_note") == [SessionNote(text="Ask about sleep")]


def test_the_country_taken_back_to_none(notebook: Notebook) -> None:
    """Care 4.5: a country chosen before can be taken away again."""
    talk(notebook, "country", {"country": "NZ"})
    assert notebook.settings.country == "NZ"
    talk(notebook, "country", {"country": "none"})
    assert notebook.settings.country is None
