"""The report as one HTML file that stands by itself: pictures with their sentences, then every line that stays (A33, R20)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from gradestep.content import LANGUAGE, has, say, several
from gradestep.share.drawing import Picture
from gradestep.share.gathering import Line
from gradestep.share.lanes import lanes
from gradestep.share.markup import Tree, described, document, element, table, together
from gradestep.share.pictures import ladder, paired, predicted, times_of_day, weeks
from gradestep.share.report import REPORT_GROUPS, Report
from gradestep.share.report_tries import kept_words, tries
from gradestep.share.style import record_style
from gradestep.share.wording import full_day

APART = ("practices", "attempts", "ladder")
"""Groups that have a place of their own on the page."""

OF_A_DAY = ("check_ins", "symptoms", "flares")
"""Groups of several short lines a day, which stand together."""

BESIDE = ("talk", "stuck", "planned", "offers")
"""Groups with lines of several values, which share a row."""


def report_html(report: Report) -> str:
    """The whole page as text of an HTML file."""
    title = report_title(report)
    attempts = report.groups["attempts"]
    return document(
        title,
        LANGUAGE,
        record_style(),
        element("h1", title),
        _time(report),
        _doings(report),
        kept_words(attempts),
        tries(attempts, shared=report.shares("steps")),
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
    return element("section", element("h2", say("share.titles.time")), described(rows, class_="row"))


def _doings(report: Report) -> Tree:
    """Sums, and pictures of what was done; nothing of the body stands among them (S27)."""
    sums = described((cell for line in report.groups["practices"] for cell in line.cells), class_="row")
    heading = element("h2", say("share_report.doings"))
    return element("section", heading, sums, *map(_picture, _pictures(report)))


def _pictures(report: Report) -> Iterator[Picture]:
    """A picture is drawn where all it is of was asked for, so that none says less than there was."""
    attempts = report.groups["attempts"]
    if report.shares("practices", "steps"):
        yield weeks((*attempts, *report.groups["exercises"]), report.began, report.last)
    if report.shares("ratings"):
        yield paired(attempts, "distress")
        yield paired(attempts, "confidence")
        yield predicted(attempts)
    if report.shares("steps"):
        yield times_of_day(attempts)
        yield from (ladder(attempts, one) for one in report.ladders)
    else:
        heads = several("share_report.ladder.heads")[:2]
        for one in report.ladders:
            rows = ((step.title, str(step.difficulty)) for step in one.steps)
            yield Picture(one.title, say("share.nothing_shared"), table=table(one.title, heads, rows))


def _picture(picture: Picture) -> Tree:
    """What belongs together stays on one sheet of paper; a long table may go on by itself."""
    seen = element("div", element("h3", picture.title), element("p", picture.sentence), picture.drawn, class_="picture")
    return together([seen, picture.table])


def _group(report: Report, group: str) -> Tree:
    lines = report.groups[group]
    title = group_title(group)
    write = _by_day if group in OF_A_DAY else _in_tables if group in BESIDE else _one_by_one
    return element("section", element("h2", title), *_lanes(report, group), *write(title, lines))


def _one_by_one(_: str, lines: Iterable[Line]) -> Iterator[Tree]:
    """A label with its value, in their order."""
    yield described((_dated(line, label), value) for line in lines for label, value in line.cells)


def _in_tables(title: str, lines: Sequence[Line]) -> Iterator[Tree]:
    """Values that share a row are a table; a line of one value stands before."""
    alone = [line for line in lines if len(line.cells) == 1]
    if alone:
        yield from _one_by_one(title, alone)
    for heads, rows in groupby((line for line in lines if len(line.cells) > 1), _heads):
        yield table(title, heads, (_row(line) for line in rows))


def _heads(line: Line) -> tuple[str, ...]:
    day = (say("share.labels.day"),) if line.context else ()
    return (*day, *(label for label, _ in line.cells))


def _row(line: Line) -> list[str]:
    return [*((line.context,) if line.context else ()), *(value for _, value in line.cells)]


def _by_day(_: str, lines: Sequence[Line]) -> Iterator[Tree]:
    """Short values of one entry on one line, after its day; a person's words on lines of their own."""
    rows: list[tuple[str, str]] = []
    for (_, context), found in groupby(lines, lambda line: (line.entry, line.context)):
        of_entry = list(found)
        short = [cell for line in of_entry if not line.words for cell in line.cells]
        if context and short:
            told = (say("share.field", label=label, value=value) for label, value in short)
            rows.append((context, say("share.and").join(told)))
        elif short:
            rows += short
        rows += [(_dated(line, label), value) for line in of_entry if line.words for label, value in line.cells]
    yield described(rows)


def _dated(line: Line, label: str) -> str:
    return f"{line.context}, {label}" if line.context else label


def _lanes(report: Report, group: str) -> Iterator[Tree]:
    if group == "check_ins":
        fields = ("mood", "confidence", "energy")
        yield _picture(lanes(report.groups[group], fields, "lanes", report.first, report.last))
    elif group == "symptoms":
        yield _picture(lanes(report.groups[group], ("rating", "sensations"), "body", report.first, report.last))


def _held(report: Report) -> Tree:
    rows: Iterable[tuple[str, str]] = (
        (say("share.labels.held"), str(report.held_back)),
        (say("share.labels.reminder"), say("share.reminder")),
    )
    return element("section", element("h2", say("share.titles.held")), described(rows, class_="row"))
