"""The real command in a real terminal: cursor, colours, quiet, signals, a window that vanishes, Ctrl+Z, a crash."""

from __future__ import annotations

import os
import re
import signal
import sys
import termios
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from screen_reading import notebook_in
from shared import material
from terminal import Terminal, started

from gradestep.content import say
from gradestep.share.gathering import PARTS, Choice
from gradestep.share.making import made

TYPED = "a thought that is not finished"
SRC = str(Path(__file__).parent.parent / "src")


@pytest.fixture
def lived_in(home: Path) -> Path:
    """A home with a starter ladder, past its first run."""
    notebook = notebook_in(home)
    notebook.use_starter("palpitations")
    notebook.change_settings({"first_run_done": True, "looks.plain": False})
    return home


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Any]:
    """Starts programs, and ends what is left of them."""
    running: list[Terminal] = []

    def start(*command: str, size: tuple[int, int] = (80, 24), **environment: str) -> Terminal:
        given = environment_for(tmp_path) | environment
        running.append(started(command, given, columns=size[0], rows=size[1]))
        return running[-1]

    yield start
    for terminal in running:
        terminal.close()


def environment_for(tmp_path: Path) -> dict[str, str]:
    """No more than a terminal gives."""
    return {
        "PATH": os.defpath,
        "HOME": str(tmp_path),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "PYTHONPATH": SRC,
    }


def gradestep(home: Path, *arguments: str) -> tuple[str, ...]:
    """The command on that home."""
    return (sys.executable, "-m", "gradestep", "--tui", "--home", str(home), *arguments)


def at_home(terminal: Terminal) -> Terminal:
    """Home stands, and nothing more is coming."""
    return terminal.until_text("Your next step", "Help now").until_quiet()


def typing(terminal: Terminal) -> Terminal:
    """In the middle of a note for the session."""
    at_home(terminal).press("n")
    terminal.until_text("Enter goes on").until_quiet()
    terminal.press(TYPED)
    return terminal.until_text(TYPED)


def drafts_in(home: Path) -> str:
    """Every draft on disk, as text."""
    return "".join(path.read_text() for path in home.glob("computers/*/drafts/*.json"))


def colours(terminal: Terminal) -> set[str]:
    """Everything asked of colours and looks."""
    asked = re.findall(rb"\x1b\[([0-9;]*)m", bytes(terminal.written))
    return {parameter for group in asked for parameter in group.decode().split(";")}


def test_the_cursor_is_on_the_focused_row_after_every_key(run: Any, lived_in: Path) -> None:
    """A8, care 0.8: braille displays and magnifiers follow the cursor; it stands on the line with the marker."""
    terminal = at_home(run(*gradestep(lived_in)))
    for key in ("down", "down", "up", "l", "down", "down", "enter", "tab", "escape", "escape"):
        terminal.press(key)
        terminal.until_quiet()
        column, row = terminal.cursor
        assert terminal.screen.display[row].strip().startswith(">"), (key, terminal.text)
        assert column == terminal.screen.display[row].index(">")


def test_the_real_cursor_is_shown_where_it_is_wanted(run: Any, lived_in: Path) -> None:
    """A9: the setting shows the terminal's own cursor; without it, it stays hidden and still moves."""
    hidden = at_home(run(*gradestep(lived_in)))
    assert _last(hidden, rb"\x1b\[\?25([lh])") == b"l"
    hidden.press("ctrl+q")
    assert hidden.ended() == 0
    notebook_in(lived_in).change_settings({"looks.show_cursor": True})
    shown = at_home(run(*gradestep(lived_in)))
    assert _last(shown, rb"\x1b\[\?25([lh])") == b"h"


def test_nothing_is_written_while_nothing_happens(run: Any, lived_in: Path) -> None:
    """A11, A12, A32, E36: no byte while idle, in a field too; no bell, no title, nothing for the clipboard."""
    terminal = at_home(run(*gradestep(lived_in)))
    assert terminal.bytes_within(2.0) == 0
    terminal.press("n")
    terminal.until_text("Enter goes on").until_quiet()
    terminal.press("a")
    terminal.until_quiet(1.5)
    assert terminal.bytes_within(2.0) == 0
    terminal.press("ctrl+q")
    assert terminal.ended() == 0
    assert b"\a" not in terminal.written
    assert b"\x1b]" not in terminal.written


