"""One step: all that is known of it, and everything that can be done with it (S5, S13, S33, S34, S38, S45)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from gradestep.coach.amounts import amount_words
from gradestep.coach.attempts import attempts
from gradestep.coach.dates import day_words
from gradestep.coach.home import step_lines, step_view
from gradestep.coach.planned import coming
from gradestep.coach.present_size import outgrown
from gradestep.coach.quota import half_of
from gradestep.coach.safety import is_paused
from gradestep.coach.stalled import is_stalled
from gradestep.content import say
from gradestep.flows.attempt_lines import rest_line
from gradestep.model.plan import Ladder, Step
from gradestep.planfile.edits import MoveEntry, PlanEdit, SetField
from gradestep.screens.page import Page
from gradestep.screens.rows import Row
from gradestep.screens.wanted import FlowWanted


class StepPage(Page):
    """What the step asks, then the ways on; every change can be taken back."""

    TITLE_KEY: ClassVar[str] = "app.pages.step"
    ABOVE_ALL: ClassVar[bool] = True

    def words(self) -> str:
        """The step as it stands in the plan."""
        found = self._found()
        return "\n".join(_lines(self, *found)) if found else say("app.step.gone")

    def rows(self) -> Iterable[Row]:
        """Start first; then changes."""
        found = self._found()
        if found is None:
            return [Row("back", say("app.step.back"))]
        ladder, step = found
        place = ladder.in_order().index(step)
        ids = [
            "start",
            "low_energy",
            *(["half"] if half_of(step) is not None else []),
            "smaller",
            "plan_step",
            *(["stalled"] if self._is_still(ladder, step) else []),
            "edit_step",
            "split",
        ]
        ids += ["wake" if step.rested else "rest"]
        ids += ["earlier"] if place else []
        ids += ["later"] if place < len(ladder.steps) - 1 else []
        return [Row(way, say(f"app.step.{way}")) for way in (*ids, "back")]

    def choose(self, row_id: str) -> None:
        """Begin, change, or go back."""
        found = self._found()
        if row_id == "back" or found is None:
            self.leave()
            return
        ladder, step = found
        match row_id:
            case "start":
                self.post_message(FlowWanted("attempt", {"step": step.id}))
            case "low_energy":
                self.post_message(FlowWanted("attempt", {"step": step.id, "low_energy": "yes"}))
            case "half":
                self.post_message(FlowWanted("attempt", {"step": step.id, "size": "half"}))
            case "rest" | "wake":
                edit = SetField(("ladders", ladder.id, "steps", step.id), "rested", row_id == "rest" or None)
                self.change_plan((edit,), step.title, say("app.step.rested" if row_id == "rest" else "app.step.woken"))
            case "earlier" | "later":
                self.change_plan(_moved(ladder, step, row_id), step.title, say("app.step.moved"))
            case _:
                self.post_message(FlowWanted(row_id, {"step": step.id}))

    def _is_still(self, ladder: Ladder, step: Step) -> bool:
        """Four ways to go on with it are offered (S38); nothing is while steps are paused (O0)."""
        history, today = self.notebook.history, self.notebook.today()
        tried = attempts(history)
        rests = step.rested or ladder.rested or is_paused(history, today)
        return not rests and is_stalled(ladder, step, tried, outgrown(tried, history), today)

    def _found(self) -> tuple[Ladder, Step] | None:
        return self.notebook.plan.find(self.about)


def _moved(ladder: Ladder, step: Step, way: str) -> tuple[PlanEdit, ...]:
    """The order as it is shown, with the step one place on, kept as an order by hand (S13)."""
    order = list(ladder.in_order())
    place = order.index(step)
    order.insert(place - 1 if way == "earlier" else place + 1, order.pop(place))
    moves = [MoveEntry(("ladders", ladder.id, "steps", moved.id), at) for at, moved in enumerate(order)]
    return (SetField(("ladders", ladder.id), "order", "hand"), *moves)


def _meant_for(page: Page, step: Step) -> str:
    today = page.notebook.today()
    days = [day_words(one.day, today) for one in coming(page.notebook.history, today) if one.step == step.id]
    return say("plan_step.on_step", days=", ".join(days)) if days else ""


def _lines(page: Page, ladder: Ladder, step: Step) -> list[str]:
    plan, hidden = page.notebook.plan, page.appearance.hide_numbers
    limits = "\n".join(filter(None, (plan.limits.words, *plan.limits.lines)))
    lines = [
        *step_lines(step_view(plan, ladder, step))[1:],
        "" if hidden else say("app.step.difficulty", difficulty=step.difficulty),
        say("app.step.smallest", words=step.smallest) if step.smallest else "",
        say("ladder.note", words=step.note) if step.note else "",
        *rest_line(step),
        say("app.step.unit_step", amount=amount_words(step.unit_step, step.unit)) if step.unit_step else "",
        say("app.step.energy", energy=say(f"journal.values.{step.energy}")) if step.energy else "",
        *(say("app.step.help", help=", ".join(filter(None, (wanted.kind, wanted.who)))) for wanted in step.help),
        *(say("app.step.stop_if", words=words) for words in step.stop_if),
        say("app.step.limits", words=limits) if limits else "",
        _meant_for(page, step),
    ]
    return [f"{step.title}.", *(line for line in lines if line)]
