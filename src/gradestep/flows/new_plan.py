"""Making a plan file in conversation: from nothing, a starter or a table, to a file that can be handed over."""

from __future__ import annotations

from collections.abc import Iterator

from gradestep.content import names, say, several
from gradestep.flows import asking
from gradestep.flows.effect import Effect, WritePlan
from gradestep.flows.flow import Flow, Scene, Stage, Talk
from gradestep.flows.new_plan_base import OWN, pattern_of, rows_of
from gradestep.flows.new_plan_entries import new_plan_written, starter_holds_back
from gradestep.flows.new_plan_gaps import gap_stages, lists_complete
from gradestep.flows.new_plan_steps import step_stages
from gradestep.flows.question import Information
from gradestep.planfile.from_table_values import Measure

AREAS = ("friends", "family", "work", "hobbies", "home")


def new_plan(scene: Scene) -> Flow:
    """Options: `file`, where it goes; `over`, "yes" to write over one; `pattern`, a starter; `rows` and `table`, from a list."""
    return Flow(
        id="new_plan",
        title=say("plan_new.flow.title"),
        stages=(
            Stage("welcome", lambda _: _welcome(scene)),
            *_beginning(scene),
            *_about(),
            Stage(
                "ladder_title", asking.line("plan_new.ladder_title", note=True), when=lambda t: _is_unnamed(scene, t)
            ),
            *step_stages(scene),
            *gap_stages(scene),
            Stage("if_then", asking.yes_no("plan_new.if_then", lead=_example), when=lambda t: _has_none(scene, t)),
            Stage("contact", asking.line("plan_new.contact", note=True)),
            Stage("contact_call", asking.line("plan_new.contact_call"), when=lambda t: t.text("contact") is not None),
            asking.kept_here("write", lambda talk: _written(scene, talk), when=lambda t: _says_something(scene, t)),
            asking.closing_line("written", lambda talk: _last_words(scene, talk)),
        ),
    )


def _welcome(scene: Scene) -> Information:
    lines = several("plan_new.welcome.lines", file=scene.options.get("file") or say("plan_new.written.exports"))
    return Information(ask=say("plan_new.welcome.ask"), paragraphs=lines, waits=False)


def _beginning(scene: Scene) -> Iterator[Stage]:
    """What it begins with, where that was not said on the line."""
    options = (OWN, *names("starters"))
    begins = not scene.options.get("pattern") and not rows_of(scene)
    yield Stage("begin", asking.choice("plan_new.begin", options, default=OWN), when=lambda _: begins)
    yield Stage("rows", lambda _: _read(scene), when=lambda _: bool(rows_of(scene)))


def _read(scene: Scene) -> Information:
    """What the table held, and how its ratings were taken."""
    rows, table = rows_of(scene), scene.options.get("table", "")
    count = "read_one" if len(rows) == 1 else "read"
    unrated = sum(row.difficulty is None for row in rows)
    scale = scene.options.get("scale", "none")
    lines = [say(f"plan_new.rows.{count}", count=len(rows), file=table)]
    lines += [say(f"plan_new.rows.{scale}")] if scale != "none" else []
    bare = sum(row.measure == Measure() for row in rows)
    lines += [say("plan_new.rows.bare", count=bare)] if bare else []
    lines += [say("plan_new.rows.unrated", count=unrated)] if unrated else []
    return Information(ask=say("plan_new.rows.ask"), paragraphs=tuple(lines), waits=False)


def _about() -> Iterator[Stage]:
    yield Stage("plan_title", asking.line("plan_new.plan_title", limit=200, note=True))
    yield Stage("author", asking.line("plan_new.author", limit=200, note=True))
    yield Stage(
        "pacing",
        asking.yes_no("plan_new.pacing", unsure=True, note=True),
        when=lambda talk: not starter_holds_back(talk.scene, talk),
    )
    yield Stage(
        "value", asking.line("plan_new.value", note=True), when=lambda talk: pattern_of(talk.scene, talk) is None
    )
    yield Stage("area", asking.choice("plan_new.area", AREAS), when=lambda talk: talk.text("value") is not None)


def _is_unnamed(scene: Scene, talk: Talk) -> bool:
    """True where the list of steps has no title of its own."""
    return pattern_of(scene, talk) is None and not any(row.ladder for row in rows_of(scene))


def _has_none(scene: Scene, talk: Talk) -> bool:
    return pattern_of(scene, talk) is None


def _example(_: Talk) -> tuple[str, ...]:
    return (say("plan_new.if_then.lead"),)


def _says_something(scene: Scene, talk: Talk) -> bool:
    """True where there is anything to write down."""
    said = any(talk.text(stage) for stage in ("plan_title", "author", "value", "contact"))
    return said or any(one.steps for one in lists_complete(scene, talk).all)


def _written(scene: Scene, talk: Talk) -> tuple[Effect, ...]:
    over = scene.options.get("over") == "yes"
    return (WritePlan(scene.options.get("file", ""), new_plan_written(scene, talk), over),)


def _last_words(scene: Scene, talk: Talk) -> tuple[str, ...]:
    if not _says_something(scene, talk):
        return (say("plan_new.written.nothing"),)
    return (say("plan_new.written.ask", file=scene.options.get("file") or say("plan_new.written.exports")),)
