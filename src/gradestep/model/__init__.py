"""The nouns of gradestep: plans, journals and settings as frozen values."""
