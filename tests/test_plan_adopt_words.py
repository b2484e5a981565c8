"""What both changed, in sentences: every field of a plan has a word, every value reads as words, and no id is shown (B3, A31)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from adopted_plans import FIRST, OWN, adopted, look, model_in, plan_of, revised, without_step
from pydantic import BaseModel

from gradestep.content import has, say
from gradestep.flows.adopt_lines import conflict_lines, merge_lines
from gradestep.flows.adopt_words import value_words
from gradestep.model.plan import Plan, Step
from gradestep.planfile.merging_findings import MEASURE
from gradestep.planfile.merging_sides import LISTS, SINGLE

BASE = """\
format = 1
id = "h"
title = "H"
note = "Any order"

[[values]]
id = "v1"
area = "friends"
words = "Coffee"

[[ladders]]
id = "l"
title = "Out"
values = ["v1"]

[[ladders.steps]]
id = "a"
title = "Alpha"
difficulty = 10
amount = 2
unit = "minutes"
kind = "quota"
condition = "on a calm day"
help = [{ id = "h1", kind = "company", who = "my sister" }]
trials = [3, 4]

[[supporters]]
id = "s"
name = "Sis"
practical = [{ id = "p", kind = "lift", until = 2027-01-31 }]

[[if_then]]
id = "i"
if = "I freeze"
then = "I breathe"
does = "breathe"
kind = "obstacle"

[[questionnaires]]
id = "q"
title = "Mood"
options = ["no", "yes"]

[[questionnaires.items]]
id = "one"
ask = "Sad?"
safety = { when = ">=1", screen = "support" }

[[early_signs]]
id = "es"
sign = "Bad sleep"
where = "body"

[maintenance]
keep_doing = ["walk"]

