"""A copy of everything in one file, and bringing such a copy back without writing over anything (R21, R25)."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path, PurePosixPath

from gradestep.clock import Clock
from gradestep.content import say
from gradestep.files import FileProblem, make_folder, read_bounded, sha256_of, write_new
from gradestep.paths import HomePlaces

LARGEST = 2 * 1024 * 1024 * 1024
"""Bytes of a copy, and of all that is in it."""

MOST = 20_000
"""Files in a copy."""

COPIED = ("plan.toml", "settings.toml", "journal", "adopted", "computers")
BROUGHT_BACK = ("journal", "adopted")
ALONE = ("plan.toml", "settings.toml")


def back_up(places: HomePlaces, clock: Clock, to: Path | None) -> Path:
    """A new private file with a copy of everything; its path. Raises FileProblem, also where the file is there already."""
    name = f"gradestep-backup-{clock.now():%Y-%m-%d-%H%M%S}.zip"
    folder = places.backups if to is None else to
    target = folder / name if to is None or to.is_dir() else to
    make_folder(target.parent)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as copy:
        for path in _wanted(places):
            copy.writestr(path.relative_to(places.home).as_posix(), read_bounded(path, LARGEST))
    write_new(target, held.getvalue())
    return target


def restore(places: HomePlaces, clock: Clock, source: Path) -> tuple[str, ...]:
    """Bring a copy back; sentences of what was done. What is here stays: the journals are joined. Raises FileProblem."""
    raw = read_bounded(source, LARGEST)
    if raw.lstrip()[:1] == b"{":
        from gradestep.notebook.restoring import restore_shared

        return restore_shared(places, raw, source)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as copy:
            members = copy.infolist()
            if len(members) > MOST or sum(member.file_size for member in members) > LARGEST:
                raise FileProblem("too_large", source)
            held = {member.filename: copy.read(member) for member in members if _is_ours(member.filename)}
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError, ValueError):
        raise FileProblem("not_a_copy", source) from None
    done = [sentence for name, data in sorted(held.items()) if (sentence := _brought(places, name, data))]
    return tuple(done) or (say("doctor.nothing_new"),)


def _wanted(places: HomePlaces) -> tuple[Path, ...]:
    found: list[Path] = []
    for name in COPIED:
        path = places.home / name
        found += [path] if path.is_file() else sorted(inner for inner in path.rglob("*") if inner.is_file())
    return tuple(path for path in found if path.name != "lock" and not path.is_symlink())


def _is_ours(name: str) -> bool:
    parts = PurePosixPath(name).parts
    safe = all(part not in ("..", "/") and "\\" not in part and ":" not in part for part in parts)
    return safe and (name in ALONE or (len(parts) == 2 and parts[0] in BROUGHT_BACK))


def _brought(places: HomePlaces, name: str, data: bytes) -> str:
    """Put one file in its place, or beside what is there under another name; nothing said where it is the same."""
    target = places.home / name
    make_folder(target.parent)
    if not target.exists():
        write_new(target, data)
        return say("doctor.brought", file=name)
    if read_bounded(target, LARGEST) == data:
        return ""
    beside = target.with_name(f"{target.stem}-restored-{sha256_of(data)[:8]}{target.suffix}")
    if name in ALONE:
        make_folder(places.backups)
        beside = places.backups / beside.name
    if not beside.exists():
        write_new(beside, data)
    return say("doctor.brought_beside", file=name, beside=beside.name)
