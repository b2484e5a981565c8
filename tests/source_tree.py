"""A folder of Python sources as data, for rules that are read off the code and not off its behaviour."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

Function = ast.FunctionDef | ast.AsyncFunctionDef
Import = tuple[str, int]
"""A dotted name and the line that imports it."""


@dataclass(frozen=True)
class Source:
    """One Python file."""

    root: Path
    path: Path
    """From the root of the tree."""
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """The file, parsed."""
        return ast.parse(self.text, str(self.path))

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """Everything in it, in no order to rely on."""
        return tuple(ast.walk(self.tree))

    def at(self, line: int, says: str) -> str:
        """A breach as a person would look it up."""
        return f"{self.path.as_posix()}:{line}: {says}"


@cache
def sources(root: Path) -> tuple[Source, ...]:
    """Every Python file below a folder, by name."""
    files = sorted(path for path in root.rglob("*.py") if "__pycache__" not in path.parts)
    return tuple(Source(root, path.relative_to(root), path.read_text(encoding="utf-8")) for path in files)


def imports(source: Source, package: str) -> Iterator[Import]:
    """What a file imports wherever it does so, but for what only a type checker sees.

    A string such as "package.part:name" counts: that is how a registry names what it imports later.
    """
    unseen = {id(inner) for node in source.nodes if _for_types_only(node) for inner in _body(node)}
    for node in source.nodes:
        if id(node) in unseen:
            continue
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = _absolute(source, node, package)
            yield from ((f"{base}.{alias.name}", node.lineno) for alias in node.names)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith(f"{package}."):
            name = node.value.partition(":")[0]
            if all(part.isidentifier() for part in name.split(".")):
                yield name, node.lineno


def attached_texts(source: Source) -> set[int]:
    """The ids of strings that stand alone: docstrings and what is written below a field."""
    return {
        id(node.value) for node in source.nodes if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }


def _for_types_only(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test) in {"TYPE_CHECKING", "typing.TYPE_CHECKING"}


def _body(node: ast.AST) -> Iterator[ast.AST]:
    assert isinstance(node, ast.If)
    for statement in node.body:
        yield from ast.walk(statement)


def _absolute(source: Source, node: ast.ImportFrom, package: str) -> str:
    if not node.level:
        return node.module or ""
    folders = (package, *source.path.parent.parts)
    base = folders[: len(folders) - node.level + 1]
    return ".".join((*base, *([node.module] if node.module else [])))
