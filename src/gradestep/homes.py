"""Which folder is home and which computer this is, worked out with next to nothing imported (design 3)."""

from __future__ import annotations

import os
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
    from platformdirs import user_data_dir

    return user_data_dir("gradestep", appauthor=False)


def computer_tag(environment: Mapping[str, str]) -> str:
    """Four letters and digits for this computer and user, from a hash, never from the folders found."""
    machine = environment.get("GRADESTEP_TEST_SEED") or _machine()
    user = str(os.getuid()) if hasattr(os, "getuid") else environment.get("USERNAME", "")
    number = zlib.crc32(f"gradestep {machine} {user}".encode())
    tag = ""
    for _ in range(4):
        number, rest = divmod(number, len(LETTERS))
        tag += LETTERS[rest]
    return tag


def _machine() -> str:
    try:
        with open(MACHINE_ID, encoding="ascii") as file:
            return file.read().strip()
    except (OSError, UnicodeDecodeError):
        return os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")
