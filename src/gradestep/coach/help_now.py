"""Whom to call, as lines: the emergency number, the person's own contacts, the lines of their country, everywhere (care 4.5)."""

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
    """Every line of the page, ready to be read; numbers stand with the date of their source.

    The emergency number stands first, since it cannot wait; of those to talk to, the person's own come first.
    """
    place = _place(country)
    emergency, *on_the_way = _emergency(place)
    return (
        say("helplines.words.title"),
        emergency,
        *_own(contacts),
        *on_the_way,
        *_services(place),
        *_further(),
        say("helplines.words.nobody_told"),
    )


def support_lines(contacts: Sequence[Reachable], country: str | None) -> tuple[str, ...]:
    """The same for somebody who said something hard: their own people, lines to text or call, then the emergency number.

    In this order because people who were shown crisis lines alone did not use them (care 3).
    """
    place = _place(country)
    return (*_own(contacts), *_services(place), *_further(), *_emergency(place))


def _place(country: str | None) -> dict[str, Any] | None:
    found: dict[str, Any] | None = data("helplines")["countries"].get((country or "").upper())
    return found


def _emergency(place: dict[str, Any] | None) -> Iterator[str]:
    if place is None:
        yield say("helplines.words.emergency_anywhere")
        yield say("helplines.words.mobile_in_europe")
    else:
        yield say("helplines.words.emergency", emergency=place["emergency"])


def _own(contacts: Sequence[Reachable]) -> Iterator[str]:
    if contacts:
        yield say("helplines.words.own")
    for contact in contacts:
        yield " ".join(filter(None, (_reached(contact.name, contact.call, contact.text), contact.when)))


def _services(place: dict[str, Any] | None) -> Iterator[str]:
    if place is None:
        yield say("helplines.words.no_country")
    else:
        yield from (_service(service) for service in place["services"])


def _further() -> tuple[str, ...]:
    return say("helplines.words.elsewhere"), say("helplines.words.numbers_change")


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
