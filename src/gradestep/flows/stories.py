"""Stories of small changes adding up: three made-up people, and the person's own once there is one (S51)."""

from __future__ import annotations

from gradestep.coach.amounts import amount_words
from gradestep.coach.stories import OwnStory, own_stories
from gradestep.content import data, say
from gradestep.flows.flow import Flow, Scene, Stage, Talk
from gradestep.flows.question import ChoiceQuestion, Information, Option

OWN = "+own-"
"""Begins the value of an own story."""


def stories(scene: Scene) -> Flow:
    """One to choose and read; own ones come first."""
    own = own_stories(scene.history)
    return Flow(
        id="stories",
        title=say("evidence.stories.title"),
        stages=(
            Stage("which", lambda _: _which(own)),
            Stage("story", lambda talk: _story(own, talk), when=lambda talk: talk.text("which") is not None),
        ),
    )


def _which(own: tuple[OwnStory, ...]) -> ChoiceQuestion:
    ours = (Option(story["id"], story["title"]) for story in data("stories")["stories"])
    theirs = (Option(f"{OWN}{at}", say("stories.own_title", step=story.step)) for at, story in enumerate(own))
    return ChoiceQuestion(ask=say("evidence.stories.ask"), options=(*theirs, *ours))


def _story(own: tuple[OwnStory, ...], talk: Talk) -> Information:
    wanted = talk.text("which") or ""
    place = wanted.removeprefix(OWN)
    if wanted.startswith(OWN) and place.isdigit() and int(place) < len(own):
        story = own[int(place)]
        amounts = [amount_words(amount, story.unit) for amount in story.amounts]
        told = amounts[0]
        for amount in amounts[1:]:
            told = say("evidence.stories.then", amounts=told, next=amount)
        return Information(
            ask=say("stories.own_title", step=story.step), paragraphs=(say("stories.own", amounts=told),)
        )
    found = next(
        (story for story in data("stories")["stories"] if story["id"] == wanted), data("stories")["stories"][0]
    )
    return Information(ask=found["title"], paragraphs=(*found["lines"], say("stories.note")))
