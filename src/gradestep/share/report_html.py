"""The report as one HTML file that stands by itself: pictures with their sentences, then every line that stays (A33, R20)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gradestep.content import LANGUAGE, has, say
from gradestep.share.drawing import Picture
from gradestep.share.gathering import Line
from gradestep.share.lanes import lanes
from gradestep.share.markup import Tree, document, element, together
from gradestep.share.pictures import ladder, paired, predicted, times_of_day, weeks
from gradestep.share.report import REPORT_GROUPS, Report
from gradestep.share.style import report_style
from gradestep.share.wording import full_day

APART = ("attempts", "ladder")
"""Groups that have a place of their own on the page."""


def report_html(report: Report) -> str:
    """The whole page as text of an HTML file."""
    title = report_title(report)
    return document(
        title,
        LANGUAGE,
        report_style(),
        element("h1", title),
        _time(report),
        _doings(report),
        _attempts(report.groups["attempts"]),
        *(_group(report, group) for group in REPORT_GROUPS if group not in APART and report.groups[group]),
        _held(report),
    )


def report_title(report: Report) -> str:
    """The title, which says of a person who is made up that they are."""
    title = say("share_report.title")
    return say("share_record.made_up.title", title=title) if report.made_up else title


def group_title(group: str) -> str:
    """What a group of lines of the record is called."""
    key = f"share_report.groups.{group}"
    return say(key if has(key) else f"share.titles.{group}")


def _time(report: Report) -> Tree:
    rows = [(say("share.labels.from"), full_day(report.first)), (say("share.labels.to"), full_day(report.last))]
    if report.damaged:
        rows.append((say("share.labels.missing"), say("share.damaged", count=report.damaged)))
    return element("section", element("h2", say("share.titles.time")), _described(rows))


def _doings(report: Report) -> Tree:
    """Pictures of what was done; nothing of the body stands among them (S27)."""
    attempts = report.groups["attempts"]
    found = [
        weeks((*attempts, *report.groups["exercises"]), report.first, report.last),
        paired(attempts, "distress"),
        paired(attempts, "confidence"),
        predicted(attempts),
        times_of_day(attempts),
        *(ladder(attempts, one) for one in report.ladders if one.steps),
    ]
    return element("section", element("h2", say("share_report.doings")), *map(_picture, found))


def _picture(picture: Picture) -> Tree:
    return together(
        [element("h3", picture.title), element("p", picture.sentence), picture.drawn, picture.table],
    )


def _attempts(lines: Sequence[Line]) -> Tree:
    by_attempt: dict[str, list[Line]] = {}
    for line in lines:
        by_attempt.setdefault(line.entry, []).append(line)
    shown: Iterable[Tree] = (_attempt(found) for found in by_attempt.values())
    if not by_attempt:
        shown = [element("p", say("share_report.no_tries"))]
    return element("section", element("h2", say("share_report.one_by_one")), *shown)


def _attempt(lines: Sequence[Line]) -> Tree:
    """One try; its step is named where that line stays."""
    outcome = next((line for line in lines if line.field == "outcome"), None)
    day = full_day(lines[0].day) if lines[0].day else ""
    heading = outcome.cells[0][0] if outcome else say("share_report.a_try", day=day)
    rows = [(say("share.labels.outcomes"), outcome.cells[0][1])] if outcome else []
    rows += [cell for line in lines if line.field != "outcome" for cell in line.cells]
    return element("article", element("h3", heading), _described(rows))


def _group(report: Report, group: str) -> Tree:
    lines = report.groups[group]
    rows = [(_dated(line, label), value) for line in lines for label, value in line.cells]
    return element("section", element("h2", group_title(group)), *_lanes(report, group), _described(rows))


def _dated(line: Line, label: str) -> str:
    return f"{line.context}, {label}" if line.context else label


def _lanes(report: Report, group: str) -> Iterator[Tree]:
    if group == "check_ins":
        fields = ("mood", "confidence", "energy")
        yield _picture(lanes(report.groups[group], fields, "lanes", report.first, report.last))
    elif group == "symptoms":
        yield _picture(lanes(report.groups[group], ("rating", "sensations"), "body", report.first, report.last))


def _held(report: Report) -> Tree:
    rows = [
        (say("share.labels.held"), str(report.held_back)),
        (say("share.labels.reminder"), say("share.reminder")),
    ]
    return element("section", element("h2", say("share.titles.held")), _described(rows))


def _described(rows: Iterable[tuple[str, str]]) -> Tree:
    pairs = (together([element("dt", label), element("dd", value, class_="words")]) for label, value in rows)
    return element("dl", *pairs)
