"""Where a new file goes, typed; what cannot be is said, and it is asked again."""

from __future__ import annotations

from gradestep.flows.question import Answer, PlaceQuestion
from gradestep.flows.reading import Complaint
from gradestep.notebook.placing import placed
from gradestep.screens.questions.written import Written


class AskPlace(Written):
    """A path in a field."""

    def _read(self, text: str) -> Answer | Complaint:
        assert isinstance(self._question, PlaceQuestion)
        return placed(self._question, text)
