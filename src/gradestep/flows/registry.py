"""The one list of guided conversations; each is loaded when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType

from gradestep.flows.flow import Flow, Scene

FLOWS: Mapping[str, str] = MappingProxyType(
    {
        flow_id: f"gradestep.flows.{flow_id}:{flow_id}"
        for flow_id in (
            "first_run",
            "attempt",
            "reflect",
            "check_in",
            "check_in_times",
            "energy_map",
            "flare",
            "note",
            "symptoms",
            "stop_now",
            "breathe",
            "ground",
            "posture",
            "add_step",
            "small_step",
            "split",
            "edit_step",
            "avoided",
            "stalled",
            "smaller",
            "plan_step",
            "limits",
            "adopt",
            "country",
            "correct",
            "new_plan",
            "offer",
            "pem",
            "baseline",
            "if_then",
            "use_if_then",
            "if_then_review",
            "values",
            "learned",
            "evidence",
            "stories",
            "measure",
            "supporters",
            "early_signs",
            "maintenance",
            "review",
            "two_weeks",
            "share",
        )
    }
)
"""Flow id to "module:function"; the function takes a scene and gives the flow."""


def flow(flow_id: str, scene: Scene) -> Flow:
    """The flow of that id for a scene; raises KeyError for an id that is not in FLOWS."""
    module, _, name = FLOWS[flow_id].partition(":")
    make: Callable[[Scene], Flow] = getattr(import_module(module), name)
    return make(scene)
