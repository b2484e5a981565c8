"""Commands that look after the folder: doctor, backup, restore, erase."""

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path

from gradestep.cli.home import clock_of, places_of
from gradestep.cli.surroundings import Surroundings
from gradestep.content import say
from gradestep.notebook.backup import back_up, restore
from gradestep.notebook.doctor import examine, repair
from gradestep.notebook.erasing import erase, everything_in
from gradestep.notebook.telling import told
from gradestep.text import display_line


def carry_out(command: str, parsed: Namespace, surroundings: Surroundings) -> int:
    """Run one of them; the status."""
    return {"doctor": _doctor, "backup": _backup, "restore": _restore, "erase": _erase}[command](parsed, surroundings)


def _doctor(parsed: Namespace, surroundings: Surroundings) -> int:
    places = places_of(parsed, surroundings)
    clock = clock_of(places.home, surroundings)
    done = repair(places, clock) if parsed.repair else ()
    findings = examine(places, clock)
    if parsed.json:
        rows = [
            {"code": row.problem.code, "file": str(row.problem.file or ""), "line": row.problem.line}
            for row in findings
        ]
        surroundings.say(json.dumps({"done": list(done), "problems": rows}, ensure_ascii=False))
        return 1 if findings else 0
    for sentence in done:
        surroundings.say(display_line(sentence))
    for finding in findings:
        surroundings.say(display_line(told(finding.problem)))
        if finding.would_do:
            surroundings.say(display_line(say("doctor.would_do", what=finding.would_do)))
    if not findings:
        surroundings.say(say("doctor.all_well"))
    return 1 if findings else 0


def _backup(parsed: Namespace, surroundings: Surroundings) -> int:
    places = places_of(parsed, surroundings)
    target = back_up(places, clock_of(places.home, surroundings), Path(parsed.to) if parsed.to else None)
    surroundings.say(say("doctor.backed_up", file=display_line(str(target))))
    return 0


def _restore(parsed: Namespace, surroundings: Surroundings) -> int:
    places = places_of(parsed, surroundings)
    brought = restore(places, clock_of(places.home, surroundings), Path(parsed.source))
    for sentence in brought:
        surroundings.say(display_line(sentence))
    return 0


def _erase(parsed: Namespace, surroundings: Surroundings) -> int:
    places = places_of(parsed, surroundings)
    found = everything_in(places)
    if not found:
        surroundings.say(say("doctor.nothing_to_erase", folder=display_line(str(places.home))))
        return 0
    for path in found:
        surroundings.say(display_line(str(path)))
    surroundings.say(say("doctor.erase_ask", word=say("doctor.erase_word")))
    if surroundings.hearing.readline().strip() != say("doctor.erase_word"):
        surroundings.say(say("doctor.erase_kept"))
        return 0
    erase(places)
    surroundings.say(say("doctor.erased"))
    return 0
