"""What a screen asks the app for: a page, a conversation, or a command of the one table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from gradestep.notebook.drafts import Draft


class FlowWanted(Message):
    """Begin a conversation, or take up the one of a draft."""

    def __init__(self, flow: str, options: Mapping[str, str] | None = None, draft: Draft | None = None) -> None:
        super().__init__()
        self.flow = flow
        self.options = dict(options or {})
        self.draft = draft


class PageWanted(Message):
    """Show a page; `about` says which part of it, such as a record's id."""

    def __init__(self, page: str, about: str = "") -> None:
        super().__init__()
        self.page = page
        self.about = about


class CommandWanted(Message):
    """Carry out a command by its id."""

    def __init__(self, id: str) -> None:
        super().__init__()
        self.id = id


class Told(Message):
    """Something to be said on whatever screen is there now."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.sentence = sentence


class SettingsChanged(Message):
    """The settings are other ones now."""
