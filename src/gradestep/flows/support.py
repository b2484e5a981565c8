"""The page of support: thanks, who sees it, whom to turn to, then go on or stop (care 3). It keeps nothing of its own."""

from __future__ import annotations

from gradestep.coach.help_now import support_lines
from gradestep.content import say, several
from gradestep.flows import asking
from gradestep.flows.asking import Condition, chose, either
from gradestep.flows.country import country_of
from gradestep.flows.flow import Stage, Talk
from gradestep.flows.question import ChoiceQuestion, Option

GO_ON, STOP, PLAN = "go_on", "stop", "plan"


def support_stages(prefix: str, when: Condition) -> tuple[Stage, ...]:
    """Stages `<prefix>support` and, where the person asks for it, `<prefix>plan`, after which they can stop as well."""
    return (
        Stage(f"{prefix}support", _support, when=when),
        Stage(f"{prefix}plan", _plan, when=chose(f"{prefix}support", PLAN)),
    )


def stopped_at_support(prefix: str) -> Condition:
    """True once the person chose to stop there, at once or with their plan before them."""
    return either(chose(f"{prefix}support", STOP), chose(f"{prefix}plan", STOP))


def _support(talk: Talk) -> ChoiceQuestion:
    return ChoiceQuestion(
        ask=say("safety.support.ask"),
        lead=(
            say("safety.support.title"),
            *several("safety.support.lines"),
            *support_lines(talk.scene.plan.contacts, country_of(talk)),
        ),
        options=_options(GO_ON, STOP, *((PLAN,) if _own_plan(talk) else ())),
        default=GO_ON,
    )


def _plan(talk: Talk) -> ChoiceQuestion:
    return ChoiceQuestion(
        ask=say("safety.support.ask"),
        lead=(say("safety.support.own_plan"), *_own_plan(talk)),
        options=_options(GO_ON, STOP),
        default=GO_ON,
    )


def _options(*values: str) -> tuple[Option, ...]:
    return tuple(asking.option("safety.support", value) for value in values)


def _own_plan(talk: Talk) -> tuple[str, ...]:
    """What the person wrote for a rough day."""
    own = talk.scene.plan.maintenance
    return tuple(line for line in (own.today, own.this_week, *own.people) if line)
