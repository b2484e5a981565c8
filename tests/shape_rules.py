"""How a file reads: its length, its docstrings, what it catches, what it is called, and where its words live."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from source_tree import Function, attached_texts, sources

FILE_LINES = 300
FUNCTION_LINES = 40
SENTENCE_WORDS = 4

EMPTY_NAMES = frozenset(
    ["util", "utils", "helper", "helpers", "manager", "managers", "service", "services", "misc", "common"]
)

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
FIRST_WORD = re.compile(r"[A-Za-z_]\w*")


def keeps_files_short(root: Path) -> Iterator[str]:
    """No file is longer than can be held in mind."""
    for source in sources(root):
        length = len(source.text.splitlines())
        if length > FILE_LINES:
            yield source.at(FILE_LINES, f"{length} lines")


def keeps_functions_short(root: Path) -> Iterator[str]:
    """No function is longer than a page."""
    for source in sources(root):
        for node in source.nodes:
            if isinstance(node, Function):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > FUNCTION_LINES:
                    yield source.at(node.lineno, f"{node.name} has {length} lines")


def catches_what_it_can_name(root: Path) -> Iterator[str]:
    """Nothing catches everything; a crash is told by the interpreter's own hook (design 4)."""
    for source in sources(root):
        for node in source.nodes:
            if isinstance(node, ast.ExceptHandler):
                caught = ast.unparse(node.type) if node.type else "everything"
                if not node.type or re.search(r"\b(Base)?Exception\b", caught):
                    yield source.at(node.lineno, f"catches {caught}")


def says_what_each_file_is_for(root: Path) -> Iterator[str]:
    """The first line of each file says what the file is for."""
    for source in sources(root):
        if not ast.get_docstring(source.tree) or source.tree.body[0].lineno != 1:
            yield source.at(1, "begins with no docstring")


def describes_what_is_public(root: Path) -> Iterator[str]:
    """Each public function, class and method says what it does."""
    for source in sources(root):
        for node in _public(source.tree.body):
            if not ast.get_docstring(node):
                yield source.at(node.lineno, f"{node.name} has no docstring")


def holds_no_sentence(root: Path) -> Iterator[str]:
    """What a person reads lives in content, in no Python file (B5)."""
    for source in sources(root):
        attached = attached_texts(source)
        pieces = {id(piece) for node in source.nodes if isinstance(node, ast.JoinedStr) for piece in node.values}
        for node in source.nodes:
            words = _words(node) if id(node) not in attached | pieces else ""
            if words.endswith((".", "?", "!")) and len(words.split()) >= SENTENCE_WORDS:
                yield source.at(getattr(node, "lineno", 1), f"holds {words!r}")


def nests_each_style_in_its_class(root: Path) -> Iterator[str]:
    """Each rule at the top of a .tcss file begins with a class of the Python file beside it."""
    for sheet in sorted(root.rglob("*.tcss")):
        beside = sheet.with_suffix(".py")
        classes = (
            set(re.findall(r"^class (\w+)", beside.read_text(encoding="utf-8"), re.M)) if beside.exists() else set()
        )
        for selector in _top_selectors(sheet.read_text(encoding="utf-8")):
            first = FIRST_WORD.match(selector)
            if not first or first.group() not in classes:
                yield f"{sheet.relative_to(root).as_posix()}: {selector} is no class of {beside.name}"


def names_files_by_what_they_hold(root: Path) -> Iterator[str]:
    """No file has a name that could hold anything."""
    for source in sources(root):
        for part in source.path.with_suffix("").parts:
            if EMPTY_NAMES & set(part.split("_")):
                yield source.at(1, f"{part} names nothing")


def _public(body: list[ast.stmt]) -> Iterator[Function | ast.ClassDef]:
    for node in body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from _public(node.body)


def _words(node: ast.AST) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value.strip()
    if isinstance(node, ast.JoinedStr):
        return "".join(str(piece.value) if isinstance(piece, ast.Constant) else "…" for piece in node.values).strip()
    return ""


def _top_selectors(text: str) -> Iterator[str]:
    depth, begun = 0, ""
    for letter in COMMENT.sub("", text):
        if letter == "{":
            if depth == 0:
                yield from (part.strip() for part in begun.split(","))
            depth, begun = depth + 1, ""
        elif letter == "}":
            depth, begun = depth - 1, ""
        elif letter == ";" and depth == 0:
            begun = ""
        elif depth == 0:
            begun += letter
