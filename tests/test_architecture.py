"""The floors, the one clock, the one door, and how files read: each rule holds here, and is seen to bite on a planted tree."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import floor_rules
import pytest
import shape_rules
from floor_rules import FLOORS, PACKAGE, SEE_TEXTUAL, part_of
from source_tree import sources

Rule = Callable[[Path], Iterator[str]]

CHECKOUT = Path(__file__).parents[1]
PACKAGE_ROOT = CHECKOUT / "src" / PACKAGE

OF_THE_PACKAGE: tuple[Rule, ...] = (
    floor_rules.imports_only_lower_floors,
    floor_rules.sees_textual_only_on_the_screen,
    floor_rules.reads_time_in_one_place,
    floor_rules.opens_files_behind_one_door,
    floor_rules.goes_near_no_network,
    shape_rules.holds_no_sentence,
    shape_rules.nests_each_style_in_its_class,
)

OF_EVERY_FILE: tuple[Rule, ...] = (
    shape_rules.keeps_files_short,
    shape_rules.keeps_functions_short,
    shape_rules.catches_what_it_can_name,
    shape_rules.says_what_each_file_is_for,
    shape_rules.describes_what_is_public,
    shape_rules.names_files_by_what_they_hold,
)

PLANTED: tuple[tuple[Rule, str, str, str], ...] = (
    (floor_rules.imports_only_lower_floors, "model/a.py", "import gradestep.notebook", "model imports notebook"),
    (
        floor_rules.imports_only_lower_floors,
        "coach/a.py",
        "from gradestep.planfile import ids",
        "coach imports planfile",
    ),
    (floor_rules.imports_only_lower_floors, "plain/a.py", "from ..screens import page", "plain imports screens"),
    (
        floor_rules.imports_only_lower_floors,
        "flows/a.py",
        "def b():\n    from gradestep import app",
        "flows imports app",
    ),
    (floor_rules.imports_only_lower_floors, "flows/a.py", "WAYS = {'a': 'gradestep.app:run'}", "flows imports app"),
    (floor_rules.imports_only_lower_floors, "text.py", "from gradestep.model import plan", "text imports model"),
    (floor_rules.imports_only_lower_floors, "cellar/a.py", "", "cellar stands on no floor"),
    (floor_rules.sees_textual_only_on_the_screen, "plain/a.py", "def b():\n    import textual.app", "textual.app"),
    (floor_rules.sees_textual_only_on_the_screen, "cli/a.py", "from textual import work", "textual.work"),
    (floor_rules.reads_time_in_one_place, "coach/a.py", "import time", "imports time"),
    (floor_rules.reads_time_in_one_place, "coach/a.py", "from time import monotonic", "imports time.monotonic"),
    (floor_rules.reads_time_in_one_place, "coach/a.py", "b = datetime.now(UTC)", "reads datetime.now"),
    (floor_rules.reads_time_in_one_place, "coach/a.py", "b = date.today", "reads date.today"),
    (floor_rules.reads_time_in_one_place, "screens/a.py", "b = self.loop.time()", "reads self.loop.time"),
    (floor_rules.opens_files_behind_one_door, "coach/a.py", "open('a')", "calls open"),
    (floor_rules.opens_files_behind_one_door, "cli/a.py", "os.replace(a, b)", "calls os.replace"),
    (floor_rules.opens_files_behind_one_door, "screens/a.py", "path.read_text()", "calls path.read_text"),
    (floor_rules.opens_files_behind_one_door, "share/a.py", "import shutil", "imports shutil"),
    (floor_rules.goes_near_no_network, "share/a.py", "def b():\n    import urllib.request", "imports urllib.request"),
    (floor_rules.goes_near_no_network, "cli/a.py", "import webbrowser", "imports webbrowser"),
    (floor_rules.goes_near_no_network, "screens/a.py", "self.app.open_url('a')", "names open_url"),
    (shape_rules.holds_no_sentence, "coach/a.py", "A = 'You did it again.'", "You did it again."),
    (shape_rules.holds_no_sentence, "coach/a.py", "A = f'Did {b} help you?'", "Did … help you?"),
    (shape_rules.nests_each_style_in_its_class, "screens/a.tcss", "Label { color: red; }", "Label is no class of a.py"),
    (shape_rules.keeps_files_short, "a.py", "b = 1\n" * 301, "301 lines"),
    (shape_rules.keeps_functions_short, "a.py", "def b():\n" + "    c()\n" * 40, "b has 41 lines"),
    (shape_rules.catches_what_it_can_name, "a.py", "try:\n    b()\nexcept Exception:\n    c()", "catches Exception"),
    (shape_rules.catches_what_it_can_name, "a.py", "try:\n    b()\nexcept:\n    c()", "catches everything"),
    (shape_rules.says_what_each_file_is_for, "a.py", "import os", "begins with no docstring"),
    (
        shape_rules.describes_what_is_public,
        "a.py",
        "class B:\n    '''C.'''\n    def d(self): ...",
        "d has no docstring",
    ),
    (shape_rules.names_files_by_what_they_hold, "plan_utils.py", "", "plan_utils names nothing"),
)

SOUND = {
    "clock.py": '"""Time."""\nimport time\n',
    "text.py": '"""Text."""\nfrom gradestep import clock\n',
    "model/plan.py": '"""A plan."""\nfrom typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import gradestep.app\n',
    "flows/a.py": '"""A flow, told in a sentence."""\nfrom gradestep.planfile import edits\nb = moment.time()\n',
    "screens/page.py": '"""A page."""\nfrom textual.screen import Screen\n\n\nclass Page(Screen):\n    """A page."""\n',
    "screens/page.tcss": "/* A { } */\n$gap: 1;\nPage, Page.narrow {\n    Label { color: red; }\n}\n",
    "cli/a.py": '"""A command."""\nos.open(os.devnull, 1)\n\n\ndef run():\n    """Open the app."""\n    from gradestep import app\n',
}


def _plant(root: Path, path: str, text: str) -> None:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("rule", OF_THE_PACKAGE + OF_EVERY_FILE, ids=lambda rule: rule.__name__)
def test_the_package_keeps_the_rule(rule: Rule) -> None:
    """B1 and R23 (no network), B5 (no words in Python, no screen needed), design 4: the rule holds in every file."""
    assert not list(rule(PACKAGE_ROOT))


@pytest.mark.parametrize("folder", ["tests", "benchmarks", "scripts"])
@pytest.mark.parametrize("rule", OF_EVERY_FILE, ids=lambda rule: rule.__name__)
def test_what_stands_around_the_package_keeps_the_rule(rule: Rule, folder: str) -> None:
    """Tests, benchmarks and scripts read like the package (design 4)."""
    assert not list(rule(CHECKOUT / folder))


@pytest.mark.parametrize(("rule", "path", "text", "said"), PLANTED)
def test_a_planted_breach_is_seen(tmp_path: Path, rule: Rule, path: str, text: str, said: str) -> None:
    """Each rule bites: one file that breaks it is found and named."""
    _plant(tmp_path, path, text)
    (breach,) = rule(tmp_path)
    assert breach.startswith(path)
    assert said in breach


@pytest.mark.parametrize("rule", OF_THE_PACKAGE + OF_EVERY_FILE, ids=lambda rule: rule.__name__)
def test_a_sound_tree_is_left_alone(tmp_path: Path, rule: Rule) -> None:
    """No rule takes offence at what is allowed."""
    for path, text in SOUND.items():
        _plant(tmp_path, path, text)
    assert not list(rule(tmp_path))


def test_every_rule_is_seen_to_bite() -> None:
    """No rule stands here without a planted breach."""
    assert {rule for rule, *_ in PLANTED} == set(OF_THE_PACKAGE + OF_EVERY_FILE)


def test_every_part_has_one_floor() -> None:
    """A part that stood on two floors could import what it should not."""
    parts = [part for floor in FLOORS for part in floor]
    assert len(parts) == len(set(parts))


def test_all_but_the_app_works_without_textual() -> None:
    """B5, E35: every module outside the screens and the app is imported by a fresh interpreter that then knows no Textual."""
    names = [_module(source.path) for source in sources(PACKAGE_ROOT) if part_of(source) not in SEE_TEXTUAL]
    proof = (
        "import importlib, sys\n"
        "for name in sys.argv[1:]: importlib.import_module(name)\n"
        "print(len(sys.argv) - 1, sorted({name.split('.')[0] for name in sys.modules} & {'textual', 'rich'}))"
    )
    ran = subprocess.run([sys.executable, "-c", proof, *names], capture_output=True, text=True, check=True)
    assert ran.stdout.split(" ", 1) == [str(len(names)), "[]\n"]
    assert len(names) > len(FLOORS)


def _module(path: Path) -> str:
    return ".".join((PACKAGE, *path.with_suffix("").parts)).removesuffix(".__init__")
