"""Who may import what, and who may reach time, files and the world outside, read off a tree of sources."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from source_tree import Source, imports, sources

PACKAGE = "gradestep"

FLOORS = (
    frozenset(
        [
            "clock",
            "instant",
            "text",
            "paths",
            "homes",
            "identity",
            "file_problem",
            "reading",
            "durable",
            "folders",
            "files",
            "appending",
            "locks",
        ]
    ),
    frozenset({"model"}),
    frozenset({"content", "glance"}),
    frozenset({"pacing"}),
    frozenset({"planfile", "coach"}),
    frozenset({"share"}),
    frozenset({"flows"}),
    frozenset({"notebook"}),
    frozenset({"plain", "screens"}),
    frozenset({"app"}),
    frozenset({"cli"}),
    frozenset({"__main__"}),
)
"""From the ground up (design 4 and 8). A part imports lower floors and itself; the ground's parts also one another."""

READ_TIME = frozenset({"clock", "instant"})
"""`instant` is the clock's reading for an answer that cannot wait for the clock's own imports."""

OPEN_FILES = FLOORS[0] | {"notebook", "content", "glance"}
READS_WHAT_SHIPS = "cli/completing.py"
ASKS_THE_LOOP = frozenset({"app.py", "screens/terminal_app.py"})
"""The app itself, and the half of it that answers the terminal: how long ago the last Ctrl+C was."""

SEE_TEXTUAL = frozenset({"screens", "app"})

NETWORK = frozenset(
    [
        "socket",
        "ssl",
        "http",
        "urllib",
        "webbrowser",
        "ftplib",
        "smtplib",
        "poplib",
        "imaplib",
        "xmlrpc",
        "socketserver",
        "requests",
    ]
)
FILE_MODULES = frozenset({"shutil", "tempfile", "fileinput", "glob"})
FILE_CALLS = frozenset(
    [
        "read_text",
        "read_bytes",
        "write_text",
        "write_bytes",
        "unlink",
        "mkdir",
        "rmdir",
        "iterdir",
        "rglob",
        "touch",
        "symlink_to",
        "hardlink_to",
    ]
)
OS_CALLS = frozenset(
    [
        "open",
        "rename",
        "replace",
        "remove",
        "unlink",
        "mkdir",
        "makedirs",
        "rmdir",
        "listdir",
        "scandir",
        "link",
        "symlink",
        "truncate",
    ]
)


def part_of(source: Source) -> str:
    """The folder or file of the package that a source belongs to."""
    return source.path.parts[0].removesuffix(".py")


def imports_only_lower_floors(root: Path) -> Iterator[str]:
    """A part imports only what stands on lower floors, and itself (B5)."""
    heights = {part: height for height, floor in enumerate(FLOORS) for part in floor}
    for source in sources(root):
        part = part_of(source)
        if part != "__init__" and part not in heights:
            yield source.at(1, f"{part} stands on no floor")
            continue
        for name, line in imports(source, PACKAGE):
            words = name.split(".")
            target = words[1] if words[0] == PACKAGE and len(words) > 1 else part
            if target in (part, "__version__"):
                continue
            ground = heights.get(target) == 0 == heights.get(part)
            if not ground and heights.get(target, len(FLOORS)) >= heights.get(part, 0):
                yield source.at(line, f"{part} imports {target}")


def sees_textual_only_on_the_screen(root: Path) -> Iterator[str]:
    """Textual is imported by the screens and the app alone, deferred imports too."""
    for source in sources(root):
        for name, line in imports(source, PACKAGE):
            if name.split(".")[0] in {"textual", "rich"} and part_of(source) not in SEE_TEXTUAL:
                yield source.at(line, f"imports {name}")


def reads_time_in_one_place(root: Path) -> Iterator[str]:
    """Only the clock reads time; the app may ask the event loop how much has passed."""
    for source in sources(root):
        if part_of(source) in READ_TIME:
            continue
        for name, line in imports(source, PACKAGE):
            if name.split(".")[0] == "time" or name == "os.times":
                yield source.at(line, f"imports {name}")
        for node in source.nodes:
            if isinstance(node, ast.Attribute) and _reads_time(node, source):
                yield source.at(node.lineno, f"reads {ast.unparse(node)}")


def opens_files_behind_one_door(root: Path) -> Iterator[str]:
    """Only the ground, the notebook, the catalogue and the snapshot open, list, move or remove files."""
    for source in sources(root):
        if part_of(source) in OPEN_FILES or source.path.as_posix() == READS_WHAT_SHIPS:
            continue
        for name, line in imports(source, PACKAGE):
            if name.split(".")[0] in FILE_MODULES:
                yield source.at(line, f"imports {name}")
        for node in source.nodes:
            if isinstance(node, ast.Call) and _touches_files(node):
                yield source.at(node.lineno, f"calls {ast.unparse(node.func)}")


def goes_near_no_network(root: Path) -> Iterator[str]:
    """Nothing is imported that could reach a network or open a browser (R23, B1)."""
    for source in sources(root):
        for name, line in imports(source, PACKAGE):
            if name.split(".")[0] in NETWORK:
                yield source.at(line, f"imports {name}")
        for node in source.nodes:
            if isinstance(node, ast.Attribute) and node.attr in {"open_url", "open_connection", "create_connection"}:
                yield source.at(node.lineno, f"names {node.attr}")


def _reads_time(node: ast.Attribute, source: Source) -> bool:
    owner = ast.unparse(node.value)
    if node.attr in {"now", "utcnow", "today"}:
        return owner in {"datetime", "date", "datetime.datetime", "datetime.date"}
    is_loop = owner.endswith("loop") or owner.endswith("_loop()")
    return node.attr == "time" and is_loop and source.path.as_posix() not in ASKS_THE_LOOP


def _touches_files(call: ast.Call) -> bool:
    called = call.func
    if call.args and ast.unparse(call.args[0]) == "os.devnull":
        return False
    if isinstance(called, ast.Name):
        return called.id == "open"
    if not isinstance(called, ast.Attribute):
        return False
    owner = ast.unparse(called.value)
    return called.attr in (OS_CALLS if owner == "os" else FILE_CALLS) or (owner == "io" and called.attr == "open")
