"""Plain mode: lines that can be read aloud, every way on by number, word or first letters, nothing lost (A1, A5-A7)."""

from __future__ import annotations

import re

import pytest
from fake_clock import FakeClock
from screen_reading import flat
from spoken import spoken

from gradestep.content import say
from gradestep.flows.commands import command_of
from gradestep.model.attempts import AttemptBegun, AttemptEnded, Reflection
from gradestep.model.journal import CheckIn, Exercise, FlareBegun, SessionNote
from gradestep.notebook import Notebook


def kinds(notebook: Notebook) -> list[str]:
    """The kinds of records that stand, in order."""
    return [entry.event.kind for entry in notebook.everything().standing()]


def with_starter(notebook: Notebook) -> Notebook:
    """Past first run, with a ready list."""
    notebook.use_starter("palpitations")
    notebook.change_settings({"first_run_done": True, "exercises.taught": True, "exercises.pattern": "slow_out"})
    return notebook


def test_plain_text_is_text(notebook: Notebook, fake_clock: FakeClock) -> None:
    """A1, A6: no escape code, no carriage return, no drawing, no line over 80; the last line is the prompt."""
    said = spoken(
        with_starter(notebook), fake_clock, ["ladder", "", "help", "1", "journal", "", "settings", "", ""], stays=True
    )
    assert "\x1b" not in said
    assert "\r" not in said
    assert max(map(len, said.split("\n"))) <= 82
    assert not re.search(r"[─-╿▀-▟]", said)
    assert not re.search(r"\S {2,}\S", said)


@pytest.mark.parametrize("typed", ["1", "done", "Done", "don"])
def test_a_choice_is_a_number_a_word_or_its_beginning(notebook: Notebook, fake_clock: FakeClock, typed: str) -> None:
    """A5: however it is typed, the same record."""
    lines = ["", "", "", "", "", "", typed, ":enough"]
    spoken(with_starter(notebook), fake_clock, lines, "attempt", {"step": "doorstep"})
    ended = [entry.event for entry in notebook.everything().standing() if isinstance(entry.event, AttemptEnded)]
    assert [event.outcome for event in ended] == ["done"]


def test_what_cannot_be_read_is_asked_again_in_words(notebook: Notebook, fake_clock: FakeClock) -> None:
    """A30: a sentence that says what to type; nothing typed is thrown away without a word."""
    said = spoken(with_starter(notebook), fake_clock, ["low", "eleven", "11", "somewhat"], "check_in")
    assert said.count("Type a whole number from 0 to 10") == 2


def test_the_end_of_input_keeps_the_draft(notebook: Notebook, fake_clock: FakeClock) -> None:
    """A23, B6, design 8: the input ends in the middle, and the next run goes on at the same question."""
    with_starter(notebook)
    said = spoken(notebook, fake_clock, ["", "", "", "", "", "", "done", "2"], "attempt", {"step": "doorstep"})
    assert "It will be here when you come back." in said
    again = Notebook.open(notebook.places, fake_clock.clock, seed="test")
    assert [draft.flow for draft in again.drafts] == ["attempt"]
    assert kinds(again)[-2:] == ["attempt_begun", "attempt_ended"]
    fake_clock.advance(3 * 86_400)
    said = spoken(again, fake_clock, ["1", "The air was cold", ".", ":enough", "leave"], stays=True)
    assert "What happened?" in said
    reflections = [entry.event for entry in again.everything().standing() if isinstance(entry.event, Reflection)]
    assert [event.after.happened for event in reflections] == ["The air was cold"]
    assert not Notebook.open(notebook.places, fake_clock.clock).drafts


def test_lines_typed_before_the_end_came_are_kept_and_added_to(notebook: Notebook, fake_clock: FakeClock) -> None:
    """A23, B6: a text that was begun when the window went is shown again, and what is typed then is added to it."""
    spoken(notebook, fake_clock, ["Ask about the stairs"], "note")
    again = Notebook.open(notebook.places, fake_clock.clock, seed="test")
    said = spoken(again, fake_clock, ["1", "and the bus", ".", "leave"], stays=True)
    assert "Ask about the stairs" in said
    notes = [entry.event.text for entry in again.everything().standing() if isinstance(entry.event, SessionNote)]
    assert notes == ["Ask about the stairs\nand the bus"]


def test_breathing_is_one_line_a_phase(notebook: Notebook, fake_clock: FakeClock) -> None:
    """A7, S42: twelve breaths of two phases are twenty-four lines, two seconds apart or more, and a record."""
    before = fake_clock.passed
    said = spoken(with_starter(notebook), fake_clock, ["", "", ""], "breathe", {"pattern": "slow_out", "minutes": "2"})
    assert said.count("In, 4 seconds.") == said.count("Out, 6 seconds.") == 12
    assert fake_clock.passed - before == pytest.approx(120)
    practised = [entry.event for entry in notebook.everything().standing() if isinstance(entry.event, Exercise)]
    assert [(event.exercise, event.cycles, event.stopped) for event in practised] == [("breathing", 12, False)]


