"""What every `share WHAT` does: the conversation that shows each line, or with `--yes` the defaults; then it is written."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
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
from gradestep.notebook.sharing import LOCKED, OUTLET, SHOWN, Handed, Lock, Outlet, hand_out
from gradestep.share.gathering import PARTS, WORDS
from gradestep.text import display, display_line

SEVERAL = {"words": WORDS, "everything": PARTS}
"""One name for every part of free text, and one for all there is."""

PAGE = {".html": "html", ".htm": "html", ".txt": "text"}
"""Of a page, by the end of its file's name."""

ENDINGS = {"brief": PAGE | {".md": "markdown"}, "card": PAGE, "supporter": PAGE}
"""The form that a file's name promises, where there are several."""


@dataclass(frozen=True)
class _Wanted:
    """What is made, for whom, and in what it runs."""

    what: str
    form: str
    """As asked for on the line; empty where nothing was."""
    parsed: Namespace
    surroundings: Surroundings


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
    form = form or _form_of(what, parsed)
    notebook = open_notebook(parsed, surroundings)
    if parsed.to is None and parsed.yes and notebook.settings.demonstration:
        # A file in a folder that is gone in a moment is nobody's.
        parsed.to = SHOWN
    crossed = _crossed(what, parsed, notebook)
    if crossed:
        surroundings.complain(crossed)
        return 2
    lock = None
    if parsed.passphrase:
        from gradestep.cli.locking import asked_lock

        lock = asked_lock(surroundings)
        if lock is None:
            return 1
    return _shared(_Wanted(what, form, parsed, surroundings), notebook, lock)


def _form_of(what: str, parsed: Namespace) -> str:
    """What the end of the file's name asks for, where a form can be picked and none was; else nothing."""
    ending = Path((parsed.to or "").removesuffix(LOCKED)).suffix.casefold()
    return ENDINGS.get(what, {}).get(ending, "")


def _crossed(what: str, parsed: Namespace, notebook: Notebook) -> str:
    """A sentence where the days on the line end before they begin; the journal is looked at only for days of its own."""
    if parsed.until is None and not isinstance(parsed.since, date):
        return ""
    scene = notebook.scene(_options(what, "", parsed))
    return Sharing(scene).days.crossed(what, Talk(scene))


def _shared(wanted: _Wanted, notebook: Notebook, lock: Lock | None) -> int:
    parsed, surroundings = wanted.parsed, wanted.surroundings
    options = _options(wanted.what, wanted.form, parsed)
    if getattr(parsed, "step", None):
        step = named_step(notebook.plan, parsed.step, surroundings)
        if step is None:
            return 1
        options["step"] = step
    before = len(notebook.history.records)
    handed: list[Handed] = []
    outlet = Outlet(lock=lock, written=handed.append)
    status = (_at_once if parsed.yes else _asked)(notebook, options, outlet, wanted)
    with suppress(FileProblem):
        notebook.keep_digests()
    _tell(notebook, before, handed, wanted)
    return status


def _at_once(notebook: Notebook, options: dict[str, str], outlet: Outlet, wanted: _Wanted) -> int:
    """With the defaults, and no question; what the file cannot be used for is said beside it."""
    scene = notebook.scene(options)
    sharing, talk = Sharing(scene), Talk(scene, {"write": "yes"})
    effect = sharing.hand_out(talk)
    assert isinstance(effect, HandOut)

    def show(data: bytes, remember: Callable[[], None]) -> None:
        _show(data, wanted.surroundings)
        remember()

    kept = OUTLET.set(replace(outlet, show=show))
    try:
        hand_out(notebook, effect)
    finally:
        OUTLET.reset(kept)
    for sentence in sharing.made(talk).cannot:
        wanted.surroundings.complain(sentence)
    return 0


def _asked(notebook: Notebook, options: dict[str, str], outlet: Outlet, wanted: _Wanted) -> int:
    """The conversation; what is shown in place of a file is shown once it is over."""
    from gradestep.cli.opening import Beginning, open_at

    shown: list[tuple[bytes, Callable[[], None]]] = []
    kept = OUTLET.set(replace(outlet, show=lambda data, remember: shown.append((data, remember))))
    underway = (one for one in notebook.drafts if one.flow == "share" and one.options == options)
    try:
        beginning = Beginning("share", options, next(underway, None))
        status = open_at(wanted.parsed, notebook, beginning, wanted.surroundings)
    finally:
        OUTLET.reset(kept)
    notebook.refresh()
    for data, remember in shown:
        _show(data, wanted.surroundings)
        remember()
    return status


def _options(what: str, form: str, parsed: Namespace) -> dict[str, str]:
    """What was said on the line, as the conversation takes it."""
    since = parsed.since.isoformat() if isinstance(parsed.since, date) else (parsed.since or "").replace("-", "_")
    given = {
        "all": "yes",
        "what": what,
        "format": form,
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


def _tell(notebook: Notebook, before: int, handed: list[Handed], wanted: _Wanted) -> None:
    """Where it is now, and how much was held back; not again where a conversation in lines has said it."""
    from gradestep.cli.opening import is_plain

    parsed, surroundings = wanted.parsed, wanted.surroundings
    events = [record.event for record in notebook.history.records[before:] if isinstance(record.event, Shared)]
    for event in events:
        held = say("share_flow.line.held", count=event.held_back)
        if event.file == SHOWN:
            surroundings.complain(held)
        elif parsed.yes or not is_plain(parsed, notebook, surroundings):
            for one in handed:
                surroundings.say(say("share_flow.line.written", file=display_line(str(one.path))))
                if one.kept is not None:
                    surroundings.say(say("share_flow.line.kept", folder=display_line(str(one.kept))))
            surroundings.say(held)
            surroundings.say(say("share_flow.line.keep"))
        if event.file != SHOWN and ((event.file or "").endswith(LOCKED) or parsed.passphrase):
            surroundings.say(say("share_flow.line.no_draft"))


def _is_there(path: Path) -> bool:
    with suppress(OSError):
        return path.exists() or path.is_symlink()
    return False
