"""A plan as a page to read: everything in it in the order the person meets it, each line a label and a value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gradestep.coach.home import amount_of
from gradestep.coach.if_then import as_sentence, kind_words
from gradestep.coach.people import wish_words
from gradestep.content import say
from gradestep.model.conditions import meets
from gradestep.model.people import Practical, Questionnaire, QuestionnaireItem
from gradestep.model.plan import Help, Ladder, Maintenance, Pacing, Plan, Step
from gradestep.share.plan_rows import Row, number_words, rows, with_until


@dataclass(frozen=True)
class Part:
    """One entry of a section: its title, and what is said of it."""

    title: str
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True)
class Section:
    """A heading, what is said of the whole, and its entries."""

    title: str
    rows: tuple[Row, ...] = ()
    parts: tuple[Part, ...] = ()
    numbered: bool = False
    """Whether the entries have an order."""
    name: str = ""
    """Which part of the plan it is, whatever it is called."""


@dataclass(frozen=True)
class PlanPage:
    """The whole plan."""

    title: str
    rows: tuple[Row, ...]
    sections: tuple[Section, ...]


def plan_page(plan: Plan) -> PlanPage:
    """Everything the person will read, in full; a part with nothing in it is left out."""
    head = rows(
        ("who", plan.author),
        ("prepared", plan.prepared.isoformat() if plan.prepared else None),
        ("revision", str(plan.revision)),
        ("note", plan.note),
        area="plan_show",
    )
    found = (*_first(plan), *_people(plan), *_pacing(plan.pacing), *_asked(plan), *_own(plan))
    return PlanPage(plan.title or say("plan_show.untitled"), head, tuple(found))


def _first(plan: Plan) -> Iterator[Section]:
    """What matters, the ladders, the if-then plans and what is avoided."""
    values = (
        Part(
            value.words,
            rows(
                ("area", value.area),
                ("matters", number_words(value.matters)),
                ("lately", number_words(value.lately)),
                ("why", value.why),
                ("", say("plan_show.rested") if value.rested else None),
            ),
        )
        for value in plan.values
    )
    yield from _section("values", values)
    yield from (_ladder(plan, ladder) for ladder in plan.ladders)
    yield from _section("if_then", _if_thens(plan))
    titles = {ladder.id: ladder.title for ladder in plan.ladders}
    avoided = (
        Part(one.activity, rows(("by", say(f"plan_show.value.by_{one.by}")), ("ladder", titles.get(one.ladder or ""))))
        for one in plan.avoided
    )
    yield from _section("avoided", avoided)


def _ladder(plan: Plan, ladder: Ladder) -> Section:
    words = {value.id: value.words for value in plan.values}
    about = rows(
        *(("points_to", words.get(value)) for value in ladder.values),
        ("order", say("plan_show.value.order_hand") if ladder.order == "hand" else None),
        ("note", ladder.note),
        ("", say("plan_show.rested") if ladder.rested else None),
    )
    parts = tuple(Part(step.title, _step(step, words)) for step in ladder.in_order())
    return Section(say("plan_show.section.ladder", title=ladder.title), about, parts, numbered=True, name="ladder")


def _step(step: Step, values: dict[str, str]) -> tuple[Row, ...]:
    """All of a step, what is asked first."""
    return rows(
        ("amount", amount_of(step) if step.amount is not None else None),
        ("done_when", step.done_when),
        ("cue", step.cue),
        ("condition", step.condition),
        ("smallest", step.smallest),
        *(("points_to", values.get(value)) for value in step.values),
        ("difficulty", str(step.difficulty)),
        ("kind", say(f"plan_show.value.kind_{step.kind}")),
        ("energy", say(f"plan_show.value.energy_{step.energy}") if step.energy else None),
        ("setting", step.setting),
        *(("help", _help(wanted)) for wanted in step.help),
        *(("stop_if", words) for words in step.stop_if),
        (
            "breathing_before",
            say(f"plan_show.value.breathing_{step.breathing_before}") if step.breathing_before else None,
        ),
        ("ceiling", number_words(step.ceiling, step.unit)),
        ("unit_step", number_words(step.unit_step, step.unit)),
        ("rest_plan", number_words(step.rest_plan, "minutes")),
        ("trials", say("plan_show.and").join(number_words(one) or "" for one in step.trials)),
        ("baseline", number_words(step.baseline, step.unit)),
        ("note", step.note),
        ("", say("plan_show.rested") if step.rested else None),
    )


def _if_thens(plan: Plan) -> Iterator[Part]:
    titles = {step.id: step.title for _, step in plan.steps()}
    for one in plan.if_then:
        yield Part(
            as_sentence(one.cue, one.action),
            rows(
                ("", kind_words(one)),
                ("step", titles.get(one.step or "")),
                ("does", say(f"plan_show.value.does_{one.does}") if one.does != "none" else None),
                ("minutes", number_words(one.minutes)),
                ("", None if one.active else say("plan_show.rested")),
            ),
        )


def _people(plan: Plan) -> Iterator[Section]:
    supporters = (
        Part(
            one.name,
            rows(
                ("role", one.role),
                *(("say", words) for words in one.say),
                *(("please_dont", wish_words(words)) for words in one.please_dont),
                *(("practical", _practical(help_)) for help_ in one.practical),
                *(("take_over", words) for words in one.take_over),
                ("flare_plan", one.flare_plan),
                ("check_in", one.check_in),
            ),
        )
        for one in plan.supporters
    )
    yield from _section("supporters", supporters)
    contacts = (
        Part(one.name, rows(("call", one.call), ("text", one.text), ("when", one.when))) for one in plan.contacts
    )
    yield from _section("contacts", contacts)


def _pacing(pacing: Pacing) -> Iterator[Section]:
    numbers = {
        "done": pacing.done_needed,
        "window": pacing.window,
        "days": pacing.min_days,
        "percent": pacing.increase_percent,
        "cooldown": pacing.cooldown_days,
    }
    said = rows(
        ("bigger", say(f"plan_show.pacing.{pacing.bigger}", **numbers)),
        ("confidence", say("plan_show.pacing.confidence", number=pacing.confidence_min)),
        ("breathing", say(f"plan_show.value.breathing_{pacing.breathing_before}")),
    )
    yield Section(say("plan_show.section.pacing"), said, name="pacing")


def _asked(plan: Plan) -> Iterator[Section]:
    questions = (
        Part(scaled(one.ask, one.low, one.high), rows(("every_days", say("plan_show.days", days=one.every_days))))
        for one in plan.questions
    )
    yield from _section("questions", questions)
    for sheet in plan.questionnaires:
        about = rows(
            ("every_days", say("plan_show.days", days=sheet.every_days)),
            ("answers", say("plan_show.and").join(sheet.options)),
        )
        parts = tuple(Part(item.ask, _support(item, sheet)) for item in sheet.items)
        title = say("plan_show.section.questionnaire", title=sheet.title)
        yield Section(title, about, parts, numbered=True, name="questionnaire")


def _support(item: QuestionnaireItem, sheet: Questionnaire) -> tuple[Row, ...]:
    """After which answers the page of support comes at once (care 3)."""
    when = item.safety.when if item.safety is not None else ""
    found = [words for answer, words in enumerate(sheet.options) if when and meets(when, answer)]
    return rows(("support_after", say("plan_show.and").join(found)))


def _own(plan: Plan) -> Iterator[Section]:
    """Limits, early signs and what keeps it going."""
    limits = rows(*(("lines", words) for words in plan.limits.lines), ("words", plan.limits.words))
    if limits:
        yield Section(say("plan_show.section.limits"), limits, name="limits")
    signs = (
        Part(one.sign, rows(("where", say(f"plan_show.value.where_{one.where}") if one.where else None)))
        for one in plan.early_signs
    )
    yield from _section("early_signs", signs)
    kept = plan.maintenance
    lines = [(name, getattr(kept, name)) for name in type(kept).model_fields if name != "reviews"]
    several = [(name, words) for name, value in lines for words in (value if isinstance(value, tuple) else (value,))]
    said = rows(*several, ("reviews", reviews_words(kept)))
    if said:
        yield Section(say("plan_show.section.maintenance"), said, name="maintenance")


def reviews_words(kept: Maintenance) -> str | None:
    """When it is looked at again, such as "after 30, 90, 180 days"; nothing where nothing else is written either."""
    if kept == Maintenance():
        return None
    days = say("plan_show.and").join(str(one) for one in kept.reviews)
    return say("maintenance.reviews.days", days=days) if days else say("plan_show.value.no_reviews")


def _section(name: str, parts: Iterator[Part]) -> Iterator[Section]:
    entries = tuple(parts)
    if entries:
        yield Section(say(f"plan_show.section.{name}"), (), entries, name=name)


def scaled(ask: str, low: str | None, high: str | None) -> str:
    """A question with both ends of its scale, where it has them."""
    return say("plan_show.scale", ask=ask, low=low, high=high) if low and high else ask


def _help(wanted: Help) -> str:
    what = say("plan_show.value.from", what=wanted.kind, who=wanted.who) if wanted.who else wanted.kind
    return with_until(what, wanted.until)


def _practical(agreed: Practical) -> str:
    what = with_until(agreed.kind, agreed.until)
    less = agreed.next_smaller_help
    return say("plan_show.value.then_less", what=what, less=less) if less else what
