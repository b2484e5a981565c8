"""What a safety record can be about, and what can be answered."""

from __future__ import annotations

from typing import Literal

SafetyQuestion = Literal["about", "check_first", "pem", "breathing", "stop_now", "checked"]
"""Which safety page it was: what this is, check-first, PEM, breathing cautions, stop now, and "it was looked at"."""

SafetyAnswer = Literal["yes", "no", "unsure", "emergency", "clinician", "today", "read"]
"""Yes, no or unsure; or which of the three stop lists (care 4.4); or that a page was read."""
