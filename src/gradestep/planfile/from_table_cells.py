"""The bytes of a table as cells with their lines: separators, quotes, Markdown tables and lists."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

SEPARATORS = ("\t", ";", ",", "|")
"""In the order they are tried where two fit as well: a comma is the likeliest to stand inside words."""

_ENCODINGS_BY_MARK = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_MARKDOWN = (".md", ".markdown", ".mdown")
_RULE = re.compile(r"\|?:?-+:?(\|:?-+:?)*\|?")
_BULLET = re.compile(r"\s{0,12}(?:[-*+\u2022\u2013]|\d{1,4}[.)])\s+(?:\[[ xX]\]\s+)?")
_AT_THE_END = re.compile(
    r"\s?(?:[(\[]\s*(?P<a>[^()\[\]]{0,20}\d[^()\[\]]{0,20})\s*[)\]]"
    r"|[:=\u2013\u2014-]\s*(?P<b>(?:suds?\s*)?\d+(?:[.,]\d+)?\s*(?:%|/\s*\d+)?))",
    re.IGNORECASE,
)
_LONGEST_LINE = 4000
"""Letters of one line of a list that are looked at."""


@dataclass(frozen=True)
class Cells:
    """One line of a table."""

    line: int
    texts: tuple[str, ...]
    heading: str = ""
    """The heading above it, in Markdown."""


def cells_of(raw: bytes, name: str) -> list[Cells] | None:
    """The lines that hold anything, in cells; nothing where the bytes are no text."""
    text = _decoded(raw)
    if text is None or "\0" in text:
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if name.casefold().endswith(_MARKDOWN) or _looks_like_markdown(text):
        return list(_markdown(text))
    return list(_separated(text))


def _decoded(raw: bytes) -> str | None:
    """By its mark, else as UTF-8, else as spreadsheets on Windows save without asking."""
    marked = next((encoding for mark, encoding in _ENCODINGS_BY_MARK if raw.startswith(mark)), None)
    for encoding in (marked,) if marked else ("utf-8", "cp1252"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _looks_like_markdown(text: str) -> bool:
    lines = [line for line in text.split("\n")[:200] if line.strip()]
    return any(_is_rule(line) and "|" in line for line in lines) or (
        bool(lines) and all(_BULLET.match(line) or line.lstrip().startswith("#") for line in lines)
    )


def _separated(text: str) -> Iterator[Cells]:
    first, _, rest = text.partition("\n")
    skipped = 0
    separator = _separator(text)
    if first.casefold().startswith("sep=") and len(first.strip()) == 5:
        # What Excel puts first to say how it parted the cells.
        separator, text, skipped = first.strip()[4], rest, 1
    # A quote that is never closed would take in every line after it.
    unclosed = text.count('"') % 2 == 1
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=separator, quoting=csv.QUOTE_NONE if unclosed else csv.QUOTE_MINIMAL)
    line = 1
    for texts in reader:
        if any(cell.strip() for cell in texts):
            yield Cells(line + skipped, tuple(cell.strip(' "') for cell in texts))
        line = reader.line_num + 1


def _separator(text: str) -> str:
    """The one that parts the most lines into the same number of cells, quotes looked at."""
    lines = [line for line in text.split("\n")[:50] if line.strip()]
    best, best_fit = ",", 0.0
    for separator in SEPARATORS:
        counts = [_outside_quotes(line, separator) for line in lines]
        parted = [count for count in counts if count]
        if not parted:
            continue
        usual = max(set(parted), key=parted.count)
        fit = parted.count(usual) / len(lines)
        if fit > best_fit:
            best, best_fit = separator, fit
    return best


def _outside_quotes(line: str, separator: str) -> int:
    return sum(part.count(separator) for part in line.split('"')[::2])


def _markdown(text: str) -> Iterator[Cells]:
    """Rows of tables, and entries of lists with a rating at their end; other lines are words around them."""
    heading = ""
    for number, line in enumerate(text.split("\n"), 1):
        line = " ".join(line[:_LONGEST_LINE].split())
        if line.lstrip().startswith("#"):
            heading = line.strip("# ")
        elif "|" in line:
            if not _is_rule(line):
                yield Cells(number, _row_of(line), heading)
        elif bullet := _BULLET.match(line):
            yield Cells(number, _entry(line[bullet.end() :]), heading)


def _is_rule(line: str) -> bool:
    """The line under a table's heading."""
    return _RULE.fullmatch("".join(line[:_LONGEST_LINE].split())) is not None


def _row_of(line: str) -> tuple[str, ...]:
    inner = line.strip().removeprefix("|").removesuffix("|").replace("\\|", "\0")
    return tuple(_unmarked(cell.replace("\0", "|")) for cell in inner.split("|"))


def _entry(text: str) -> tuple[str, str]:
    """The words and the rating behind them: in brackets, or after a colon or a dash."""
    found = None
    for match in _AT_THE_END.finditer(text):
        found = match if match.end() == len(text) else found
    if found is None:
        return _unmarked(text), ""
    return _unmarked(text[: found.start()]), (found["a"] or found["b"]).strip()


def _unmarked(text: str) -> str:
    """Without the marks for bold and slanted words around it."""
    return text.strip().strip("*_`").strip()
