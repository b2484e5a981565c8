"""A clinician's file: what it holds or changes, what both changed side by side, and in or left out (B3, S28, issue 3.4)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from gradestep.content import say
from gradestep.flows import asking
from gradestep.flows.adopt_lines import conflict_lines, file_lines, merge_lines, stricter_lines
from gradestep.flows.adopt_problems import case_line, misspelt_line, mistake_lines, unknown_lines
from gradestep.flows.asking import becomes, chose, only_if
from gradestep.flows.effect import AdoptFile, Effect, TakeIn
from gradestep.flows.flow import Flow, Scene, Stage, Talk
from gradestep.flows.question import ChoiceQuestion, Information, Option
from gradestep.planfile.merging import Conflict
from gradestep.planfile.merging_cases import REFUSED, Adoption, Case, WhatItIs

CHOICES = ("keep", "take", "decide")
"""The three ways to answer where both changed something; the person's own is the usual one."""

BY_ITSELF = (*REFUSED, Case.SAME)
"""Cases with nothing to ask."""


def adopt(scene: Scene) -> Flow:
    """Options: `file` and `plan_text`, the file as it was read; else where it is is asked.

    `on_conflict` is one answer for everything that both changed.
    """
    found = scene.adoption
    return Flow(
        id="adopt",
        title=say("adopt.title"),
        stages=_file_stages() if found is None else _stages(found),
        closing=becomes(_begun if found is None else lambda talk: _taken_in(found, talk)),
    )


def _file_stages() -> tuple[Stage, ...]:
    """Looked at at once, so that what is wrong with the file is said while it can be typed again."""
    return (
        Stage("file", asking.file("adopt.file", note=True), effects=becomes(_looked_at)),
        Stage(
            "file_read",
            asking.information("adopt.file_read", of_problems=True),
            when=lambda talk: talk.text("file") is not None,
        ),
    )


def _looked_at(talk: Talk) -> Effect | None:
    path = talk.text("file")
    return AdoptFile(path) if path else None


def _begun(talk: Talk) -> Effect | None:
    path = talk.text("file")
    return AdoptFile(path, begin=True) if path else None


def _stages(found: Adoption) -> tuple[Stage, ...]:
    if found.case in BY_ITSELF:
        return (asking.closing_line("nothing", lambda _: (case_line(found), *mistake_lines(found))),)
    told = Stage("told", lambda talk: _told(_as_said(found, talk)))
    take_in = Stage("take_in", asking.yes_no("adopt.take_in", note=True))
    conflicts = tuple(
        stage
        for what, (prefix, taken) in _ways(found).items()
        for stage in only_if(_is_said_to_be(found, what), *_conflict_stages(taken, prefix))
    )
    return (
        *_doubt(found),
        *only_if(lambda talk: _goes_on(found, talk), told, take_in, *only_if(chose("take_in", "yes"), *conflicts)),
        asking.closing_line("said", lambda talk: _said(found, talk)),
    )


def _ways(found: Adoption) -> Mapping[WhatItIs, tuple[str, Adoption]]:
    """What the file may be said to be; with each, how its conflicts are called and the file as that."""
    answers: Mapping[Case, tuple[WhatItIs, WhatItIs]] = {
        Case.NAMESAKE: ("beside", "newer"),
        Case.SAME_NUMBER: ("newer", "beside"),
    }
    if found.case not in answers:
        return {"": ("both", found)}
    as_it_is, other = answers[found.case]
    return {as_it_is: ("both", found), other: (other, found.taken_as(other))}


def _is_said_to_be(found: Adoption, what: WhatItIs) -> Callable[[Talk], bool]:
    return lambda talk: not what or talk.text(found.case) == what


def _as_said(found: Adoption, talk: Talk) -> Adoption:
    return next((taken for what, (_, taken) in _ways(found).items() if talk.text(found.case) == what), found)


def _doubt(found: Adoption) -> tuple[Stage, ...]:
    """A name that is misspelt, an older file, one with the same number, another plan of the same id: what is it?"""

    def lead(_: Talk) -> tuple[str, ...]:
        return (case_line(found),)

    stages: tuple[Stage, ...] = ()
    match found.case:
        case Case.OLDER:
            stages = (Stage("older", asking.yes_no("adopt.older", lead=lead)),)
        case Case.SAME_NUMBER | Case.NAMESAKE:
            options = (*_ways(found), "leave")
            stages = (Stage(found.case, asking.choice(f"adopt.{found.case}", options, lead=lead, note=True)),)
    if found.misspelt is None:
        return stages
    slip = asking.yes_no("adopt.misspelt", lead=lambda _: misspelt_line(found), note=True)
    return (Stage("misspelt", slip), *only_if(chose("misspelt", "yes"), *stages))


