"""What is held back leaves no trace in any byte of anything that is made (B4, R20, R21)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from journals import PLAN, STEPS, Past, history_of
from shared import marked, material, past_of
from walking import TODAY, remembered

from gradestep.model.attempts import AttemptBegun, AttemptEnded, Before, StepSnapshot
from gradestep.model.history import History
from gradestep.model.journal import Event, Offer, PlanAdopted, PlanChanged, Planned, Review, Undecided
from gradestep.model.people import Contact, Practical, Question, Supporter
from gradestep.model.plan import Avoided, EarlySign, IfThen, Limits, Maintenance, Plan, Value
from gradestep.model.record import Record
from gradestep.model.settings import CheckIns, EnergyMap, Settings, Window
from gradestep.share.as_text import as_text
from gradestep.share.brief import brief as own_brief
from gradestep.share.gathering import PARTS, PEOPLE, PRIVATE, TICKED, TRIES, WHOLE, WORDS, Choice, Line, Material
from gradestep.share.making import FORMS, PARTS_OF, candidates, made
from gradestep.share.shared_file import read_shared

CHECK_INS = CheckIns(windows=(Window(),))
ELSEWHERE = (WHOLE, TRIES)
"""Parts that no line of the report is of."""
WAYS = [(what, form) for what, forms in FORMS.items() for form in forms]
OF_RECORDS = [way for way in WAYS if way[0] != "card"]
"""A card is made of the plan alone."""


def named_plan() -> Plan:
    """A plan in which every name is marked, and each id is as its title."""
    steps = [
        {**fields, "id": marked(name), "title": f"{marked(name)} and back", "cue": marked(f"{name}cue")}
        for name, fields in STEPS.items()
    ]
    ladders = [
        {
            "id": marked("outside"),
            "title": f"{marked('outside')} again",
            "steps": steps[:2],
            "values": [marked("value")],
        },
        {"id": marked("errands"), "title": f"{marked('errands')} again", "steps": steps[2:]},
    ]
    plan = Plan.model_validate({"id": "mine", "ladders": ladders}, strict=False)
    return plan.model_copy(
        update={
            "values": (Value(id=marked("value"), area=marked("area"), words=marked("value"), why=marked("valuewhy")),),
            "if_then": (
                IfThen.model_validate({"id": marked("ifthen"), "if": marked("ifthen"), "then": marked("thenwords")}),
            ),
            "avoided": (Avoided(id="town", activity=marked("avoided")),),
            "supporters": (
                Supporter(
                    id=marked("sam"),
                    name=marked("sam"),
                    say=(marked("samsays"),),
                    practical=(Practical(kind="transport"),),
                ),
            ),
            "contacts": (Contact(name=marked("contact"), call="1"),),
            "questions": (Question(id="reach", ask=marked("question"), every_days=7),),
            "early_signs": (EarlySign(id="sign", sign=marked("sign")),),
            "limits": Limits(lines=(marked("limit"),)),
            "maintenance": Maintenance(today=marked("keeptoday"), people=(marked("keeppeople"),)),
        }
    )


def named_past() -> tuple[Past, ...]:
    """One of every kind of entry, about the steps and lists of that plan."""
    gate = StepSnapshot(id=marked("gate"), title=f"{marked('gate')} and back", amount=2, unit="minutes")
    shop = StepSnapshot(id=marked("shop"), title=f"{marked('shop')} and back")
    begun, *others = past_of(marked)
    assert isinstance(begun[0], AttemptBegun)
    about_the_plan: list[Event] = [
        AttemptEnded(step=shop, outcome="partly", before=Before(prediction=marked("shop-guess"), distress=4)),
        Planned(step=marked("corner"), day_planned=TODAY, time="10:30"),
        Review(subject=marked("outside"), choice="keep"),
        Review(subject=marked("value"), choice="keep"),
        Review(subject=f"if_then/{marked('ifthen')}", choice="rest"),
        Offer(rule="O5", subject=marked("gate"), answer="bigger_amount"),
        Offer(rule="O9", subject=marked("errands"), answer="stay"),
        Offer(rule="if-then", subject=marked("ifthen"), answer="used"),
        PlanChanged(before="", after="", text="", what="edit", subject=marked("changed")),
    ]
    kept: list[Past] = [(event, days) for event, days in others if not isinstance(event, (Planned, Review))]
    return ((begun[0].model_copy(update={"step": gate}), 5), *kept, *((event, 4) for event in about_the_plan))


def named(*, own_titles: bool = False) -> Material:
    """That plan and that past."""
    return Material(
        named_plan(),
        history_of(*named_past()),
        TODAY,
        settings=Settings(energy_map=EnergyMap(mon=("low", "medium", "high", "low"))),
        own_titles=own_titles,
    )


def marks_in(text: str) -> set[str]:
    """The marked words of a text."""
    return set(re.findall(r"zq([a-z]+)qz", text))


def marks_of(lines: list[Line]) -> set[str]:
    """The marked words that these lines say by themselves: a list's title stands before its steps, a name above what was agreed."""
    found = {mark for line in lines for cell in line.cells for told in cell for mark in marks_in(told)}
    found |= {mark for line in lines if line.part == "ladder" for mark in marks_in(line.context)}
    return found | {mark for line in lines if line.part == PEOPLE for mark in marks_in(line.entry)}


