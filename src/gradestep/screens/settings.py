"""Settings: every one of them, changed with Enter and kept at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from gradestep.content import say
from gradestep.files import FileProblem
from gradestep.flows.question import Answer
from gradestep.flows.setting_table import Setting, groups, in_words, present, question_for, value_of
from gradestep.screens import own_keys
from gradestep.screens.ask_one import AskOne
from gradestep.screens.page import Page
from gradestep.screens.rows import Row
from gradestep.screens.wanted import FlowWanted, SettingsChanged


class SettingsPage(Page):
    """Five groups, and the settings of one of them."""

    TITLE_KEY: ClassVar[str] = "settings.title"

    def words(self) -> str:
        """What this page is, or which group is open."""
        if self.about:
            return say(f"settings.groups.{self.about}")
        return "\n".join([say("settings.page"), say("settings.files", file=str(self.notebook.places.settings))])

    def rows(self) -> Iterable[Row]:
        """The groups, or one group's settings with what they are now."""
        if not self.about:
            return [Row(group, say(f"settings.groups.{group}")) for group in groups()]
        settings = self.notebook.settings
        rows = [
            Row(setting.key, say("settings.row", name=setting.name, value=in_words(setting, settings)))
            for setting in groups()[self.about]
        ]
        return [*rows, *self._more_rows()]

    def choose(self, row_id: str) -> None:
        """Open a group, or change a setting; a second press on a row that is gone belongs to nothing."""
        if not self.about:
            self._open(row_id)
        elif row_id.startswith(own_keys.ROW):
            own_keys.change(self, row_id.removeprefix(own_keys.ROW))
        elif found := [setting for setting in groups()[self.about] if setting.key == row_id]:
            self._change(found[0])

    def leave(self) -> bool:
        """From a group back to the groups, from there back."""
        if not self.about:
            return super().leave()
        before, self.about = self.about, ""
        self.reload()
        self.stand_at(before)
        return True

    def keep_setting(self, values: dict[str, object], sentence: str) -> None:
        """Keep it, say so, and let the app look at it."""
        try:
            self.notebook.change_settings(values)
        except FileProblem as problem:
            self.tell_problem(problem)
            return
        self.reload()
        self.tell(sentence)
        self.post_message(SettingsChanged())

    def _open(self, group: str) -> None:
        self.about = group
        self.tell("")
        self.reload()
        self.stand_at_first()

    def _more_rows(self) -> list[Row]:
        return own_keys.rows(self.appearance, self.notebook.settings) if self.about == "keys" else []

    def _change(self, setting: Setting) -> None:
        if setting.kind == "flow":
            self.post_message(FlowWanted(setting.key))
        elif setting.kind == "switch":
            self._keep(setting, not present(setting, self.notebook.settings))
        else:
            question = question_for(setting, self.notebook.settings)
            asked = AskOne(say("settings.title"), question, self.notebook.clock, self.appearance)
            self.app.push_screen(asked, lambda answer: self._answered(setting, answer))

    def _answered(self, setting: Setting, answer: Answer | None) -> None:
        if not isinstance(answer, str):
            return
        value = value_of(setting, answer)
        if value is not None:
            self._keep(setting, value)
        else:
            self.tell(say("settings.not_a_time" if setting.kind == "time" else "settings.not_a_pattern"))

    def _keep(self, setting: Setting, value: object) -> None:
        self.keep_setting({setting.key: value}, "")
        said = say("settings.kept", name=setting.name, value=in_words(setting, self.notebook.settings))
        self.tell(say("settings.next_time") if setting.later else said)
