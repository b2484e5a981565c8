"""Values as TOML writes them, for text that is built rather than edited; what tomllib reads back is what went in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date as Date
from datetime import datetime
from datetime import time as Time

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_NAMED = {0x08: "\\b", 0x09: "\\t", 0x0A: "\\n", 0x0C: "\\f", 0x0D: "\\r", 0x22: '\\"', 0x5C: "\\\\"}
_HIDDEN = (
    (0x00, 0x1F),
    (0x7F, 0x9F),
    (0x200E, 0x200F),
    (0x2028, 0x202E),
    (0x2066, 0x2069),
    (0xFEFF, 0xFEFF),
)
"""Code points that do not show, or turn the text around them; they are written out so that a reader sees them."""


def _escapes() -> dict[int, str]:
    hidden = {code: f"\\u{code:04X}" for first, last in _HIDDEN for code in range(first, last + 1)}
    return hidden | _NAMED


_ESCAPES = _escapes()
_ESCAPES_OF_LINES = {code: written for code, written in _ESCAPES.items() if code != 0x0A}


def key_written(key: str) -> str:
    """A key, bare where it can be."""
    return key if _BARE.fullmatch(key) else quoted(key)


def quoted(text: str) -> str:
    """Text on one line between quotes; a lone surrogate, which no file can hold, becomes U+FFFD."""
    return f'"{sound_text(text).translate(_ESCAPES)}"'


def quoted_lines(text: str) -> str:
    """Text with its lines as lines, between three quotes."""
    return '"""\n' + sound_text(text).translate(_ESCAPES_OF_LINES) + '"""'


def sound_text(text: str) -> str:
    """The text with a mark in place of what no file can hold."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def value_written(value: object) -> str:
    """Any value on the right of `=`; a table within it on one line. Raises TypeError for what TOML has no form for."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return quoted_lines(value) if "\n" in value else quoted(value)
        case int():
            return str(value)
        case float():
            return repr(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
        case datetime() | Date() | Time():
            return value.isoformat()
        case Mapping():
            return "{ " + ", ".join(f"{key_written(key)} = {_inner(inner)}" for key, inner in value.items()) + " }"
        case Sequence():
            return "[" + ", ".join(_inner(inner) for inner in value) + "]"
        case _:
            raise TypeError(type(value).__name__)


def _inner(value: object) -> str:
    """Within brackets a text stays on one line, because a table on one line has to."""
    return quoted(value) if isinstance(value, str) else value_written(value)
