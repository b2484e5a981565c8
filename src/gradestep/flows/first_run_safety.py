"""The safety pages of first run: what this is, the check-first list, three questions about effort (care 4.1-4.3)."""

from __future__ import annotations

from gradestep.content import data, say, several
from gradestep.flows import asking
from gradestep.flows.asking import Ask, both, chose, ticked, unless
from gradestep.flows.effect import ChangePlan, Effect, Remember
from gradestep.flows.flow import Stage, Talk
from gradestep.flows.question import Information, Option, SeveralQuestion, YesNoQuestion
from gradestep.flows.safety_ids import slugs
from gradestep.flows.support import stopped_at_support, support_stages
from gradestep.model.journal import Safety
from gradestep.model.safety_kinds import SafetyAnswer
from gradestep.planfile.edits import SetField

PEM = ("after_more", "long_to_settle", "told")
"""The three questions of care 4.3, in their order."""

ANSWERS: tuple[SafetyAnswer, ...] = ("yes", "no", "unsure")

NEVER_BIGGER = SetField(("pacing",), "bigger", "never")
"""Pacing first: no bigger step is ever offered (care 4.3)."""

stays = unless(stopped_at_support(""))
"""Asked unless the person chose to stop at the support page."""


def about_stage() -> Stage:
    """The one page that has to be read (A26)."""

    def ask(_: Talk) -> Information:
        lines = (*several("safety.about.lines"), say("safety.about.adults"))
        go_on = say("safety.about.go_on")
        return Information(ask=say("safety.about.title"), paragraphs=lines, go_on=go_on, may_pass=False)

    read = Remember(Safety(question="about", answers=("read",)))
    return Stage("about", ask, effects=lambda _: (read,))


def check_first_stages() -> tuple[Stage, ...]:
    """The list; where to turn, at once, where one entry asks for it; one calm page for any tick (care 4.2)."""

    def ask(_: Talk) -> SeveralQuestion:
        entries: dict[str, str] = data("safety")["check_first"]["options"]
        return SeveralQuestion(
            ask=say("safety.check_first.ask"),
            note=say("safety.check_first.note"),
            options=tuple(Option(name, words) for name, words in entries.items()),
            may_stop_here=True,
        )

    def heard(_: Talk) -> Information:
        first, *rest = several("safety.check_first.chosen")
        return Information(ask=first, paragraphs=tuple(rest))

    return (
        Stage("check_first", ask, effects=asking.becomes(_checked)),
        *support_stages("", ticked("check_first", "ending_life")),
        Stage("check_first_heard", heard, when=both(stays, lambda talk: bool(talk.chosen("check_first")))),
    )


def pem_stages() -> tuple[Stage, ...]:
    """Three questions, the second where the first leaves it open; then what pacing first means, where it holds."""
    open_still = unless(chose("pem_after_more", "no"))
    return asking.only_if(
        stays,
        Stage("pem_after_more", _pem_question("after_more")),
        Stage("pem_long_to_settle", _pem_question("long_to_settle"), when=open_still),
        Stage("pem_told", _pem_question("told"), effects=asking.becomes(_pem_kept)),
        Stage("pem_first", _pem_first, when=paces_first, effects=_paced),
    )


def paces_first(talk: Talk) -> bool:
    """Yes to the third, or yes or unsure to both of the others (care 4.3)."""
    both_open = all(talk.text(f"pem_{name}") in ("yes", "unsure") for name in PEM[:-1])
    return talk.text("pem_told") == "yes" or both_open


def pem_record(talk: Talk) -> Safety | None:
    """The answers given, each beside the question it answers; one that was passed over is not there."""
    said = {name: asking.among(talk.text(f"pem_{name}"), ANSWERS) for name in PEM}
    given = {name: answer for name, answer in said.items() if answer is not None}
    return Safety(question="pem", answers=tuple(given.values()), ticked=slugs(given)) if given else None


def _checked(talk: Talk) -> Effect | None:
    """Kept once it was answered, with nothing ticked too; passed over, it is absent."""
    if "check_first" not in talk.answers:
        return None
    return Remember(Safety(question="check_first", ticked=slugs(talk.chosen("check_first"))))


def _pem_question(name: str) -> Ask:
    def ask(_: Talk) -> YesNoQuestion:
        lead = (say("safety.pem.title"),) if name == PEM[0] else ()
        note = say("safety.pem.note")
        return YesNoQuestion(ask=say(f"safety.pem.{name}"), note=note, lead=lead, may_stop_here=True)

    return ask


def _pem_kept(talk: Talk) -> Effect | None:
    record = pem_record(talk)
    return Remember(record) if record is not None else None


def _pem_first(_: Talk) -> Information:
    lines = (*several("safety.pem.screen.lines"), say("safety.pem.screen.again"))
    return Information(ask=say("safety.pem.screen.title"), paragraphs=lines)


def _paced(_: Talk) -> tuple[Effect, ...]:
    return (ChangePlan((NEVER_BIGGER,), subject=say("safety.pem.screen.title")),)
