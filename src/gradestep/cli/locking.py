"""A passphrase asked for twice and never shown, and the lock it makes: an age file, opened by the `age` command."""

from __future__ import annotations

from getpass import getpass

from gradestep.cli.surroundings import Surroundings
from gradestep.content import say
from gradestep.notebook.sharing import Lock


def asked_lock(surroundings: Surroundings) -> Lock | None:
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
        locked: bytes = pyrage.passphrase.encrypt(data, words)
        return locked

    def opened(data: bytes) -> bytes:
        try:
            found: bytes = pyrage.passphrase.decrypt(data, words)
        except pyrage.DecryptError:
            return b""
        return found

    return Lock(lock, opened)


def _typed(surroundings: Surroundings, key: str) -> str:
    """Hidden at a terminal, one line of what is piped in elsewhere."""
    if surroundings.hearing.isatty():
        return getpass(say(f"share_flow.line.{key}"))
    return surroundings.hearing.readline().rstrip("\n")
