"""The whole record as tables, a file for each kind, that no spreadsheet takes for formulas (R20, libraries 4.15)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping

from gradestep.content import say
from gradestep.share.as_text import as_text
from gradestep.share.attempt_lines import CODES, RATINGS, TEXTS
from gradestep.share.gathering import Line
from gradestep.share.linear import about
from gradestep.share.report import REPORT_GROUPS, Report
from gradestep.share.wording import number_words

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "practices": ("practices", "days", "steps", "places"),
    "attempts": ("step", "outcome", "amount", "unit", "time_of_day", *RATINGS, *CODES, *TEXTS, "setting", "company"),
    "exercises": ("exercise", "time_of_day", "words"),
    "ladder": ("ladder", "step", "difficulty"),
    "stuck": ("step", "chosen"),
    "plan": ("kind", "words", "more"),
    "check_ins": ("mood", "energy", "confidence", "avoidance", "note"),
    "talk": ("text", "mine", "theirs"),
    "flares": ("flare", "picked", "note"),
    "changes": ("change",),
    "planned": ("planned", "planned_for", "time"),
    "reviews": ("subject", "choice"),
    "offers": ("rule", "step", "answer"),
    "if_then": ("plan", "answer"),
    "symptoms": ("rating", "sensations", "where", "signs", "note"),
    "questionnaires": ("subject", "answers"),
    "safety": ("subject", "answers"),
}
"""The columns of each file after `id` and `day`; a clinician's own questions follow as `answer-<id>`."""

FORMULA = tuple("=+-@\t\r\n\0\uff1d\uff0b\uff0d\uff20")
"""What a spreadsheet program begins a formula or a cell with, and the same in full width (OWASP, CSV injection)."""

BARE_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
"""What is a number to every such program, below nothing too, and never anything else."""

MARK = "\ufeff"
"""Tells Excel that the file is UTF-8."""


def csv_files(report: Report) -> tuple[tuple[str, str], ...]:
    """Name and text of each file, those of nothing too, and last what the columns are and what all of it is."""
    told = [(f"{group.replace('_', '-')}.csv", _file(group, report.groups[group])) for group in REPORT_GROUPS]
    return (*told, ("columns.txt", say("share_csv.columns")), ("about.txt", as_text(about(report))))


def safe_cell(words: str) -> str:
    """Words that no spreadsheet program takes for a formula: a single stroke before those that one could; a bare number is one."""
    if BARE_NUMBER.fullmatch(words):
        return words
    return f"'{words}" if words.lstrip().startswith(FORMULA) or words.startswith(FORMULA) else words


def _file(group: str, lines: Iterable[Line]) -> str:
    rows: dict[str, dict[str, str]] = {}
    for line in lines:
        row = rows.setdefault(line.id if group == "talk" else line.entry or line.id, {})
        row.setdefault("day", line.day.isoformat() if line.day else "")
        row |= _cells(group, line)
    own = sorted({name for row in rows.values() for name in row if name.startswith("answer-")})
    columns = ("id", "day", *COLUMNS[group], *own)
    held = io.StringIO(newline="")
    writer = csv.writer(held, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(columns)
    for name, row in rows.items():
        writer.writerow([safe_cell((row | {"id": name}).get(column, "")) for column in columns])
    return MARK + held.getvalue()


def _cells(group: str, line: Line) -> dict[str, str]:
    """What one line fills in, by column."""
    label, value = line.cells[0]
    match group, line.field:
        case "attempts", "outcome":
            amount = number_words(line.number) if line.number is not None else ""
            named = {"step": line.title} if line.title else {}
            return named | {"outcome": line.code, "amount": amount, "unit": line.unit, "time_of_day": line.band}
        case "attempts", "title":
            return {"step": value}
        case "exercises", "exercise":
            return {"exercise": value, "time_of_day": line.band}
        case "ladder", _:
            return {"ladder": line.context, "step": label, "difficulty": number_words(line.number or 0)}
        case "plan", kind:
            return {"kind": kind, "words": line.title, "more": _more(line)}
        case "planned", _:
            day, _, time = line.code.partition(" ")
            return {"planned": value, "planned_for": day, "time": time}
        case "stuck", _:
            return dict(zip(COLUMNS[group], (words for _, words in line.cells), strict=True))
        case "talk", "together":
            return dict(zip(("text", "mine", "theirs"), (words for _, words in line.cells), strict=False))
        case "reviews", _:
            return {"subject": line.title, "choice": value}
        case "offers", rule:
            return {"rule": rule, "step": line.title, "answer": line.code}
        case "if_then", _:
            return {"plan": line.title, "answer": line.code}
        case (("questionnaires" | "safety"), _):
            return {"subject": line.title, "answers": value}
        case _:
            told = number_words(line.number) if line.number is not None and not line.code else line.code or value
            return {line.field: told}


def _more(line: Line) -> str:
    """What is said of an entry of the plan beside its words, as `label: value`; of a line that stands alone, its label."""
    if line.context:
        return line.cells[0][0]
    return "; ".join(say("share.field", label=label, value=value) for label, value in line.cells[1:])
