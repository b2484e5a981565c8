"""Pages of the demonstration person in a real browser, light and dark, and what a checker of accessibility says (B4, A33).

The checker is axe-core. The pages let no script run; what a browser's own tools evaluate is none of the page's, so each
page is looked at as it is handed out, with its policy in force and nothing added to it.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import pytest
from chromium import Chromium, Page, needs_browser, opened, started
from test_share_report import contrast

from gradestep.content import say
from gradestep.share.style import DARK, LIGHT

EVERYTHING = ("--yes", "--with", "everything", "--since", "all", "--to")
PAGES = {
    "brief": ("share", "brief", "--format", "html", *EVERYTHING, "page.html"),
    "report": ("share", "report", *EVERYTHING, "page.html"),
    "supporter": ("share", "supporter", "--format", "html", *EVERYTHING, "page.html"),
    "card": ("share", "card", "--format", "html", *EVERYTHING, "page.html"),
    "graduation": ("share", "graduation", *EVERYTHING, "."),
    "plan": ("plan", "show", "--html"),
}
SAID = {
    "brief": ("share.titles.time", "I can step aside and stay.", "The bus next? Or the café with Sam?"),
    "report": ("share_report.title", "It slows by itself.", "One man nodded. Nobody else looked.", "Sit on a bench"),
    "supporter": ("share_people.emergency", "Do you want company or quiet?", "Walk to the corner and back"),
    "card": ("share_card.title", "Buy one thing and stand in the queue"),
    "graduation": ("share_people.graduation.title", "I take the lift for one floor", "It slows by itself."),
    "plan": ("demo.plan_title", "Sit on a bench"),
}
"""Words that a reader of each page sees; some are named by where they are kept."""

SHEETS = {"A4": (210.0, 297.0), "Letter": (215.9, 279.4)}
LOOKS = [pytest.param(False, id="light"), pytest.param(True, id="dark")]

CHECK = "axe.run(document, {resultTypes: ['violations', 'incomplete']})"
DRAWN = """[...new Set([...document.querySelectorAll('svg text')].map(one =>
    getComputedStyle(one).fill + ' on ' + getComputedStyle(one.closest('svg')).backgroundColor))]"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    """One browser for all of these."""
    with started(tmp_path_factory.mktemp("browser")) as one:
        yield one


@pytest.fixture(scope="module")
def made_pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Pages made so far, by what they are."""
    return {"": tmp_path_factory.mktemp("pages")}


def page_of(what: str, made: dict[str, Path]) -> Path:
    """The demonstration person's page, as the command writes it."""
    if what not in made:
        folder = made[""] / what
        folder.mkdir()
        words = [str(folder / word) if word in (".", "page.html") else word for word in PAGES[what]]
        words = [str(folder / "all") if word == str(folder) else word for word in words]
        environment = {"PATH": os.defpath, "HOME": str(folder), "TMPDIR": str(folder), "LANG": "C.UTF-8"}
        command = [sys.executable, "-I", "-m", "gradestep", "--demo", *words]
        ran = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=60, check=False)
        assert ran.returncode == 0, ran.stderr
        if what == "plan":
            (folder / "page.html").write_text(ran.stdout, encoding="utf-8")
        (made[what],) = folder.glob("**/*.html")
    return made[what]


def found_by_axe(page: Page) -> dict[str, list[dict[str, Any]]]:
    """What the checker finds wrong, and what it cannot tell."""
    script = Path(str(distribution("axe-playwright-python").locate_file("axe_playwright_python/axe.min.js")))
    page.evaluate(f"{script.read_text(encoding='utf-8')}; 0")
    return dict(page.evaluate(CHECK))


@needs_browser
@pytest.mark.parametrize("dark", LOOKS)
@pytest.mark.parametrize("what", PAGES)
def test_nothing_asked_nothing_amiss(browser: Chromium, made_pages: dict[str, Path], what: str, dark: bool) -> None:
    """B1, B4, R20: nothing but the file itself is asked for, nothing is thrown or refused, and the words are there."""
    file = page_of(what, made_pages)
    with opened(browser, file, dark=dark) as page:
        shown = page.evaluate("document.body.innerText")
        assert page.asked_for() == [file.resolve().as_uri()]
        assert page.complaints() == []
        for words in SAID[what]:
            assert (say(words) if re.fullmatch(r"[a-z_.]+", words) else words) in shown
        assert page.evaluate("document.scripts.length") == 0
        assert (
            _hex(page.evaluate("getComputedStyle(document.body).backgroundColor")) == (DARK if dark else LIGHT)["paper"]
        )


