"""The real command for tests: run as its own process, in a home of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

NOW = "2026-11-23T10:00:00+00:00"


def gradestep(
    home: Path, *arguments: str, typed: str = "", environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run it to its end with this typed in; never a terminal, so never the full screen."""
    kept = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": str(home.parent), "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-I", "-m", "gradestep", "--home", str(home), *arguments],
        input=typed,
        capture_output=True,
        text=True,
        env=kept | dict(environment or {}),
        timeout=60,
        check=False,
    )
