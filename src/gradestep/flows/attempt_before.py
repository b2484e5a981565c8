"""The questions before an attempt: three at most, and a list of more for who wants it (care 1.1, 1.5)."""

from __future__ import annotations

from gradestep.content import several
from gradestep.flows import asking
from gradestep.flows.asking import Ask, Condition
from gradestep.flows.attempt_ground import Ground
from gradestep.flows.attempt_lines import value_line
from gradestep.flows.flow import Stage, Talk, always
from gradestep.flows.question import Option
from gradestep.model.attempts import Before

AIDS = ("breathing", "grounding", "company", "phone", "exit", "medicine", "shade")
"""What someone may lean on (care 1.1); never called bad (care 1.6). Own words beside them."""

VARIATIONS = ("place", "time", "company", "without_an_aid", "order", "weather")
"""What may be different this time (care 1.1)."""

FIRST = {
    ("experiment", True): ("prediction", "likelihood", "confidence_before"),
    ("experiment", False): ("prediction", "likelihood", "distress_before"),
    ("quota", True): ("confidence_before", "distress_before", "willingness"),
    ("quota", False): ("distress_before", "willingness"),
}
"""What is asked unasked, by kind of step and whether it is new: confidence is for a new step alone (care 1.5)."""

GUESS = ("prediction", "likelihood")
"""What an experiment asks unasked and a step by time or count does not ask at all."""

ORDER = (
    "prediction",
    "likelihood",
    "how_known",
    "confidence_before",
    "distress_before",
    "willingness",
    "sensations_before",
    "thoughts_before",
    "urges_before",
    "aids",
    "variation",
)
"""Everything that may be said before, in the order it is asked."""


def first(ground: Ground) -> tuple[str, ...]:
    """What is asked of everyone at this step."""
    return FIRST[ground.step.kind if ground.step is not None else "experiment", ground.is_new]


def has_feeling_word(guess: str) -> bool:
    """Whether a guess speaks of a feeling, which no camera could see (care 1.1)."""
    words = {word.strip(".,;:?!\"'()").casefold() for word in guess.split()}
    return not words.isdisjoint(several("attempt.feeling_words"))


def question_stages(ground: Ground) -> tuple[Stage, ...]:
    """The first questions."""
    return tuple(stage for name in first(ground) for stage in _asked(ground, name, _NEEDS.get(name, always)))


def more_stages(ground: Ground) -> tuple[Stage, ...]:
    """The list of more, and then what was picked of it: sensations, thoughts and urges apart (S23)."""
    rest = tuple(name for name in ORDER if name not in first(ground))

    def offered(talk: Talk) -> tuple[Option, ...]:
        fits = (name for name in rest if name not in GUESS and _NEEDS.get(name, always)(talk))
        return tuple(asking.option("attempt.more", name) for name in fits)

    picked = (stage for name in rest for stage in _asked(ground, name, asking.ticked("more", name)))
    return (Stage("more", asking.several_of("attempt.more", offered, note=True)), *picked)


def before(talk: Talk) -> Before:
    """What was said before, as it is kept."""
    aids = dict.fromkeys(talk.chosen("aids"))
    if talk.text("settle") in ("breathing", "grounding"):
        aids[talk.text("settle") or ""] = None
    return Before(
        distress=talk.whole("distress_before"),
        confidence=talk.whole("confidence_before"),
        willingness=talk.whole("willingness"),
        sensations=talk.text("sensations_before"),
        thoughts=talk.text("thoughts_before"),
        urges=talk.text("urges_before"),
        prediction=talk.text("prediction"),
        likelihood=talk.whole("likelihood"),
        how_known=talk.text("how_known"),
        aids=tuple(aids),
        variation=talk.chosen("variation") or _offered_variation(talk),
    )


def _offered_variation(talk: Talk) -> tuple[str, ...]:
    """What is different this time because an offer of it was taken (O4, O6)."""
    offered = asking.among(talk.scene.options.get("variation"), VARIATIONS)
    return (offered,) if offered is not None else ()


def _asks(ground: Ground) -> dict[str, Ask]:
    return {
        "prediction": asking.line("attempt.prediction", note=True),
        "likelihood": asking.percent("attempt.likelihood"),
        "how_known": asking.line("attempt.how_known"),
        "confidence_before": asking.rating("attempt.confidence_before"),
        "distress_before": asking.rating("attempt.distress_before"),
        "willingness": asking.rating("attempt.willingness", lead=value_line(ground)),
        "sensations_before": asking.text("attempt.sensations_before"),
        "thoughts_before": asking.text("attempt.thoughts_before"),
        "urges_before": asking.text("attempt.urges_before"),
        "aids": asking.several_of("attempt.aids", AIDS, own_words=True),
        "variation": asking.several_of("attempt.variation", VARIATIONS),
    }


_NEEDS: dict[str, Condition] = {
    "likelihood": lambda talk: bool(talk.text("prediction")),
    "how_known": lambda talk: has_feeling_word(talk.text("prediction") or ""),
}
"""An earlier answer that a question needs; passing one question never brings another."""


def _asked(ground: Ground, name: str, when: Condition) -> tuple[Stage, ...]:
    stage = Stage(name, _asks(ground)[name], when=when)
    return (stage, asking.heard(name)) if name == "distress_before" else (stage,)
