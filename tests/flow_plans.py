"""Plans and answers that the tests of flows share."""

from __future__ import annotations

from gradestep.model.plan import Plan

PLAN = Plan.model_validate(
    {
        "id": "getting-outside",
        "revision": 2,
        "title": "Getting outside again",
        "values": [{"id": "friends", "area": "friends", "words": "Tuesday coffee with a friend"}],
        "ladders": [
            {
                "id": "outside",
                "title": "Outside the front door",
                "values": ["friends"],
                "steps": [
                    {
                        "id": "gate",
                        "title": "Walk to the garden gate",
                        "difficulty": 15,
                        "amount": 2,
                        "unit": "minutes",
                        "cue": "after breakfast",
                        "condition": "on a calm day",
                        "smallest": "Stand at the open door",
                        "setting": "home",
                        "help": [{"id": "sister", "kind": "company", "who": "my sister"}],
                        "stop_if": ["new chest pain"],
                    },
                    {"id": "shop", "title": "Buy bread at the corner shop", "difficulty": 60, "setting": "errand"},
                ],
            },
            {
                "id": "reading",
                "title": "Reading again",
                "steps": [
                    {
                        "id": "read",
                        "title": "Read at the table",
                        "kind": "quota",
                        "difficulty": 30,
                        "amount": 8,
                        "unit": "minutes",
                        "energy": "low",
                    }
                ],
            },
        ],
        "if_then": [{"id": "overwhelmed", "if": "I feel overwhelmed", "then": "I breathe out slowly", "step": "gate"}],
        "limits": {"lines": ["No stairs"], "words": "Home by noon"},
    },
    strict=False,
)
"""A plan with an experiment, a step by time, and a step with nothing but its title."""
