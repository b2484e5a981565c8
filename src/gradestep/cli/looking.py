"""Commands that read and write nothing: today, history, where, rules, privacy, help now."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Callable

from gradestep.cli.home import open_notebook, places_of
from gradestep.cli.surroundings import Surroundings
from gradestep.content import say, several, text_of
from gradestep.text import display, display_line


def carry_out(command: str, parsed: Namespace, surroundings: Surroundings) -> int:
    """Run one of them; the status."""
    commands: dict[str, Callable[[Namespace, Surroundings], int]] = {
        "today": _today,
        "history": _history,
        "where": _where,
        "rules": _rules,
        "privacy": _privacy,
        "help-now": _help_now,
    }
    return commands[command](parsed, surroundings)


def _today(parsed: Namespace, surroundings: Surroundings) -> int:
    from gradestep.notebook.home import home_now, keep_glance, today_words

    notebook = open_notebook(parsed, surroundings)
    view = home_now(notebook)
    words = today_words(notebook, view)
    if parsed.json:
        step = {"id": view.step.id, "title": view.step.title, "amount": view.step.amount} if view.step else None
        now = {"today": words, "step": step, "flare": view.flare.on, "paused": view.pause is not None}
        surroundings.say(json.dumps(now, ensure_ascii=False))
    else:
        surroundings.say(display_line(words))
    keep_glance(notebook)
    return 0


def _history(parsed: Namespace, surroundings: Surroundings) -> int:
    from gradestep.coach.journal_view import Wanted, journal_rows
    from gradestep.notebook.telling import told

    notebook = open_notebook(parsed, surroundings)
    history = notebook.everything()
    if parsed.json:
        return _raw_records(parsed, surroundings)
    for problem in notebook.problems:
        surroundings.complain(display_line(told(problem)))
    wanted = Wanted(parsed.since, parsed.kind, parsed.step, parsed.search, parsed.all)
    rows = journal_rows(notebook.plan, history, wanted, notebook.today())
    shown = rows if parsed.all or parsed.since or parsed.search else rows[:20]
    for row in reversed(shown):
        surroundings.say(display_line(row.line()))
    if not rows:
        surroundings.say(say("journal.empty"))
    elif len(shown) < len(rows):
        surroundings.complain(say("journal.older"))
    return 0


def _raw_records(parsed: Namespace, surroundings: Surroundings) -> int:
    """The records as they stand, one a line; what is damaged goes to stderr (promises 0)."""
    from gradestep.coach.journal_view import Wanted, journal_rows
    from gradestep.notebook.journal_files import files_of, read_files
    from gradestep.notebook.telling import told

    notebook = open_notebook(parsed, surroundings)
    read = read_files(files_of(notebook.places))
    history = notebook.everything()
    narrowed = any((parsed.since, parsed.kind, parsed.step, parsed.search))
    wanted = Wanted(parsed.since, parsed.kind, parsed.step, parsed.search, all_kinds=True)
    fitting = {row.id for row in journal_rows(notebook.plan, history, wanted, notebook.today())} if narrowed else set()
    for record in history.records:
        if record.state != "changed_outside" and (not narrowed or record.id in fitting):
            surroundings.say(display(record.raw.decode(errors="replace")))
    for problem in read.problems:
        surroundings.complain(display_line(told(problem)))
    return 0


def _where(parsed: Namespace, surroundings: Surroundings) -> int:
    from gradestep.notebook.where import files

    found = files(places_of(parsed, surroundings))
    if parsed.json:
        rows = [{"path": str(path), "what": code, "there": there} for path, code, there in found]
        surroundings.say(json.dumps(rows, ensure_ascii=False))
        return 0
    for path, code, there in found:
        line = say("where.there" if there else "where.not_there", path=path, what=say(f"where.{code}"))
        surroundings.say(display_line(line))
    return 0


def _rules(parsed: Namespace, surroundings: Surroundings) -> int:
    from gradestep.cli import rules

    return rules.run(parsed, surroundings)


def _privacy(parsed: Namespace, surroundings: Surroundings) -> int:
    for line in text_of("help/privacy.md").split("\n"):
        surroundings.say(line.lstrip("#").strip().replace("**", "").replace("`", ""))
    surroundings.say(say("where.folder", path=display_line(str(places_of(parsed, surroundings).home))))
    from gradestep.coach.handed import handed_rows

    for line in handed_rows(open_notebook(parsed, surroundings).everything()):
        surroundings.say(display_line(line))
    return 0


def _help_now(parsed: Namespace, surroundings: Surroundings) -> int:
    """Whom to call; it answers whatever state the files are in."""
    if parsed.about:
        for line in several("safety.about.lines"):
            surroundings.say(line)
        return 0
    from gradestep.cli.calling import help_now_of

    lines = help_now_of(str(places_of(parsed, surroundings).home), parsed.country)
    if parsed.json:
        surroundings.say(json.dumps({"lines": list(lines)}, ensure_ascii=False))
        return 0
    for line in lines:
        surroundings.say(display(line))
    return 0
