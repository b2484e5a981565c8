"""Places: which folder is home, what stands where in it, and the name of this computer (design 3)."""

from __future__ import annotations

import sys
from dataclasses import fields
from pathlib import Path

import pytest
from platformdirs import user_data_dir

from gradestep.paths import HomePlaces, computer_tag, home_folder


def test_the_option_wins_over_the_environment_and_that_over_the_platform(tmp_path: Path) -> None:
    """Design 3: `--home`, else `GRADESTEP_HOME`, else the platform's folder."""
    environment = {"GRADESTEP_HOME": str(tmp_path / "named"), "HOME": str(tmp_path)}
    assert home_folder(str(tmp_path / "option"), environment) == tmp_path / "option"
    assert home_folder(None, environment) == tmp_path / "named"
    assert home_folder(None, {**environment, "GRADESTEP_HOME": ""}).name == "gradestep"


def test_a_home_is_always_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Design 3: a relative name or one with ~ means the same whatever happens to the working folder later."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "me"))
    assert home_folder("notes/../mine", {}) == tmp_path / "mine"
    assert home_folder("~/mine", {}) == tmp_path / "me" / "mine"


@pytest.mark.parametrize("data", [None, "", "relative/data", "/somewhere/data", "/with space/ü"])
def test_the_usual_home_is_what_the_platform_says(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, data: str | None
) -> None:
    """Design 3: what is worked out without an import is what platformdirs answers."""
    environment = {"HOME": str(tmp_path)}
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_DATA_HOME")
    if data is not None:
        environment["XDG_DATA_HOME"] = data
        monkeypatch.setenv("XDG_DATA_HOME", data)
    assert str(home_folder(None, environment)) == user_data_dir("gradestep", appauthor=False)


@pytest.mark.skipif(sys.platform != "linux", reason="the answer without an import is for Linux")
@pytest.mark.parametrize("home", [None, "", "relative"])
def test_without_a_usable_home_of_the_account_the_platform_is_asked(
    monkeypatch: pytest.MonkeyPatch, home: str | None
) -> None:
    """Design 3: a missing or relative `HOME` is left to platformdirs, which knows what to do."""
    monkeypatch.delenv("XDG_DATA_HOME")
    monkeypatch.delenv("HOME")
    environment = {}
    if home is not None:
        monkeypatch.setenv("HOME", home)
        environment["HOME"] = home
    assert str(home_folder(None, environment)) == user_data_dir("gradestep", appauthor=False)


def test_each_thing_has_a_place_of_its_own_in_the_home(places: HomePlaces) -> None:
    """Design 3: nothing is kept outside the home, and what belongs to one computer is under its own name."""
    names = [name for name, kind in vars(HomePlaces).items() if isinstance(kind, property)]
    found = {name: getattr(places, name) for name in names}
    assert len(set(found.values())) == len(names) > len(fields(HomePlaces))
    assert all(path.is_relative_to(places.home) for path in found.values())
    own = ("drafts", "lock", "glance", "digests", "last_seen")
    assert all(found[name].is_relative_to(places.home / "computers" / "k7f3") for name in own)


def test_a_computer_keeps_its_name(tmp_path: Path) -> None:
    """R9, R12: four letters and digits, the same each time, another for another computer."""
    first, second, empty = tmp_path / "first", tmp_path / "second", tmp_path / "empty"
    first.write_text("0123456789abcdef0123456789abcdef\n")
    second.write_text("fedcba9876543210fedcba9876543210\n")
    empty.write_bytes(b"\n")
    tag = computer_tag({}, str(first))
    assert len(tag) == 4
    assert tag.isascii()
    assert tag.isalnum()
    assert tag == tag.casefold() == computer_tag({}, str(first))
    assert tag != computer_tag({}, str(second))
    assert computer_tag({}, str(empty)) == computer_tag({}, str(tmp_path / "none"))
    assert computer_tag({"GRADESTEP_TEST_SEED": "s"}) == computer_tag({"GRADESTEP_TEST_SEED": "s"}, str(first))
