"""What every `share WHAT` does: the conversation that shows each line, or with `--yes` the defaults; then it is written."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

from gradestep.cli.home import open_notebook
from gradestep.cli.named_step import named_step
from gradestep.cli.surroundings import Surroundings
from gradestep.content import say
from gradestep.files import FileProblem
from gradestep.flows.effect import HandOut
from gradestep.flows.flow import Talk
from gradestep.flows.share_choice import Sharing
from gradestep.model.journal import Shared
from gradestep.notebook import Notebook
from gradestep.notebook.sharing import LOCKED, OUTLET, SHOWN, Outlet, hand_out
from gradestep.share.gathering import PARTS, WORDS
from gradestep.text import display, display_line

SEVERAL = {"words": WORDS, "everything": PARTS}
"""One name for every part of free text, and one for all there is."""


def share(what: str, form: str, parsed: Namespace, surroundings: Surroundings) -> int:
    """Make it, look at it, let it leave; the status. Raises FileProblem."""
    wrong = [part for part in (*parsed.with_parts, *parsed.without_parts) if part not in (*PARTS, *SEVERAL)]
    if wrong:
        parts = ", ".join((*SEVERAL, *PARTS))
        surroundings.complain(say("share_flow.line.unknown_part", part=display_line(wrong[0]), parts=parts))
        return 2
    if parsed.to not in (None, SHOWN) and not parsed.force and _is_there(Path(parsed.to).expanduser()):
        surroundings.complain(say("share_flow.line.exists", file=display_line(parsed.to)))
        return 1
    lock = None
    if parsed.passphrase:
        from gradestep.cli.locking import asked_lock

        lock = asked_lock(surroundings)
        if lock is None:
            return 1
    shown: list[bytes] = []
    kept = OUTLET.set(Outlet(shown.append, lock))
    try:
        return _shared(what, form, parsed, surroundings, shown)
    finally:
        OUTLET.reset(kept)


def _shared(what: str, form: str, parsed: Namespace, surroundings: Surroundings, shown: list[bytes]) -> int:
    notebook = open_notebook(parsed, surroundings)
    options = _options(what, form, parsed, notebook)
    if getattr(parsed, "step", None):
        step = named_step(notebook.plan, parsed.step, surroundings)
        if step is None:
            return 1
        options["step"] = step
    before = len(notebook.history.records)
    if parsed.yes:
        sharing = Sharing(notebook.scene(options))
        effect = sharing.hand_out(Talk(notebook.scene(options), {"write": "yes"}))
        assert isinstance(effect, HandOut)
        hand_out(notebook, effect)
        status = 0
    else:
        from gradestep.cli.opening import Beginning, open_at

        underway = (one for one in notebook.drafts if one.flow == "share" and one.options == options)
        status = open_at(parsed, notebook, Beginning("share", options, next(underway, None)), surroundings)
        notebook.refresh()
    with suppress(FileProblem):
        notebook.keep_digests()
    for data in shown:
        _show(data, surroundings)
    _tell(notebook, before, parsed, surroundings)
    return status


def _options(what: str, form: str, parsed: Namespace, notebook: Notebook) -> dict[str, str]:
    """What was said on the line, as the conversation takes it."""
    damaged = sum(1 for problem in notebook.all_problems() if problem.file and "journal" in problem.file.parts[-2:-1])
    since = parsed.since.isoformat() if isinstance(parsed.since, date) else (parsed.since or "").replace("-", "_")
    given = {
        "all": "yes",
        "what": what,
        "format": form,
        "damaged": str(damaged) if damaged else "",
        "purpose": parsed.purpose or "",
        "since": since,
        "until": parsed.until.isoformat() if parsed.until else "",
        "with": " ".join(_parts(parsed.with_parts)),
        "without": " ".join(_parts(parsed.without_parts)),
        "who": getattr(parsed, "who", None) or "",
        "titles": getattr(parsed, "titles", None) or "",
        "to": parsed.to or "",
        "over": "yes" if parsed.force else "",
        "locked": "yes" if parsed.passphrase else "",
    }
    return {key: value for key, value in given.items() if value}


def _parts(named: list[str]) -> Iterator[str]:
    """The parts named, several for one name."""
    for part in named:
        yield from SEVERAL.get(part, (part,))


def _show(data: bytes, surroundings: Surroundings) -> None:
    """On a terminal made harmless; else as it would be in a file."""
    if surroundings.saying.isatty():
        surroundings.say(display(data.decode(errors="replace")).rstrip("\n"))
        return
    stream = getattr(surroundings.saying, "buffer", None)
    if stream is None:
        surroundings.say(data.decode(errors="replace").rstrip("\n"))
        return
    surroundings.saying.flush()
    stream.write(data)
    stream.flush()


def _tell(notebook: Notebook, before: int, parsed: Namespace, surroundings: Surroundings) -> None:
    """Where it is now, and how much was held back."""
    events = [record.event for record in notebook.history.records[before:] if isinstance(record.event, Shared)]
    for event in events:
        if event.file == SHOWN:
            surroundings.complain(say("share_flow.line.held", count=event.held_back))
            continue
        path = Path(parsed.to).expanduser() if parsed.to else notebook.places.exports / (event.file or "")
        surroundings.say(say("share_flow.line.written", file=display_line(str(path))))
        surroundings.say(say("share_flow.line.held", count=event.held_back))
        surroundings.say(say("share_flow.line.keep"))
        if (event.file or "").endswith(LOCKED) or parsed.passphrase:
            surroundings.say(say("share_flow.line.no_draft"))


def _is_there(path: Path) -> bool:
    with suppress(OSError):
        return path.exists() or path.is_symlink()
    return False
