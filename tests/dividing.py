"""A process that has read the program's modules and divides: each command is a process of its own, with no interpreter to start."""

from __future__ import annotations

import gc
import json
import os
import pkgutil
import runpy
import socket
import sys
import time
from importlib import import_module

NOT_FOR_LINES = ("gradestep.__main__", "gradestep.app", "gradestep.screens")
"""What a command that writes lines never reads."""


def main() -> None:
    """Divide for each command asked for on the socket whose number was given; ends with it, or as the command does."""
    channel = socket.socket(fileno=int(sys.argv[1]))
    _read_modules()
    gc.freeze()
    while True:
        _, streams, _, _ = socket.recv_fds(channel, 1, 4)
        if not streams:
            return
        child = os.fork()
        if child == 0:
            channel.close()
            _become(streams)
            runpy.run_module("gradestep", run_name="__main__", alter_sys=True)
            return
        for stream in streams:
            os.close(stream)
        _, status = os.waitpid(child, 0)
        channel.sendall(f"{os.waitstatus_to_exitcode(status)}\n".encode())


def _read_modules() -> None:
    package = import_module("gradestep")
    for module in pkgutil.walk_packages(package.__path__, "gradestep."):
        if not module.name.startswith(NOT_FOR_LINES):
            import_module(module.name)


def _become(streams: list[int]) -> None:
    *standard, asked = streams
    for number, stream in enumerate(standard):
        os.dup2(stream, number)
        os.close(stream)
    with os.fdopen(asked, encoding="utf-8") as file:
        wanted = json.load(file)
    os.environ.clear()
    os.environ.update(wanted["environment"])
    os.chdir(wanted["folder"])
    os.umask(wanted["umask"])
    time.tzset()
    sys.argv = ["gradestep", *wanted["arguments"]]


if __name__ == "__main__":
    main()
