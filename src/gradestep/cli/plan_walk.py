"""`plan show --as-patient`: every screen a plan makes, as plain lines, by the conversations and pages themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from gradestep.cli.plan_ways import Ways
from gradestep.clock import Clock
from gradestep.coach.help_now import help_now_lines
from gradestep.coach.home import step_lines, step_view
from gradestep.coach.if_then import active
from gradestep.coach.ladder_view import ladder_views
from gradestep.coach.people import name_of
from gradestep.content import say
from gradestep.flows.flow import Scene
from gradestep.flows.registry import flow
from gradestep.model.history import History
from gradestep.model.plan import Limits, Maintenance, Plan
from gradestep.model.settings import Settings
from gradestep.planfile.merging_cases import adoption
from gradestep.share.plan_html import plan_lines
from gradestep.share.plan_shown import plan_page


@dataclass
class Walk:
    """A walk through the screens of a plan, on an empty journal."""

    plan: Plan
    clock: Clock
    text: str = ""
    """The file it was read from, where it is not the person's own: taking it in is the first screen then."""
    _ways: Ways = field(init=False)
    _lines: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._ways = Ways(self.clock)

    def lines(self) -> list[str]:
        """Every screen in order; what reads the same again is left out."""
        self._lines = [say("plan_show.walk.top")]
        if self.text:
            self._talk("adopt", agreed=True)
        for ladder, step in self.plan.steps():
            if not ladder.rested and not step.rested:
                self._screen("home", [*step_lines(step_view(self.plan, ladder, step))], title=step.title)
                self._talk("attempt", {"step": step.id}, title=step.title)
        self._ladders()
        self._if_then()
        self._check_ins()
        for sheet in self.plan.questionnaires:
            self._talk("measure", {"measure": sheet.id}, title=sheet.title)
        self._people_and_later()
        self._screen("help_now", [*help_now_lines(self.plan.contacts, None)])
        self._screen("whole", [*plan_lines(plan_page(self.plan))])
        return self._lines

    def _if_then(self) -> None:
        if active(self.plan):
            self._talk("use_if_then", name="if_then")
            for one in active(self.plan):
                self._talk("use_if_then", {"plan": one.id}, name="if_then")

    def _check_ins(self) -> None:
        """One question comes at a time; the signs come where none is due."""
        for question in self.plan.questions:
            self._talk("check_in", plan=self.plan.model_copy(update={"questions": (question,)}))
        if self.plan.early_signs:
            self._talk("check_in", plan=self.plan.model_copy(update={"questions": ()}))

    def _people_and_later(self) -> None:
        """What is kept for people, limits and rough days, where the plan has something of it."""
        for one in self.plan.supporters:
            self._talk("supporters", {"who": name_of(one)}, title=one.name)
        if self.plan.limits != Limits():
            self._talk("limits")
        if self.plan.early_signs:
            self._talk("early_signs")
        if self.plan.maintenance != Maintenance():
            self._talk("maintenance", {"all": "yes"})

    def _ladders(self) -> None:
        views = ladder_views(self.plan, Settings(), History(), {}, self.clock.now().date())
        said: list[str] = []
        for view in views:
            said += [f"{view.title}.", *(say("ladder.why", words=words) for words in view.why)]
            said += [row.line() for row in view.steps]
        for one in self.plan.avoided:
            said.append(say("ladder.avoided_row", activity=one.activity, by=say(f"ladder.by_{one.by}")))
        self._screen("ladder", said)

    def _talk(
        self,
        flow_id: str,
        options: Mapping[str, str] | None = None,
        *,
        name: str = "",
        title: str = "",
        plan: Plan | None = None,
        agreed: bool = False,
    ) -> None:
        """Every question of a conversation, on every way through it."""
        now = self.clock.now()
        taken_in = adoption(self.text.encode(), Path(), "", {}) if flow_id == "adopt" else None
        scene = Scene(plan or self.plan, Settings(), History(), now.date(), now, dict(options or {}), adoption=taken_in)
        for number, way in enumerate(self._ways.through(flow(flow_id, scene), scene, agreed=agreed)):
            lines = [*([way.given, ""] if way.given else ()), *way.lines]
            self._screen(name or flow_id, lines, title=title, goes_on=number > 0)

    def _screen(self, name: str, lines: list[str], *, title: str = "", goes_on: bool = False) -> None:
        self._lines += ["", *(() if goes_on else (say(f"plan_show.walk.{name}", title=title), "")), *lines]
