"""The form of a plan for editors: made from the models, and understood by a real TOML language server."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from commands import gradestep
from language_server import serving

from gradestep.content import data, names, text_of
from gradestep.planfile.schema import NAME, plan_schema, schema_text

EXAMPLES = sorted((Path(__file__).parent.parent / "examples").glob("*.toml"))
WRONG = """#:schema ./plan.schema.json
format = 1
revision = "two"
titel = "Out"
[pacing]
bigger = "ofer"
[[ladders]]
id = "Out Side"
title = "Outside"
[[ladders.steps]]
id = "gate"
title = "Gate"
difficulty = 150
"""
MISTAKES = [3, 4, 6, 8, 13]


def tombi() -> str:
    """Where the language server is; a test that needs it is left out where there is none."""
    found = shutil.which("tombi", path=str(Path(sys.executable).parent)) or shutil.which("tombi")
    if found is None:
        pytest.skip("tombi is not installed here; make test installs it")
    return found


def lint(folder: Path, text: str, home: Path) -> subprocess.CompletedProcess[str]:
    """What the language server's own checker says of a plan beside its schema."""
    server = tombi()
    if not (folder / NAME).exists():
        done = gradestep(home, "plan", "schema", "--to", str(folder / NAME))
        assert f"#:schema ./{NAME}" in done.stdout
    plan = folder / "plan.toml"
    lines = text.splitlines()
    if not lines[0].startswith("#:schema"):
        lines.insert(0, f"#:schema ./{NAME}")
    plan.write_text("\n".join(lines) + "\n", encoding="utf-8")
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(folder), "NO_COLOR": "1"}
    command = [server, "lint", "--offline", str(plan)]
    return subprocess.run(command, capture_output=True, text=True, cwd=folder, env=environment, check=False)


@pytest.mark.parametrize(
    "text", [path.read_text(encoding="utf-8") for path in EXAMPLES], ids=[p.stem for p in EXAMPLES]
)
def test_every_example_fits(home: Path, tmp_path: Path, text: str) -> None:
    """B3: a real server, with no network, finds nothing wrong in any example."""
    done = lint(tmp_path, text, home)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", names("starters"))
def test_every_starter_fits(home: Path, tmp_path: Path, name: str) -> None:
    """B3: nor in any ladder that is shipped."""
    done = lint(tmp_path, text_of(f"starters/{name}.toml"), home)
    assert done.returncode == 0, done.stdout + done.stderr


def test_mistakes_are_marked_in_their_lines(home: Path, tmp_path: Path) -> None:
    """B3, S33: as the file is written, each mistake is shown where it stands."""
    done = lint(tmp_path, WRONG, home)
    told = re.sub("\x1b\\[[0-9;]*m", "", done.stdout + done.stderr)
    assert done.returncode == 1
    assert sorted({int(line) for line in re.findall(r"plan\.toml:(\d+):", told)}) == MISTAKES, told


def test_an_editor_completes_and_marks_a_new_plan(home: Path, tmp_path: Path) -> None:
    """B3, design 3: a server that editors use, with no network, offers names and choices in the file as `plan new` leaves it."""
    file = tmp_path / "plan.toml"
    assert gradestep(home, "plan", "new", str(file), "--yes").returncode == 0
    lines = file.read_text(encoding="utf-8").splitlines()
    assert lines[0] == f"#:schema ./{NAME}"
    hard = next(place for place, line in enumerate(lines) if line.startswith("difficulty = 25"))
    lines[hard] = "difficulty = 150"
    lines += ["", "[[ladders]]", 'id = "more"', 'title = "More"', "[[ladders.steps]]", 'id = "new"', "", "energy = "]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with serving([tombi(), "lsp", "--offline"], tmp_path) as server:
        server.opened(file)
        server.diagnosed(file)
        names = server.completed(file, len(lines) - 2, 0)
        choices = server.completed(file, len(lines) - 1, len("energy = "))
    lines[-1] = 'energy = "low"'
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with serving([tombi(), "lsp", "--offline"], tmp_path) as server:
        server.opened(file)
        wrong = server.diagnosed(file)
    assert {"title", "difficulty", "amount", "unit", "cue"} <= set(names)
    assert "id" not in names, "it is there already"
    assert {'"low"', '"medium"', '"high"'} <= set(choices)
    assert hard in [line for line, _ in wrong]


def test_kept_beside_a_plan(home: Path, tmp_path: Path) -> None:
    """B3, R21: printed or kept, it is the same; another file of that name is left alone, a folder takes it."""
    printed = gradestep(home, "plan", "schema").stdout
    assert gradestep(home, "plan", "schema", "--to", str(tmp_path)).returncode == 0
    assert (tmp_path / NAME).read_text(encoding="utf-8") == printed
    (tmp_path / NAME).write_text("mine", encoding="utf-8")
    again = gradestep(home, "plan", "schema", "--to", str(tmp_path))
    assert again.returncode == 1
    assert "there already" in again.stderr
    assert (tmp_path / NAME).read_text(encoding="utf-8") == "mine"
    assert gradestep(home, "plan", "schema", "--to", str(tmp_path), "--force").returncode == 0
    assert (tmp_path / NAME).read_text(encoding="utf-8") == printed


def test_the_form_beside_the_examples_is_this_one() -> None:
    """B3, design 3: every example names it in its first line, and what is kept there is what is made from the models."""
    assert (EXAMPLES[0].parent / NAME).read_text(encoding="utf-8") == schema_text()
    assert {path.read_text(encoding="utf-8").partition("\n")[0] for path in EXAMPLES} == {f"#:schema ./{NAME}"}


def test_every_word_belongs_to_a_key() -> None:
    """B3: what an editor says is about a key there is, and every table says what it does not know."""

    def keys(node: Any) -> set[str]:
        if isinstance(node, dict):
            inner = set().union(*(keys(value) for value in node.values())) if node else set()
            return inner | set(node.get("properties", {}))
        return set().union(*(keys(value) for value in node)) if isinstance(node, list) and node else set()

    schema = plan_schema()
    assert set(data("plan_schema")["keys"]) <= keys(schema)
    assert "null" not in json.dumps(schema)
    assert schema["additionalProperties"] is False
