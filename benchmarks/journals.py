"""Homes with journals of any length, made by gradestep's own lines."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from gradestep.content import text_of
from gradestep.model.attempts import Afterwards, AttemptEnded, Before, StepSnapshot
from gradestep.model.record import Envelope, sealed

LAST = datetime.now(UTC) - timedelta(hours=2)


def a_home(folder: Path, records: int, tag: str) -> Path:
    """A home with a plan and that many attempts over the last ten years or fewer, one file a month."""
    (folder / "journal").mkdir(parents=True)
    folder.chmod(0o700)
    (folder / "plan.toml").write_text(text_of("starters/palpitations.toml"), encoding="utf-8")
    (folder / "settings.toml").write_text("first_run_done = true\n\n[looks]\nplain = false\n", encoding="utf-8")
    step = StepSnapshot(id="doorstep", title="Stand outside the front door", amount=2, unit="minutes")
    months: dict[str, list[bytes]] = {}
    gap = timedelta(days=3650) / max(records, 1) if records > 4000 else timedelta(hours=20)
    for number in range(records, 0, -1):
        moment = LAST - gap * (number - 1)
        n = records - number + 1
        event = AttemptEnded(
            step=step, outcome="done", actual=2, before=Before(distress=n % 8), after=Afterwards(distress=n % 4)
        )
        envelope = Envelope(
            id=f"{n:08x}-0000-7000-8000-000000000000",
            v=1,
            kind=event.kind,
            at=moment,
            local=moment,
            day=moment.date(),
            dev=tag,
            n=n,
        )
        months.setdefault(f"{moment:%Y-%m}", []).append(sealed(envelope, event))
    for month, lines in months.items():
        (folder / "journal" / f"{month}-{tag}.jsonl").write_bytes(b"".join(lines))
    for path in folder.rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)
    return folder
