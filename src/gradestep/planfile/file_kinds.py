"""What a file is that is no text in UTF-8, told by how it begins."""

from __future__ import annotations

BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xfe\x00\x00", "is_utf32"),
    (b"\x00\x00\xfe\xff", "is_utf32"),
    (b"\xff\xfe", "is_utf16"),
    (b"\xfe\xff", "is_utf16"),
    (b"%PDF", "is_document"),
    (b"{\\rtf", "is_document"),
    (b"\xd0\xcf\x11\xe0", "is_document"),
    (b"\x1f\x8b", "is_packed"),
    (b"BZh", "is_packed"),
    (b"\xfd7zXZ\x00", "is_packed"),
    (b"7z\xbc\xaf\x27\x1c", "is_packed"),
    (b"Rar!\x1a\x07", "is_packed"),
    (b"\x28\xb5\x2f\xfd", "is_packed"),
)
"""UTF-32 before UTF-16, whose mark it begins with; then word processors, PDF, and what packs files."""

ZIP = b"PK\x03\x04"
OFFICE = (b"[Content_Types].xml", b"mimetype", b"_rels/", b"word/")
"""Names at the beginning of a ZIP file that is a document of a word processor."""
LOOKED_AT = 4096
"""Bytes at the beginning among which those names stand."""

NO_TEXT = ("is_utf16", "is_utf32", "is_document", "is_packed", "is_no_text")
"""Every code for a file that is no text in UTF-8."""


def what_it_is(raw: bytes) -> str | None:
    """The code of `NO_TEXT` that fits; nothing where it may be text in UTF-8."""
    for beginning, code in BEGINNINGS:
        if raw.startswith(beginning):
            return code
    if raw.startswith(ZIP):
        return "is_document" if any(name in raw[:LOOKED_AT] for name in OFFICE) else "is_packed"
    return _with_zeros(raw[:64]) if b"\x00" in raw[:64] else None


def _with_zeros(first: bytes) -> str:
    """A plan begins with letters of ASCII: in UTF-16 one zero goes with each, in UTF-32 three."""
    zeros = tuple(byte == 0 for byte in first[:4])
    if zeros in ((False, True, True, True), (True, True, True, False)):
        return "is_utf32"
    return "is_utf16" if zeros in ((False, True, False, True), (True, False, True, False)) else "is_no_text"
