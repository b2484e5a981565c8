"""A passphrase asked for twice and never shown, and the lock it makes: an age file, opened by the `age` command."""

from __future__ import annotations

from collections.abc import Callable
from getpass import getpass
from pathlib import Path

from gradestep.cli.surroundings import Surroundings
from gradestep.content import say
from gradestep.files import FileProblem


def asked_lock(surroundings: Surroundings) -> Callable[[bytes], bytes] | None:
    """What locks bytes; nothing where it could not be asked for or the two were not the same, and that is said."""
    try:
        import pyrage  # type: ignore[import-untyped]  # it ships no types
    except ImportError:
        surroundings.complain(say("share_flow.line.no_crypt"))
        return None
    words = _typed(surroundings, "passphrase")
    if not words or words != _typed(surroundings, "passphrase_again"):
        surroundings.complain(say("share_flow.line.differ"))
        return None

    def lock(data: bytes) -> bytes:
        """Locked, opened again and compared before it is handed on. Raises FileProblem."""
        locked: bytes = pyrage.passphrase.encrypt(data, words)
        try:
            opened = pyrage.passphrase.decrypt(locked, words)
        except pyrage.DecryptError:
            opened = b""
        if opened != data:
            raise FileProblem("broken", Path())
        return locked

    return lock


def _typed(surroundings: Surroundings, key: str) -> str:
    """Hidden at a terminal, one line of what is piped in elsewhere."""
    if surroundings.hearing.isatty():
        return getpass(say(f"share_flow.line.{key}"))
    return surroundings.hearing.readline().rstrip("\n")
