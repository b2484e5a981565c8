"""The notebook, opened when it is first needed; or beside the first paint, so that no key waits for it."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gradestep.notebook import Notebook


class Opened:
    """Gives the notebook. Opening it reads and writes nothing, and touches no screen."""

    def __init__(self, open_notebook: Callable[[], Notebook]) -> None:
        self._open = open_notebook
        self._notebook: Notebook | None = None
        self._thread: Thread | None = None

    def __call__(self) -> Notebook:
        """The notebook; waits where it is being opened."""
        if self._thread is not None:
            self._thread.join()
        if self._notebook is None:
            self._notebook = self._open()
        return self._notebook

    def keep_glance(self) -> None:
        """Keep what the next start shows first, where what is kept does not fit any more."""
        notebook = self._notebook
        if notebook is None:
            return
        from gradestep.glance import read_glance

        places = notebook.places
        if read_glance(str(places.home), places.tag, notebook.now().timestamp()) is None:
            from gradestep.notebook.home import keep_glance

            keep_glance(notebook)

    def begin(self, then: Callable[[], None]) -> None:
        """Open it beside everything else; `then` is called in that thread when it is there."""
        if self._notebook is None and self._thread is None:
            self._thread = Thread(target=self._read, args=(then,), name="gradestep-opening", daemon=True)
            self._thread.start()

    def _read(self, then: Callable[[], None]) -> None:
        self._notebook = self._open()
        then()