@needs_browser
@pytest.mark.parametrize("dark", LOOKS)
@pytest.mark.parametrize("what", PAGES)
def test_the_checker_finds_nothing(browser: Chromium, made_pages: dict[str, Path], what: str, dark: bool) -> None:
    """A33, WCAG 2.2 AA: axe-core finds nothing at all; it cannot judge words in pictures, so their contrast is measured."""
    with opened(browser, page_of(what, made_pages), dark=dark) as page:
        found = found_by_axe(page)
        wrong = [(one["impact"], one["id"], [node["html"] for node in one["nodes"]]) for one in found["violations"]]
        assert wrong == []
        untold = [node["html"] for one in found["incomplete"] for node in one["nodes"]]
        assert all(html.startswith("<text ") for html in untold), untold
        for pair in page.evaluate(DRAWN):
            ink, ground = map(_hex, pair.split(" on "))
            assert contrast(ink, ground) >= 4.5, pair


@needs_browser
@pytest.mark.parametrize("what", PAGES)
def test_it_reflows(browser: Chromium, made_pages: dict[str, Path], what: str) -> None:
    """A33, WCAG 1.4.10: in a window 320 pixels wide nothing has to be moved sideways."""
    with opened(browser, page_of(what, made_pages), width=320) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert found_by_axe(page)["violations"] == []


@needs_browser
@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("what", ["brief", "supporter", "card"])
def test_one_sheet_of_paper(browser: Chromium, made_pages: dict[str, Path], what: str, sheet: str) -> None:
    """B4, S54: printed with nothing changed, the pages for one reading are one page, on either paper."""
    with opened(browser, page_of(what, made_pages), dark=True) as page:
        pdf = page.printed(*SHEETS[sheet])
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    if what == "brief":
        wide = float(re.findall(rb"/MediaBox \[0 0 ([0-9.]+)", pdf)[0])
        assert wide == pytest.approx(SHEETS[sheet][0] / 25.4 * 72, abs=1), "it is the paper that was asked for"


@needs_browser
def test_the_looking_bites(browser: Chromium, tmp_path: Path) -> None:
    """B1, A33: a page that asks elsewhere, throws, has no language, a pale text and a loose list is seen to be wrong."""
    file = tmp_path / "bad.html"
    script = "<script>console.error('said'); throw new Error('thrown')</script>"
    pale = "<p style='color:#999;background:#fff'>pale words of a page</p><dl><dd>loose</dd></dl>"
    file.write_text(f"<!DOCTYPE html><title>a</title>{pale}<img src='http://example.invalid/a.png'>{script}")
    with opened(browser, file) as page:
        wrong = {one["id"] for one in found_by_axe(page)["violations"]}
        assert any("example.invalid" in address for address in page.asked_for())
        assert any("said" in one for one in page.complaints())
        assert any("Uncaught" in one for one in page.complaints())
    assert wrong >= {"html-has-lang", "color-contrast", "definition-list", "image-alt"}


@needs_browser
def test_a_refused_script_is_told(browser: Chromium, tmp_path: Path) -> None:
    """R20: the policy of a page holds while it is looked at: a script in it is refused, and that is told."""
    file = tmp_path / "forbidden.html"
    policy = "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'\">"
    file.write_text(f"<!DOCTYPE html><html lang='en'><title>a</title>{policy}<script>document.title = 'b'</script>")
    with opened(browser, file) as page:
        assert page.evaluate("document.title") == "a"
        assert any("Content Security Policy" in one for one in page.complaints()), json.dumps(page.complaints())


def _hex(colour: str) -> str:
    """`rgb(1, 2, 3)` as `#010203`."""
    return "#" + "".join(f"{int(part):02X}" for part in re.findall(r"\d+", colour)[:3])
