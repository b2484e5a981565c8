"""The app: puts a screen on, takes it off, and passes on what screens ask for. It decides nothing else."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.driver import Driver
from textual.geometry import Offset

from gradestep.content import say
from gradestep.screens.appearance import Appearance
from gradestep.screens.calm import CalmApp
from gradestep.screens.ending import ending_signals
from gradestep.screens.home import HomePage
from gradestep.screens.keys import bindings, hints, keymap
from gradestep.screens.page import Page
from gradestep.screens.sheet import Sheet
from gradestep.screens.themes import THEMES
from gradestep.screens.wanted import CommandWanted, FlowWanted, PageWanted

if TYPE_CHECKING:
    from gradestep.flows.effect import StartFlow
    from gradestep.notebook import Notebook
    from gradestep.notebook.talking import Talking

TWICE = 2.0
"""Seconds in which a second Ctrl+C leaves (E22)."""


class GradestepApp(CalmApp, inherit_bindings=False):
    """Home beneath, pages and conversations above it."""

    TITLE = "gradestep"
    CSS_PATH = "screens/page.tcss"
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False
    AUTO_FOCUS = None
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall")]
    BINDINGS = [*bindings(), Binding("ctrl+z", "suspend_process", show=False, priority=True)]

    def __init__(
        self,
        open_notebook: Callable[[], Notebook],
        appearance: Appearance | None = None,
        *,
        first_lines: tuple[str, ...] = (),
        flow: str | None = None,
        options: Mapping[str, str] | None = None,
        stays: bool = True,
        driver_class: type[Driver] | None = None,
    ) -> None:
        """`first_lines` are Home's words for the first paint, before the notebook is opened; `stays=False` ends with the flow."""
        super().__init__(driver_class=driver_class)
        self._open_notebook = open_notebook
        self._opened: Notebook | None = None
        self._appearance = appearance or Appearance()
        self._first_lines = first_lines
        self._first_flow = FlowWanted(flow, options) if flow else None
        self._stays = stays
        self._interrupted_at = -TWICE
        self._signals = ExitStack()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self._appearance.theme_name
        self.animation_level = "none"
        self.set_keymap(keymap(self._appearance))

    @property
    def cursor_position(self) -> Offset:
        """Where the terminal's cursor goes after each paint: to the focused control (A8)."""
        focused = self.screen.focused if self.screen_stack else None
        spot = getattr(focused, "cursor_spot", None) or getattr(focused, "cursor_screen_offset", None)
        return spot if isinstance(spot, Offset) else self._cursor_at

    @cursor_position.setter
    def cursor_position(self, at: Offset) -> None:
        self._cursor_at = at

    def notebook(self) -> Notebook:
        """The notebook, opened when it is first needed."""
        if self._opened is None:
            self._opened = self._open_notebook()
        return self._opened

    def get_default_screen(self) -> HomePage:
        """Home lies beneath everything."""
        return HomePage(self.notebook, self._appearance, self._first_lines)

    def on_mount(self) -> None:
        """Take signals, repaint after Ctrl+Z, begin with what was asked for."""
        if not self.is_headless:
            self._signals.enter_context(ending_signals(self.end_with))
        self.app_resume_signal.subscribe(self, lambda _: self.call_after_refresh(self.refresh, layout=True))
        if self._first_flow is not None:
            self.call_after_refresh(self.post_message, self._first_flow)

    def on_unmount(self) -> None:
        """Give the signals back."""
        self._signals.close()

    def end_with(self, status: int) -> None:
        """Keep what is typed on every screen, then end."""
        for screen in self.screen_stack:
            if isinstance(screen, Sheet):
                screen.keep()
        self.exit(return_code=status)

    def on_hung_up(self) -> None:
        """The terminal is gone."""
        self.end_with(129)

    def on_sheet_interrupted(self) -> None:
        """Ctrl+C leaves what is open, asks once on Home, and a second one within two seconds leaves the app."""
        now = asyncio.get_running_loop().time()
        twice, self._interrupted_at = now - self._interrupted_at < TWICE, now
        screen = self.screen
        if twice:
            self.end_with(0)
        elif isinstance(screen, Sheet) and not screen.leave():
            screen.tell(say("app.again_to_leave"))

    def on_command_wanted(self, event: CommandWanted) -> None:
        """A command by its id."""
        self.action_command(event.id)

    def on_page_wanted(self, event: PageWanted) -> None:
        """A page, above Home alone, so that Esc always leads home."""
        from gradestep.screens.pages import page

        self._push_page(page(event.page, self.notebook, self._appearance, event.about))

    def on_flow_wanted(self, event: FlowWanted) -> None:
        """A conversation, above whatever is open."""
        from gradestep.notebook.talking import Talking

        notebook = self.notebook()
        if event.draft is not None:
            self._push_flow(Talking.resume(notebook, event.draft))
        elif not any(getattr(screen, "flow_id", None) == event.flow for screen in self.screen_stack):
            self._push_flow(Talking.begin(notebook, event.flow, event.options))

    def on_settings_changed(self) -> None:
        """Put on what can be put on at once."""
        self._appearance = self._appearance.after(self.notebook().settings)
        self.theme = self._appearance.theme_name
        self.set_keymap(keymap(self._appearance))
        for screen in self.screen_stack:
            if isinstance(screen, Page):
                screen.appearance = self._appearance

    def action_letter(self, command_id: str) -> None:
        """A single letter, where letters are keys."""
        self.action_command(command_id)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Letters belong to the pages, and can be switched off (A19)."""
        return action != "letter" or (self._appearance.letters and not hasattr(self.screen, "flow_id"))

    def action_command(self, command_id: str) -> None:
        """Carry out one command of the table."""
        from gradestep.flows.commands import COMMANDS

        command = next((command for command in COMMANDS if command.id == command_id), None)
        match command_id:
            case "quit":
                self.end_with(0)
            case "undo" | "redo":
                self._take_back(back=command_id == "undo")
            case "palette":
                from gradestep.screens.palette import Palette

                self.push_screen(Palette(self._appearance), self._chosen)
            case "home":
                self._go_home()
            case _ if command is not None and command.page:
                self.post_message(PageWanted(command.page))
            case _ if command is not None and command.flow:
                self.post_message(FlowWanted(command.flow, dict(command.options)))

    def _chosen(self, command_id: str | None) -> None:
        if command_id is not None:
            self.action_command(command_id)

    def _push_flow(self, talking: Talking) -> None:
        from gradestep.screens.flow import FlowScreen

        foot = hints(self._appearance, letters=False)
        self.push_screen(FlowScreen(talking, self.notebook().clock, self._appearance, foot), self._after_flow)

    def _after_flow(self, following: StartFlow | None) -> None:
        if following is not None:
            self.post_message(FlowWanted(following.flow, dict(following.options)))
        elif not self._stays and len(self.screen_stack) <= 1:
            self.exit(return_code=0)

    def _push_page(self, page: Page) -> None:
        top = self.screen
        if isinstance(top, Page) and type(top) is type(page) and top.about == page.about:
            return
        if isinstance(top, Page) and not isinstance(top, HomePage) and not page.ABOVE_ALL:
            self.switch_screen(page)
        else:
            self.push_screen(page)

    def _go_home(self) -> None:
        while len(self.screen_stack) > 1 and isinstance(self.screen, Sheet) and self.screen.leave():
            break

    def _take_back(self, *, back: bool) -> None:
        from gradestep.screens.undoing import take_back

        screen = self.screen
        sentence = take_back(self.notebook(), back=back)
        if isinstance(screen, Page):
            screen.reload()
        if isinstance(screen, Sheet):
            screen.tell(sentence)
