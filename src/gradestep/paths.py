"""Places: the home folder, what is in it, and the tag of this computer (design 3)."""

from __future__ import annotations

import os
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

MACHINE_ID = Path("/etc/machine-id")


def home_folder(option: str | None, environment: Mapping[str, str]) -> Path:
    """`--home`, else `GRADESTEP_HOME`, else the platform's data folder for gradestep; always absolute."""
    named = option or environment.get("GRADESTEP_HOME")
    if named:
        return Path(os.path.abspath(os.path.expanduser(named)))
    from platformdirs import user_data_path

    return user_data_path("gradestep", appauthor=False)


def computer_tag(environment: Mapping[str, str]) -> str:
    """Four letters and digits for this computer and user, from a hash, never from the folders found."""
    seed = environment.get("GRADESTEP_TEST_SEED")
    machine = seed or _machine()
    user = str(os.getuid()) if hasattr(os, "getuid") else environment.get("USERNAME", "")
    number = zlib.crc32(f"gradestep {machine} {user}".encode())
    letters = "0123456789abcdefghijklmnopqrstuvwxyz"
    tag = ""
    for _ in range(4):
        number, rest = divmod(number, len(letters))
        tag += letters[rest]
    return tag


def _machine() -> str:
    try:
        return MACHINE_ID.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        return os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")


@dataclass(frozen=True)
class HomePlaces:
    """Everything in one person's home folder, by name."""

    home: Path
    tag: str
    """This computer's tag."""

    @property
    def plan(self) -> Path:
        """The person's plan."""
        return self.home / "plan.toml"

    @property
    def settings(self) -> Path:
        """The settings."""
        return self.home / "settings.toml"

    @property
    def journal(self) -> Path:
        """The folder of the journal; every *.jsonl in it is read."""
        return self.home / "journal"

    @property
    def adopted(self) -> Path:
        """Clinicians' files exactly as last adopted."""
        return self.home / "adopted"

    @property
    def backups(self) -> Path:
        """Copies of what was replaced."""
        return self.home / "backups"

    @property
    def quarantine(self) -> Path:
        """Copies of what could not be read."""
        return self.home / "quarantine"

    @property
    def exports(self) -> Path:
        """What was shared, where no other place was named."""
        return self.home / "exports"

    @property
    def computers(self) -> Path:
        """One folder for each computer."""
        return self.home / "computers"

    @property
    def computer(self) -> Path:
        """This computer's own folder."""
        return self.computers / self.tag

    @property
    def drafts(self) -> Path:
        """Conversations under way on this computer."""
        return self.computer / "drafts"

    @property
    def lock(self) -> Path:
        """Held for the milliseconds of a write; never removed."""
        return self.computer / "lock"

    @property
    def glance(self) -> Path:
        """The snapshot of Home."""
        return self.computer / "glance.json"

    @property
    def digests(self) -> Path:
        """Disposable sums of older months."""
        return self.computer / "digests"

    @property
    def last_seen(self) -> Path:
        """What this computer saw last, to notice an emptied folder (R12)."""
        return self.computer / "last-seen.json"

    @property
    def test_mark(self) -> Path:
        """Its presence marks a home for tests."""
        return self.home / ".test-home"
