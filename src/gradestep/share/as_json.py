"""A page as JSON: the same sections and lines that the other forms show, by name."""

from __future__ import annotations

import json

from gradestep.share.gathering import Line
from gradestep.share.page import Page

VERSION = 1
"""Of this form; a field may be added, none changes what it means."""


def as_json(page: Page) -> str:
    """The page for another program, letters as they are."""
    told = {
        "gradestep": page.kind,
        "version": VERSION,
        "title": page.title,
        "sections": [
            {
                "part": section.part,
                "title": section.title,
                "lines": [_line(line) for line in section.lines],
                "more": section.more,
                "shared": section.shared,
            }
            for section in page.sections
        ],
        "held_back": page.held_back,
    }
    return json.dumps(told, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _line(line: Line) -> dict[str, object]:
    told: dict[str, object] = {
        "id": line.id,
        "cells": [{"label": label, "value": value} for label, value in line.cells],
    }
    if line.day is not None:
        told["day"] = line.day.isoformat()
    return told
