"""A check-in: four questions at most, one where energy is low; the body goes to a record of its own (S8, S20, S27, S66)."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal

from gradestep.coach.check_in_times import is_short
from gradestep.coach.energy import low_energy
from gradestep.coach.flare import flare_on
from gradestep.coach.symptom_log import SUBJECT, asks_body, asks_whether
from gradestep.content import say
from gradestep.flows import asking
from gradestep.flows.asking import chose, unless
from gradestep.flows.effect import ChangeSettings, Effect, Remember
from gradestep.flows.flow import Flow, Scene, Stage, Talk
from gradestep.flows.question import Option, RatingQuestion
from gradestep.flows.symptoms import body_stages
from gradestep.flows.usual import unusual
from gradestep.model.journal import CheckIn, Review, Symptoms
from gradestep.model.people import Question

Energy = Literal["low", "medium", "high"]
ENERGY: tuple[Energy, ...] = ("low", "medium", "high")


WHETHER = ("keep", "less", "stop")


def check_in(scene: Scene) -> Flow:
    """Energy, mood, one thing more and a line; mood alone on a low-energy day."""
    mood = (Stage("mood", asking.rating("check_in.mood")), unusual(scene, "mood"))
    whole = (
        Stage("energy", asking.choice("check_in.energy", ENERGY)),
        *mood,
        *asking.only_if(unless(chose("energy", "low")), *_one_more(scene), Stage("note", asking.line("check_in.note"))),
    )
    low = (
        low_energy(scene.settings, flare_on(scene.history, scene.today))
        or is_short(scene.settings, scene.now)
        or scene.options.get("low_energy") == "yes"
    )
    thanks = asking.closing_line("thanks", lambda talk: (asking.one_of("check_in.thanks", scene.turn),))
    return Flow(
        id="check_in",
        title=say("check_in.title"),
        stages=(*(mood if low else whole), thanks),
        closing=lambda talk: _kept(scene, talk),
    )


def due_question(scene: Scene) -> Question | None:
    """The clinician's own question that has waited longest, if one is due."""
    asked = {question.id: scene.today - timedelta(days=question.every_days) for question in scene.plan.questions}
    for entry in scene.history.standing():
        if isinstance(entry.event, CheckIn):
            for question_id in entry.event.answers or {}:
                asked[question_id] = entry.record.day
    due = [
        question for question in scene.plan.questions if (scene.today - asked[question.id]).days >= question.every_days
    ]
    return min(due, key=lambda question: asked[question.id], default=None)


def _one_more(scene: Scene) -> tuple[Stage, ...]:
    """A clinician's question that is due; once, whether noting the body helps; else signs and body in turn; else confidence."""
    due = due_question(scene)
    if due is not None:
        return (_own(due),)
    if asks_whether(scene.settings, scene.history, scene.today):
        return (Stage("symptom_log", asking.choice("check_in.symptom_log", WHETHER, default="keep", note=True)),)
    body = asks_body(scene.settings, scene.history, scene.today)
    if scene.plan.early_signs and (scene.turn % 2 == 0 or not body):
        return _signs(scene)
    if not body:
        return (Stage("confidence", asking.rating("check_in.confidence")), unusual(scene, "confidence"))
    rating, *after = body_stages(scene)
    return (Stage(rating.id, rating.ask, effects=asking.becomes(_body)), *after)


def _own(question: Question) -> Stage:
    def ask(talk: Talk) -> RatingQuestion:
        return RatingQuestion(
            ask=question.ask,
            low=question.low or say("check_in.own.low"),
            high=question.high or say("check_in.own.high"),
        )

    return Stage("own", ask)


def _signs(scene: Scene) -> tuple[Stage, ...]:
    """The person's own early signs, and a neutral notice where one is there (S66)."""
    known = {sign.id: sign.sign for sign in scene.plan.early_signs}
    own = {"sign_plan": scene.plan.maintenance.today, "sign_week": scene.plan.maintenance.this_week}

    def notice(talk: Talk) -> tuple[str, ...]:
        noticed = [known[sign] for sign in talk.chosen("signs") if sign in known]
        if not noticed:
            return ()
        own_plan = (say(f"check_in.{key}", words=words) for key, words in own.items() if words)
        return (say("check_in.sign_noticed", signs=", ".join(noticed)), *own_plan)

    options = tuple(Option(sign_id, sign) for sign_id, sign in known.items())
    return (
        Stage("signs", asking.several_of("check_in.signs", lambda talk: options)),
        asking.closing_line("sign_noticed", notice),
    )


def _body(talk: Talk) -> Effect | None:
    rating = talk.whole("body")
    return Remember(Symptoms(rating=rating)) if rating is not None else None


def _kept(scene: Scene, talk: Talk) -> tuple[Effect, ...]:
    due, own = due_question(scene), talk.whole("own")
    event = CheckIn(
        mood=talk.whole("mood"),
        energy=asking.among(talk.text("energy"), ENERGY),
        confidence=talk.whole("confidence"),
        note=talk.text("note"),
        answers={due.id: own} if due is not None and own is not None else None,
        signs=talk.chosen("signs"),
    )
    return (*((Remember(event),) if event != CheckIn() else ()), *_whether(talk))


def _whether(talk: Talk) -> tuple[Effect, ...]:
    """Asked once, whatever came of it; "stop" leaves the body out from now on."""
    if not talk.reached("symptom_log"):
        return ()
    answer = talk.text("symptom_log")
    said = Remember(Review(subject=SUBJECT, choice=answer), name="symptom_log")
    return (said, ChangeSettings((("symptom_log", False),))) if answer == "stop" else (said,)
