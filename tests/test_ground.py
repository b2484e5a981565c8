"""What is handed to a person: the pinned lists, the package and what is in it, the completion scripts, the two commands."""

from __future__ import annotations

import re
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest
import shtab
from flit_core import buildapi
from packaging.requirements import Requirement

import gradestep
from gradestep.cli.parser import build_parser

CHECKOUT = Path(__file__).parents[1]
LISTS = ("run.txt", "dev.txt", "checker.txt")
SHIPPED = (".py", ".toml", ".md", ".tcss", ".bash", ".zsh", ".fish", ".txt", ".typed")


def _pyproject() -> dict[str, Any]:
    return tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))


def _pinned(name: str) -> dict[str, str]:
    text = (CHECKOUT / "requirements" / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==([^ ;]+)", text, re.M))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package as it is installed, built with nothing fetched."""
    folder = tmp_path_factory.mktemp("wheel")
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.chdir(CHECKOUT)
        return folder / str(buildapi.build_wheel(str(folder)))


@pytest.mark.parametrize("name", LISTS)
def test_the_pinned_lists_name_no_address(name: str) -> None:
    """What is installed is named by what it is, never by where it comes from."""
    text = (CHECKOUT / "requirements" / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^(-|--\w)", text, re.M)


@pytest.mark.parametrize("name", LISTS)
def test_every_pin_has_its_hash(name: str) -> None:
    """Each line of a list is one version, held to the files it was made from."""
    text = (CHECKOUT / "requirements" / name).read_text(encoding="utf-8").replace("\\\n", " ")
    for line in text.splitlines():
        assert re.fullmatch(r"[a-z0-9-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", line.strip()), line


def test_both_lists_hold_the_same_versions() -> None:
    """What a person runs is what was tested."""
    run, dev = _pinned("run.txt"), _pinned("dev.txt")
    assert run.items() <= dev.items()
    assert "flit-core" in run


def test_ranges_hold_the_pins_and_end_before_the_next_major() -> None:
    """`pip install .` takes what was tested or near it."""
    pyproject = _pyproject()
    run, dev = _pinned("run.txt"), _pinned("dev.txt")
    for text in pyproject["project"]["dependencies"]:
        wanted = Requirement(text)
        assert wanted.specifier.contains(run[wanted.name]), text
        assert {part.operator for part in wanted.specifier} == {">=", "<"}, text
    for text in pyproject["dependency-groups"]["dev"]:
        wanted = Requirement(text)
        assert wanted.specifier.contains(dev[wanted.name]), text
    assert pyproject["project"]["requires-python"] == ">=3.11"


def test_the_wheel_holds_every_word_and_style(wheel: Path) -> None:
    """An installed gradestep has every file the checkout has, and nothing made on the way."""
    source = CHECKOUT / "src"
    expected = {path.relative_to(source).as_posix() for path in source.rglob("*") if path.suffix in SHIPPED}
    expected.add("gradestep/py.typed")
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if name.startswith("gradestep/")}
    assert held == expected
    assert {Path(name).suffix for name in held} >= {".toml", ".md", ".tcss"}


def test_the_wheel_gives_one_command_and_its_version(wheel: Path) -> None:
    """E35: `pip install .` gives `gradestep`, and it says the version it was built as."""
    with zipfile.ZipFile(wheel) as archive:
        told = {Path(name).name: name for name in archive.namelist() if ".dist-info/" in name}
        entries = archive.read(told["entry_points.txt"]).decode()
        metadata = archive.read(told["METADATA"]).decode()
    assert entries.split() == ["[console_scripts]", "gradestep=gradestep.__main__:run"]
    assert f"\nVersion: {gradestep.__version__}\n" in metadata


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_knows_every_command_there_is(shell: str) -> None:
    """E35: the scripts are as the parser is now; `make completions` writes them."""
    kept = CHECKOUT / "src" / "gradestep" / "cli" / "completions" / f"gradestep.{shell}"
    assert kept.read_text(encoding="utf-8") == shtab.complete(build_parser(), shell=shell).rstrip() + "\n"


def test_what_runs_for_every_change_is_the_same_as_by_hand() -> None:
    """`.ci/run` stops at the first fault and runs `make test`; the Makefile names no address."""
    script = CHECKOUT / ".ci" / "run"
    assert script.stat().st_mode & 0o111
    lines = script.read_text(encoding="utf-8").splitlines()
    assert "set -euo pipefail" in lines
    assert lines[-1] == "make test"
    assert "://" not in (CHECKOUT / "Makefile").read_text(encoding="utf-8")
