"""HTML and SVG as values: whatever is not made here is text and is escaped, so nothing a person wrote can act (R20)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from html import escape
from typing import NewType

from gradestep.share.wording import number_words
from gradestep.text import display

SHORT = 40
"""Letters of words that come again and again on a long page, such as labels and ratings."""

Html = NewType("Html", str)
"""Markup made by this module alone."""

_EMPTY = ("meta", "col", "br", "line", "rect", "circle", "polyline", "path")


class Tree:
    """Markup under way; its text is asked for once."""

    __slots__ = ("text",)

    def __init__(self, text: Html) -> None:
        self.text = text


def text(words: str) -> Tree:
    """Words as words."""
    return Tree(Html(_escaped(words)))


def element(name: str, /, *children: Tree | str | None, **attributes: str | float | None) -> Tree:
    """An element; a string among its children is text. `class_` is class, an underscore in a name is a hyphen."""
    opened = name
    for key, value in attributes.items():
        if value is not None:
            opened += _attribute(key, value)
    if name in _EMPTY:
        return Tree(Html(f"<{opened}/>" if name != "meta" else f"<{opened}>"))
    inner = "".join([_of(child) for child in children if child is not None])
    return Tree(Html(f"<{opened}>{inner}</{name}>"))


def together(children: Iterable[Tree | str | None]) -> Tree:
    """Several as one."""
    return Tree(Html("".join([_of(child) for child in children if child is not None])))


def described(rows: Iterable[tuple[str, str]], class_: str | None = None) -> Tree:
    """Labels with their values; pairs follow each other on a line where the class is `row`. Put together at once: there are many."""
    pair = (
        '<div><dt>{}</dt><dd class="words">{}</dd></div>' if class_ == "row" else '<dt>{}</dt><dd class="words">{}</dd>'
    )
    written = "".join([pair.format(_words(label), _words(value)) for label, value in rows])
    return element("dl", Tree(Html(written)), class_=class_)


def table(caption: str, heads: Iterable[str], rows: Iterable[Iterable[str]], class_: str | None = None) -> Tree:
    """A table with a caption and heads that name their columns; the first cell of a row names the row."""
    head = element("tr", *(element("th", head, scope="col") for head in heads))
    body = (_row(list(cells)) for cells in rows)
    return element("table", element("caption", caption), element("thead", head), element("tbody", *body), class_=class_)


def document(title: str, language: str, style: str, *body: Tree | None) -> str:
    """A whole page that stands by itself: no script, nothing from elsewhere (B1)."""
    policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", title),
        Tree(Html(f"<style>{style}</style>")),
    )
    whole = element("html", head, element("body", element("main", *body)), lang=language)
    return f"<!DOCTYPE html>\n{whole.text}\n"


def _row(cells: list[str]) -> Tree:
    return element("tr", element("th", cells[0], scope="row"), *(element("td", cell) for cell in cells[1:]))


def _of(child: Tree | str) -> str:
    return child.text if isinstance(child, Tree) else _words(child)


def _words(words: str) -> str:
    return _known(words) if len(words) <= SHORT else _escaped(words)


def _escaped(words: str) -> str:
    return escape(display(words), quote=True)


@lru_cache(maxsize=8192)
def _known(words: str) -> str:
    return _escaped(words)


@lru_cache(maxsize=8192)
def _attribute(key: str, value: str | float) -> str:
    told = value if isinstance(value, str) else number_words(round(value, 2))
    return f' {key.rstrip("_").replace("_", "-")}="{_escaped(told)}"'
