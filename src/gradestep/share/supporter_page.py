"""One page for one supporter, from the person's words: what helps to hear, what was agreed, small steps out loud (S54-S57)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from gradestep.coach.people import practical_words, wish_words
from gradestep.content import say, several
from gradestep.model.people import Supporter
from gradestep.share.brief_doings import practice_lines, step_lines
from gradestep.share.counting import COUNTS_ALONE, counting, private_marks
from gradestep.share.gathering import PEOPLE, TRIES, Choice, Line, Material
from gradestep.share.missing import missing_lines
from gradestep.share.page import Page, Section, own_line
from gradestep.share.wording import full_day

SUPPORTER_GROUPS = ("agreed", "tries")

KEPT = "share_people.supporter.kept"
"""How the number of lines held back is said to someone beside the person: what was not ticked is nothing against them."""


def supporter_of(material: Material) -> Supporter | None:
    """The one it is for: as named, else the first."""
    people = material.plan.supporters
    named = (one for one in people if material.who and material.who.casefold() in (one.name.casefold(), one.id or ""))
    return next(named, None if material.who else next(iter(people), None))


def supporter_lines(material: Material, choice: Choice) -> Mapping[str, tuple[Line, ...]]:
    """Every line that could be on it, by section; nothing of it leaves that was not ticked."""
    person = supporter_of(material)
    agreed = tuple(agreed_lines(person)) if person is not None else ()
    counted = counting(material, choice)
    tries = (*practice_lines(counted), *step_lines(counted))
    ticked = (line._replace(part=TRIES, id=f"tries/{line.id}") for line in tries)
    return {"agreed": agreed, "tries": (*ticked, *private_marks(material, choice))}


def supporter_page(material: Material, choice: Choice) -> Page:
    """What stays, between what the page always says."""
    held_back, named = 0, False
    sections = [_fixed("about", (say("share_people.supporter.about"), say("share_people.supporter.believe")))]
    for group, lines in supporter_lines(material, choice).items():
        staying, held = choice.sorted(lines)
        held_back += held
        if shown := tuple(line for line in staying if line.field != COUNTS_ALONE):
            named = named or group == "agreed"
            sections.append(Section(group, say(f"share_people.supporter.sections.{group}"), shown))
        if group == "agreed":
            sections.append(_fixed("aloud", several("share_people.supporter.aloud.lines")))
    to_know = _fixed("held", (say("share_people.emergency"),))
    sections.append(replace(to_know, lines=(*missing_lines(material, held_back, KEPT), *to_know.lines)))
    return Page("supporter", _title(material, named=named), tuple(sections), held_back)


def _title(material: Material, *, named: bool) -> str:
    """With the supporter's name where anything that was agreed with them stands on the page."""
    person = supporter_of(material)
    if person is None or not named:
        return say("share_people.supporter.title_nobody")
    return say("share_people.supporter.title", name=person.name)


def _fixed(name: str, words: tuple[str, ...]) -> Section:
    lines = tuple(own_line(f"{name}-{number}", "", one) for number, one in enumerate(words))
    return Section(name, say(f"share_people.supporter.sections.{name}"), lines)


def agreed_lines(person: Supporter) -> Iterator[Line]:
    """Everything that was agreed with someone; none of it leaves that was not ticked."""
    wishes = tuple(map(wish_words, person.please_dont))
    several_of = {"say": person.say, "please_dont": wishes, "take_over": person.take_over}
    one_of = {"role": person.role, "check_in": person.check_in, "flare_plan": person.flare_plan}
    yield from (_line(person, field, 0, words) for field, words in one_of.items() if words)
    for field, found in several_of.items():
        yield from (_line(person, field, number, words) for number, words in enumerate(found))
    for number, one in enumerate(person.practical):
        yield _line(person, "practical", number, practical_words(one, full_day(one.until) if one.until else ""))


def _line(person: Supporter, field: str, number: int, words: str) -> Line:
    name = person.id or person.name
    label = say(f"share_people.supporter.{field}")
    return Line(f"supporter/{name}/{field}-{number}", PEOPLE, ((label, words),), name, field, words=True)
