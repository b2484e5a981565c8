"""The brief and the report in a real browser: nothing asked of anyone else, nothing amiss (B1, B4, R20)."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
from chromium import BROWSER, QUIET, STILL, needs_browser
from journals import PLAN, done, history_of
from shared import HOSTILE, material
from walking import TODAY

from gradestep.share.gathering import PARTS, Choice, Material
from gradestep.share.making import made

ALL = Choice(with_parts=frozenset(PARTS))


def browse(folder: Path, page: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Open a page in a browser with a profile of its own."""
    file = folder / "page.html"
    file.write_text(page, encoding="utf-8")
    assert BROWSER is not None
    profile = f"--user-data-dir={folder / 'profile'}"
    return subprocess.run(
        [BROWSER, *STILL, *QUIET, profile, *arguments, file.as_uri()],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={"PATH": "/usr/bin:/bin", "HOME": str(folder), "LANG": "C.UTF-8"},
    )


def pages_printed(folder: Path, page: str) -> int:
    """How many sheets it takes."""
    pdf = folder / "page.pdf"
    ran = browse(folder, page, "--no-pdf-header-footer", f"--print-to-pdf={pdf}")
    assert pdf.exists(), ran.stderr
    return len(re.findall(rb"/Type\s*/Page\b", pdf.read_bytes()))


def asked_for(folder: Path, page: str) -> tuple[set[str], list[str], str]:
    """Addresses that were asked for, what the console said, and the page as it stands in the browser."""
    log = folder / "net.json"
    ran = browse(folder, page, f"--log-net-log={log}", "--enable-logging=stderr", "--dump-dom")
    told = log.read_text(encoding="utf-8")
    try:
        events = json.loads(told)["events"]
    except json.JSONDecodeError:
        events = json.loads(told.rstrip().rstrip(",") + "]}")["events"]
    addresses = {event["params"]["url"] for event in events if "url" in event.get("params", {})}
    return addresses, [line for line in ran.stderr.splitlines() if "CONSOLE" in line], ran.stdout


@needs_browser
def test_pages_are_counted(tmp_path: Path) -> None:
    """B4: the count bites: two sheets are two."""
    assert pages_printed(tmp_path, '<p>one</p><p style="break-before: page">two</p>') == 2


@needs_browser
@pytest.mark.parametrize("what", ["brief", "report"])
def test_nothing_is_asked_of_anyone(tmp_path: Path, what: str) -> None:
    """B1, R20: opened with hostile words in every field, no address but its own, nothing on the console, the text is there."""
    page = made(what, "html", material(lambda _: " ".join(HOSTILE)), ALL).text
    addresses, console, shown = asked_for(tmp_path, page)
    assert [one for one in addresses if "example" in one] == []
    assert console == []
    assert "alert(1)" in shown
    assert "<script" not in shown.replace("&lt;script", "")


@needs_browser
def test_a_request_would_be_seen(tmp_path: Path) -> None:
    """B1: the check bites: a page with a picture from elsewhere and a fault is seen to ask and to complain."""
    page = '<img src="http://example.invalid/a.png"><script>console.error("fault")</script>'
    addresses, console, _ = asked_for(tmp_path, page)
    assert [one for one in addresses if "example.invalid" in one]
    assert console


@needs_browser
def test_the_report_opens(tmp_path: Path) -> None:
    """B4: the report of some weeks is whole in the browser, pictures too."""
    one = Material(PLAN, history_of(*done("gate", 30, 20, 10, 5), *done("read", 8, 2)), TODAY)
    _, console, shown = asked_for(tmp_path, made("report", "html", one, ALL).text)
    assert console == []
    assert shown.count("<svg") >= 3
    assert shown.rstrip().endswith("</html>")
