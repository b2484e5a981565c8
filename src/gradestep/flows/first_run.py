"""First run: what this is, two safety lists, a country, and a way to begin; it can stop anywhere (S1-S3, care 4.1-4.3)."""

from __future__ import annotations

from gradestep.content import data, names, say, several
from gradestep.flows import asking
from gradestep.flows.asking import becomes, chose
from gradestep.flows.effect import AdoptFile, ChangePlan, ChangeSettings, Effect, Remember, StartFlow, UseStarter
from gradestep.flows.flow import Flow, Scene, Stage, Talk
from gradestep.flows.question import ChoiceQuestion, Information, Option, SeveralQuestion, YesNoQuestion
from gradestep.flows.safety_ids import slugs
from gradestep.model.journal import Safety
from gradestep.model.safety_kinds import SafetyAnswer
from gradestep.planfile.edits import AddEntry, SetField
from gradestep.planfile.ids import fresh_id

WAYS = ("starter", "file", "own", "look")
PEM = ("after_more", "long_to_settle", "told")
"""The three questions of care 4.3, in their order."""

ANSWERS: tuple[SafetyAnswer, ...] = ("yes", "no", "unsure")


def first_run(scene: Scene) -> Flow:
    """Nothing but the page about what this is has to be read; every answer is kept as it is given."""
    return Flow(
        id="first_run",
        title=say("first_run.title"),
        stages=(
            Stage("welcome", _welcome),
            Stage(
                "plain", asking.yes_no("first_run.plain"), when=lambda talk: _plain_unasked(scene), effects=_plain_kept
            ),
            Stage("about", _about, effects=becomes(lambda talk: Remember(Safety(question="about", answers=("read",))))),
            Stage("check_first", _check_first, effects=becomes(_checked)),
            Stage("support", _support, when=asking.ticked("check_first", "ending_life")),
            *asking.only_if(
                asking.unless(chose("support", "leave")),
                Stage("check_first_heard", _heard, when=lambda talk: bool(talk.chosen("check_first"))),
                *(Stage(f"pem_{name}", _pem_question(name)) for name in PEM[:-1]),
                Stage("pem_told", _pem_question("told"), effects=_pem_kept),
                Stage("pem_first", _pem_first, when=paces_first),
                Stage("country", _country(scene), effects=becomes(_country_kept)),
                Stage("way", asking.choice("first_run.way", WAYS, note=True)),
                Stage("starter", _starters, when=chose("way", "starter"), effects=becomes(_starter_kept)),
                Stage(
                    "file",
                    asking.line("first_run.file", note=True),
                    when=chose("way", "file"),
                    effects=becomes(_file_kept),
                ),
                Stage(
                    "own", asking.line("first_run.own", note=True), when=chose("way", "own"), effects=becomes(_own_kept)
                ),
                Stage(
                    "split",
                    asking.yes_no("first_run.split"),
                    when=lambda talk: talk.text("own") is not None,
                    effects=becomes(_split),
                ),
                Stage("end", _end),
            ),
        ),
        closing=lambda talk: (ChangeSettings((("first_run_done", True),)),),
    )


def paces_first(talk: Talk) -> bool:
    """Yes to the third, or yes or unsure to both of the others (care 4.3)."""
    both = all(talk.text(f"pem_{name}") in ("yes", "unsure") for name in PEM[:-1])
    return talk.text("pem_told") == "yes" or both


def _welcome(talk: Talk) -> Information:
    return Information(
        ask=say("safety.validating.first"), paragraphs=(say("safety.careful.short"), say("first_run.stop_anywhere"))
    )


def _plain_unasked(scene: Scene) -> bool:
    return scene.settings.looks.plain is None and scene.options.get("plain") == "ask"


def _plain_kept(talk: Talk) -> tuple[Effect, ...]:
    return (ChangeSettings((("looks.plain", talk.text("plain") == "yes"),)),) if talk.text("plain") else ()


def _about(talk: Talk) -> Information:
    lines = (*several("safety.about.lines"), say("safety.about.adults"))
    return Information(ask=say("safety.about.title"), paragraphs=lines, go_on=say("safety.about.go_on"), may_pass=False)


