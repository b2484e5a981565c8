"""`plan new`: a plan file from a conversation, a starter or a table; never over a file that is there unless told."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from gradestep.cli.asker import Asker
from gradestep.cli.home import open_notebook
from gradestep.cli.opening import Beginning, open_at
from gradestep.cli.surroundings import Surroundings
from gradestep.content import say
from gradestep.files import FileProblem, read_bounded
from gradestep.flows.flow import Talk
from gradestep.flows.new_plan_base import rows_written
from gradestep.flows.new_plan_entries import new_plan_written
from gradestep.flows.question import Option
from gradestep.notebook import Notebook
from gradestep.notebook.handing_over import free_name, hand_over
from gradestep.notebook.telling import told_file_problem
from gradestep.planfile.from_table import LARGEST, LeftOut, Table, table_from
from gradestep.planfile.schema import NAME, schema_text
from gradestep.planfile.writing import new_plan_text
from gradestep.text import display_line

FLOW = "new_plan"
USUAL_NAME = "new-plan.toml"
SHOWN = 20
"""Lines that were left out of a table and are told one by one."""


def run(parsed: Namespace, surroundings: Surroundings) -> int:
    """Make the file; the status."""
    if parsed.table and parsed.pattern:
        surroundings.complain(say("plan_new.told.one_base"))
        return 2
    named = Path(parsed.file).expanduser() if parsed.file else None
    if named is not None and _is_there(named) and not parsed.force:
        surroundings.complain(say("plan_new.told.exists", file=display_line(str(named))))
        return 1
    if named is not None and not named.parent.is_dir():
        surroundings.complain(say("plan_new.told.no_folder", folder=display_line(str(named.parent))))
        return 1
    table = _read(parsed.table, surroundings) if parsed.table else None
    if parsed.table and table is None:
        return 1
    file = (named or free_name(Path(USUAL_NAME))).absolute()
    options = _options(parsed, file, table)
    notebook = open_notebook(parsed, surroundings)
    status = _at_once(file, options, notebook) if parsed.yes else _asked(parsed, options, notebook, surroundings)
    if status == 0 and _is_there(file):
        _tell(parsed, file, surroundings)
        if not parsed.no_schema:
            _keep_schema(file.with_name(NAME), parsed, surroundings)
    return status


def _is_there(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def _read(name: str, surroundings: Surroundings) -> Table | None:
    """The rows of a table, and on stderr what was left out of it. Raises FileProblem."""
    path = Path(name).expanduser()
    table = table_from(read_bounded(path, LARGEST), path.name)
    for left_out in table.left_out[:SHOWN] if table is not None else ():
        surroundings.complain(_why(left_out))
    if table is not None and len(table.left_out) > SHOWN:
        surroundings.complain(say("plan_new.told.more_left_out", count=len(table.left_out) - SHOWN))
    if table is None or not table.rows:
        surroundings.complain(say("plan_new.told.no_rows", file=display_line(name)))
        return None
    return table


def _why(left_out: LeftOut) -> str:
    return say("plan_new.told.left_out", line=left_out.line, reason=say(f"plan_new.why.{left_out.why}"))


def _options(parsed: Namespace, file: Path, table: Table | None) -> dict[str, str]:
    options = {"file": str(file)}
    options |= {"over": "yes"} if parsed.force else {}
    options |= {"pattern": parsed.pattern} if parsed.pattern else {}
    options |= {} if parsed.no_schema else {"schema": "yes"}
    if table is not None:
        options |= {"rows": rows_written(table.rows), "table": Path(parsed.table).name, "scale": table.scale}
    return options


def _at_once(file: Path, options: dict[str, str], notebook: Notebook) -> int:
    """Nothing asked: the starter or the table as it is, else a worked example to change. Raises FileProblem."""
    scene = notebook.scene(options)
    plain = not options.get("pattern") and not options.get("rows")
    schema = options.get("schema") == "yes"
    text = new_plan_text(schema=schema) if plain else new_plan_written(scene, Talk(scene))
    hand_over(file, text.encode(), over=options.get("over") == "yes")
    return 0


def _asked(parsed: Namespace, options: dict[str, str], notebook: Notebook, surroundings: Surroundings) -> int:
    """The conversation; one that was left with the same file and beginning is gone on with."""
    begun = next((draft for draft in notebook.drafts if draft.flow == FLOW and dict(draft.options) == options), None)
    return open_at(parsed, notebook, Beginning(FLOW, options, begun), surroundings)


def _keep_schema(beside: Path, parsed: Namespace, surroundings: Surroundings) -> None:
    """The form of a plan beside the new file, for editors; another file of that name stays unless it may go."""
    form, shown = schema_text().encode(), display_line(str(beside))
    try:
        hand_over(beside, form)
    except FileProblem as problem:
        if problem.code != "exists":
            surroundings.complain(told_file_problem(problem))
            return
        options = (Option(value, say(f"plan_new.schema.options.{value}")) for value in ("over", "leave"))
        if Asker(surroundings, quiet=parsed.yes).choose("plan_new.schema.ask", *options, file=shown) != "over":
            surroundings.say(say("plan_new.schema.left", file=shown))
            return
        hand_over(beside, form, over=True)
    surroundings.say(say("plan_new.schema.kept", file=shown))


def _tell(parsed: Namespace, file: Path, surroundings: Surroundings) -> None:
    shown = display_line(str(file))
    if parsed.yes:
        surroundings.say(say("plan_new.told.written", file=shown))
    surroundings.say(say("plan_new.told.check", file=shown))
