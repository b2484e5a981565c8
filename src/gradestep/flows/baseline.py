"""Where a step by time or count begins: three trials, the sum shown, and the person's own yes (care 1.2)."""

from __future__ import annotations

from gradestep.coach.amounts import amount_words, number_words
from gradestep.coach.present_size import BASELINE
from gradestep.coach.quota import TRIALS, lowest_ceiling
from gradestep.coach.quota import baseline as baseline_of
from gradestep.coach.safety import pem_state
from gradestep.content import say
from gradestep.flows import asking
from gradestep.flows.asking import Ask, chose, only_if
from gradestep.flows.editing import step_place, whole
from gradestep.flows.effect import ChangePlan, Effect, Remember
from gradestep.flows.flow import Flow, Scene, Stage, Talk
from gradestep.flows.question import ChoiceQuestion, Option
from gradestep.model.journal import Offer
from gradestep.model.plan import Ladder, Step
from gradestep.planfile.edits import PlanEdit, SetField

ASKED = ("first", "second", "third")
"""The trials, one on each of three days; any of them may be left for another day."""


def baseline(scene: Scene) -> Flow:
    """Option: `step`. Trials given before stand there ready to be kept."""
    steps = tuple(pair for pair in scene.plan.steps() if pair[1].kind == "quota")
    options = tuple(Option(step.id, step.title, ladder.title) for ladder, step in steps)
    return Flow(
        id="baseline",
        title=say("quota.title"),
        stages=(
            asking.closing_line("none", lambda _: () if steps else (say("quota.which.none"),)),
            Stage(
                "which",
                asking.choice("quota.which", lambda _: options),
                when=lambda talk: bool(steps) and not _named(scene),
            ),
            *only_if(
                lambda talk: _step(talk) is not None,
                *(Stage(name, _trial(name, place)) for place, name in enumerate(ASKED)),
                Stage("bad_day", _amount("quota.bad_day", note=True), when=lambda talk: bool(_trials(talk))),
                Stage("start", _start_question, when=lambda talk: bool(_trials(talk))),
                Stage("own", _amount("quota.own"), when=chose("start", "own")),
                asking.closing_line("kept", _kept),
            ),
        ),
        closing=asking.becomes(_answered, _changes),
    )


def _named(scene: Scene) -> bool:
    found = scene.step()
    return found is not None and found[1].kind == "quota"


def _step(talk: Talk) -> tuple[Ladder, Step] | None:
    found = talk.scene.step() if _named(talk.scene) else talk.scene.plan.find(talk.text("which") or "")
    return found if found is not None and found[1].kind == "quota" else None


def _unit(talk: Talk) -> str:
    found = _step(talk)
    return (found[1].unit if found is not None else None) or ""


def _amount(key: str, *, note: bool = False) -> Ask:
    return asking.amount(key, unit=_unit, note=note)


def _trial(name: str, place: int) -> Ask:
    def earlier(talk: Talk) -> float | None:
        found = _step(talk)
        known = found[1].trials if found is not None else ()
        return known[place] if place < len(known) else None

    return asking.amount(f"quota.{name}", unit=_unit, note=name == ASKED[0], prefill=earlier)


def _trials(talk: Talk) -> tuple[float, ...]:
    given = (talk.amount(name) for name in ASKED)
    return tuple(amount for amount in given if amount is not None and amount > 0)


def _paces_first(talk: Talk) -> bool:
    scene = talk.scene
    return scene.plan.pacing.bigger == "never" or pem_state(scene.history, scene.today) == "pacing_first"


def _start(talk: Talk) -> float:
    """What the sum comes to; a ceiling under pacing first (care 4.3)."""
    found = _step(talk)
    own = found[1].unit_step if found is not None else None
    if _paces_first(talk):
        return lowest_ceiling(_trials(talk), _unit(talk), own)
    return baseline_of(_trials(talk), _unit(talk), talk.amount("bad_day"), own)


def _start_question(talk: Talk) -> ChoiceQuestion:
    """The sum in words, then the choice; nothing is taken by itself."""
    found, trials = _step(talk), _trials(talk)
    start = amount_words(_start(talk), _unit(talk))
    values = {
        "trials": ", ".join(number_words(trial) for trial in trials),
        "average": number_words(sum(trials) / len(trials)),
        "lowest": number_words(min(trials)),
        "bad_day": number_words(talk.amount("bad_day") or 0),
        "start": start,
    }
    bad_day = "average" if talk.amount("bad_day") is None else "bad_day"
    sentence = say(f"quota.start.{'ceiling' if _paces_first(talk) else bad_day}", **values)
    guess = (say("quota.start.guess"),) if len(trials) < TRIALS else ()
    return ChoiceQuestion(
        ask=say("quota.start.ask", step=found[1].title if found is not None else ""),
        lead=(sentence, *guess, say("quota.start.same")),
        options=tuple(asking.option("quota.start", value, start=start) for value in ("take", "own", "keep")),
    )


def _taken(talk: Talk) -> float | None:
    """The amount the step is to have; nothing where it is left as it is."""
    return {"take": _start(talk), "own": talk.amount("own")}.get(talk.text("start") or "") if _trials(talk) else None


def _answered(talk: Talk) -> Effect | None:
    """What was said to the start that was offered: one that is taken begins anew, at the same amount too (care 1.2)."""
    found, answer = _step(talk), talk.text("start")
    if found is None or answer is None:
        return None
    begins = answer == "keep" or _taken(talk) is not None
    return Remember(Offer(rule=BASELINE, subject=found[1].id, answer=answer)) if begins else None


def _changes(talk: Talk) -> Effect | None:
    found, trials, taken = _step(talk), _trials(talk), _taken(talk)
    if found is None or not trials:
        return None
    ladder, step = found
    place = step_place(ladder, step)
    edits: list[PlanEdit] = []
    if trials != step.trials:
        edits.append(SetField(place, "trials", tuple(whole(trial) for trial in trials)))
    if taken is not None:
        fields = {"baseline": taken, "amount": taken} | ({"ceiling": taken} if _paces_first(talk) else {})
        known = {field: getattr(step, field) for field in fields}
        edits += [SetField(place, field, whole(value)) for field, value in fields.items() if value != known[field]]
    return ChangePlan(tuple(edits), "adjustment", step.title) if edits else None


def _kept(talk: Talk) -> tuple[str, ...]:
    found, taken = _step(talk), _taken(talk)
    if found is None or _changes(talk) is None:
        return ()
    if taken is None:
        return (say("quota.kept.trials"), say("quota.kept.undo"))
    amount = amount_words(taken, found[1].unit)
    return (say("quota.kept.start", step=found[1].title, amount=amount), say("quota.kept.undo"))
