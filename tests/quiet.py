"""An event loop that tells when it has come to rest: nothing is left to do until a timer or something from outside says more."""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Callable, Coroutine
from concurrent.futures import Executor
from typing import Any, TypeVar, TypeVarTuple, Unpack

Result = TypeVar("Result")
Given = TypeVarTuple("Given")


class QuietLoop(asyncio.SelectorEventLoop):
    """Runs as every loop does, and knows when it would begin to wait."""

    def __init__(self) -> None:
        self._listening = _Listening()
        super().__init__(self._listening)

    def run_in_executor(
        self, executor: Executor | None, func: Callable[[Unpack[Given]], Result], *args: *Given
    ) -> asyncio.Future[Result]:
        """Work handed to a thread is work to be waited for."""
        working = super().run_in_executor(executor, func, *args)
        self._listening.working.add(working)
        working.add_done_callback(self._listening.working.discard)
        return working

    def at_rest(self) -> asyncio.Future[None]:
        """Done once every task waits for something from outside; it takes no time beyond what they do."""
        rest: asyncio.Future[None] = self.create_future()
        self._listening.awaited.append(rest)
        return rest


async def quiet() -> None:
    """Let everything that was set off come to its end."""
    loop = asyncio.get_running_loop()
    assert isinstance(loop, QuietLoop)
    await loop.at_rest()


def run(story: Coroutine[Any, Any, Result]) -> Result:
    """Run it to its end on such a loop."""
    with asyncio.Runner(loop_factory=QuietLoop) as runner:
        return runner.run(story)


class _Listening(selectors.DefaultSelector):
    def __init__(self) -> None:
        super().__init__()
        self.awaited: list[asyncio.Future[None]] = []
        self.working: set[asyncio.Future[Any]] = set()

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """A loop that has anything to do asks without waiting; one that would wait is at rest."""
        if not self.awaited or self.working or timeout == 0:
            return super().select(timeout)
        found = super().select(0)
        if not found:
            for rest in self.awaited:
                if not rest.done():
                    rest.set_result(None)
            self.awaited.clear()
        return found
