"""Places: the home folder, what is in it, and the tag of this computer (design 3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from gradestep.homes import computer_tag, home_named

__all__ = ["HomePlaces", "computer_tag", "home_folder"]


def home_folder(option: str | None, environment: Mapping[str, str]) -> Path:
    """`--home`, else `GRADESTEP_HOME`, else the platform's data folder for gradestep; always absolute."""
    return Path(home_named(option, environment))


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
        return self.computer / "glance"

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
