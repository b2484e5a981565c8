"""A conversation and the notebook together: each step is drafted first, then carried out, then shown (promises R1, R5)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from gradestep.flows.asking import READ
from gradestep.flows.commands import command_of
from gradestep.flows.conversation import Conversation
from gradestep.flows.effect import (
    KEPT,
    WRITTEN,
    AdoptFile,
    ChangePlan,
    ChangeSettings,
    Effect,
    HandOut,
    Remember,
    StartFlow,
    TakeIn,
    UseStarter,
    WritePlan,
)
from gradestep.flows.flow import Talk
from gradestep.flows.question import Answer, AnyQuestion, Information
from gradestep.flows.registry import flow as flow_of
from gradestep.model.journal import Amend, PlanChanged, Retract
from gradestep.model.problem import Problem
from gradestep.notebook.adopting import FILE, TEXT, Decided
from gradestep.notebook.drafts import Draft
from gradestep.notebook.handing_over import write_plan
from gradestep.notebook.sharing import hand_out
from gradestep.notebook.starting import text_of_file

if TYPE_CHECKING:
    from gradestep.notebook import Notebook

EARLIER = "~earlier"
"""Follows a key whose change to the plan was made anew: the id of the change before."""


class Talking:
    """Drives one conversation for either renderer; every method saves before it returns.

    Raises `FileProblem` when something could not be saved: the conversation then stands where it stood and the answer is
    in the draft as far as the disk allowed.
    """

    def __init__(self, notebook: Notebook, conversation: Conversation, draft: Draft) -> None:
        self._notebook = notebook
        self._conversation = conversation
        self._draft = draft
        self.next_flow: StartFlow | None = None
        """A conversation that follows this one."""
        self._outcomes: dict[str, str] = {}
        self.problems: tuple[Problem, ...] = ()
        """What the last step met, to be said once; nothing was lost by it."""

    @classmethod
    def begin(cls, notebook: Notebook, flow_id: str, options: Mapping[str, str] | None = None) -> Talking:
        """At the first question of a flow, with what its command begins with. Nothing is written until there is something to keep."""
        command = command_of(flow_id)
        scene = notebook.scene({**dict(command.options if command is not None else ()), **(options or {})})
        draft = Draft(
            id=notebook.fresh_id(), flow=flow_id, options=dict(scene.options), begun=scene.now, turn=scene.turn
        )
        return cls(notebook, Conversation.begin(flow_of(flow_id, scene), Talk(scene)), draft)

    @classmethod
    def resume(cls, notebook: Notebook, draft: Draft) -> Talking:
        """At the question where it was left, with the answers in place; what was not yet carried out is."""
        scene = notebook.scene(draft.options)
        talking = cls(notebook, draft.conversation(flow_of(draft.flow, scene), scene), draft)
        talking._move(talking._conversation, talking._unsaved_stages())
        return talking

    @property
    def flow_id(self) -> str:
        """Which flow this is."""
        return self._draft.flow

    @property
    def title(self) -> str:
        """The flow's title, ready to be read."""
        return self._conversation.flow.title

    @property
    def stage_id(self) -> str:
        """The present stage; empty when it is over."""
        stage = self._conversation.stage
        return stage.id if stage else ""

    @property
    def question(self) -> AnyQuestion | None:
        """The present question; nothing when it is over."""
        return self._conversation.question

    @property
    def over(self) -> bool:
        """True when nothing is left to ask."""
        return self._conversation.over

    @property
    def can_go_back(self) -> bool:
        """True when there is a question before this one."""
        return bool(self._conversation.trail)

    @property
    def typed(self) -> str:
        """What stood in the field of the present question when it was last kept; empty where nothing did."""
        return self._draft.typed.get(self.stage_id, "")

    def answer(self, value: Answer) -> None:
        """One question on, with this answer."""
        self._move(self._conversation.answered(value), (self.stage_id,))
        question = self.question
        if isinstance(question, Information) and question.of_problems and not self.problems:
            self._move(self._conversation.answered(READ), (self.stage_id,))

    def pass_over(self) -> None:
        """One question on, without an answer."""
        self._move(self._conversation.passed_over(), (self.stage_id,))

    def enough(self) -> None:
        """Over for now; what was said is kept, the rest is offered on return."""
        self._move(self._conversation.enough(), ())

    def back(self) -> None:
        """The question before, with its answer."""
        self._conversation = self._conversation.back()
        self._keep(self._conversation)

    def typing(self, text: str) -> None:
        """Keep what stands in the present field, before it is an answer."""
        if self.over or text == self.typed:
            return
        typed = {**self._draft.typed, self.stage_id: text}
        self._draft = self._draft.model_copy(update={"typed": typed})
        self._keep(self._conversation)

    def leave(self) -> None:
        """Keep the conversation for later; nothing is kept where nothing was said."""
        if not self.over and self._draft.has_anything:
            self._keep(self._conversation)

    def drop(self) -> None:
        """Let this conversation go; what was already recorded stays in the journal."""
        self._notebook.finish_draft(self._draft.id)

    def _unsaved_stages(self) -> tuple[str, ...]:
        known = {key.partition(".")[0] for key in self._draft.saved} - set(self._draft.due)
        return tuple(stage for stage in self._conversation.trail if stage not in known)

    def _move(self, after: Conversation, stages: Iterable[str]) -> None:
        stages = tuple(stages)
        after = self._with_ids(after, stages)
        left = set(after.trail)
        typed = {stage: text for stage, text in self._draft.typed.items() if stage not in left}
        due = self._due(after, stages)
        self._draft = self._draft.model_copy(update={"typed": typed, "due": stages if due else ()})
        self._keep(after)
        self.problems = ()
        for key, effect in due:
            self._carry_out(key, effect, after.talk)
        self._draft = self._draft.model_copy(update={"due": ()})
        if after.over:
            self._take_back_what_no_longer_holds(after)
            self._notebook.finish_draft(self._draft.id)
        elif due:
            self._keep(after)
        self._conversation = replace(after, talk=replace(after.talk, outcomes=dict(self._outcomes)))

    def _with_ids(self, after: Conversation, stages: tuple[str, ...]) -> Conversation:
        ids = dict(after.talk.ids)
        for key, effect in self._due(after, stages):
            again = isinstance(effect, ChangePlan) and key in self._draft.saved
            if not isinstance(effect, (ChangeSettings, AdoptFile, WritePlan, StartFlow)) and (again or key not in ids):
                if again:
                    ids[f"{key}{EARLIER}"] = ids[key]
                ids[key] = self._notebook.fresh_id()
                ids.setdefault(key.partition(".")[0], ids[key])
        return replace(after, talk=replace(after.talk, ids=ids))

    def _due(self, after: Conversation, stages: tuple[str, ...]) -> list[tuple[str, Effect]]:
        named = _named_effects(after, stages)
        return [(key, effect) for key, effect in named if self._draft.saved.get(key) != _form_of(effect)]

    def _keep(self, conversation: Conversation) -> None:
        self._draft = self._draft.of(conversation)
        if self._draft.has_anything:
            self._notebook.save_draft(self._draft)

    def _carry_out(self, key: str, effect: Effect, talk: Talk) -> None:
        match effect:
            case Remember():
                self._remember(key, effect, talk.ids[key])
            case ChangeSettings():
                self._notebook.change_settings(dict(effect.values))
            case ChangePlan():
                if not self._notebook.has(talk.ids[key]):
                    self._take_back(talk.ids.get(f"{key}{EARLIER}"))
                    self._notebook.change_plan(effect.edits, what=effect.what, subject=effect.subject, id=talk.ids[key])
            case UseStarter():
                if not self._notebook.has(talk.ids[key]):
                    self._notebook.use_starter(effect.name, id=talk.ids[key])
            case AdoptFile():
                self._look_at(effect)
            case TakeIn():
                self._take_in(effect, talk, talk.ids[key])
            case WritePlan():
                write_plan(self._notebook.places, effect, self._draft.saved.get(key))
            case HandOut():
                handed = hand_out(self._notebook, effect, talk.ids[key])
                self._outcomes |= {WRITTEN: str(handed.path or ""), KEPT: str(handed.kept or "")}
            case StartFlow():
                self.next_flow = effect
        self._draft = self._draft.model_copy(update={"saved": {**self._draft.saved, key: _form_of(effect)}})

    def _look_at(self, effect: AdoptFile) -> None:
        text, problems = text_of_file(effect.path)
        if not effect.begin:
            self.problems = problems
        elif text is not None:
            self.next_flow = StartFlow("adopt", ((FILE, effect.path), (TEXT, text)))

    def _take_in(self, effect: TakeIn, talk: Talk, record_id: str) -> None:
        if not self._notebook.has(record_id):
            file, text = (talk.scene.options.get(option, "") for option in (FILE, TEXT))
            decided = Decided(effect.taking, effect.together, effect.what)
            self._notebook.adopt(text, file, decided, id=record_id)

    def _remember(self, key: str, effect: Remember, record_id: str) -> None:
        if not self._notebook.has(record_id):
            self._notebook.record(effect.event, id=record_id, private=effect.private)
        elif key in self._draft.saved:
            fields = effect.event.model_dump(mode="json")
            self._notebook.record(Amend(of=record_id, fields=fields))

    def _take_back_what_no_longer_holds(self, after: Conversation) -> None:
        """What an answer became and, the answer being another now, no longer becomes."""
        holding = {key for key, _ in _named_effects(after, after.trail)}
        for key in self._draft.saved:
            if key not in holding:
                self._take_back(self._draft.ids.get(key))

    def _take_back(self, record_id: str | None) -> None:
        """Out of sight; a change to the plan is set back where nothing has changed the plan since."""
        entry = self._notebook.history.find(record_id) if record_id else None
        if entry is None:
            return
        if not isinstance(entry.event, PlanChanged):
            self._notebook.record(Retract(of=entry.id))
        elif self._notebook.plan_text == entry.event.text:
            earlier, subject = entry.event.earlier or "", entry.event.subject or ""
            self._notebook.replace_plan(earlier, what="undo", subject=subject)


def _named_effects(after: Conversation, stages: Iterable[str]) -> list[tuple[str, Effect]]:
    """What these stages become, and the whole once it is over, by stage and name."""
    found = [(stage, effect) for stage in stages for effect in after.effects_of(stage)]
    if after.over:
        found += [("closing", effect) for effect in after.closing_effects()]
    return [(f"{stage}.{_name_of(effect)}", effect) for stage, effect in found]


def _name_of(effect: Effect) -> str:
    return effect.name if isinstance(effect, Remember) else type(effect).__name__


def _form_of(effect: Effect) -> str:
    if isinstance(effect, Remember):
        return effect.event.model_dump_json(exclude_defaults=True)
    return json.dumps(asdict(effect), default=str, sort_keys=True)
