"""What came out: the editions of one run."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from narrate.model.finding import Finding


class Outcome(StrEnum):
    """What a run did for one document."""

    MADE = "made"
    UNCHANGED = "unchanged"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """All files made from one document."""

    slug: str
    source: str
    """Name of the source as it was given."""
    title: str = ""
    outcome: Outcome = Outcome.MADE
    files: tuple[str, ...] = ()
    """Paths of the files, the audio first."""
    seconds: float = 0.0
    """Length of the audio."""
    words: int = 0
    """Words of the page that are spoken."""
    loudness_lufs: float | None = None
    """Integrated loudness (BS.1770-4); ``None`` where nothing was rendered or all is silence."""
    findings: tuple[Finding, ...] = ()
    """What was found while it was made; empty where nothing was."""
    found: Mapping[str, int] = field(default_factory=dict)
    """How often each finding was seen, by id; known for an unchanged edition as well."""
    error: str = ""
    """Why it failed, when it did."""
    hint: str = ""
    exit_code: int = 0
