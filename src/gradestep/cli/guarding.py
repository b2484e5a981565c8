"""What stands around every run: private files, no core dumps, kind ends, and a crash that shows nothing a person wrote."""

from __future__ import annotations

import errno
import gc
import os
import signal
import sys
from collections.abc import Callable
from types import FrameType, TracebackType

from gradestep.cli.surroundings import Surroundings
from gradestep.cli.unplugged import without_plugins
from gradestep.files import FileProblem

INTERRUPTED = 128 + signal.SIGINT

UNWRITABLE = (errno.EBADF, errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
"""What a stream says where nothing more can be written to it; any file of ours is told as a problem before it comes here."""

SELDOM = 50_000
"""New objects between two looks for garbage: what imports make is no garbage, and looking through it takes its time."""


class Ended(BaseException):
    """A signal asked the process to end."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def guarded_run(arguments: list[str]) -> int:
    """Run what the arguments ask for; the status."""
    surroundings = Surroundings.of_this_process(os.environ)
    return guarded(lambda: _dispatched(arguments, surroundings), surroundings)


def _dispatched(arguments: list[str], surroundings: Surroundings) -> int:
    if "--demo" in arguments:
        from gradestep.cli.demonstration import demonstrated

        return demonstrated(arguments, surroundings, lambda rest: _dispatched(rest, surroundings))
    from gradestep.cli.starting import started_at_once

    started = started_at_once(arguments, surroundings)
    if started is not None:
        return started
    from gradestep.cli.dispatch import dispatch

    return dispatch(arguments, surroundings)


def guarded(run: Callable[[], int], surroundings: Surroundings) -> int:
    """The status of `run`, whatever comes; problems are told in words on stderr."""
    os.umask(0o077)
    without_plugins()
    gc.set_threshold(SELDOM, 50, 100)
    _no_core_dumps()
    sys.excepthook = crash_told
    for number in _ending_signals():
        signal.signal(number, _end)
    try:
        status = run()
        surroundings.saying.flush()
        return status
    except FileProblem as problem:
        from gradestep.notebook.telling import told_file_problem

        surroundings.complain(told_file_problem(problem))
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED
    except Ended as ended:
        return 128 + ended.number
    except BrokenPipeError:
        _let_go_of_output()
        return 0
    except OSError as problem:
        if problem.filename is not None or problem.errno not in UNWRITABLE:
            raise
        from gradestep.content import say

        surroundings.complain(say("commands.output_failed"))
        _let_go_of_output()
        return 1


def _let_go_of_output() -> None:
    """Nothing more is said there, not at the end of the process either."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def crash_told(kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> None:
    """What is said of a fault in gradestep itself: its kind and place, none of its values (R24)."""
    from gradestep.content import say

    place = ""
    while trace is not None:
        place = f"{trace.tb_frame.f_globals.get('__name__', '')}:{trace.tb_lineno}"
        trace = trace.tb_next
    sys.stderr.write(say("commands.crash", kind=kind.__name__, place=place) + "\n")


def _end(number: int, _: FrameType | None) -> None:
    raise Ended(number)


def _ending_signals() -> tuple[signal.Signals, ...]:
    names = ("SIGTERM", "SIGHUP")
    return tuple(getattr(signal, name) for name in names if hasattr(signal, name))


def _no_core_dumps() -> None:
    try:
        import resource
    except ImportError:
        return
    hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
    resource.setrlimit(resource.RLIMIT_CORE, (0, hard))