def test_quiet_breathing_is_three_lines(notebook: Notebook, fake_clock: FakeClock) -> None:
    """A7: start, halfway, end."""
    said = spoken(
        with_starter(notebook), fake_clock, ["", "", ""], "breathe", {"pattern": "slow_out", "minutes": "2"}, quiet=True
    )
    assert "In, 4" not in said
    assert [said.count(line) for line in ("Starting now.", "Halfway.", "That is the end of it.")] == [1, 1, 1]


def test_grounding_goes_five_to_one_and_keeps_nothing_typed(notebook: Notebook, fake_clock: FakeClock) -> None:
    """S41, care 2.5: in order, typed words not kept unless asked."""
    lines = ["", "", "a lamp", "", "", "", "", "", "", "", "", "", ""]
    said = spoken(with_starter(notebook), fake_clock, lines, "ground", {"profile": "default"})
    places = [said.index(sense) for sense in ("can see", "can touch", "can hear", "can smell", "can taste")]
    assert places == sorted(places)
    practised = [entry.event for entry in notebook.everything().standing() if isinstance(entry.event, Exercise)]
    assert [(event.exercise, event.words) for event in practised] == [("grounding", None)]


def test_help_now_and_a_note_can_be_typed_at_any_question(notebook: Notebook, fake_clock: FakeClock) -> None:
    """A28, S3, S26, S39: one command away from the middle of a conversation, and back to the same question."""
    with_starter(notebook).change_settings({"country": "GB"})
    said = spoken(notebook, fake_clock, [":help-now", ":note", "Ask about stairs", ".", "5", ":stop"], "check_in")
    assert "Samaritans" in said
    assert [entry.event.text for entry in notebook.everything().standing() if isinstance(entry.event, SessionNote)] == [
        "Ask about stairs"
    ]
    assert said.count("Back to where you were.") == 1


def test_back_brings_the_answer_with_it(notebook: Notebook, fake_clock: FakeClock) -> None:
    """A18, A29: the question before, its answer kept by Enter alone."""
    said = spoken(with_starter(notebook), fake_clock, ["high", "4", ":back", "", "", "", "", ""], "check_in")
    again = said.partition("Enter alone keeps: 4.\n")[2].partition("\n")[0]
    assert again.startswith("From 0, very low, to 10, "), again
    assert "Enter alone" not in again, "what Enter does is said once, and is true"
    asked = [entry.event for entry in notebook.everything().standing() if isinstance(entry.event, CheckIn)]
    assert [event.mood for event in asked] == [4]


def test_a_flare_day_has_three_doors_and_rest(notebook: Notebook, fake_clock: FakeClock) -> None:
    """S46, S47: said on one screen, rest among them, and the step stays where it was."""
    said = spoken(with_starter(notebook), fake_clock, ["rest", "", "", ""], "flare")
    assert [f"{number}. " in said for number in (1, 2, 3, 4)] == [True] * 4
    flares = [entry.event for entry in notebook.everything().standing() if isinstance(entry.event, FlareBegun)]
    assert [event.picked for event in flares] == ["rest"]
    assert "Stand outside the front door" in spoken(notebook, fake_clock, ["leave"], stays=True)


def test_a_whole_story_in_plain_lines(notebook: Notebook, fake_clock: FakeClock) -> None:
    """B5, S1-S3, S9, S14, S53: first run, starter, attempt, undo, history."""
    first_run = ["", "no", "", "United Kingdom", "", "", "", "", "1", "With a pounding heart"]
    spoken(notebook, fake_clock, [*first_run, "leave"], "first_run", stays=True)
    assert notebook.settings.first_run_done
    assert notebook.settings.country == "GB"
    told = spoken(notebook, fake_clock, ["start", *[""] * 6, "partly", "1", *[""] * 20, "leave"], stays=True)
    assert "Stand outside the front door" in told
    begun = [entry.event for entry in notebook.everything().standing() if isinstance(entry.event, AttemptBegun)]
    assert [event.step.title for event in begun] == ["Stand outside the front door"]
    assert "attempt_ended" in kinds(notebook)
    count = len(kinds(notebook))
    assert "Taken back" in spoken(notebook, fake_clock, ["more", "undo", "leave"], stays=True)
    assert len(kinds(notebook)) == count - 1
    assert "Stand outside the front door: in part." in spoken(
        notebook, fake_clock, ["journal", "", "leave"], stays=True
    )


def test_stop_now_stands_among_the_ways_on(notebook: Notebook, fake_clock: FakeClock) -> None:
    """B5, care 4.4: it is in the menu as the other keys are, and opens the one question."""
    said = spoken(notebook, fake_clock, ["more", "more", "stop now", ":leave", "leave"], stays=True)
    assert f". {say('keys.stop_now')}\n" in said
    assert say("safety.stop_now.ask") in said


def test_where_an_if_then_plan_is_made_is_true_in_both_faces(notebook: Notebook, fake_clock: FakeClock) -> None:
    """B5: the page says a name that the plain menu and the list of all commands have, and it leads there."""
    said = spoken(notebook, fake_clock, [], "use_if_then")
    assert say("if_then.use.none") in flat(said)
    name = say("if_then.use.none").partition(": ")[2].rstrip(".")
    found = command_of("if_then")
    assert found is not None and found.label() == name
    made = spoken(notebook, fake_clock, [name, ":leave", "leave"], stays=True)
    assert say("if_then.kind.ask") in made
