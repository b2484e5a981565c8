"""What every test stands on: a clock of its own, a home of its own, and nothing of the real one."""

from __future__ import annotations

import os
from pathlib import Path

os.environ["TEXTUAL_ANIMATIONS"] = "none"

import pytest
from fake_clock import FakeClock
from homes import Homes

from gradestep.notebook import Notebook
from gradestep.paths import HomePlaces

ASKED_OF_THE_ENVIRONMENT = ("ACCESSIBLE", "NO_COLOR", "GRADESTEP_PLAIN", "GRADESTEP_HOME", "FORCE_COLOR", "COLORTERM")


@pytest.fixture(autouse=True)
def away_from_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No test sees the real home or what the person's environment asks for."""
    elsewhere = tmp_path / "somebody"
    elsewhere.mkdir()
    monkeypatch.setenv("HOME", str(elsewhere))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(elsewhere / name.casefold()))
    for name in ASKED_OF_THE_ENVIRONMENT:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def fake_clock() -> FakeClock:
    """A clock that moves when told to."""
    return FakeClock()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home folder that does not exist yet."""
    return tmp_path / "home"


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Homes:
    """Homes lived in once and copied for each test."""
    return Homes(tmp_path_factory.mktemp("homes"))


@pytest.fixture
def places(home: Path) -> HomePlaces:
    """That home's places, for a computer called k7f3."""
    return HomePlaces(home, "k7f3")


@pytest.fixture
def notebook(places: HomePlaces, fake_clock: FakeClock) -> Notebook:
    """A notebook opened on an empty home."""
    return Notebook.open(places, fake_clock.clock, seed="test")
