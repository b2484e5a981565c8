"""Help now: whom to call, from every screen with one key (S3, A28)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from gradestep.coach.help_now import help_now_lines
from gradestep.content import say
from gradestep.screens.page import Page
from gradestep.screens.rows import Row
from gradestep.screens.wanted import FlowWanted


class HelpNowPage(Page):
    """The person's own contacts first, then the lines of their country, then everywhere."""

    TITLE_KEY: ClassVar[str] = "app.pages.help_now"
    READS_FROM_TOP: ClassVar[bool] = True
    ABOVE_ALL: ClassVar[bool] = True

    def words(self) -> str:
        """Whom to call."""
        return "\n".join(help_now_lines(self.notebook.plan.contacts, self.notebook.settings.country))

    def rows(self) -> Iterable[Row]:
        """Back first, so that Enter leads to where one was."""
        return [Row("back", say("app.back_where_you_were")), Row("country", say("app.choose_country"))]

    def choose(self, row_id: str) -> None:
        """Back, or another country."""
        if row_id == "country":
            self.post_message(FlowWanted("country"))
        else:
            self.leave()
