"""The journal of a shared file joined to the one that is here: new files beside, nothing written over (R21, R25)."""

from __future__ import annotations

from pathlib import Path

from gradestep.content import say
from gradestep.files import FileProblem, own_folder, sha256_of, write_new
from gradestep.model.record import Record, read_line
from gradestep.notebook.journal_files import files_of, read_files
from gradestep.paths import HomePlaces
from gradestep.share.shared_file import VERSION, read_shared


def restore_shared(places: HomePlaces, raw: bytes, source: Path) -> tuple[str, ...]:
    """Every record of the file that is not here yet, a new file for each month; sentences of what was done.

    Raises FileProblem: `not_a_copy` for any other file, `not_whole` for one from which something was held back.
    """
    shared = read_shared(raw)
    if shared is None or shared.schema_version > VERSION:
        raise FileProblem("not_a_copy", source)
    if shared.journal is None:
        raise FileProblem("not_whole", source)
    here = {record.raw for record in read_files(files_of(places)).records}
    months: dict[str, list[bytes]] = {}
    for line in dict.fromkeys(shared.journal):
        record = read_line(line.encode())
        if isinstance(record, Record) and record.raw not in here:
            months.setdefault(f"{record.envelope.local:%Y-%m}", []).append(record.raw)
    if not months:
        return (say("share_json.restore.there"),)
    own_folder(places.home)
    own_folder(places.journal)
    return tuple(_brought(places, month, lines) for month, lines in sorted(months.items()))


def _brought(places: HomePlaces, month: str, lines: list[bytes]) -> str:
    data = b"".join(line + b"\n" for line in lines)
    file = places.journal / f"{month}-restored-{sha256_of(data)[:8]}.jsonl"
    write_new(file, data)
    return say("share_json.restore.brought", count=len(lines), file=file.name)
