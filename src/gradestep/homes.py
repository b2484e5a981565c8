"""Which folder is home and which computer this is, worked out with next to nothing imported (design 3)."""

from __future__ import annotations

import os
import sys
import zlib

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

MACHINE_ID = "/etc/machine-id"
LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz"


def home_named(option: str | None, environment: Mapping[str, str]) -> str:
    """`--home`, else `GRADESTEP_HOME`, else the platform's data folder for gradestep; always absolute."""
    named = option or environment.get("GRADESTEP_HOME")
    if named:
        return os.path.abspath(os.path.expanduser(named))
    if sys.platform == "linux" and os.path.isabs(environment.get("HOME", "")) and "ANDROID_ROOT" not in environment:
        return _linux_folder(environment)
    from platformdirs import user_data_dir

    return user_data_dir("gradestep", appauthor=False)


def _linux_folder(environment: Mapping[str, str]) -> str:
    """What platformdirs answers on Linux; a shell prompt that waits for `today` would wait half as long again for it."""
    data = environment.get("XDG_DATA_HOME", "")
    return os.path.join(data if os.path.isabs(data) else os.path.join(environment["HOME"], ".local/share"), "gradestep")


def computer_tag(environment: Mapping[str, str], machine_id: str = MACHINE_ID) -> str:
    """Four letters and digits for this computer and user, from a hash, never from the folders found."""
    machine = environment.get("GRADESTEP_TEST_SEED") or _machine(machine_id)
    user = str(os.getuid()) if hasattr(os, "getuid") else environment.get("USERNAME", "")
    number = zlib.crc32(f"gradestep {machine} {user}".encode())
    tag = ""
    for _ in range(4):
        number, rest = divmod(number, len(LETTERS))
        tag += LETTERS[rest]
    return tag


def _machine(machine_id: str) -> str:
    """What the system calls this computer; its name on the network where the system has nothing better."""
    try:
        with open(machine_id, encoding="ascii") as file:
            named = file.read(100).strip()
    except (OSError, UnicodeDecodeError):
        named = ""
    if named:
        return named
    return os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")
