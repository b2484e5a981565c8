"""`view FILE`: what somebody shared as JSON, looked at in the same pages; no home folder is touched (B4)."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from gradestep.cli.surroundings import Surroundings
from gradestep.content import say
from gradestep.files import FileProblem, read_bounded
from gradestep.notebook.handing_over import hand_over
from gradestep.notebook.sharing import SHOWN
from gradestep.share.as_text import as_markdown, as_text
from gradestep.share.brief_html import brief_html
from gradestep.share.leaves import parts_of
from gradestep.share.linear import linear
from gradestep.share.page import Page
from gradestep.share.report_html import report_html
from gradestep.share.shared_file import LARGEST, VERSION, SharedFile, read_shared
from gradestep.text import display, display_line

PAGES: dict[str, Callable[[Page], str]] = {"text": as_text, "markdown": as_markdown, "html": brief_html}


def view(parsed: Namespace, surroundings: Surroundings) -> int:
    """Show the report as lines, or make the brief or the report of it; the status. Raises FileProblem."""
    file = Path(parsed.file).expanduser()
    shown = display_line(str(file))
    found = read_shared(read_bounded(file, LARGEST))
    if found is None or found.schema_version > VERSION:
        surroundings.complain(say("share_json.view.nothing" if found is None else "share_json.view.newer", file=shown))
        return 1
    if _on_screen(parsed, surroundings):
        return _shown(found, display_line(file.name), parsed, surroundings)
    text = _text(found, parsed)
    if text is None:
        surroundings.complain(say("share_json.view.no_brief", file=shown))
        return 1
    if parsed.to in (None, SHOWN):
        surroundings.say(display(text.rstrip("\n")))
        return 0
    return _written(text, parsed, surroundings)


def _on_screen(parsed: Namespace, surroundings: Surroundings) -> bool:
    """True where a window is there, nothing was said against it, and no one page of it was asked for."""
    asked = parsed.brief or parsed.report or parsed.format or parsed.to or parsed.plain
    return surroundings.terminal and not asked and (parsed.tui or not surroundings.asks_for_plain())


def _shown(found: SharedFile, name: str, parsed: Namespace, surroundings: Surroundings) -> int:
    """Part by part on the full screen."""
    from gradestep.cli.opening import coloured
    from gradestep.screens.terminal import colourless, prepare_terminal, writes_unicode

    os.environ["NO_COLOR"] = "" if coloured(parsed, surroundings) else "1"
    prepare_terminal(os.environ)
    from gradestep.screens.appearance import Appearance
    from gradestep.screens.viewing import ViewingApp

    plain_letters = parsed.ascii or not writes_unicode(surroundings.saying.encoding)
    appearance = Appearance(ascii=plain_letters, colourless=colourless(os.environ))
    app = ViewingApp(name, parts_of(found.report(), found.page()), appearance)
    app.run(mouse=not parsed.no_mouse)
    return app.return_code or 0


def _text(found: SharedFile, parsed: Namespace) -> str | None:
    """The page that was asked for; for the brief, nothing where the file holds none."""
    as_html = parsed.format == "html" or (
        parsed.format is None and (parsed.to or "").lower().endswith((".html", ".htm"))
    )
    form = "html" if as_html else parsed.format or "text"
    if parsed.brief:
        page = found.page()
        return PAGES[form](page) if page is not None else None
    return report_html(found.report()) if form == "html" else PAGES[form](linear(found.report()))


def _written(text: str, parsed: Namespace, surroundings: Surroundings) -> int:
    file = Path(parsed.to).expanduser()
    try:
        hand_over(file, text.encode(), over=parsed.force)
    except FileProblem as problem:
        if problem.code != "exists":
            raise
        surroundings.complain(say("share_json.view.exists", file=display_line(str(file))))
        return 1
    surroundings.say(say("share_json.view.written", file=display_line(str(file))))
    return 0
