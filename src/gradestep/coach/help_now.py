"""Whom to call, as lines: the person's own contacts, the lines of their country, then everywhere (care 4.5)."""

from __future__ import annotations

from gradestep.content import data, say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any, Protocol

    class Reachable(Protocol):
        """Someone to call, such as a contact of the plan."""

        @property
        def name(self) -> str:
            """Who it is."""

        @property
        def call(self) -> str | None:
            """The number to call."""

        @property
        def text(self) -> str | None:
            """The number to write to."""

        @property
        def when(self) -> str | None:
            """At what times."""


def help_now_lines(contacts: Sequence[Reachable], country: str | None) -> tuple[str, ...]:
    """Every line of the page, ready to be read; numbers stand with the date of their source."""
    return tuple(_lines(contacts, country))


def _lines(contacts: Sequence[Reachable], country: str | None) -> Iterator[str]:
    yield say("helplines.words.title")
    place: dict[str, Any] | None = data("helplines")["countries"].get((country or "").upper())
    if place is None:
        yield say("helplines.words.emergency_anywhere")
    else:
        yield say("helplines.words.emergency", emergency=place["emergency"])
    if contacts:
        yield say("helplines.words.own")
        for contact in contacts:
            yield " ".join(filter(None, (_reached(contact.name, contact.call, contact.text), contact.when)))
    if place is not None:
        for service in place["services"]:
            yield _service(service)
    else:
        yield say("helplines.words.mobile_in_europe")
        yield say("helplines.words.no_country")
    yield say("helplines.words.elsewhere")
    yield say("helplines.words.numbers_change")
    yield say("helplines.words.nobody_told")


def _service(service: dict[str, Any]) -> str:
    reached = _reached(service["name"], service.get("call"), service.get("text"))
    hours = f"{service['hours']}." if "hours" in service else ""
    if "checked_on" in service:
        dated = say("helplines.words.checked", day=service["checked_on"])
    elif "dated" in service:
        dated = say("helplines.words.dated", dated=service["dated"])
    else:
        dated = say("helplines.words.undated")
    return " ".join(filter(None, (reached, hours[:1].upper() + hours[1:], dated)))


def _reached(name: str, call: str | None, text: str | None) -> str:
    if call and text:
        return say("helplines.words.call_and_text", name=name, call=call, text=text)
    if call:
        return say("helplines.words.call", name=name, call=call)
    return say("helplines.words.text", name=name, text=text) if text else f"{name}."
