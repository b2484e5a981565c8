"""The normalising sentence after a rating far from the person's own usual one (S24)."""

from __future__ import annotations

from gradestep.coach.medians import FAR, usual_rating
from gradestep.flows.asking import HIGH, one_of
from gradestep.flows.flow import Scene, Stage, Talk
from gradestep.flows.question import Information


def unusual(scene: Scene, stage: str) -> Stage:
    """One sentence after the rating of that stage, where it is far from usual and was not answered already (S1)."""
    usual = usual_rating(scene.history, stage)

    def far(talk: Talk) -> bool:
        rating = talk.whole(stage)
        if rating is None or usual is None or (stage == "body" and rating >= HIGH):
            return False
        return abs(rating - usual) >= FAR

    def ask(talk: Talk) -> Information:
        above = usual is not None and (talk.whole(stage) or 0) > usual
        return Information(ask=one_of(f"reply.{'higher' if above else 'lower'}_than_usual", scene.turn), waits=False)

    return Stage(f"{stage}_unusual", ask, when=far)
