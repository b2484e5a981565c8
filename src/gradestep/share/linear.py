"""The whole record as one page of lines, for a screen reader, a note or another program: nothing in tables (A33)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gradestep.content import say
from gradestep.share.gathering import Line
from gradestep.share.page import Page, Section, own_line
from gradestep.share.report import REPORT_GROUPS, Report
from gradestep.share.report_html import group_title, report_title
from gradestep.share.wording import full_day


def linear(report: Report) -> Page:
    """What stays, in the order of the report; the lines of one try stand together."""
    around = about(report)
    time, held = around.sections
    sections = [time]
    for group in REPORT_GROUPS:
        lines = report.groups[group]
        if lines or group == "attempts":
            told = _together(lines) if group == "attempts" else map(_dated, lines)
            sections.append(Section(group, group_title(group), tuple(told), shared=report.shares("steps")))
    return Page("report", around.title, (*sections, held), report.held_back)


def about(report: Report) -> Page:
    """What the record says of itself: the time it covers, what could not be read, how much was held back."""
    time = Section("time", say("share.titles.time"), tuple(_time(report)))
    held = own_line("held", say("share.labels.held"), str(report.held_back))
    reminder = own_line("reminder", say("share.labels.reminder"), say("share.reminder"))
    last = Section("held", say("share.titles.held"), (held, reminder))
    return Page("report", report_title(report), (time, last), report.held_back)


def _time(report: Report) -> Iterator[Line]:
    yield own_line("from", say("share.labels.from"), full_day(report.first))
    yield own_line("to", say("share.labels.to"), full_day(report.last))
    if report.damaged:
        yield own_line("missing", say("share.labels.missing"), say("share.damaged", count=report.damaged))


def _together(lines: Iterable[Line]) -> Iterator[Line]:
    """One line for each try, with everything that stays of it; its name first."""
    tries: dict[str, list[Line]] = {}
    for line in lines:
        tries.setdefault(line.entry, []).append(line)
    for found in tries.values():
        cells = tuple(cell for line in found for cell in line.cells)
        if found[0].field != "outcome":
            cells = ((say("share.labels.step"), found[0].context), *cells)
        yield found[0]._replace(cells=cells)


def _dated(line: Line) -> Line:
    if not line.context:
        return line
    (label, value), *others = line.cells
    return line._replace(cells=((f"{line.context}, {label}", value), *others))
