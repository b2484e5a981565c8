"""`plan schema`: the form of a plan file, for editors."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from gradestep.cli.surroundings import Surroundings
from gradestep.content import say
from gradestep.files import FileProblem
from gradestep.notebook.handing_over import hand_over
from gradestep.notebook.sharing import SHOWN
from gradestep.planfile.schema import NAME, schema_text
from gradestep.text import display_line


def run(parsed: Namespace, surroundings: Surroundings) -> int:
    """Print it, or keep it beside a plan and say which line an editor finds it by; the status. Raises FileProblem."""
    if parsed.to in (None, SHOWN):
        surroundings.say(schema_text().removesuffix("\n"))
        return 0
    file = Path(parsed.to).expanduser()
    file = file / NAME if file.is_dir() else file
    try:
        hand_over(file, schema_text().encode(), over=parsed.force)
    except FileProblem as problem:
        if problem.code != "exists":
            raise
        surroundings.complain(say("plan_export.exists", file=display_line(str(file))))
        return 1
    surroundings.say(say("plan_schema.written", file=display_line(str(file))))
    surroundings.say(say("plan_schema.first_line", line=f"#:schema ./{display_line(file.name)}"))
    return 0
