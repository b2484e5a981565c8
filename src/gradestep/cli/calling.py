"""Whom to call, at once and whatever state the files are in: no notebook is opened for it."""

from __future__ import annotations

from gradestep.coach.help_now import help_now_lines
from gradestep.notebook.contacts import contacts_in, country_in


def help_now_of(home: str, country: str | None = None) -> tuple[str, ...]:
    """The lines for this home, or for another country."""
    return help_now_lines(contacts_in(home), country or country_in(home))
