"""What the answer to an offer becomes: the answer kept, and only where it was taken a change that undo takes back (S12)."""

from __future__ import annotations

from collections.abc import Iterator

from gradestep.coach.amounts import amount_words
from gradestep.coach.offers.offer import AGAIN, OTHER, STAY, STOP, Offer
from gradestep.coach.offers.saying import title_of
from gradestep.coach.offers.standing import Standing
from gradestep.content import say
from gradestep.flows.editing import next_help_id, step_place, whole
from gradestep.flows.effect import ChangePlan, ChangeSettings, Effect, Remember, StartFlow
from gradestep.flows.flow import Scene, Talk
from gradestep.model.journal import Offer as OfferEvent
from gradestep.model.journal import SessionNote
from gradestep.model.plan import Ladder, Step
from gradestep.planfile.edits import AddEntry, SetField

AMOUNTS = ("smaller_amount", "bigger_amount")
STEPS = ("smaller_step", "bigger_step")
STARTS = (*AMOUNTS, *STEPS, "smaller_words", "half", "smallest", "vary", "without")
"""Answers after which the step could be tried at once, if the person says so."""

ALL_OFFERS = "offers"
"""The rule under which offers are taken up again."""


def standing_of(scene: Scene) -> Standing:
    """The day as the rules see it."""
    return Standing.of(scene.plan, scene.settings, scene.history, scene.today)


def answer_of(talk: Talk) -> str | None:
    """What was answered; a rise that was thought better of is staying."""
    return STAY if talk.text("surer") == "keep" else talk.text("offer")


def offered_step(scene: Scene, found: Offer) -> tuple[Ladder, Step] | None:
    """The step an offer is about; for one about a ladder, the one of its steps that is at hand."""
    step = scene.plan.find(found.subject)
    if step is not None or not found.ladder:
        return step
    standing = standing_of(scene)
    return next((pair for pair in standing.steps if pair[0].id == found.ladder), None)


def stopped_ladder(scene: Scene) -> Ladder | None:
    """A ladder the person wanted no offers for."""
    standing = standing_of(scene)
    return next((ladder for ladder in scene.plan.ladders if standing.silenced(ladder.id)), None)


def closing(scene: Scene, found: Offer | None, talk: Talk) -> tuple[Effect, ...]:
    """The answer first, then what it changes, then what it opens."""
    if found is None:
        ladder = stopped_ladder(scene)
        if ladder is None or talk.text("stopped") != AGAIN:
            return ()
        return (Remember(OfferEvent(rule=ALL_OFFERS, subject=ladder.id, answer=AGAIN)),)
    if not talk.reached("offer"):
        return ()
    return (*_kept(found, answer_of(talk)), *_changes(scene, found, talk), *_opens(scene, found, talk))


def _kept(found: Offer, answer: str | None) -> Iterator[Effect]:
    """The answer; what leads to a conversation that keeps its own is not kept twice."""
    if answer in ("four", "looked_at") or (found.rule == "O0"):
        return
    subject = found.ladder or found.subject if answer == STOP else found.subject
    yield Remember(OfferEvent(rule=found.rule, subject=subject or None, answer=answer))


def _changes(scene: Scene, found: Offer, talk: Talk) -> Iterator[Effect]:
    pair, answer, change = offered_step(scene, found), answer_of(talk), found.change
    if pair is None:
        return
    ladder, step = pair
    if answer in AMOUNTS and change is not None and change.amount is not None:
        edit = SetField(step_place(ladder, step), "amount", whole(change.amount))
        yield ChangePlan((edit,), "adjustment", step.title)
    elif answer in STEPS and change is not None and change.step is not None:
        yield ChangeSettings((("step", change.step),))
    elif answer == "park":
        yield ChangePlan((SetField(("ladders", ladder.id), "rested", True),), subject=ladder.title)
    elif answer == "ask" and talk.text("someone"):
        entry = {"id": next_help_id(step), "kind": talk.text("someone")}
        yield ChangePlan((AddEntry((*step_place(ladder, step), "help"), entry),), "adjustment", step.title)
    elif answer == "session" and talk.text("session"):
        yield Remember(SessionNote(text=talk.text("session") or ""), name="note")


def _opens(scene: Scene, found: Offer, talk: Talk) -> Iterator[Effect]:
    """The conversation that follows; an attempt where the person said "now" and in no other case (S11)."""
    answer, pair = answer_of(talk), offered_step(scene, found)
    step = (("step", pair[1].id),) if pair is not None else ()
    opens = {
        "questions": StartFlow("pem"),
        "tool": StartFlow("breathe"),
        "looked_at": StartFlow("stop_now", (("lift", "yes"),)),
        "four": StartFlow("stalled", step),
        "cue": StartFlow("edit_step", (*step, ("what", "cue"))),
        "smaller_own": StartFlow("edit_step", (*step, ("what", "shorten"))),
        "baseline": StartFlow("baseline", step),
        "if_then": StartFlow("if_then", (("kind", "good_day"),)),
    }
    if answer in opens:
        yield opens[answer]
    elif talk.text("start") == "now" and answer in STARTS:
        yield StartFlow("attempt", _attempt(found, talk, step))


def _attempt(found: Offer, talk: Talk, step: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    match answer_of(talk):
        case "smaller_step" | "bigger_step" if found.change is not None and found.change.step is not None:
            return (("step", found.change.step),)
        case "half" | "smallest":
            return (*step, ("size", "half"))
        case "vary" if talk.text("vary"):
            return (*step, ("variation", talk.text("vary") or ""))
        case "without":
            return (*step, ("variation", "without_an_aid"))
        case _:
            return step


def said(scene: Scene, found: Offer | None, talk: Talk) -> tuple[str, ...]:
    """One line on what came of it; nothing where something else begins."""
    if found is None:
        ladder = stopped_ladder(scene)
        again = talk.text("stopped") == AGAIN and ladder is not None
        return (say("offers.said.again", ladder=ladder.title),) if again and ladder is not None else ()
    answer = answer_of(talk)
    if answer is None or any(isinstance(effect, StartFlow) for effect in _opens(scene, found, talk)):
        return ()
    return tuple(_lines(scene, found, answer, talk))


def _lines(scene: Scene, found: Offer, answer: str, talk: Talk) -> Iterator[str]:
    pair, change = offered_step(scene, found), found.change
    if answer in AMOUNTS and pair is not None and change is not None:
        amount = amount_words(change.amount or 0, pair[1].unit)
        yield say("offers.said.amount", step=pair[1].title, amount=amount)
        yield say("offers.undo")
    elif answer in STEPS and change is not None:
        yield say("offers.said.step", to=title_of(scene.plan, change.step or ""))
    elif answer == STOP:
        silenced = title_of(scene.plan, found.ladder)
        yield say("offers.said.stop", ladder=silenced) if silenced else say("offers.said.never")
    elif answer == "ask" and talk.text("someone"):
        yield say("offers.said.ask", words=talk.text("someone"))
        yield say("offers.undo")
    elif answer == "park" and pair is not None:
        yield say("offers.said.park", ladder=pair[0].title)
        yield say("offers.undo")
    elif answer in (STAY, OTHER, "rest"):
        yield say(f"offers.said.{answer}")
    elif answer == "session" and talk.text("session"):
        yield say("offers.said.session")
    elif answer in STARTS:
        yield say("offers.said.later")
