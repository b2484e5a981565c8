"""A clinician's file: what it holds or changes, what both changed side by side, and in or left out (B3, S28, issue 3.4)."""

from __future__ import annotations

from collections.abc import Callable

from gradestep.content import say
from gradestep.flows import asking
from gradestep.flows.adopt_lines import conflict_lines, file_lines, merge_lines, stricter_lines
from gradestep.flows.asking import becomes, chose, only_if
from gradestep.flows.effect import AdoptFile, Effect, TakeIn
from gradestep.flows.flow import Flow, Scene, Stage, Talk
from gradestep.flows.question import ChoiceQuestion, Information, Option
from gradestep.planfile.merging import Conflict
from gradestep.planfile.merging_cases import REFUSED, Adoption, Case

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
            asking.information("adopt.file_read", note=True),
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
        return (asking.closing_line("nothing", lambda _: (case_line(found),)),)
    newer = found.as_newer()
    told = Stage("told", lambda talk: _told(newer if _is_newer(talk) else found))
    take_in = Stage("take_in", asking.yes_no("adopt.take_in", note=True))
    if newer is found:
        conflicts = _conflict_stages(found, "both")
    else:
        beside = only_if(chose("namesake", "beside"), *_conflict_stages(found, "both"))
        conflicts = (*beside, *only_if(_is_newer, *_conflict_stages(newer, "newer")))
    return (
        *_doubt(found),
        *only_if(lambda talk: _goes_on(found, talk), told, take_in, *only_if(chose("take_in", "yes"), *conflicts)),
        asking.closing_line("said", lambda talk: _said(found, talk)),
    )


def case_line(found: Adoption) -> str:
    """Which case it is, in a sentence."""
    values = {
        "revision": str(found.theirs.revision),
        "had": str(found.had or ""),
        "title": found.known_title,
    }
    return say(f"adopt.cases.{found.case}", **values)


def _doubt(found: Adoption) -> tuple[Stage, ...]:
    """An older file, one with the same number, another plan of the same id: what is it?"""

    def lead(_: Talk) -> tuple[str, ...]:
        return (case_line(found),)

    match found.case:
        case Case.OLDER:
            return (Stage("older", asking.yes_no("adopt.older", lead=lead)),)
        case Case.SAME_NUMBER:
            return (Stage("same_number", asking.yes_no("adopt.same_number", lead=lead, note=True)),)
        case Case.NAMESAKE:
            options = ("beside", "newer", "leave")
            return (Stage("namesake", asking.choice("adopt.namesake", options, lead=lead)),)
        case _:
            return ()


def _goes_on(found: Adoption, talk: Talk) -> bool:
    match found.case:
        case Case.OLDER | Case.SAME_NUMBER:
            return talk.text(found.case) == "yes"
        case Case.NAMESAKE:
            return talk.text("namesake") in ("beside", "newer")
        case _:
            return True


def _is_newer(talk: Talk) -> bool:
    return talk.text("namesake") == "newer"


def _told(found: Adoption) -> Information:
    """The first time what it holds; later what it changes."""
    if found.is_first:
        lead = (say(f"adopt.cases.{found.case}"),) if found.case in (Case.FIRST, Case.OWN, Case.BESIDE) else ()
        ask = say("adopt.what.ask", title=found.theirs.title or found.file)
        return Information(ask=ask, lead=lead, paragraphs=(*file_lines(found), *stricter_lines(found), *_count(found)))
    lead = (say("adopt.changes.lead", revision=str(found.theirs.revision), had=str(found.had or "")),)
    lines = merge_lines(found) if found.merge.edits or found.merge.kept else (say("adopt.changes.nothing"),)
    key = "adopt.changes.older" if found.case is Case.OLDER else "adopt.changes.ask"
    ask = say(key, title=found.theirs.title or found.file)
    return Information(ask=ask, lead=lead, paragraphs=(*lines, *_count(found)))


def _count(found: Adoption) -> tuple[str, ...]:
    count = len(found.conflicts)
    return (say(f"adopt.both.{'one' if count == 1 else 'many'}", count=str(count)),) if count else ()


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


def _answered(found: Adoption, talk: Talk) -> tuple[Adoption, str] | None:
    """The file as it is to be taken in, and how its conflicts are called; nothing where it was not agreed to."""
    if not _goes_on(found, talk) or talk.text("take_in") != "yes":
        return None
    newer = _is_newer(talk)
    taken, prefix = (found.as_newer(), "newer") if newer else (found, "both")
    return taken, prefix


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
    taken, prefix = answered
    return TakeIn(
        _chosen(taken, prefix, talk, "take"), _chosen(taken, prefix, talk, "decide"), as_newer=prefix == "newer"
    )


def _said(found: Adoption, talk: Talk) -> tuple[str, ...]:
    answered = _answered(found, talk)
    if answered is None:
        return (say("adopt.done.left"),)
    together = (say("adopt.done.together"),) if _chosen(*answered, talk, "decide") else ()
    return (say("adopt.done.taken_in"), *together, say("adopt.done.undo"))
