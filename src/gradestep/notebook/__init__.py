"""The one door to a person's files."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gradestep.notebook.notebook import Notebook

__all__ = ["Notebook"]


def __getattr__(name: str) -> object:
    """`Notebook`, imported when it is asked for: what keeps one line needs only a part of it."""
    if name != "Notebook":
        raise AttributeError(name)
    from gradestep.notebook.notebook import Notebook

    return Notebook
