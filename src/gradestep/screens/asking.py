"""What the flow screen drives and what a widget for one kind of question has to be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol

from textual.containers import VerticalGroup
from textual.message import Message

from gradestep.clock import Clock
from gradestep.flows.effect import StartFlow
from gradestep.flows.question import Answer, AnyQuestion
from gradestep.model.problem import Problem
from gradestep.screens.appearance import Appearance


class Asking(Protocol):
    """A conversation under way, as the flow screen sees it. `notebook.talking.Talking` is the one that saves."""

    next_flow: StartFlow | None
    problems: tuple[Problem, ...]

    @property
    def flow_id(self) -> str:
        """Which flow this is."""
        ...

    @property
    def title(self) -> str:
        """The flow's title."""
        ...

    @property
    def stage_id(self) -> str:
        """The present stage; empty when it is over."""
        ...

    @property
    def question(self) -> AnyQuestion | None:
        """The present question; nothing when it is over."""
        ...

    @property
    def over(self) -> bool:
        """True when nothing is left to ask."""
        ...

    @property
    def can_go_back(self) -> bool:
        """True when there is a question before this one."""
        ...

    @property
    def typed(self) -> str:
        """What stood in the field when it was last kept."""
        ...

    def answer(self, value: Answer) -> None:
        """One question on."""
        ...

    def pass_over(self) -> None:
        """One question on, without an answer."""
        ...

    def enough(self) -> None:
        """Over for now."""
        ...

    def back(self) -> None:
        """The question before."""
        ...

    def typing(self, text: str) -> None:
        """Keep what stands in the field."""
        ...

    def leave(self) -> None:
        """Keep the conversation for later."""
        ...


@dataclass(frozen=True)
class Around:
    """What a question's widget may know beside its question."""

    clock: Clock
    appearance: Appearance
    typed: str = ""
    """What stood in the field before."""
    can_go_back: bool = False


class Answered(Message):
    """The question on the screen has an answer."""

    def __init__(self, asked: AskedQuestion, value: Answer) -> None:
        super().__init__()
        self.asked = asked
        self.value = value


class PassedOver(Message):
    """The question on the screen is passed over."""

    def __init__(self, asked: AskedQuestion) -> None:
        super().__init__()
        self.asked = asked


class Typing(Message):
    """Something stands in the field and is no answer yet."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class UnderWay(Message):
    """Something runs now, or has come to rest: while it runs there is nothing else to look at."""

    def __init__(self, now: bool) -> None:
        super().__init__()
        self.now = now


class Complained(Message):
    """What stands there is no answer yet; a sentence says what to type (A30). Empty takes the sentence away."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.sentence = sentence


class AskedQuestion(VerticalGroup):
    """One question's controls. It posts `Answered`, `PassedOver`, `Typing` and `Complained`, and knows no flow."""

    _answered = False

    def answer(self, value: Answer) -> None:
        """The answer, once: a second key may come before the next question is there, and belongs to neither."""
        if not self._answered:
            self._answered = True
            self.post_message(Answered(self, value))

    def pass_over(self) -> None:
        """On without an answer, once."""
        if not self._answered:
            self._answered = True
            self.post_message(PassedOver(self))

    def ask_again(self) -> None:
        """The answer could not be kept: it may be given again."""
        self._answered = False

    @property
    def present_text(self) -> str | None:
        """What stands in its field and is to be kept as a draft; nothing where it has no such field."""
        return None

    def answer_on_leaving(self, *, stopped: bool = False) -> Answer | None:
        """What counts as an answer if the person leaves now, `stopped` for safety; nothing for most questions."""
        return None

    def out_of_sight(self) -> None:
        """Another screen lies over this one."""

    def focus_control(self) -> None:
        """Put the focus where answering begins."""
        control = next((widget for widget in self.query("*").results() if widget.focusable), None)
        if control is not None:
            self.screen.set_focus(control, scroll_visible=False)


WIDGETS: Mapping[str, str] = {
    "Information": "information:AskInformation",
    "RatingQuestion": "rating:AskRating",
    "PercentQuestion": "rating:AskPercent",
    "ChoiceQuestion": "choice:AskChoice",
    "YesNoQuestion": "choice:AskYesNo",
    "SeveralQuestion": "several:AskSeveral",
    "LineQuestion": "written:AskLine",
    "FileQuestion": "file:AskFile",
    "DayQuestion": "written:AskLine",
    "PlaceQuestion": "place:AskPlace",
    "TextQuestion": "written:AskText",
    "AmountQuestion": "written:AskAmount",
    "BreathingRun": "breathing:AskBreathing",
    "GuidedRun": "guided:AskGuided",
    "TimerRun": "timer:AskTimer",
}
"""Kind of question, or of what runs, to the module and class that ask it; each is loaded when first asked."""


def widget_for(question: AnyQuestion, around: Around) -> AskedQuestion:
    """The widget that asks this question."""
    run = getattr(question, "run", None)
    module, _, name = WIDGETS[type(question if run is None else run).__name__].partition(":")
    made: AskedQuestion = getattr(import_module(f"gradestep.screens.questions.{module}"), name)(question, around)
    return made
