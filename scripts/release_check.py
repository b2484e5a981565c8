"""What is too old to be released: helplines nobody has checked for half a year, by country (care 4.5)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date as Date
from datetime import datetime, timedelta
from typing import Any

from gradestep.content import data

OLDEST = timedelta(days=180)
"""Days after which a row is to be checked again (care 0.9)."""


def old_rows(helplines: Mapping[str, Any], today: Date) -> Iterator[str]:
    """Each service that nobody has checked within that time, with the day or the source it has."""
    places = {"anywhere": helplines["anywhere"], **helplines["countries"]}
    for code, place in places.items():
        for service in place["services"]:
            checked = _day(service)
            if checked is None or today - checked > OLDEST:
                said = checked.isoformat() if checked else service.get("dated", "no date")
                yield f"{code}: {service['name']}: {'checked on ' if checked else 'source: '}{said}"


def _day(service: Mapping[str, Any]) -> Date | None:
    """The day a person checked it; a source's own date is no check."""
    day = service.get("checked_on")
    return day if isinstance(day, Date) else Date.fromisoformat(day) if day else None


def main() -> int:
    """Print them; 1 where there are any."""
    rows = list(old_rows(data("helplines"), datetime.now().astimezone().date()))
    for row in rows:
        print(row)
    print(f"{len(rows)} to check before a release." if rows else "Every helpline was checked within half a year.")
    return 1 if rows else 0


if __name__ == "__main__":
    raise SystemExit(main())
