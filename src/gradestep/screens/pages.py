"""The pages by name, each loaded when it is first shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gradestep.notebook import Notebook
    from gradestep.screens.appearance import Appearance
    from gradestep.screens.page import Page

PAGES: Mapping[str, str] = {
    "ladder": "ladder:LadderPage",
    "practice": "practice:PracticePage",
    "step": "step:StepPage",
    "avoided": "avoided:AvoidedPage",
    "journal": "journal:JournalPage",
    "record": "record:RecordPage",
    "progress": "progress:ProgressPage",
    "settings": "settings:SettingsPage",
    "problems": "problems:ProblemsPage",
    "help": "help:HelpPage",
    "help_now": "help_now:HelpNowPage",
}
"""Page id to its module and class. Home is always there and stands beneath them all."""


def page(page_id: str, opened: Callable[[], Notebook], appearance: Appearance, about: str = "") -> Page:
    """A new page of that id; raises KeyError for an id that is not in PAGES."""
    module, _, name = PAGES[page_id].partition(":")
    made: Page = getattr(import_module(f"gradestep.screens.{module}"), name)(opened, appearance, about)
    return made