def test_breathing_paints_once_a_second_at_most(run: Any, lived_in: Path) -> None:
    """A11: a running exercise writes little, and seldom."""
    terminal = at_home(run(*gradestep(lived_in, "breathe")))
    for _ in range(8):
        if "Start" in terminal.text and "Pass" in terminal.text:
            break
        terminal.press("enter")
        terminal.until_quiet(0.5)
    terminal.press("enter")
    terminal.until_text("Breath 1 of").until_quiet(0.2)
    assert terminal.bytes_within(3.0) < 3 * 1200


def test_no_colour_is_no_colour(run: Any, lived_in: Path) -> None:
    """A14, E9: with NO_COLOR only default colours, bold and reverse; an empty NO_COLOR is none."""
    plain = at_home(run(*gradestep(lived_in), NO_COLOR="1"))
    plain.press("l", "down")
    plain.until_quiet()
    assert colours(plain) <= {"", "0", "1", "4", "7", "39", "49"}
    coloured = at_home(run(*gradestep(lived_in), NO_COLOR=""))
    assert "38" in colours(coloured)


def test_the_mouse_is_left_to_the_terminal_where_asked(run: Any, lived_in: Path) -> None:
    """A35, E30: nothing asks for mouse reports."""
    terminal = at_home(run(*gradestep(lived_in, "--no-mouse")))
    assert b"?1000h" not in terminal.written
    with_mouse = at_home(run(*gradestep(lived_in)))
    assert b"?1000h" in with_mouse.written


def test_control_c_asks_once_and_then_leaves(run: Any, lived_in: Path) -> None:
    """E22, A18: a first Ctrl+C says how to leave, a second one within two seconds does."""
    terminal = at_home(run(*gradestep(lived_in)))
    terminal.press("ctrl+c")
    terminal.until_text("again")
    terminal.press("ctrl+c")
    assert terminal.ended() == 0


@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)], ids=["term", "hup"])
def test_a_signal_ends_it_with_everything_kept(run: Any, lived_in: Path, number: int, status: int) -> None:
    """E23, A18: within two seconds the draft is saved, the terminal is as it was, the status says why."""
    terminal = typing(run(*gradestep(lived_in)))
    terminal.signal(number)
    assert terminal.ended(within=2.5) == status
    assert TYPED in drafts_in(lived_in)
    assert b"\x1b[?1049l" in terminal.written
    assert termios.tcgetattr(terminal.process.fd)[3] & termios.ECHO


@pytest.mark.parametrize("shield", ["", "trap '' HUP; "], ids=["plainly", "hup-ignored"])
def test_a_window_that_vanishes_ends_it_with_everything_kept(run: Any, lived_in: Path, shield: str) -> None:
    """E24, B6: the terminal gone means the end within two seconds, where SIGHUP never arrives too."""
    command = " ".join(gradestep(lived_in))
    terminal = typing(run("/bin/sh", "-c", f"{shield}exec {command}"))
    terminal.hang_up()
    assert terminal.ended(within=2.5) == 129
    assert TYPED in drafts_in(lived_in)


def test_killed_in_the_middle_it_goes_on_at_the_same_question(run: Any, lived_in: Path) -> None:
    """A23, B6, E26: kill -9 a second after the last key; the next start offers it with its words in it."""
    terminal = typing(run(*gradestep(lived_in)))
    terminal.until_quiet(1.2)
    assert TYPED in drafts_in(lived_in)
    terminal.signal(signal.SIGKILL)
    assert terminal.ended() == -signal.SIGKILL
    again = at_home(run(*gradestep(lived_in)))
    again.until_text("Go on with it")
    again.press("enter")
    again.until_text(TYPED)


