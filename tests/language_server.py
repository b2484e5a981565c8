"""A real language server as an editor talks to it: requests and answers over its two pipes, no network."""

from __future__ import annotations

import json
import os
import select
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

LIMIT = 30.0
"""Seconds to wait for an answer before a test gives up; nothing sleeps, answers are waited for."""


class NoAnswer(AssertionError):
    """The server ended, or what was asked for did not come."""


@dataclass
class LanguageServer:
    """A running server and what it has said so far."""

    process: subprocess.Popen[bytes]
    asked: int = 0
    said: list[dict[str, Any]] = field(default_factory=list)
    unread: bytes = b""

    def opened(self, file: Path) -> None:
        """Let it know of this file, as an editor does that has opened it; once it tells what is wrong it has read it."""
        document = {"languageId": "toml", "version": 1, "text": file.read_text(encoding="utf-8"), "uri": file.as_uri()}
        self.tell("textDocument/didOpen", {"textDocument": document})

    def completed(self, file: Path, line: int, column: int) -> list[str]:
        """What it offers at a place, both counted from 0."""
        place = {"textDocument": {"uri": file.as_uri()}, "position": {"line": line, "character": column}}
        found = self.ask("textDocument/completion", place) or []
        return [one["label"] for one in (found["items"] if isinstance(found, dict) else found)]

    def diagnosed(self, file: Path) -> list[tuple[int, str]]:
        """Lines, counted from 0, and what is wrong there, once it has looked at the file."""
        name = "textDocument/publishDiagnostics"
        told = self._until(lambda one: one.get("method") == name and one["params"]["uri"] == file.as_uri())
        return [(one["range"]["start"]["line"], one["message"]) for one in told["params"]["diagnostics"]]

    def ask(self, method: str, values: dict[str, Any]) -> Any:
        """Send a request; its answer."""
        self.asked += 1
        number = self.asked
        self._send({"id": number, "method": method, "params": values})
        return self._until(lambda one: one.get("id") == number and "method" not in one).get("result")

    def tell(self, method: str, values: dict[str, Any]) -> None:
        """Send a notice; it has no answer."""
        self._send({"method": method, "params": values})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def _until(self, holds: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """The first message for which this holds, those that came before among them; what it asks of us gets nothing."""
        ends = time.monotonic() + LIMIT
        while (found := next((one for one in self.said if holds(one)), None)) is None:
            message = self._message(ends)
            self.said.append(message)
            if "method" in message and "id" in message:
                self._send({"id": message["id"], "result": None})
        self.said.remove(found)
        return found

    def _message(self, ends: float) -> dict[str, Any]:
        while b"\r\n\r\n" not in self.unread:
            self._read(ends)
        head, _, self.unread = self.unread.partition(b"\r\n\r\n")
        length = next(int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.startswith(b"Content-Length"))
        while len(self.unread) < length:
            self._read(ends)
        body, self.unread = self.unread[:length], self.unread[length:]
        return cast(dict[str, Any], json.loads(body))

    def _read(self, ends: float) -> None:
        assert self.process.stdout is not None
        pipe = self.process.stdout.fileno()
        ready, _, _ = select.select([pipe], [], [], max(0.0, ends - time.monotonic()))
        more = os.read(pipe, 65536) if ready else b""
        if not more:
            raise NoAnswer(f"status {self.process.poll()}, said: {[one.get('method') for one in self.said]}")
        self.unread += more


@contextmanager
def serving(command: Sequence[str], folder: Path) -> Iterator[LanguageServer]:
    """A server for the files of a folder, as ready as an editor makes it."""
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(folder), "NO_COLOR": "1"}
    pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=nothing, cwd=folder, env=environment) as process:
        server = LanguageServer(process)
        try:
            able: dict[str, Any] = {"textDocument": {"completion": {}, "publishDiagnostics": {}}}
            server.ask("initialize", {"processId": os.getpid(), "rootUri": folder.as_uri(), "capabilities": able})
            server.tell("initialized", {})
            yield server
        finally:
            process.kill()