def everything(what: str, one: Material, choice: Choice) -> list[Line]:
    """Every line there could be."""
    return [line for lines in candidates(what, one, choice).values() for line in lines]


def choices() -> some.SearchStrategy[Choice]:
    """Any parts."""
    parts = some.frozensets(some.sampled_from(PARTS))
    return some.builds(lambda taken, left: Choice(with_parts=taken, without_parts=left), parts, parts)


@pytest.mark.parametrize(("what", "form"), WAYS)
@given(choice=choices(), data=some.data())
@settings(max_examples=40, deadline=None)
def test_held_words_are_in_no_byte(what: str, form: str, choice: Choice, data: some.DataObject) -> None:
    """B4, R20: whatever is held back, no word, title, name or id of it is in any byte; the number of lines is."""
    one = named(own_titles=data.draw(some.booleans()))
    lines = everything(what, one, choice)
    held = data.draw(some.frozensets(some.sampled_from(sorted({line.id for line in lines}))))
    choice = Choice(with_parts=choice.with_parts, without_parts=choice.without_parts, held=held)
    every = everything(what, one, choice)
    staying = [line for line in every if choice.stays(line)]
    finished = made(what, form, one, choice)
    told = "\n".join((finished.text, finished.look, *(name + text for name, text in finished.files), *finished.parts))
    assert marks_in(told) <= marks_of(staying)
    assert finished.held_back == len(every) - len(staying)


@pytest.mark.parametrize(("what", "form"), [way for way in WAYS if way[0] in ("report", "markdown", "csv", "json")])
def test_titles_are_said_by_no_other_line(what: str, form: str) -> None:
    """B4: with every line held back that is a name of something in the plan, what else stays names nothing."""
    parts = frozenset({"steps", "ladder", "planned", "changes", "plan_words", "titles", PEOPLE})
    wanted = Choice(with_parts=frozenset(PARTS) - parts, without_parts=parts)
    told = made(what, form, named(), wanted).text
    names = {"gate", "corner", "shop", "outside", "errands", "value", "ifthen", "sam", "changed", "owntitle"}
    assert marks_in(told) & names == set()
    assert marks_in(told) >= {"gatelearned", "ownlearned", "shopguess", "sessionnote"}
    every = made(what, form, named(), Choice(with_parts=frozenset(PARTS) - {WHOLE})).text
    assert marks_in(every) >= names


@pytest.mark.parametrize(("what", "form"), [way for way in OF_RECORDS if way[0] != "calendar"])
def test_free_text_is_held_back_where_nobody_was_asked(what: str, form: str) -> None:
    """B4, care 4.6: with nothing said, no free text, no symptoms, no questionnaire."""
    finished = made(what, form, material(), Choice())
    assert marks_in(finished.text) == set()
    assert finished.held_back > 0
    assert not set(finished.parts) & {*WORDS, *TICKED}


