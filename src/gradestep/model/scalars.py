"""The small values records and plans are made of: cleaned words, ratings, ids."""

from __future__ import annotations

from typing import Annotated, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from gradestep.text import cleaned, cleaned_line, dialled

Item = TypeVar("Item")


class Frozen(BaseModel):
    """A value that never changes and takes nothing it was not told about for what it is."""

    model_config = ConfigDict(
        frozen=True,
        strict=True,
        extra="ignore",
        allow_inf_nan=False,
        hide_input_in_errors=True,
        validate_default=False,
        defer_build=True,
    )


Words = Annotated[str, AfterValidator(cleaned)]
"""A person's text of any length, kept as typed less control characters."""

Line = Annotated[str, AfterValidator(cleaned_line)]
"""A person's text on one line."""

Dialled = Annotated[str, AfterValidator(dialled)]
"""A number to call or write to: nothing in it is hidden."""

Rating = Annotated[int, Field(ge=0, le=10)]
"""A whole number 0-10 with both ends in words (care 1.0)."""

Percent = Annotated[int, Field(ge=0, le=100)]
"""A likelihood or a difficulty, 0-100."""

Quantity = Annotated[float, Field(ge=0, le=1_000_000)]
"""An amount in the unit of its step; whole numbers are accepted."""

Slug = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$")]
"""An id in a plan, unique in that plan (design 8)."""

Many = Annotated[tuple[Item, ...], Field(strict=False)]
"""A list in a file, a tuple in the code."""
