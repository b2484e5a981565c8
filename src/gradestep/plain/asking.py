"""Each kind of question as lines: said, heard, read, and asked again kindly where needed (A5)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from gradestep.content import data, say
from gradestep.flows.paging import pages_of
from gradestep.flows.question import (
    AmountQuestion,
    Answer,
    AnyQuestion,
    ChoiceQuestion,
    DayQuestion,
    FileQuestion,
    Information,
    LineQuestion,
    Option,
    PercentQuestion,
    PlaceQuestion,
    RatingQuestion,
    RunningQuestion,
    SeveralQuestion,
    TextQuestion,
    TimerRun,
    YesNoQuestion,
)
from gradestep.flows.reading import Complaint, read_answer, yes_no_options
from gradestep.notebook.placing import placed
from gradestep.plain.files import near, picked
from gradestep.plain.running import Runner, Stopped
from gradestep.plain.speaker import Speaker

SHOWN_AT_ONCE = 5
"""Choices said at once; the rest come with "more" (A22)."""

Move = Literal["answer", "pass", "back", "enough", "leave"]


@dataclass(frozen=True)
class Said:
    """What the person did at a question."""

    move: Move
    answer: Answer | None = None


@dataclass(frozen=True)
class Asker:
    """Asks one question at a time."""

    speaker: Speaker
    runner: Runner
    command: Callable[[str], bool]
    """Carries out a typed command such as `help-now`; False where it knows none of that name."""
    keep: Callable[[str], None]
    """Keeps several lines typed so far, before they are an answer."""

    def ask(self, question: AnyQuestion, begun: str = "") -> Said:
        """Say the question and hear until there is an answer or a way on; text `begun` before is kept and added to."""
        if isinstance(question, Information) and not (question.ask or question.paragraphs or question.waits):
            return Said("answer", "read")
        self.speaker.gap()
        self.speaker.say(*question.lead)
        match question:
            case Information():
                return self._inform(question)
            case RunningQuestion():
                return self._run(question)
            case _:
                self.speaker.say(question.ask, *filter(None, [question.note]))
                return self._ask(question, self._options(question), begun)

    def _inform(self, question: Information) -> Said:
        first, *others = pages_of(question.paragraphs)
        self.speaker.say(*filter(None, [question.ask]), *first)
        if not question.waits:
            self.speaker.say(*(line for page in others for line in page))
            return Said("answer", "read")
        for number, page in enumerate(others, 2):
            moved = self._entered(question, say("plain.next_page", page=number, pages=len(others) + 1))
            if moved is not None:
                return Said("answer", "read") if moved.move == "pass" else moved
            self.speaker.say(*page)
        prompt = say("plain.go_on", word=question.go_on) if question.go_on else say("reading.enter")
        return self._entered(question, prompt) or Said("answer", "read")

    def _run(self, question: RunningQuestion) -> Said:
        self.speaker.say(question.ask, *question.cautions, *filter(None, [question.note]))
        run = question.run
        if isinstance(run, TimerRun):
            started = self.runner.clock.now()
            try:
                moved = None if self.runner.until_planned(run) else self._entered(question, say("plain.when_back"))
            except Stopped as stopped:
                stopped.ran = replace(self.runner.back(run, started), stopped=True)
                raise
            return moved or Said("answer", self.runner.back(run, started))
        return self._entered(question, say("plain.start_running")) or Said("answer", self.runner.run(run))

    def _entered(self, question: AnyQuestion, prompt: str) -> Said | None:
        """Wait for Enter; a move where one was typed in its place."""
        while True:
            heard = self.speaker.hear(prompt).text.strip()
            if not heard.startswith(":"):
                return None
            move = self._command(heard, question)
            if move is not None:
                return move

    def _ask(self, question: AnyQuestion, options: Sequence[Option], begun: str) -> Said:
        shown = self._say_options(options, 0)
        self._say_kept(question, options)
        if begun:
            self.speaker.say(say("plain.kept_typed", text=begun), say("plain.kept_typed_more"))
        while True:
            heard = self.speaker.hear(_prompt_of(question))
            typed = heard.text
            if heard.cut:
                self.speaker.say(say("plain.line_cut"))
            if typed.lstrip().startswith(":"):
                move = self._command(typed.strip(), question)
                if move is not None:
                    return move
                continue
            if not typed.strip():
                return Said("answer", begun) if begun else self._nothing_typed(question)
            if shown < len(options) and typed.strip().casefold() == say("plain.more_word").casefold():
                shown = self._say_options(options, shown)
                continue
            if isinstance(question, TextQuestion):
                return Said("answer", self._rest_of(typed, begun))
            answer = self._read(question, options, typed)
            if not isinstance(answer, Complaint):
                return Said("answer", answer)
            self.speaker.say(answer.sentence)

    def _read(self, question: AnyQuestion, options: Sequence[Option], typed: str) -> Answer | Complaint:
        match question:
            case FileQuestion():
                return picked(options, typed)
            case PlaceQuestion():
                return placed(question, typed)
            case _:
                return read_answer(question, typed)

    def _rest_of(self, first: str, begun: str) -> str:
        """Several lines, up to a lone full stop; each is kept as it comes."""
        lines = [begun] if begun else []
        typed = first
        while typed.strip() != ".":
            lines.append(typed)
            self.keep("\n".join(lines))
            heard = self.speaker.hear(say("plain.next_line"))
            if heard.cut:
                self.speaker.say(say("plain.line_cut"))
            typed = heard.text
        return "\n".join(lines)

    def _nothing_typed(self, question: AnyQuestion) -> Said:
        if question.prefill is not None:
            return Said("answer", question.prefill)
        if isinstance(question, ChoiceQuestion) and question.default is not None:
            return Said("answer", question.default)
        return Said("pass") if question.may_pass else Said("answer", "read")

    def _command(self, typed: str, question: AnyQuestion) -> Said | None:
        word = typed.removeprefix(":").strip().casefold()
        moves: dict[str, str] = data("plain")["moves"]
        move = moves.get(word)
        if move == "pass" and not question.may_pass:
            self.speaker.say(say("plain.cannot_pass"))
        elif move == "enough" and not question.may_stop_here:
            return Said("leave")
        elif move is not None:
            return Said(_as_move(move))
        elif self.command(word):
            self.speaker.say(question.ask)
            self._say_options(self._options(question), 0)
        else:
            self.speaker.say(say("plain.unknown_command"))
        return None

    def _options(self, question: AnyQuestion) -> Sequence[Option]:
        match question:
            case ChoiceQuestion() | SeveralQuestion():
                return question.options
            case YesNoQuestion():
                return yes_no_options(question)
            case FileQuestion():
                return near(question, self.runner.clock)
            case _:
                return ()

    def _say_options(self, options: Sequence[Option], start: int) -> int:
        end = len(options) if len(options) - start <= SHOWN_AT_ONCE + 1 else start + SHOWN_AT_ONCE
        for place in range(start, end):
            option = options[place]
            note = f" {option.note}" if option.note else ""
            self.speaker.say(f"{place + 1}. {option.label}{_stop(option.label) if note else ''}{note}")
        if end < len(options):
            self.speaker.say(say("plain.more", count=len(options) - end))
        return end

    def _say_kept(self, question: AnyQuestion, options: Sequence[Option]) -> None:
        kept = question.prefill
        if kept is None and isinstance(question, ChoiceQuestion):
            kept = question.default
        if kept not in (None, ()):
            self.speaker.say(say("plain.kept", answer=in_words(kept, options)))
        if question.may_stop_here:
            self.speaker.say(say("plain.may_stop_here"))


def _prompt_of(question: AnyQuestion) -> str:
    """What is to be typed, and what Enter alone does where no answer is kept by it."""
    prompt = _prompt(question)
    passes = question.prefill in (None, ()) and not isinstance(question, ChoiceQuestion | YesNoQuestion)
    return say("plain.passes" if passes else "plain.keeps", prompt=prompt)


def _prompt(question: AnyQuestion) -> str:
    match question:
        case RatingQuestion():
            return say("plain.prompt_rating", low=question.low, high=question.high)
        case PercentQuestion():
            return say("plain.prompt_percent", low=question.low, high=question.high)
        case SeveralQuestion():
            return say("plain.prompt_own" if question.own_words else "plain.prompt_several")
        case AmountQuestion():
            return say("plain.prompt_amount", unit=question.unit)
        case TextQuestion():
            return say("plain.prompt_text")
        case FileQuestion():
            return say("plain.prompt_file")
        case DayQuestion():
            return say("plain.prompt_day")
        case PlaceQuestion():
            return say("plain.prompt_place")
        case LineQuestion():
            return say("plain.prompt_line")
        case _:
            return say("plain.prompt_choice")


def in_words(answer: Answer, options: Sequence[Option]) -> str:
    """An answer as it is read back: labels for values, words as typed."""
    labels = {option.value: option.label for option in options}
    if isinstance(answer, tuple):
        return ", ".join(labels.get(value, value) for value in answer)
    if isinstance(answer, str):
        return labels.get(answer, answer)
    return f"{answer:g}" if isinstance(answer, (int, float)) else answer.what


def _stop(label: str) -> str:
    return "" if label.endswith((".", "?")) else "."


def _as_move(word: str) -> Move:
    moves: dict[str, Move] = {"pass": "pass", "back": "back", "enough": "enough", "leave": "leave"}
    return moves[word]
