"""From `plan ACTION` to the module that carries it out."""

from __future__ import annotations

from argparse import Namespace
from importlib import import_module
from typing import cast

from gradestep.cli.surroundings import Surroundings


def carry_out(parsed: Namespace, surroundings: Surroundings) -> int:
    """Run one action; the status. Without one, the plan is shown."""
    action: str = parsed.action or "show"
    return cast(int, import_module(f"gradestep.cli.plan_{action}").run(parsed, surroundings))
