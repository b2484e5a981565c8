"""Every way through a conversation: each answer of each question is given once, and what reads the same is left out."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import StringIO

from gradestep.clock import Clock
from gradestep.content import say
from gradestep.flows.conversation import Conversation
from gradestep.flows.flow import Flow, Scene, Talk
from gradestep.flows.question import (
    AmountQuestion,
    Answer,
    AnyQuestion,
    BreathingRun,
    ChoiceQuestion,
    FileQuestion,
    GuidedRun,
    LineQuestion,
    PercentQuestion,
    Ran,
    RatingQuestion,
    RunningQuestion,
    SeveralQuestion,
    TextQuestion,
    YesNoQuestion,
)
from gradestep.flows.reading import yes_no_options
from gradestep.plain.asking import Asker, in_words
from gradestep.plain.running import Runner
from gradestep.plain.speaker import Speaker

MOST_QUESTIONS = 200
"""On one way; none has as many, but for a long set of questions."""

MOST_WAYS = 400
"""In one conversation; only a set of very many questions has more, and those read alike."""

DONE = "done"
"""How a try went, so that what follows one is shown first."""

LOW, HIGH = 2, 8
"""Answers on either side of what calls for a word of its own."""

MINUTES = 60.0
"""How long something ran, in seconds."""


class _Enter:
    """Where typed lines come from: Enter, each time."""

    def readline(self) -> str:
        """An empty line."""
        return "\n"

    def isatty(self) -> bool:
        """No terminal, so that each prompt ends its line."""
        return False


@dataclass(frozen=True)
class Way:
    """What a way through a conversation shows that none before it did."""

    given: str
    """The answer where it leaves the way before; empty for the first."""
    lines: tuple[str, ...]


@dataclass
class Ways:
    """Goes through conversations. An answer that was given once in one is not given again in the next of the same kind."""

    clock: Clock
    _given: set[tuple[str, str, Answer | None]] = field(default_factory=set)
    _shown: set[str] = field(default_factory=set)
    _asked: dict[AnyQuestion, tuple[str, Answer | None]] = field(default_factory=dict)

    def through(self, flow: Flow, scene: Scene, *, agreed: bool = False) -> Iterator[Way]:
        """The way of whoever presses Enter, then each other answer from where it is given; empty ones are left out.

        `agreed` says yes where Enter alone would pass a question over.
        """
        waiting = deque([(Conversation.begin(flow, Talk(scene)), "")])
        for _ in range(MOST_WAYS):
            if not waiting:
                return
            lines: list[str] = []
            conversation, given = waiting.popleft()
            for _ in range(MOST_QUESTIONS):
                question = conversation.question
                if question is None:
                    break
                text, usual = self._said(question)
                lines += self._new(text, after_some=bool(lines))
                usual = "yes" if agreed and isinstance(question, YesNoQuestion) else usual
                answer, *others = self._answers(conversation, question, usual)
                waiting += [(_moved(conversation, other), _given(question, other)) for other in others]
                conversation = _moved(conversation, answer)
            if lines:
                yield Way(given, tuple(lines))

    def _answers(self, conversation: Conversation, question: AnyQuestion, usual: Answer | None) -> list[Answer | None]:
        """Those that were not given at this question so far; the usual one where all were."""
        stage = conversation.stage.id if conversation.stage is not None else ""
        fresh = [
            answer
            for answer in dict.fromkeys((usual, *_others(question)))
            if (conversation.flow.id, stage, answer) not in self._given
        ]
        self._given.update((conversation.flow.id, stage, answer) for answer in fresh)
        return fresh or [usual]

    def _new(self, text: str, *, after_some: bool) -> list[str]:
        if not text.strip() or text in self._shown:
            return []
        self._shown.add(text)
        return [*([""] if after_some else ()), *text.strip("\n").split("\n")]

    def _said(self, question: AnyQuestion) -> tuple[str, Answer | None]:
        """A question as plain mode says it, and what Enter alone answers; a try that is asked about was done."""
        if question not in self._asked:
            self._asked[question] = self._heard(question)
        return self._asked[question]

    def _heard(self, question: AnyQuestion) -> tuple[str, Answer | None]:
        saying = StringIO()
        speaker = Speaker(_Enter(), saying)
        if isinstance(question, RunningQuestion):
            speaker.say(*question.lead, question.ask, *question.cautions, *filter(None, [question.note]))
            return saying.getvalue(), None
        runner = Runner(speaker, self.clock, lambda _: "enter")
        said = Asker(speaker, runner, lambda _: False, lambda _: None).ask(question)
        if isinstance(question, ChoiceQuestion) and DONE in (option.value for option in question.options):
            return saying.getvalue(), DONE
        return saying.getvalue(), said.answer


def _moved(conversation: Conversation, answer: Answer | None) -> Conversation:
    return conversation.answered(answer) if answer is not None else conversation.passed_over()


def _others(question: AnyQuestion) -> Iterator[Answer]:
    """What else may be answered: each option, a low and a high number, words, something that ran to its end or not."""
    match question:
        case ChoiceQuestion():
            yield from (option.value for option in question.options)
        case YesNoQuestion():
            yield from (option.value for option in yes_no_options(question))
        case SeveralQuestion():
            yield from ((option.value,) for option in question.options)
        case RatingQuestion():
            yield from (LOW, HIGH)
        case PercentQuestion():
            yield from (LOW * 10, HIGH * 10)
        case AmountQuestion():
            yield from (amount * (question.planned or 1.0) for amount in (0.5, 1.0, 2.0))
        case FileQuestion():
            return
        case LineQuestion() | TextQuestion():
            yield say("plan_show.walk.typed")
        case RunningQuestion(run=run):
            yield from (_ran(run), Ran(_ran(run).what, stopped=True))


def _ran(run: object) -> Ran:
    match run:
        case BreathingRun(pattern=pattern, cycles=cycles):
            return Ran("breathing", pattern.cycle * cycles, cycles, pattern=pattern.id)
        case GuidedRun(what=what, profile=profile):
            return Ran(what, MINUTES, pattern=profile)
        case _:
            return Ran("timer", MINUTES)


def _given(question: AnyQuestion, answer: Answer | None) -> str:
    """An answer in a sentence, with what it was given to."""
    options = question.options if isinstance(question, (ChoiceQuestion, SeveralQuestion)) else ()
    options = yes_no_options(question) if isinstance(question, YesNoQuestion) else options
    words = in_words(answer, options) if answer is not None else ""
    if isinstance(answer, Ran):
        words = say("plan_show.walk.stopped" if answer.stopped else "plan_show.walk.ran")
    return say("plan_show.walk.given", ask=question.ask, answer=words)
