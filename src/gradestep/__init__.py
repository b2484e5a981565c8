"""A practice notebook of small steps, offline and in plain files."""

__version__ = "0.1.0"
