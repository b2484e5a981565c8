"""Home: one next step, what is waiting, at most one sentence of progress (S21, S53)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.message import Message

from gradestep.content import say
from gradestep.screens.appearance import Appearance
from gradestep.screens.opening import Opened
from gradestep.screens.page import Page
from gradestep.screens.rows import Row, Rows
from gradestep.screens.wanted import CommandWanted, FlowWanted, PageWanted
from gradestep.screens.words import Words

if TYPE_CHECKING:
    from gradestep.coach.home import HomeView
    from gradestep.coach.home_ways import Way

BOLD = "bold"
QUIET = "$text-muted"

AT_ONCE = 5
"""Rows of Home at the most (A22)."""

WAITING = "waiting:"
"""Begins the row of something to take up again."""


class HomePage(Page):
    """What the coach's view of today says, and the ways on from it."""

    TITLE_KEY: ClassVar[str] = "app.title"

    class Ready(Message):
        """The notebook is open."""

    def __init__(
        self, opened: Opened, appearance: Appearance, first_lines: tuple[str, ...] = (), lift: str = ""
    ) -> None:
        """`first_lines` are shown at once, and the notebook is opened beside them; `lift` is the way out of a pause."""
        super().__init__(opened, appearance)
        self._beside = opened
        self._first_lines = first_lines
        self._lift = lift
        self._view: HomeView | None = None

    def come_into_sight(self) -> None:
        """The words known beforehand first, then the notebook."""
        if self._first_lines:
            lines, self._first_lines = self._first_lines, ()
            self.query_one("#words", Words).say("\n".join(lines))
            self.query_one("#rows", Rows).show_rows(self.rows())
            self.call_after_refresh(self._beside.begin, lambda: self.post_message(self.Ready()))
        else:
            super().come_into_sight()

    def on_home_page_ready(self) -> None:
        """Show what the notebook says, from its first row, unless the person moved on already."""
        if self.is_current:
            untouched = self.query_one("#rows", Rows).at == 0
            self.reload()
            if untouched:
                self.stand_at_first()

    def reload(self) -> None:
        """Show today; where the row one stood at is gone, stand at the first, not at whatever took its place."""
        from gradestep.notebook.home import home_now

        self._view = home_now(self.notebook)
        self.query_one("#words", Words).say_lines(styled(self._view))
        rows = self.query_one("#rows", Rows)
        stood_at = rows.here
        rows.show_rows(self.rows())
        if stood_at is not None and stood_at.id not in [row.id for row in rows.rows]:
            self.stand_at_first()

    def rows(self) -> Iterable[Row]:
        """What is waiting, the step, and the ways to everything else; five at most."""
        view = self._view
        if view is None:
            return self._paused_rows(self._lift, []) if self._lift else self._usual_rows()
        rows = [Row(f"{WAITING}{at}", say(f"app.home.{waits.kind}")) for at, waits in enumerate(view.waiting[:1])]
        if self.notebook.problems:
            rows.append(Row("problems", say("app.home.problems", count=len(self.notebook.problems))))
        if view.flare.on:
            rows.append(Row("flare", say("app.home.flare")))
        if view.pause is not None:
            return self._paused_rows(view.pause.way.row, rows)
        if view.step is None:
            return [*rows, *self._first_rows()]
        start, *others = self._usual_rows()
        between = self._between(view)
        ways = [start, *between[: max(0, AT_ONCE - len(rows) - 1 - len(others))], *others]
        if view.half_first and ways[1].id == "half":
            ways[:2] = reversed(ways[:2])
        return [*rows, *ways]

    def _between(self, view: HomeView) -> list[Row]:
        """What may be done beside the step, the most needed first."""
        rows = [Row("half", say("app.step.half"))] if view.half_first else []
        if view.asks is not None:
            rows.append(Row("asks", view.asks.row))
        if view.offer is not None and not self.notebook.problems:
            rows.append(Row("offer", say("offers.row")))
        if view.check_in:
            rows.append(Row("check_in", say("app.home.check_in")))
        if view.review:
            rows.append(Row("review", say("app.home.review")))
        return rows

    def _paused_rows(self, lift: str, others: list[Row]) -> list[Row]:
        """While steps are paused: whom to call, the way out, what stays open; then one thing more, and the rest."""
        ladder = Row("ladder", say("app.home.ladder"))
        return [
            Row("help_now", say("keys.help_now")),
            Row("lift", lift),
            Row("practice", say("safety.paused.row")),
            *[*reversed(others), ladder][:1],
            Row("more", say("app.home.more")),
        ]

    def choose(self, row_id: str) -> None:
        """Go where the row leads."""
        if self._view is None:
            self.reload()
        view = self._view
        if row_id == "start" and view is not None and view.step is not None:
            self.post_message(FlowWanted("attempt", {"step": view.step.id}))
        elif row_id == "half" and view is not None and view.step is not None:
            self.post_message(FlowWanted("attempt", {"step": view.step.id, "size": "half"}))
        elif row_id.startswith(WAITING):
            self._take_up()
        elif row_id == "offer" and view is not None and view.offer is not None:
            self.post_message(FlowWanted(view.offer.flow, dict(view.offer.options)))
        elif row_id == "lift":
            self._go(view.pause.way if view is not None and view.pause is not None else None)
        elif row_id == "asks":
            self._go(view.asks if view is not None else None)
        elif row_id == "review" and view is not None:
            self.post_message(FlowWanted(view.review_flow, {"kind": view.review}))
        elif row_id in ("ladder", "problems", "help_now", "practice"):
            self.post_message(PageWanted(row_id))
        elif row_id == "more":
            self.post_message(CommandWanted("palette"))
        elif row_id not in ("start", "half"):
            self.post_message(FlowWanted(row_id))

    def leave(self) -> bool:
        """Nothing lies beneath."""
        return False

    def _go(self, way: Way | None) -> None:
        """A way that Home names itself; nothing where another window was quicker."""
        if way is not None:
            self.post_message(FlowWanted(way.flow, dict(way.options)))

    def _take_up(self) -> None:
        waiting = self._view.waiting[0] if self._view is not None and self._view.waiting else None
        if waiting is None:
            return
        draft = next((draft for draft in self.notebook.drafts if draft.id == waiting.id), None)
        if waiting.kind != "draft":
            self.post_message(FlowWanted("reflect", {"attempt": waiting.id}))
        elif draft is not None:
            self.post_message(FlowWanted(draft.flow, draft=draft))

    def _usual_rows(self) -> list[Row]:
        return [
            Row("start", say("app.home.start")),
            Row("ladder", say("app.home.ladder")),
            Row("more", say("app.home.more")),
        ]

    def _first_rows(self) -> list[Row]:
        return [
            Row("small_step", say("app.home.small_step")),
            Row("first_run", say("app.home.first_run")),
            Row("ladder", say("app.home.ladder")),
            Row("more", say("app.home.more")),
        ]


def styled(view: HomeView) -> list[tuple[str, str]]:
    """The view's lines, the step or the pause in bold, what is waiting and the progress quiet and apart."""
    step = say("home.step", title=view.step.title) if view.step is not None else ""
    bold = step if view.pause is None else view.pause.lines[0]
    offered = [one.words for one in (view.asks, view.offer) if one is not None]
    apart = {step, *offered, view.progress, *(waiting.words for waiting in view.waiting)}
    lines: list[tuple[str, str]] = []
    for line in view.lines():
        if lines and line in apart:
            lines.append(("", ""))
        lines.append((line, BOLD if line == bold else QUIET if line == view.progress else ""))
    return lines
