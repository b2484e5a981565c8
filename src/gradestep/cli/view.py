"""`view FILE`: what somebody shared as JSON, looked at in the same pages; no home folder is touched (B4)."""

from __future__ import annotations

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
    text = _text(found, parsed)
    if text is None:
        surroundings.complain(say("share_json.view.no_brief", file=shown))
        return 1
    if parsed.to in (None, SHOWN):
        surroundings.say(display(text.rstrip("\n")))
        return 0
    return _written(text, parsed, surroundings)


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
