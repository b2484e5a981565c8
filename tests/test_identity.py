"""Identities: UUIDs of version 7, and those of a test that repeat and never meet (promises 4)."""

from __future__ import annotations

from uuid import RFC_4122, UUID

from hypothesis import given
from hypothesis import strategies as some

from gradestep.identity import new_id, seeded_bytes


@given(milliseconds=some.integers(min_value=0, max_value=(1 << 48) - 1), random=some.binary(min_size=10, max_size=10))
def test_an_identity_is_a_sound_uuid(milliseconds: int, random: bytes) -> None:
    """R11: version 7 with the time in front (RFC 9562), written as any other program writes it."""
    text = new_id(milliseconds, random)
    read = UUID(text)
    assert str(read) == text
    assert read.version == 7
    assert read.variant == RFC_4122
    assert read.int >> 80 == milliseconds


@given(some.sets(some.integers(min_value=0, max_value=1 << 40), min_size=2, max_size=20), some.text(max_size=5))
def test_identities_of_a_test_repeat_and_never_meet(numbers: set[int], seed: str) -> None:
    """R9: the same seed and number give the same identity, other numbers another."""
    made = [new_id(number, seeded_bytes(seed, number)) for number in sorted(numbers)]
    assert made == [new_id(number, seeded_bytes(seed, number)) for number in sorted(numbers)]
    assert len(set(made)) == len(numbers)
    assert made == sorted(made)
