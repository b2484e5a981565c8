"""Home: one next step, what is waiting, at most one sentence of progress (S53, S21)."""

from __future__ import annotations
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING
from gradestep.screens.page import Page
from gradestep.screens.rows import Row

class HomePage(Page):
    def __init__(self, opened, appearance, lines):
        super().__init__(opened, appearance)
    TITLE_KEY="app.title"
    def on_screen_resume(self): self.reload()
    def rows(self): return [Row("x","Hello [/] there","note"),Row("y","Other")]
    def words(self): return "words"
