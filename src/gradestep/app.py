"""The app: puts a screen on, takes it off, and passes on what screens ask for. It decides nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.driver import Driver

from gradestep.screens.appearance import Appearance
from gradestep.screens.home import HomePage
from gradestep.screens.keys import bindings, hints, keymap
from gradestep.screens.opening import Opened
from gradestep.screens.page import Page
from gradestep.screens.sheet import Sheet
from gradestep.screens.terminal_app import TerminalApp, driver_for
from gradestep.screens.themes import THEMES
from gradestep.screens.wanted import CommandWanted, FlowWanted, PageWanted, Told

if TYPE_CHECKING:
    from gradestep.flows.effect import StartFlow
    from gradestep.notebook import Notebook
    from gradestep.notebook.drafts import Draft
    from gradestep.notebook.talking import Talking


class GradestepApp(TerminalApp, inherit_bindings=False):
    """Home beneath, pages and conversations above it."""

    TITLE = "gradestep"
    CSS_PATH = "screens/page.tcss"
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False
    AUTO_FOCUS = None
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(),
        Binding("ctrl+z", "suspend_process", show=False, priority=True),
    ]

    def __init__(
        self,
        open_notebook: Callable[[], Notebook],
        appearance: Appearance | None = None,
        *,
        first_lines: tuple[str, ...] = (),
        lift: str = "",
        flow: str | None = None,
        options: Mapping[str, str] | None = None,
        draft: Draft | None = None,
        stays: bool = True,
        driver_class: type[Driver] | None = None,
    ) -> None:
        """`first_lines` are Home's words until the notebook is open, `lift` its way out of a pause.

        With `stays=False` the app ends with the flow.
        """
        super().__init__(driver_class=driver_class or driver_for(appearance or Appearance()))
        self.notebook = Opened(open_notebook)
        self._appearance = appearance or Appearance()
        self._first_lines = first_lines
        self._lift = lift
        self._first_flow = FlowWanted(flow, options, draft) if flow else None
        self._stays = stays
        for theme in THEMES:
            self.register_theme(theme)
        self.animation_level = "none"
        self._put_on(self._appearance)

    def get_default_screen(self) -> HomePage:
        """Home lies beneath everything."""
        return HomePage(self.notebook, self._appearance, self._first_lines, self._lift)

    def on_mount(self) -> None:
        """Begin with what was asked for."""
        if self._first_flow is not None:
            self.call_after_refresh(self.post_message, self._first_flow)

    def on_unmount(self) -> None:
        """Keep what the next start shows first."""
        self.notebook.keep_glance()

    def on_command_wanted(self, event: CommandWanted) -> None:
        """A command by its id."""
        self.action_command(event.id)

    def on_page_wanted(self, event: PageWanted) -> None:
        """A page; from one page to the next, so that Esc leads home."""
        if self._first_flow is not None:
            return
        from gradestep.screens.pages import page

        self._push_page(page(event.page, self.notebook, self._appearance, event.about))

    def on_flow_wanted(self, event: FlowWanted) -> None:
        """A conversation, above whatever is open; one of a kind at a time.

        What was typed before the first one shows was meant for no row of Home, which lies beneath it by then.
        """
        from gradestep.notebook.talking import Talking

        if self._first_flow not in (None, event):
            return
        self._first_flow = None
        if event.draft is not None:
            self._push_flow(Talking.resume(self.notebook(), event.draft))
        elif not any(getattr(screen, "flow_id", None) == event.flow for screen in self.screen_stack):
            self._push_flow(Talking.begin(self.notebook(), event.flow, event.options))

    def on_told(self, event: Told) -> None:
        """Say it on the screen that is there once everything else is done."""
        self.call_later(self._tell, event.sentence)

    def on_settings_changed(self) -> None:
        """Put on what can be put on at once."""
        self._put_on(self._appearance.after(self.notebook().settings))

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        """Letters belong to the pages, and can be switched off (A19)."""
        return action != "letter" or (self._appearance.letters and isinstance(self.screen, Page))

    def action_command(self, command_id: str) -> None:
        """Carry out one command of the table."""
        from gradestep.flows.commands import command_of

        command = command_of(command_id)
        match command_id:
            case "quit":
                self.end_with(0)
            case "undo" | "redo":
                self._take_back(back=command_id == "undo")
            case "palette":
                self._show_palette()
            case "home":
                self._go_home()
            case _ if command is not None and command.page:
                self.post_message(PageWanted(command.page))
            case _ if command is not None and command.flow:
                self.post_message(FlowWanted(command.flow, dict(command.options)))

    action_letter = action_command

    def _put_on(self, appearance: Appearance) -> None:
        self._appearance = appearance
        self.theme = appearance.theme_name(few_colours=self.console.color_system == "standard")
        self.set_keymap(keymap(appearance))
        for screen in self.screen_stack if self._running else ():
            if isinstance(screen, Page):
                screen.put_on(appearance)

    def _push_flow(self, talking: Talking) -> None:
        from gradestep.screens.flow import FlowScreen

        foot = hints(self._appearance, letters=False)
        screen = FlowScreen(talking, self.notebook().clock, self._appearance, foot)
        self.push_screen(screen, partial(self._after_flow, talking.flow_id))

    def _after_flow(self, flow_id: str, following: StartFlow | None) -> None:
        from gradestep.screens.stopping import stopped_by

        if stopped_by(flow_id, self.notebook()):
            self._stays = True
            self._go_home(stopped=True)
        elif following is not None:
            self.post_message(FlowWanted(following.flow, dict(following.options)))
        elif not self._stays and len(self.screen_stack) <= 2:
            self.exit(return_code=0)

    def _push_page(self, page: Page) -> None:
        top = self.screen
        if isinstance(top, Page) and type(top) is type(page) and top.about == page.about:
            return
        in_its_place = isinstance(top, Page) and not isinstance(top, HomePage) and not page.ABOVE_ALL
        (self.switch_screen if in_its_place else self.push_screen)(page)

    def _go_home(self, *, stopped: bool = False) -> None:
        from gradestep.screens.stopping import leave_all

        leave_all(self.screen_stack[1:], stopped=stopped)

    def _show_palette(self) -> None:
        from gradestep.screens.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(self._appearance), lambda chosen: self.action_command(chosen or ""))

    def _tell(self, sentence: str) -> None:
        if isinstance(self.screen, Sheet):
            self.screen.tell(sentence)

    def _take_back(self, *, back: bool) -> None:
        from gradestep.screens.undoing import take_back

        sentence = take_back(self.notebook(), back=back)
        screen = self.screen
        if isinstance(screen, Page):
            screen.reload()
        self._tell(sentence)
        self.on_settings_changed()