def test_control_z_and_back_repaints(run: Any, lived_in: Path) -> None:
    """E27: after fg the whole screen is there again, and takes keys."""
    shell = run("/bin/bash", "--norc", "--noprofile", "-i", PS1="shell> ")
    shell.until_text("shell>")
    shell.press(" ".join(gradestep(lived_in)), "enter")
    at_home(shell)
    shell.press("ctrl+z")
    shell.until(lambda terminal: b"Stopped" in terminal.written, "suspended")
    before = len(shell.written)
    shell.press("fg", "enter")
    shell.until(lambda terminal: b"Your next step" in terminal.written[before:], "repainted").until_quiet()
    shell.press("ctrl+q")
    shell.until(lambda terminal: terminal.written.rstrip().endswith(b"shell>"), "back in the shell")


def test_resizing_goes_to_any_size_and_back(run: Any, lived_in: Path) -> None:
    """E28, A21: nothing is lost; a window too small says so."""
    terminal = typing(run(*gradestep(lived_in)))
    terminal.resize(20, 5)
    terminal.until(lambda seen: "too small" in " ".join(seen.text.split()), "asking for more room")
    terminal.resize(40, 12)
    terminal.until(lambda seen: TYPED in " ".join(seen.text.split()), "the words at 40 columns")
    terminal.resize(200, 60)
    terminal.until_text(TYPED)


CRASH = """
import os, sys
from pathlib import Path
from gradestep.screens.terminal import prepare_terminal
prepare_terminal(os.environ)
from gradestep.app import GradestepApp
from gradestep.clock import SYSTEM_CLOCK
from gradestep.notebook import Notebook
from gradestep.paths import HomePlaces

class Falls(GradestepApp):
    CSS_PATH = []
    def action_command(self, command_id):
        note = "a private note"
        raise ValueError(note)
    action_letter = action_command

app = Falls(lambda: Notebook.open(HomePlaces(Path(sys.argv[1]), "k7f3"), SYSTEM_CLOCK))
app.run()
sys.exit(app.return_code)
"""


def test_a_crash_shows_nothing_a_person_wrote(run: Any, lived_in: Path, tmp_path: Path) -> None:
    """E25, R24: a calm sentence with kind and place; no value, no message, no traceback."""
    script = tmp_path / "falls.py"
    script.write_text(CRASH)
    terminal = at_home(run(sys.executable, str(script), str(lived_in)))
    terminal.press("l")
    assert terminal.ended() == 1
    said = bytes(terminal.written).decode()
    assert "Something in gradestep itself went wrong" in said
    assert "ValueError" in said
    assert "a private note" not in said
    assert "Traceback" not in said
    assert termios.tcgetattr(terminal.process.fd)[3] & termios.ECHO


def test_no_variable_of_textual_reaches_it(run: Any, lived_in: Path, tmp_path: Path) -> None:
    """R24: logs, screenshots and played keys cannot be turned on from outside."""
    log = tmp_path / "textual.log"
    terminal = at_home(run(*gradestep(lived_in), TEXTUAL="debug", TEXTUAL_LOG=str(log), TEXTUAL_PRESS="l,l,l"))
    terminal.press("ctrl+q")
    assert terminal.ended() == 0
    assert not log.exists()


def _last(terminal: Terminal, pattern: bytes) -> bytes:
    found: list[bytes] = re.findall(pattern, bytes(terminal.written))
    return found[-1]


def test_a_shared_file_opens_without_any_home(run: Any, tmp_path: Path) -> None:
    """B4, A1: the real command on a real terminal opens it and leaves no folder behind; with `--plain` it is lines."""
    file, nobody = tmp_path / "record.json", tmp_path / "nobody"
    file.write_text(made("json", "json", material(), Choice(with_parts=frozenset(PARTS))).text, encoding="utf-8")
    terminal = run(*gradestep(nobody, "view", str(file)))
    terminal.until_text(say("share.brief.title"), say("share_json.view.keys.leave.does"))
    terminal.press("enter")
    terminal.until_text("Practices: ")
    terminal.press("q")
    assert terminal.ended() == 0
    plain = run(*gradestep(nobody, "--plain", "view", str(file)))
    plain.until_text(say("share.titles.held"))
    assert plain.ended() == 0
    assert not nobody.exists()
