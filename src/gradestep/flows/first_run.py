"""First run: what this is, two safety lists, a country, and a way to begin; it can stop anywhere (S1-S3, care 4.1-4.3)."""

from __future__ import annotations

from collections.abc import Iterator

from gradestep.content import names, say, several
from gradestep.flows import asking
from gradestep.flows.asking import becomes, chose, only_if
from gradestep.flows.country import country_stage
from gradestep.flows.editing import taken_ids
from gradestep.flows.effect import AdoptFile, ChangePlan, ChangeSettings, Effect, Remember, StartFlow, UseStarter
from gradestep.flows.first_run_safety import (
    NEVER_BIGGER,
    about_stage,
    check_first_stages,
    paces_first,
    pem_record,
    pem_stages,
    stays,
)
from gradestep.flows.flow import Flow, Scene, Stage, Talk
from gradestep.flows.question import ChoiceQuestion, Information, Option
from gradestep.planfile.edits import AddEntry, PlanEdit, SetField
from gradestep.planfile.ids import fresh_id

WAYS = ("starter", "file", "own", "look")


def first_run(scene: Scene) -> Flow:
    """One page has to be read; every other can be passed over or be the last. What was said is kept at once."""
    plain_unasked = scene.settings.looks.plain is None
    return Flow(
        id="first_run",
        title=say("first_run.title"),
        stages=(
            Stage("welcome", _welcome),
            Stage(
                "plain",
                asking.yes_no("first_run.plain"),
                when=lambda _: plain_unasked,
                effects=becomes(_plain_kept),
            ),
            about_stage(),
            # The country comes before the lists, so that a page with lines to call has the right ones.
            country_stage(),
            *check_first_stages(),
            *pem_stages(),
            *only_if(stays, *_way_stages(), Stage("end", _end)),
        ),
        closing=_closing,
    )


def _welcome(_: Talk) -> Information:
    """The validating sentence before anything is asked; being careful made sense (S1, S2)."""
    lines = (say("safety.careful.short"), say("first_run.stop_anywhere"))
    return Information(ask=say("safety.validating.first"), paragraphs=lines)


def _plain_kept(talk: Talk) -> Effect | None:
    answer = talk.text("plain")
    return ChangeSettings((("looks.plain", answer == "yes"),)) if answer else None


def _way_stages() -> tuple[Stage, ...]:
    """Four ways to begin, and what each asks."""
    return (
        Stage("way", asking.choice("first_run.way", WAYS, note=True, may_stop_here=True)),
        Stage("starter", _starters, when=chose("way", "starter")),
        Stage("file", asking.file("first_run.file", note=True), when=chose("way", "file"), effects=becomes(_adopted)),
        Stage(
            "file_read",
            asking.information("first_run.file_read", note=True, of_problems=True),
            when=lambda talk: talk.text("file") is not None,
        ),
        *only_if(
            chose("way", "own"),
            Stage("own", asking.line("first_run.own", note=True)),
            Stage("split", asking.yes_no("first_run.split"), when=lambda talk: talk.text("own") is not None),
        ),
    )


def _starters(_: Talk) -> ChoiceQuestion:
    options = tuple(
        Option(name, say(f"starters/{name}.title"), say(f"first_run.starters.{name}")) for name in names("starters")
    )
    return ChoiceQuestion(ask=say("first_run.starter.ask"), note=say("first_run.starter.note"), options=options)


def _adopted(talk: Talk) -> Effect | None:
    """Looked at at once, so that what is wrong with the file is said while it can be typed again."""
    path = talk.text("file")
    return AdoptFile(path) if path else None


def _end(_: Talk) -> Information:
    return Information(ask=say("first_run.end.ask"), paragraphs=several("first_run.end.lines"), waits=False)


def _closing(talk: Talk) -> tuple[Effect, ...]:
    """Whether it came to its end or was enough for now: first run is done, and what was chosen is begun."""
    done = ChangeSettings((("first_run_done", True),))
    return (*_pem_left_open(talk), *_beginning(talk), done, *_splitting(talk), *_adopting(talk))


def _pem_left_open(talk: Talk) -> Iterator[Effect]:
    """Answers about effort that were given before it was enough."""
    record = pem_record(talk)
    if record is not None and not talk.reached("pem_told"):
        yield Remember(record, name="pem")


def _beginning(talk: Talk) -> Iterator[Effect]:
    starter, activity = talk.text("starter"), talk.text("own")
    if starter:
        yield UseStarter(starter)
    edits: list[PlanEdit] = list(_pacing(talk))
    if activity:
        edits.append(AddEntry(("avoided",), {"id": _own_id(talk), "activity": activity, "by": "me"}))
    if edits:
        yield ChangePlan(tuple(edits), subject=activity or say("safety.pem.screen.title"))


def _pacing(talk: Talk) -> Iterator[PlanEdit]:
    """Pacing first holds whatever file was taken in; taken back where the answers were, before the end, put right."""
    was_set = "pem_first.ChangePlan" in talk.ids
    if paces_first(talk):
        if talk.text("file") or not was_set:
            yield NEVER_BIGGER
    elif was_set and talk.scene.plan.pacing.bigger != "never":
        yield SetField(("pacing",), "bigger", None)


def _own_id(talk: Talk) -> str:
    return fresh_id(talk.text("own") or "", taken_ids(talk.scene.plan))


def _adopting(talk: Talk) -> Iterator[Effect]:
    """What is in the file is shown, and asked about, once these pages are behind."""
    path = talk.text("file")
    if path:
        yield AdoptFile(path, begin=True)


def _splitting(talk: Talk) -> Iterator[Effect]:
    if talk.text("split") == "yes":
        yield StartFlow("split", (("avoided", _own_id(talk)),))
