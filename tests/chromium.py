"""A headless Chromium spoken to over its DevTools pipe: what a page asks for, complains of, looks like and prints."""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
needs_browser = pytest.mark.skipif(
    BROWSER is None, reason="no Chromium is installed here; scripts/install-system-packages installs it"
)

STILL = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run")
QUIET = ("--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions")
PATIENCE = 120.0
"""Seconds for one answer, on a machine with much else to do."""

INCH = 25.4


class Chromium:
    """The browser as a child with a pipe in and a pipe out; messages are JSON that ends with a NUL byte."""

    def __init__(self, folder: Path) -> None:
        assert BROWSER is not None
        theirs_in, self._to = os.pipe()
        self._from, theirs_out = os.pipe()
        silent = os.open(os.devnull, os.O_RDWR)
        # Chromium reads messages at 3 and writes them at 4. Both pass far places first: either may stand at the other's now.
        steps = ((theirs_in, 103), (theirs_out, 104), (103, 3), (104, 4), (silent, 0), (silent, 1), (silent, 2))
        moves = [(os.POSIX_SPAWN_DUP2, one, at) for one, at in steps]
        command = [BROWSER, *STILL, *QUIET, "--remote-debugging-pipe", f"--user-data-dir={folder / 'profile'}"]
        around = {"PATH": "/usr/bin:/bin", "HOME": str(folder), "LANG": "C.UTF-8"}
        self._child = os.posix_spawn(BROWSER, command, around, file_actions=moves, setpgroup=0)
        for one in (theirs_in, theirs_out, silent):
            os.close(one)
        self._number = 0
        self._left = b""
        self.told: list[dict[str, Any]] = []

    def ask(self, method: str, session: str = "", **values: object) -> dict[str, Any]:
        """Ask for something and wait for the answer; what is told meanwhile is kept in `told`."""
        self._number += 1
        message: dict[str, object] = {"id": self._number, "method": method, "params": values}
        if session:
            message["sessionId"] = session
        os.write(self._to, json.dumps(message).encode() + b"\0")
        while (answer := self.next()).get("id") != self._number:
            self.told.append(answer)
        assert "error" not in answer, (method, answer)
        return dict(answer["result"])

    def next(self) -> dict[str, Any]:
        """The next message, waited for."""
        while b"\0" not in self._left:
            ready, _, _ = select.select([self._from], [], [], PATIENCE)
            assert ready, "Chromium says nothing"
            more = os.read(self._from, 1 << 20)
            assert more, "Chromium has ended"
            self._left += more
        one, _, self._left = self._left.partition(b"\0")
        return dict(json.loads(one))

    def end(self) -> None:
        """Close it and wait until it and its own children are gone."""
        os.close(self._to)
        os.close(self._from)
        os.killpg(self._child, signal.SIGKILL)
        os.waitpid(self._child, 0)


class Page:
    """A page that has been opened."""

    def __init__(self, browser: Chromium, session: str) -> None:
        self._browser = browser
        self._session = session

    def ask(self, method: str, **values: object) -> dict[str, Any]:
        """Ask the browser about this page."""
        return self._browser.ask(method, self._session, **values)

    def evaluate(self, script: str) -> Any:
        """What a script of the test's own gives, as a value; a fault in it is a fault of the test."""
        told = self.ask("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in told, told
        return told["result"].get("value")

    def asked_for(self) -> list[str]:
        """Every address that was asked for, the page's own first."""
        return [one["request"]["url"] for one in self._told("Network.requestWillBeSent")]

    def complaints(self) -> list[str]:
        """What was thrown, written to the console, or refused."""
        thrown = [str(one["exceptionDetails"]["text"]) for one in self._told("Runtime.exceptionThrown")]
        written = [str(one["args"]) for one in self._told("Runtime.consoleAPICalled")]
        return thrown + written + [str(one["entry"]["text"]) for one in self._told("Log.entryAdded")]

    def printed(self, width: float, height: float) -> bytes:
        """A PDF on paper of that size in millimetres, as a print dialog with nothing changed makes it."""
        size = {"paperWidth": width / INCH, "paperHeight": height / INCH}
        return base64.b64decode(self.ask("Page.printToPDF", **size, printBackground=False)["data"])

    def picture(self, width: int, height: int, top: float = 0) -> bytes:
        """A PNG of a part of the page, in a window of that width; all in pixels."""
        self.wide(width)
        clip = {"x": 0, "y": top, "width": width, "height": height, "scale": 1}
        told = self.ask("Page.captureScreenshot", format="png", clip=clip, captureBeyondViewport=True)
        return base64.b64decode(told["data"])

    def wide(self, width: int) -> None:
        """Show it in a window of that width in pixels."""
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=False)

    def _told(self, method: str) -> list[dict[str, Any]]:
        self.evaluate("0")
        told = self._browser.told
        return [one["params"] for one in told if one.get("method") == method and one.get("sessionId") == self._session]


@contextmanager
def started(folder: Path) -> Iterator[Chromium]:
    """A browser with a profile in this folder, ended whatever happens."""
    browser = Chromium(folder)
    try:
        yield browser
    finally:
        browser.end()


@contextmanager
def opened(browser: Chromium, file: Path, *, dark: bool = False, width: int = 1000) -> Iterator[Page]:
    """A page from a file, for a reader who wants light or dark. Scripts of the test's own may run in it."""
    target = browser.ask("Target.createTarget", url="about:blank")["targetId"]
    session = browser.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
    page = Page(browser, session)
    for domain in ("Page", "Runtime", "Network", "Log"):
        page.ask(f"{domain}.enable")
    wish = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
    page.ask("Emulation.setEmulatedMedia", features=[wish])
    page.wide(width)
    browser.told.clear()
    page.ask("Page.navigate", url=file.resolve().as_uri())
    while not any(one.get("method") == "Page.loadEventFired" for one in browser.told):
        browser.told.append(browser.next())
    try:
        yield page
    finally:
        browser.ask("Target.closeTarget", targetId=target)
