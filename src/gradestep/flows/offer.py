"""An offer as a conversation: its reason, what it rests on, and answers that all weigh the same (care 1.3, S12)."""

from __future__ import annotations

from gradestep.coach.amounts import amount_words
from gradestep.coach.offers import offers, rest_days
from gradestep.coach.offers.offer import AGAIN, OTHER, STAY, STOP, Offer
from gradestep.coach.offers.saying import evidence_words, reason_words, title_of
from gradestep.content import say
from gradestep.flows import asking
from gradestep.flows.asking import both, chose, unless
from gradestep.flows.attempt_lines import rating_words
from gradestep.flows.flow import Flow, Scene, Stage, Talk
from gradestep.flows.offer_answers import STARTS, answer_of, closing, offered_step, said, standing_of, stopped_ladder
from gradestep.flows.question import ChoiceQuestion, Option

VARY = ("place", "time", "company", "order", "weather")
"""What may be different next time; an aid left out is an offer of its own (O6)."""


def offer(scene: Scene) -> Flow:
    """Options: `rule` and `subject` of the offer; without them the first there is.

    Everything happens at the end, so that a conversation taken up again finds the offer as it was.
    """
    found = present(scene)
    return Flow(
        id="offer",
        title=say("offers.title"),
        stages=(
            asking.closing_line("none", lambda _: () if found or stopped_ladder(scene) else (say("offers.none"),)),
            Stage("stopped", lambda talk: _stopped(scene), when=lambda _: not found and bool(stopped_ladder(scene))),
            Stage("offer", lambda talk: _question(scene, found), when=lambda _: found is not None),
            Stage("vary", asking.choice("offers.vary", VARY), when=chose("offer", "vary")),
            Stage("confidence", asking.rating("offers.confidence"), when=chose("offer", "bigger_amount")),
            Stage("surer", lambda talk: _surer(scene, found, talk), when=lambda talk: _is_low(scene, talk)),
            Stage("someone", asking.line("offers.someone", note=True), when=chose("offer", "ask")),
            Stage("session", asking.text("offers.session", note=True), when=chose("offer", "session")),
            Stage(
                "start",
                asking.choice("offers.start", ("now", "later"), default="later"),
                when=both(chose("offer", *STARTS), unless(chose("surer", "keep"))),
            ),
            asking.closing_line("said", lambda talk: said(scene, found, talk)),
        ),
        closing=lambda talk: closing(scene, found, talk),
    )


def present(scene: Scene) -> Offer | None:
    """The offer of the options while it holds, else the first there is."""
    found = offers(scene.plan, scene.settings, scene.history, scene.today)
    rule = scene.options.get("rule")
    if rule is None:
        return next(iter(found), None)
    subject = scene.options.get("subject", "")
    return next((one for one in found if (one.rule, one.subject) == (rule, subject)), None)


def _question(scene: Scene, found: Offer | None) -> ChoiceQuestion:
    """The reason first, then what it rests on; the step as it is stands first, and nothing is marked as better."""
    if found is None:
        return ChoiceQuestion(ask=say("offers.none"), options=(Option(STAY, say("offers.choices.stay")),))
    evidence = evidence_words(found, scene.history, scene.today)
    title = title_of(scene.plan, found.subject)
    return ChoiceQuestion(
        ask=say("offers.ask", step=title) if title else say("offers.ask_none"),
        lead=tuple(filter(None, (reason_words(found, hide_numbers=scene.settings.looks.hide_numbers), evidence))),
        note=say("offers.note", rule=found.rule, days=rest_days(standing_of(scene), found)),
        options=tuple(Option(choice, _label(scene, found, choice)) for choice in choices_of(found)),
    )


def choices_of(found: Offer) -> tuple[str, ...]:
    """The answers as they are shown; the four ways of S38 have a conversation of their own."""
    return (STAY, "four") if found.rule == "S38" else found.choices


def _label(scene: Scene, found: Offer, choice: str) -> str:
    if found.rule == "boom-bust" and choice in (STAY, STOP):
        return say("offers.choices.not_now" if choice == STAY else "offers.choices.never")
    if found.rule == "O0" and choice == OTHER:
        return say("offers.choices.leave")
    pair, change = offered_step(scene, found), found.change
    amount = change.amount if change is not None else None
    return say(
        f"offers.choices.{choice}",
        amount=amount_words(amount, pair[1].unit) if amount is not None and pair is not None else "",
        to=title_of(scene.plan, change.step or "") if change is not None else "",
        words=(change.words or "") if change is not None else "",
    )


def _is_low(scene: Scene, talk: Talk) -> bool:
    confidence = talk.whole("confidence")
    return answer_of(talk) == "bigger_amount" and (
        confidence is not None and confidence < scene.plan.pacing.confidence_min
    )


def _surer(scene: Scene, found: Offer | None, talk: Talk) -> ChoiceQuestion:
    """ "You chose 4. What would make it a 7?" Keeping the size is as good as taking more (care 1.5)."""
    hidden = scene.settings.looks.hide_numbers
    chosen = rating_words(talk.whole("confidence") or 0, hidden)
    pair = offered_step(scene, found) if found is not None else None
    now = amount_words(pair[1].amount or 0, pair[1].unit) if pair is not None else ""
    more = found.change.amount if found is not None and found.change is not None else None
    bigger = amount_words(more or 0, pair[1].unit) if pair is not None else ""
    return ChoiceQuestion(
        ask=say(
            "offers.surer.ask_words" if hidden else "offers.surer.ask",
            chosen=chosen,
            enough=scene.plan.pacing.confidence_min,
        ),
        options=(
            asking.option("offers.surer", "keep", amount=now),
            asking.option("offers.surer", "take", amount=bigger),
        ),
    )


def _stopped(scene: Scene) -> ChoiceQuestion:
    ladder = stopped_ladder(scene)
    return ChoiceQuestion(
        ask=say("offers.stopped.ask", ladder=ladder.title if ladder is not None else ""),
        options=(asking.option("offers.stopped", STAY), asking.option("offers.stopped", AGAIN)),
    )
