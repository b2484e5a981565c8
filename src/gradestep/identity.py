"""Identities: a UUID of version 7 for each record; they name it and say nothing sure about order (RFC 9562)."""

from __future__ import annotations

import zlib


def new_id(milliseconds: int, random: bytes) -> str:
    """A UUIDv7 from milliseconds since 1970 and ten random bytes."""
    number = (milliseconds & (1 << 48) - 1) << 80 | int.from_bytes(random[:10], "big")
    number = number & ~(0xF << 76) | 0x7 << 76
    number = number & ~(0x3 << 62) | 0x2 << 62
    text = f"{number:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def seeded_bytes(seed: str, number: int) -> bytes:
    """Ten bytes that are the same for the same seed and number, for tests."""
    return b"".join(zlib.crc32(f"{seed} {number} {part}".encode()).to_bytes(4, "big") for part in range(3))[:10]