[limits]
lines = ["sit after 20"]
"""

SENTENCES = [
    ("difficulty = 10", 11, 14, "{who} changed Alpha, how hard it is: 14.", "You have: 11."),
    ("amount = 2", 3, 1, "{who} shortened Alpha to 1 minute.", "You had made it 3 minutes."),
    ('kind = "quota"', '"quota"\nceiling = 5', '"quota"\nceiling = 9', "{who} changed Alpha, the most it goes to: 9.", "You have: 5."),
    ('condition = "on a calm day"', '"near home"', '"sitting down"', "{who} changed Alpha, what fits best: sitting down.", "You have: near home."),
    ('who = "my sister"', '"my mum"', '"my aunt"', "{who} changed Alpha, the help with it: company, my aunt.", "You have: company, my mum."),
    ("trials = [3, 4]", "[3, 5]", "[5, 6]", "{who} changed Alpha, the first tries: 5, 6.", "You have: 3, 5."),
    ('kind = "lift"', '"a ride"', '"bus"', "{who} changed Sis, the help: bus, until Sun 31 January 2027.", "You have: a ride, until Sun 31 January 2027."),
    ('then = "I breathe"', '"I look"', '"I sit"', "{who} changed I freeze, what follows: I sit.", "You have: I look."),
    ('does = "breathe"', '"ground"', '"posture"', "{who} changed I freeze, what it opens: the posture exercise.", "You have: grounding."),
    ('kind = "obstacle"', '"flare"', '"good_day"', "{who} changed I freeze, the kind: to stop on time on a good day.", "You have: for a flare day."),
    ('options = ["no", "yes"]', '["none", "all"]', '["not", "very"]', "{who} changed Mood, the answers: not, very.", "You have: none, all."),
    ('ask = "Sad?"', '"Low?"', '"Down?"', "{who} changed Mood, the questions: Down?, with the page of support at >=1.", "You have: Low?, with the page of support at >=1."),
    ('where = "body"', '"mind"', '"doing"', "{who} changed Bad sleep, where it shows: in what you do.", "You have: in the mind."),
    ('keep_doing = ["walk"]', '["run"]', '["swim"]', "{who} changed what to keep doing: swim.", "You have: run."),
    ('lines = ["sit after 20"]', '["sit after 10"]', '["sit after 30"]', "{who} changed your limits: sit after 30.", "You have: sit after 10."),
    ('note = "Any order"', '"Slowly"', '"As you like"', "{who} changed H, the note: As you like.", "You have: Slowly."),
]  # fmt: skip


@pytest.mark.parametrize(("line", "mine", "theirs", "said", "own"), SENTENCES, ids=[row[0] for row in SENTENCES])
def test_side_by_side_in_plain_sentences(line: str, mine: object, theirs: object, said: str, own: str) -> None:
    """B3: whose it is, of what, and both in words; an id and a name of the format are never among them."""
    key = line.partition(" = ")[0]
    text = adopted(BASE).replace(line, f"{key} = {mine}")
    later = BASE.replace('title = "H"', 'title = "H"\nrevision = 2').replace(line, f"{key} = {theirs}")
    found = look(later, text, BASE)
    (conflict,) = found.conflicts
    assert conflict_lines(found, conflict) == (said.format(who=say("adopt.who")), own)


def test_what_the_clinician_took_out_of_an_entry() -> None:
    """B3: of an entry and of none, the sentence says what went."""
    later = BASE.replace('title = "H"', 'title = "H"\nrevision = 2')
    later = later.replace('condition = "on a calm day"\n', "").replace('keep_doing = ["walk"]', 'people = ["Ann"]')
    text = adopted(BASE).replace("on a calm day", "near home").replace('["walk"]', '["run"]')
    found = look(later, text, BASE)
    said = [conflict_lines(found, conflict)[0] for conflict in found.conflicts]
    assert said == [
        say("adopt.conflict.theirs.of_no_entry.cleared", who=say("adopt.who"), field="what to keep doing"),
        say("adopt.conflict.theirs.cleared", who=say("adopt.who"), title="Alpha", field="what fits best"),
    ]


def fields_of_a_plan() -> Iterator[tuple[str, str]]:
    """Every field of everything a plan holds, with the list or the table it is in."""
    nothing = ("id", "format", "revision", "adopted", "from", "steps")
    models: dict[str, type[BaseModel]] = {
        "": Plan,
        "steps": Step,
        **{name: model_in(Plan.model_fields[name].annotation) for name in (*LISTS, *SINGLE)},
    }
    for kind, model in models.items():
        for name in (info.alias or name for name, info in model.model_fields.items()):
            if name not in nothing and (kind or name not in models):
                yield kind, "measure" if kind == "steps" and name in MEASURE else name


@pytest.mark.parametrize(("kind", "name"), sorted(set(fields_of_a_plan())))
def test_every_field_of_a_plan_has_a_word(kind: str, name: str) -> None:
    """S19, B3: a field that comes later and is not named here is shown by the name it has in the file."""
    assert has(f"adopt.fields.{name}")


@pytest.mark.parametrize(
    "value",
    [
        ({"id": "h1", "kind": "company", "more": ("one", "two", {"x": "three"})},),
        (("one", ("two",)), {"id": "x", "title": "three"}),
        {"title": "one", "rows": ({"id": "y", "title": "two"}, {"title": "three"})},
    ],
)
def test_a_value_of_any_depth_is_words(value: object) -> None:
    """B3, R19: nobody is shown brackets, quotes or ids of a file."""
    assert value_words("help", value).removeprefix("company, ") == "one, two, three"
    assert not set("[]{}'\"") & set(value_words("help", value))


def test_a_first_file_that_says_what_the_plan_has_otherwise() -> None:
    """B3: nobody changed anything so far, so the file has it one way and the person another; a plan's own title is no conflict."""
    own = OWN.replace(
        "[[ladders]]", '[[ladders]]\nid = "outside"\ntitle = "Outside the front door"\norder = "hand"\n\n[[ladders]]', 1
    )
    text = FIRST.replace('title = "Outside the front door"', 'title = "Outside the front door"\norder = "difficulty"')
    found = look(text, own)
    (conflict,) = found.conflicts
    assert conflict_lines(found, conflict) == (
        "The file has Outside the front door, how it is ordered: by how hard it is.",
        "You have: by hand.",
    )
    same_id = 'format = 1\nid = "my-plan"\ntitle = "{title}"\n\n[[ladders]]\nid = "{ladder}"\ntitle = "{ladder}"\n'
    mine = same_id.format(title="Mine", ladder="home")
    first = look(same_id.format(title="My plan", ladder="out"), mine)
    assert first.conflicts == ()
    assert plan_of(first.plan_text()).title == "Mine"


def test_what_was_taken_out_before_is_not_told_again() -> None:
    """B3: a step that rests since the last version is not listed as the person's own in the next."""
    second = without_step(revised(), "shop")
    after = look(second, adopted(FIRST), FIRST).plan_text()
    mine = after.replace("[[contacts]]", '[[ladders.steps]]\nid = "own"\ntitle = "My own step"\n\n[[contacts]]', 1)
    third = second.replace("revision = 2", "revision = 3").replace("amount = 3", "amount = 1")
    found = look(third, mine, second)
    assert [change.title for change in found.merge.kept] == ["My own step"]
    assert not any("Shop" in line for line in merge_lines(found))
