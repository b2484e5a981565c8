"""`plan adopt`: a clinician's file beside the person's plan: shown, asked about, and taken in."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from gradestep.cli.home import open_notebook
from gradestep.cli.surroundings import Surroundings
from gradestep.content import say
from gradestep.files import read_bounded
from gradestep.flows.adopt import BY_ITSELF
from gradestep.flows.adopt_lines import conflict_lines, file_lines, merge_lines
from gradestep.flows.adopt_problems import case_line, misspelt_line
from gradestep.notebook import Notebook
from gradestep.notebook.adopting import FILE, LARGEST, ON_CONFLICT, TEXT, Decided, look
from gradestep.notebook.home import keep_glance
from gradestep.notebook.telling import told
from gradestep.planfile.merging_cases import Adoption, Case
from gradestep.text import display_line

FLOW = "adopt"
PIPE = "-"


def run(parsed: Namespace, surroundings: Surroundings) -> int:
    """Look at the file, then say, ask or take in; 1 where it is not taken in and that was asked for."""
    notebook = open_notebook(parsed, surroundings)
    found = look(notebook, _bytes(parsed.file), parsed.file)
    asks = not (parsed.yes or parsed.dry_run or parsed.json)
    if found.case in BY_ITSELF or not asks:
        return _without_questions(parsed, notebook, found, surroundings)
    if parsed.file == PIPE:
        surroundings.complain(say("adopt.line.ask_first"))
        return 1
    from gradestep.cli.opening import Beginning, open_at

    options = {FILE: parsed.file, TEXT: found.text}
    options |= {ON_CONFLICT: parsed.on_conflict} if parsed.on_conflict else {}
    underway = (draft for draft in notebook.drafts if draft.flow == FLOW and draft.options.get(TEXT) == found.text)
    return open_at(parsed, notebook, Beginning(FLOW, options, next(underway, None)), surroundings)


def _bytes(name: str) -> bytes:
    """What the file holds, or what is piped in. Raises FileProblem."""
    return sys.stdin.buffer.read(LARGEST + 1) if name == PIPE else read_bounded(Path(name).expanduser(), LARGEST)


def _without_questions(parsed: Namespace, notebook: Notebook, found: Adoption, surroundings: Surroundings) -> int:
    """`--yes`, `--dry-run`, `--json`, and files with nothing to ask about."""
    writes = parsed.yes and not parsed.dry_run
    takes = writes and found.case not in BY_ITSELF and not found.is_left_out
    choice = parsed.on_conflict or "keep"
    if takes or (writes and found.case is Case.SAME):
        # The same file again finishes what a killed run began.
        takes = _take_in(notebook, found, choice)
    if parsed.json:
        surroundings.say(json.dumps(_as_json(found, choice, saved=takes), ensure_ascii=False, default=str))
    else:
        _tell(found, choice, surroundings, dry=parsed.dry_run)
        if takes:
            surroundings.say(say("adopt.line.taken_in", title=display_line(found.theirs.title or found.file)))
    left_out = found.is_left_out and found.case is not Case.SAME and not parsed.dry_run
    return 1 if found.refused or left_out else 0


def _take_in(notebook: Notebook, found: Adoption, choice: str) -> bool:
    """True where it was taken in; the very same file, from another window too, is there already."""
    keys = tuple(conflict.key for conflict in found.conflicts)
    decided = Decided(keys if choice == "take" else (), keys if choice == "decide" else ())
    record = notebook.adopt(found.text, found.file, decided)
    keep_glance(notebook)
    return record is not None


def _tell(found: Adoption, choice: str, surroundings: Surroundings, *, dry: bool) -> None:
    """Which case it is and what changes; on stderr what is wrong with it, and why it is not taken in."""
    if found.case is Case.SAME:
        surroundings.say(case_line(found))
        return
    case = () if found.case is Case.REVISION else (case_line(found),)
    left_out = found.is_left_out and (found.case is Case.OLDER or not dry)
    if found.refused or left_out:
        doubt = () if found.refused else (*misspelt_line(found), say("adopt.done.left"), say("adopt.line.left_out"))
        surroundings.complain(display_line(" ".join((*case, *doubt))))
    else:
        for line in (
            *case,
            *misspelt_line(found),
            *_changes(found, choice),
            *((say("adopt.line.would"),) if dry else ()),
        ):
            surroundings.say("\n".join(display_line(row) for row in line.splitlines()))
    if found.problems:
        surroundings.complain(say("adopt.line.for_maker"))
    for problem in found.problems:
        surroundings.complain(display_line(told(problem)))


def _changes(found: Adoption, choice: str) -> Iterator[str]:
    """What it holds or changes, and each thing in two ways with how it was decided."""
    if found.case is Case.NAMESAKE:
        yield say("adopt.line.beside")
    yield from file_lines(found) if found.is_first else merge_lines(found)
    for conflict in found.conflicts:
        yield from conflict_lines(found, conflict)
        yield say(f"adopt.line.conflict.{choice}")


def _as_json(found: Adoption, choice: str, *, saved: bool) -> dict[str, Any]:
    merge = found.merge if not found.refused else None
    return {
        "case": found.case.value,
        "plan": found.source,
        "revision": found.theirs.revision,
        "had": found.had,
        "title": found.theirs.title,
        "author": found.theirs.author,
        "saved": saved,
        "taken": [asdict(change) for change in merge.taken] if merge else [],
        "kept": [asdict(change) for change in merge.kept] if merge else [],
        "rested": [asdict(change) for change in merge.rested] if merge else [],
        "conflicts": [{"key": one.key, "decided": choice, **asdict(one)} for one in found.conflicts],
        "misspelt": asdict(found.misspelt) if found.misspelt is not None else None,
        "problems": [{"code": one.code, "line": one.line, "column": one.column} for one in found.problems],
    }