def _check_first(talk: Talk) -> SeveralQuestion:
    entries: dict[str, str] = data("safety")["check_first"]["options"]
    options = tuple(Option(key, label) for key, label in entries.items())
    return SeveralQuestion(ask=say("safety.check_first.ask"), note=say("safety.check_first.note"), options=options)


def _checked(talk: Talk) -> Effect:
    return Remember(Safety(question="check_first", ticked=slugs(talk.chosen("check_first"))))


def _support(talk: Talk) -> ChoiceQuestion:
    return ChoiceQuestion(
        ask=say("safety.support.ask"),
        lead=(say("safety.support.title"), *several("safety.support.lines"), *_lines_to_call(talk)),
        options=tuple(asking.option("safety.support", value) for value in ("go_on", "leave")),
    )


def _lines_to_call(talk: Talk) -> tuple[str, ...]:
    """The person's own contacts and the lines of a country, without a page between (care 3)."""
    from gradestep.coach.help_now import help_now_lines

    return help_now_lines(talk.scene.plan.contacts, talk.scene.settings.country)


def _heard(talk: Talk) -> Information:
    first, *rest = several("safety.check_first.chosen")
    return Information(ask=first, paragraphs=tuple(rest))


def _pem_question(name: str) -> asking.Ask:
    def ask(talk: Talk) -> YesNoQuestion:
        lead = (say("safety.pem.title"),) if name == PEM[0] else ()
        return YesNoQuestion(ask=say(f"safety.pem.{name}"), note=say("safety.pem.note"), lead=lead)

    return ask


def _pem_kept(talk: Talk) -> tuple[Effect, ...]:
    said = tuple(asking.among(talk.text(f"pem_{name}"), ANSWERS) for name in PEM)
    if not any(said):
        return ()
    kept: tuple[SafetyAnswer, ...] = tuple(answer or "unsure" for answer in said)
    remembered = Remember(Safety(question="pem", answers=kept))
    if not paces_first(talk):
        return (remembered,)
    return (remembered, ChangePlan((SetField(("pacing",), "bigger", "never"),), subject=say("safety.pem.screen.title")))


def _pem_first(talk: Talk) -> Information:
    return Information(
        ask=say("safety.pem.screen.title"),
        paragraphs=(*several("safety.pem.screen.lines"), say("safety.pem.screen.again")),
    )


def _country(scene: Scene) -> asking.Ask:
    countries = data("helplines")["countries"]
    options = tuple(
        Option(code, entry["name"]) for code, entry in sorted(countries.items(), key=lambda pair: pair[1]["name"])
    )
    return asking.choice(
        "first_run.country", lambda talk: (*options, asking.option("first_run.country", "none")), note=True
    )


def _country_kept(talk: Talk) -> Effect | None:
    country = talk.text("country")
    return ChangeSettings((("country", country),)) if country and country != "none" else None


def _starters(talk: Talk) -> ChoiceQuestion:
    options = tuple(
        Option(name, say(f"starters/{name}.title"), say(f"first_run.starters.{name}")) for name in names("starters")
    )
    return ChoiceQuestion(ask=say("first_run.starter.ask"), note=say("first_run.starter.note"), options=options)


def _starter_kept(talk: Talk) -> Effect | None:
    starter = talk.text("starter")
    return UseStarter(starter) if starter else None


def _file_kept(talk: Talk) -> Effect | None:
    path = talk.text("file")
    return AdoptFile(path) if path else None


def _own_id(talk: Talk) -> str:
    taken = {entry.id for entry in talk.scene.plan.avoided}
    return fresh_id(talk.text("own") or "", taken)


def _own_kept(talk: Talk) -> Effect | None:
    activity = talk.text("own")
    if activity is None:
        return None
    entry = {"id": _own_id(talk), "activity": activity, "by": "me"}
    return ChangePlan((AddEntry(("avoided",), entry),), subject=activity)


def _split(talk: Talk) -> Effect | None:
    return StartFlow("split", (("avoided", _own_id(talk)),)) if talk.text("split") == "yes" else None


def _end(talk: Talk) -> Information:
    return Information(ask=say("first_run.end.ask"), paragraphs=several("first_run.end.lines"), waits=False)
