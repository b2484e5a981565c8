"""A number 0-10 or 0-100, with both ends in words and words for those who dislike numbers (care 1.0)."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult

from gradestep.content import data, say
from gradestep.flows.question import PercentQuestion, RatingQuestion
from gradestep.screens.asking import Around, AskedQuestion, Complained
from gradestep.screens.scale import Scale
from gradestep.screens.words import Words


class AskRating(AskedQuestion):
    """A whole number 0-10."""

    KEYS = "app.scale_keys"

    DEFAULT_CSS = """
    AskRating .ends { color: $text-muted; padding-left: 3; }
    AskRating .chosen { padding: 1 0 0 3; }
    """

    def __init__(self, question: RatingQuestion | PercentQuestion, around: Around) -> None:
        super().__init__()
        self._question = question
        self._hidden = around.appearance.hide_numbers

    def compose(self) -> ComposeResult:
        """The ends in words, the scale, and the choice said in words."""
        yield self._scale()
        yield Words(self._ends(), classes="ends")
        yield Words(classes="chosen")

    def on_mount(self) -> None:
        """Say the choice that stands already."""
        self._say_choice()
        self.watch(self.query_one(Scale), "value", self._say_choice, init=False)

    @on(Scale.Taken)
    def _taken(self, event: Scale.Taken) -> None:
        event.stop()
        if event.value is not None:
            self.answer(event.value)
        elif self._question.may_pass:
            self.pass_over()
        else:
            self.post_message(Complained(say("app.choose_on_scale")))

    def _scale(self) -> Scale:
        words: dict[str, int] = data("reading")["rating_words"]
        return Scale(tuple(range(11)), words, value=_whole(self._question), as_words=self._hidden)

    def _ends(self) -> str:
        return say("app.scale_ends", lowest=0, low=self._question.low, highest=10, high=self._question.high)

    def _say_choice(self) -> None:
        scale = self.query_one(Scale)
        if scale.value is None or self._hidden:
            sentence = say(self.KEYS)
        elif scale.word:
            sentence = say("app.chosen_number_word", number=scale.value, word=scale.word)
        else:
            sentence = say("app.chosen_number", number=scale.value)
        self.query_one(".chosen", Words).say(sentence)


class AskPercent(AskRating):
    """A whole number 0-100: tens by the arrows, any number by its digits."""

    KEYS = "app.percent_keys"

    def _scale(self) -> Scale:
        return Scale(tuple(range(0, 101, 10)), value=_whole(self._question))

    def _ends(self) -> str:
        return say("app.scale_ends", lowest=0, low=self._question.low, highest=100, high=self._question.high)


def _whole(question: RatingQuestion | PercentQuestion) -> int | None:
    return question.prefill if isinstance(question.prefill, int) else None
