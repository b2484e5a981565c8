"""Where a text stops being TOML: the everyday slip behind it, and the place where it was made rather than met."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gradestep.model.problem import Problem
from gradestep.planfile.file_kinds import NO_TEXT

SYNTAX: tuple[tuple[str, str], ...] = (
    ("Cannot overwrite a value", "said_twice"),
    ("Cannot declare", "said_twice"),
    ("Cannot redefine", "said_twice"),
    ("Cannot mutate", "said_twice"),
    ("Duplicate inline", "said_twice"),
    ("Unterminated string", "quote_open"),
    ("Expected \"'", "quote_open"),
    ("Illegal character '\\n'", "quote_open"),
    ("Illegal character '\\r'", "quote_open"),
    ("Found invalid character '\\n'", "quote_open"),
    ("Illegal character", "control_character"),
    ("Found invalid character", "control_character"),
    ("Unescaped '\\'", "backslash"),
    ("Escaped character", "backslash"),
    ("Invalid hex value", "backslash"),
    ("Expected '=' after", "equals_missing"),
    ("Expected ']", "bracket_open"),
    ("Expected newline", "after_value"),
    ("Invalid date", "no_such_day"),
    ("Invalid value", "value_unquoted"),
    ("Unclosed array", "bracket_open"),
    ("Unclosed inline table", "bracket_open"),
)
"""What tomllib says, by its beginning, as a code of ours; anything else is `not_toml`."""

UNREADABLE = (
    *("plan_over_limit", "not_utf8", "too_deep", "too_nested", "number_too_long", *NO_TEXT),
    *("not_toml", "quote_curly", "quote_within", "decimal_comma", "true_false", "value_missing", "line_ends"),
    *("header_single", *dict.fromkeys(code for _, code in SYNTAX)),
)
"""Codes of a text that is no TOML at all, so that nothing of it can be shown."""

DEEPEST = 50
"""Brackets within brackets; a plan needs four, and a parser that calls itself has an end."""

CURLY = frozenset("\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u201b\u00ab\u00bb\u2039\u203a\uff02\uff07")
"""Quotes as word processors write them."""

TRUTHS = frozenset(["true", "false", "yes", "no", "on", "off"])
"""In any letters; in a file there are `true` and `false` alone."""

_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)$")
_TOKEN = re.compile(
    r'(?P<passed>\#[^\n]*+|"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?!"")(?:\\[^\n]|[^"\\\n])*+"|\'(?!\'\')[^\'\n]*+\')'
    r"|(?P<quote>\"{3}|'{3}|[\"'])|(?P<opens>[\[{])|(?P<closes>[\]}])|(?P<equals>=)|(?P<ends>\n)",
    re.DOTALL,
)
"""Remarks and closed texts are passed over; a quote that is left is one that nothing closes."""
_HEADER = re.compile(r"\[\s*([A-Za-z0-9_-]+(?:\s*\.\s*[A-Za-z0-9_-]+)*)\s*\](?!\])")
_WORD = re.compile(r"[\w.-]*")
_LONG_NUMBER = re.compile(r"[0-9][0-9_]{4200,}")


def syntax_problem(problem: ValueError | RecursionError, text: str, file: Path) -> Problem:
    """What tomllib stopped at, in our codes."""
    text = text.replace("\r\n", "\n")
    if isinstance(problem, RecursionError):
        return _Found(text, len(text)).too_nested(file)
    if not isinstance(problem, tomllib.TOMLDecodeError):
        number = _LONG_NUMBER.search(text)
        return _Found(text, number.start() if number is not None else 0).problem("number_too_long", file)
    return _told(str(problem), text, file)


def _told(message: str, text: str, file: Path) -> Problem:
    """By what tomllib says, and by what stands where it says it."""
    found = _Found(text, _offset(message, text))
    code = next((code for start, code in SYNTAX if message.startswith(start)), "not_toml")
    match code:
        case "quote_open":
            return found.open_quote(file)
        case "bracket_open":
            return found.open_bracket(file)
        case "said_twice":
            return found.said_twice(file)
        case "after_value":
            return found.after_value(file)
        case "value_unquoted":
            return found.no_value(file)
        case "no_such_day":
            return found.problem(code, file, found.at, found.rest_of_line())
        case _ if found.letter in CURLY:
            return found.problem("quote_curly", file)
        case _:
            return found.problem(code, file)


def _offset(message: str, text: str) -> int:
    """The character that tomllib means; the last line where it says the end of the document."""
    place = _PLACE.search(message)
    if place is None:
        return len(text.rstrip("\n"))
    start = 0
    for _ in range(int(place[1]) - 1):
        start = text.index("\n", start) + 1
    return start + int(place[2]) - 1


@dataclass(frozen=True)
class _Found:
    """A text, and where in it tomllib stopped."""

    text: str
    at: int

    @property
    def letter(self) -> str:
        """What stands there; empty at the end."""
        return self.text[self.at : self.at + 1]

    def problem(self, code: str, file: Path, at: int | None = None, length: int = 1, **values: str) -> Problem:
        """There, or at another place; where the line is over already, all of it is meant."""
        at = self.at if at is None else at
        start = self.text.rfind("\n", 0, at) + 1
        end = self.text.find("\n", at)
        line = self.text[start : end if end >= 0 else len(self.text)]
        if at - start >= len(line) and line.strip():
            at, length = start + len(line) - len(line.lstrip()), len(line.strip())
        number = self.text.count("\n", 0, at) + 1
        return Problem(code, file, number, at - start + 1, {"length": str(length), **values})

    def rest_of_line(self, at: int | None = None) -> int:
        """How many letters of the line are left from there, without the space at its end."""
        at = self.at if at is None else at
        return max(1, len(self.text[at:].partition("\n")[0].rstrip()))

    def open_quote(self, file: Path) -> Problem:
        """The quote that nothing closes, where it stands; or the curly one that was to close it."""
        at = next((token.start() for token in self._tokens() if token.lastgroup == "quote"), self.at)
        length = self.rest_of_line(at)
        curly = next((place for place in range(at, at + length) if self.text[place] in CURLY), None)
        if curly is not None and not self.text.startswith(('"""', "'''"), at):
            return self.problem("quote_curly", file, curly)
        return self.problem("quote_open", file, at, length)

    def too_nested(self, file: Path) -> Problem:
        """The bracket that is one too many within others."""
        return self.problem("too_nested", file, next(iter(self._open_brackets()[DEEPEST:]), 0))

    def open_bracket(self, file: Path) -> Problem:
        """The bracket that is open there, where it was opened."""
        at = self._open_brackets()[-1:]
        return self.problem("bracket_open", file, at[0] if at else None)

    def said_twice(self, file: Path) -> Problem:
        """A name given twice; or, behind it, a heading in single brackets where there can be several."""
        from gradestep.planfile.reading_names import is_list

        for at in self._headers():
            header = _HEADER.match(self.text, at)
            if header is not None and is_list(names := tuple(part.strip() for part in header[1].split("."))):
                return self.problem("header_single", file, at, len(header[0]), name=".".join(names))
        return self.problem("said_twice", file)

    def after_value(self, file: Path) -> Problem:
        """More on a line whose value is complete."""
        before = self.text[: self.at].rstrip(" \t")
        if self.letter == "\r":
            return self.problem("line_ends", file)
        if self.letter in CURLY:
            return self.problem("quote_curly", file)
        if self.letter == "," and before[-1:].isdecimal() and self.text[self.at + 1 : self.at + 2].isdecimal():
            return self.problem("decimal_comma", file)
        code = "quote_within" if before[-1:] in ('"', "'") else "after_value"
        return self.problem(code, file, self.at, self.rest_of_line())

    def no_value(self, file: Path) -> Problem:
        """Nothing, a word, or quotes of another kind where a value belongs."""
        if self.letter in CURLY:
            return self.problem("quote_curly", file)
        brackets = self._open_brackets()
        if brackets and not self.text[self.at :].strip():
            return self.problem("bracket_open", file, brackets[-1])
        if self.letter in ("", "\n", "#"):
            return self.problem("value_missing", file)
        word = _WORD.match(self.text, self.at)
        code = "true_false" if word is not None and word[0].casefold() in TRUTHS else "value_unquoted"
        return self.problem(code, file, self.at, self.rest_of_line())

    def _tokens(self) -> Iterator[re.Match[str]]:
        return _TOKEN.finditer(self.text)

    def _open_brackets(self) -> list[int]:
        """Where the brackets stand that are open there, of values and of the heading itself."""
        opened: list[int] = []
        for token in self._tokens():
            if token.start() >= self.at:
                break
            if token.lastgroup == "opens":
                opened.append(token.start())
            elif token.lastgroup == "closes" and opened:
                opened.pop()
        return opened

    def _headers(self) -> Iterator[int]:
        """Where each heading up to there begins."""
        depth, in_value = 0, False
        for token in self._tokens():
            if token.start() > self.at:
                return
            match token.lastgroup:
                case "opens":
                    if not depth and not in_value:
                        yield token.start()
                    depth += 1
                case "closes":
                    depth = max(0, depth - 1)
                case "equals":
                    in_value = True
                case "ends" if not depth:
                    in_value = False