def _goes_on(found: Adoption, talk: Talk) -> bool:
    if found.misspelt is not None and talk.text("misspelt") != "yes":
        return False
    match found.case:
        case Case.OLDER:
            return talk.text("older") == "yes"
        case Case.SAME_NUMBER | Case.NAMESAKE:
            return talk.text(found.case) in _ways(found)
        case _:
            return True


def _told(found: Adoption) -> Information:
    """The first time what it holds; later what it changes."""
    title = found.theirs.title or found.file
    if found.is_first:
        lead = (say(f"adopt.cases.{found.case}"),) if found.case in (Case.FIRST, Case.OWN, Case.BESIDE) else ()
        ask, lines = say("adopt.what.ask", title=title), (*file_lines(found), *stricter_lines(found))
    else:
        lead = (say("adopt.changes.lead", revision=str(found.theirs.revision), had=str(found.had or "")),)
        ask = say("adopt.changes.older" if found.case is Case.OLDER else "adopt.changes.ask", title=title)
        nothing = (say("adopt.changes.nothing"),)
        lines = merge_lines(found) if found.merge.edits or found.merge.kept else nothing
    return Information(ask=ask, lead=lead, paragraphs=(*lines, *unknown_lines(found), *_count(found)))


def _count(found: Adoption) -> tuple[str, ...]:
    """How many choices come; where nothing was adopted before, nobody changed anything."""
    count, key = len(found.conflicts), "two_ways" if found.is_first else "both"
    return (say(f"adopt.{key}.{'one' if count == 1 else 'many'}", count=str(count)),) if count else ()


def _conflict_stages(found: Adoption, prefix: str) -> tuple[Stage, ...]:
    def is_asked(talk: Talk) -> bool:
        return "on_conflict" not in talk.scene.options

    return tuple(
        Stage(_stage_of(prefix, conflict), _side_by_side(found, conflict), when=is_asked)
        for conflict in found.conflicts
    )


def _stage_of(prefix: str, conflict: Conflict) -> str:
    """The same each time the conversation is taken up, whatever else changed meanwhile; a dot has another meaning there."""
    return f"{prefix}/{conflict.key}".replace("~", "~~").replace(".", "~")


def _side_by_side(found: Adoption, conflict: Conflict) -> Callable[[Talk], ChoiceQuestion]:
    def ask(_: Talk) -> ChoiceQuestion:
        options = tuple(
            Option(choice, say(f"adopt.conflict.options.{choice}"), say(f"adopt.conflict.notes.{choice}"))
            for choice in CHOICES
        )
        return ChoiceQuestion(
            ask=say("adopt.conflict.ask"), lead=conflict_lines(found, conflict), options=options, default="keep"
        )

    return ask


def _answered(found: Adoption, talk: Talk) -> tuple[WhatItIs, str, Adoption] | None:
    """What the file is, how its conflicts are called, and the file as that; nothing where it was not agreed to."""
    if not _goes_on(found, talk) or talk.text("take_in") != "yes":
        return None
    return next((what, *way) for what, way in _ways(found).items() if _is_said_to_be(found, what)(talk))


def _chosen(found: Adoption, prefix: str, talk: Talk, choice: str) -> tuple[str, ...]:
    """A question passed over leaves it as the person has it."""
    for_all = talk.scene.options.get("on_conflict")
    return tuple(
        conflict.key for conflict in found.conflicts if (for_all or talk.text(_stage_of(prefix, conflict))) == choice
    )


def _taken_in(found: Adoption, talk: Talk) -> Effect | None:
    answered = _answered(found, talk)
    if answered is None or found.case in BY_ITSELF or not talk.reached("said"):
        return None
    what, prefix, taken = answered
    return TakeIn(_chosen(taken, prefix, talk, "take"), _chosen(taken, prefix, talk, "decide"), what)


def _said(found: Adoption, talk: Talk) -> tuple[str, ...]:
    answered = _answered(found, talk)
    if answered is None:
        return (say("adopt.done.left"),)
    _, prefix, taken = answered
    together = (say("adopt.done.together"),) if _chosen(taken, prefix, talk, "decide") else ()
    return (say("adopt.done.taken_in"), *together, say("adopt.done.undo"))
