"""Pydantic without plugins: no foreign code comes near a record, and nothing is imported to look for any."""

from __future__ import annotations

import os
import sys
from importlib.machinery import PathFinder
from importlib.util import module_from_spec
from types import ModuleType
from typing import Any

LOADER = "pydantic.plugin._loader"
"""What pydantic asks for plugins; it imports all of importlib.metadata, a sixth of the time that keeping a record takes."""


def without_plugins() -> None:
    """Answer that there are none in the loader's place; call it before anything imports pydantic."""
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    stand_in = ModuleType(LOADER)
    stand_in.__dict__.update(get_plugins=tuple, __getattr__=_from_the_real_one)
    sys.modules.setdefault(LOADER, stand_in)


def _from_the_real_one(name: str) -> Any:
    """Whatever else another version of pydantic wants of its loader."""
    if name.startswith("__"):
        raise AttributeError(name)
    import pydantic.plugin

    spec = PathFinder.find_spec(LOADER, pydantic.plugin.__path__)
    if spec is None or spec.loader is None:
        raise AttributeError(name)
    real = module_from_spec(spec)
    spec.loader.exec_module(real)
    return getattr(real, name)
