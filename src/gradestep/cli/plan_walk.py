"""`plan show --as-patient`: every screen a plan makes, as plain lines, by the conversations and pages themselves."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

from gradestep.clock import Clock
from gradestep.coach.help_now import help_now_lines
from gradestep.coach.home import step_lines, step_view
from gradestep.coach.if_then import active
from gradestep.coach.ladder_view import ladder_views
from gradestep.content import say
from gradestep.flows.conversation import Conversation
from gradestep.flows.flow import Scene, Talk
from gradestep.flows.question import AnyQuestion, ChoiceQuestion, RunningQuestion, YesNoQuestion
from gradestep.flows.registry import flow
from gradestep.model.history import History
from gradestep.model.plan import Plan
from gradestep.model.settings import Settings
from gradestep.plain.asking import Asker
from gradestep.plain.running import Runner
from gradestep.plain.speaker import Speaker
from gradestep.planfile.merging_cases import adoption

MOST_QUESTIONS = 200
"""In one conversation; none has as many."""

DONE = "done"
"""How a try went, so that what follows one is shown."""


class _Enter:
    """Where typed lines come from: Enter, each time."""

    def readline(self) -> str:
        """An empty line."""
        return "\n"

    def isatty(self) -> bool:
        """No terminal, so that each prompt ends its line."""
        return False


@dataclass
class Walk:
    """A walk through the screens of a plan, on an empty journal."""

    plan: Plan
    clock: Clock
    text: str = ""
    """The file it was read from, where it is not the person's own: taking it in is the first screen then."""
    _shown: set[str] = field(default_factory=set)
    _lines: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        """Every screen in order; what reads the same again is left out."""
        self._lines = [say("plan_show.walk.top")]
        if self.text:
            self._talk("adopt", {}, agreed=True)
        for ladder, step in self.plan.steps():
            if not ladder.rested and not step.rested:
                view = step_view(self.plan, ladder, step)
                self._screen("home", [*step_lines(view)], title=step.title)
                self._talk("attempt", {"step": step.id}, title=step.title)
        self._ladders()
        if active(self.plan):
            self._talk("use_if_then", {}, name="if_then")
            for one in active(self.plan):
                self._talk("use_if_then", {"plan": one.id}, name="if_then")
        if self.plan.questions or self.plan.early_signs:
            self._talk("check_in", {})
        self._screen("help_now", [*help_now_lines(self.plan.contacts, None)])
        return self._lines

    def _ladders(self) -> None:
        views = ladder_views(self.plan, Settings(), History(), {}, self._scene({}).today)
        said: list[str] = []
        for view in views:
            said += [f"{view.title}.", *(say("ladder.why", words=words) for words in view.why)]
            said += [row.line() for row in view.steps]
        for one in self.plan.avoided:
            said.append(say("ladder.avoided_row", activity=one.activity, by=say(f"ladder.by_{one.by}")))
        self._screen("ladder", said)

    def _scene(self, options: dict[str, str]) -> Scene:
        now = self.clock.now()
        taken_in = adoption(self.text.encode(), Path(), "", {}) if self.text else None
        return Scene(self.plan, Settings(), History(), now.date(), now, options, adoption=taken_in)

    def _talk(
        self, flow_id: str, options: dict[str, str], *, name: str = "", title: str = "", agreed: bool = False
    ) -> None:
        """Every question of a conversation that is met with Enter alone."""
        scene = self._scene(options)
        conversation = Conversation.begin(flow(flow_id, scene), Talk(scene))
        said: list[str] = []
        for _ in range(MOST_QUESTIONS):
            question = conversation.question
            if question is None:
                break
            text, moved = self._asked(question)
            if agreed and isinstance(question, YesNoQuestion):
                moved = "yes"
            if text.strip() and text not in self._shown:
                self._shown.add(text)
                said += ["", *text.strip("\n").split("\n")] if said else text.strip("\n").split("\n")
            conversation = conversation.answered(moved) if moved is not None else conversation.passed_over()
        if said:
            self._screen(name or flow_id, said, title=title)

    def _asked(self, question: AnyQuestion) -> tuple[str, str | int | float | tuple[str, ...] | None]:
        """A question as plain mode says it, and what Enter alone answers; a try that is asked about was done."""
        saying = StringIO()
        speaker = Speaker(_Enter(), saying)
        if isinstance(question, RunningQuestion):
            speaker.say(*question.lead, question.ask, *question.cautions, *filter(None, [question.note]))
            return saying.getvalue(), None
        runner = Runner(speaker, self.clock, lambda _: "enter")
        said = Asker(speaker, runner, lambda _: False, lambda _: None).ask(question)
        if isinstance(question, ChoiceQuestion) and DONE in (option.value for option in question.options):
            return saying.getvalue(), DONE
        answer = said.answer if isinstance(said.answer, (str, int, float, tuple)) else None
        return saying.getvalue(), answer

    def _screen(self, name: str, lines: list[str], *, title: str = "") -> None:
        self._lines += ["", say(f"plan_show.walk.{name}", title=title), "", *lines]