@pytest.mark.parametrize("part", [part for part in (*WORDS, *TICKED) if part not in ELSEWHERE])
def test_each_part_of_words_comes_by_itself(part: str) -> None:
    """B4: one part asked for brings its own words and none of another part's."""
    usual = marks_in(made("report", "html", named(), Choice()).text)
    choice = Choice(with_parts=frozenset({part}))
    finished = made("report", "html", named(), choice)
    own = [line for line in everything("report", named(), choice) if line.part == part]
    assert own
    assert marks_in(finished.text) - usual == marks_of(own) - usual


@pytest.mark.parametrize("what", FORMS)
def test_no_question_is_about_a_part_that_is_not_there(what: str) -> None:
    """B4: each part that can be left out or taken in has lines on that page; none is asked about for nothing."""
    still = [(AttemptEnded(step=StepSnapshot(id=marked("corner"), title="x"), outcome="not_today"), 3)] * 3
    undecided = Undecided(at="ladders/outside", field="title", title="Outside", mine="Out", theirs="Outside")
    taken = PlanAdopted(plan="out", revision=2, before="", after="x", text="", base="x", together=(undecided,))
    one = Material(named_plan(), history_of(*named_past(), *still, (taken, 3)), TODAY, settings=named().settings)
    one = replace(one, settings=one.settings.model_copy(update={"check_in": CHECK_INS}))
    assert {line.part for line in everything(what, one, Choice())} == set(PARTS_OF[what])


def private() -> Material:
    """The same person, and every entry marked private."""
    return Material(PLAN, History.of(_private()), TODAY)


def _private() -> Iterator[Record]:
    for n, (event, days) in enumerate(past_of(marked)):
        record = remembered(event, days, n)
        yield Record(record.envelope.model_copy(update={"private": True}), event, record.raw)


@pytest.mark.parametrize(("what", "form"), OF_RECORDS)
def test_private_entries_start_held_back(what: str, form: str) -> None:
    """B4, R20: nothing marked private is written or counted in a sum, whatever parts were asked for."""
    asked = frozenset(PARTS) - {PRIVATE}
    finished = made(what, form, private(), Choice(with_parts=asked))
    assert marks_in(finished.text) == set()
    assert finished.held_back > 0
    if what == "calendar":
        return
    if what == "brief":
        assert "Practices: 0" in finished.look
        assert "18 November" not in finished.look
    assert marks_in(made(what, form, private(), Choice(with_parts=frozenset(PARTS))).text)


def test_a_private_try_let_through_counts() -> None:
    """B4: a private line that was let through by itself is in the sums, and another is not."""
    one = private()
    choice = Choice(with_parts=frozenset(PARTS) - {PRIVATE})
    mark = next(line for line in everything("brief", one, choice) if line.id == "past-0/outcome")
    let_in = Choice(with_parts=choice.with_parts, let_in=frozenset({mark.id}))
    assert "Practices: 1" in made("brief", "text", one, let_in).text


def test_every_line_has_an_id_of_its_own() -> None:
    """B4: an id names one line, the same at every look."""
    for what in FORMS:
        ids = [line.id for line in everything(what, material(), Choice())]
        assert len(ids) == len(set(ids))
        assert ids == [line.id for line in everything(what, material(), Choice(with_parts=frozenset(PARTS)))]


def test_a_share_of_nobody() -> None:
    """B4: lines of records alone, never of what was removed."""
    assert marks_in(made("report", "html", Material(PLAN, history_of(), TODAY), Choice()).text) == set()


def uncounted(page: str) -> str:
    """The page without how many lines were held back: of a file it is the count of all of it."""
    return re.sub(r"Lines held back: \d+", "", page)


def test_the_brief_beside_gives_way_line_by_line() -> None:
    """B4: with lines held back the brief is there still, and is the brief the person would have got."""
    every = Choice(with_parts=frozenset(PARTS) - {WHOLE})
    shared = read_shared(made("json", "json", material(), every).text.encode())
    assert shared is not None
    brief = shared.page()
    assert brief is not None
    told = as_text(brief)
    assert uncounted(told) == uncounted(as_text(own_brief(material(), every)))
    assert marked("gate-learned") in told
    usual = read_shared(made("json", "json", material(), Choice()).text.encode())
    assert usual is not None
    page = usual.page()
    assert page is not None
    assert uncounted(as_text(page)) == uncounted(as_text(own_brief(material(), Choice())))
    assert "Practices: " in as_text(page)
    assert "zq" not in as_text(page)
