"""What is made from the parser and kept: completion scripts, the help page, the manual page, the first help-now."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[1]
COMPLETIONS = CHECKOUT / "src" / "gradestep" / "cli" / "completions"
CHECKS = {"bash": ("-n",), "zsh": ("-n",), "fish": ("--no-execute",)}

made_alike = pytest.mark.skipif(
    sys.version_info[:2] != (3, 11), reason="argparse words its help differently in other versions of Python"
)


@made_alike
def test_every_kept_page_is_as_the_parser_is_now(monkeypatch: pytest.MonkeyPatch) -> None:
    """E35: scripts, help page and manual page follow from the parser; `make completions` writes them again."""
    monkeypatch.setenv("COLUMNS", "80")
    spec = importlib.util.spec_from_file_location("completions", CHECKOUT / "scripts" / "completions.py")
    assert spec is not None and spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    for path, text in made.pages():
        assert path.read_text(encoding="utf-8") == text, f"{path.name}: run `make completions`"


@pytest.mark.parametrize("shell", CHECKS)
def test_each_shell_can_read_its_script(shell: str) -> None:
    """E35: the shell's own syntax check finds nothing wrong."""
    found = shutil.which(shell)
    if found is None:
        pytest.skip(f"{shell} is not installed here; scripts/install-system-packages installs it")
    checked = subprocess.run(
        [found, *CHECKS[shell], str(COMPLETIONS / f"gradestep.{shell}")], capture_output=True, text=True, check=False
    )
    assert (checked.returncode, checked.stderr) == (0, "")


def test_the_manual_page_is_read_without_a_warning() -> None:
    """E35: groff formats it, and it names every command."""
    found = shutil.which("groff")
    if found is None:
        pytest.skip("groff is not installed here; scripts/install-system-packages installs it")
    page = CHECKOUT / "man" / "gradestep.1"
    formatted = subprocess.run(
        [found, "-man", "-ww", "-Tutf8", str(page)], capture_output=True, text=True, check=False, env={**os.environ}
    )
    assert (formatted.returncode, formatted.stderr) == (0, "")
    shown = re.sub(".\x08", "", formatted.stdout)
    for words in ("gradestep log", "gradestep help-now", "EXAMPLES", "--home"):
        assert words in shown


def test_bash_completes_a_command(tmp_path: Path) -> None:
    """E35: loaded into bash, the script offers what begins as typed."""
    asked = f"""
        source {COMPLETIONS}/gradestep.bash
        COMP_WORDS=(gradestep his); COMP_CWORD=1; _shtab_gradestep; echo "${{COMPREPLY[@]}}"
        COMP_WORDS=(gradestep log x --out); COMP_CWORD=3; _shtab_gradestep; echo "${{COMPREPLY[@]}}"
    """
    bash = shutil.which("bash")
    assert bash is not None
    done = subprocess.run([bash, "-c", asked], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.stdout.split() == ["history", "--outcome"]
