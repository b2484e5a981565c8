"""The one door to a person's files."""

from gradestep.notebook.notebook import Notebook

__all__ = ["Notebook"]
