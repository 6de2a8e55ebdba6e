"""Something an editor should know: a value that travels with the result, never a print."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from narrate.model.span import Place


PART = "part-only"
"""Id of the finding that an edition holds a part of its text, by its owner's wish."""


class Severity(StrEnum):
    """How much a finding matters."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One doubtful reading, skipped thing or defect, with what to do about it."""

    id: str
    """Stable and lower-case with hyphens, such as ``note-out-of-sequence``."""
    message: str
    """One sentence that says what was found."""
    suggestion: str = ""
    """One sentence that says what to do; may be empty for plain information."""
    severity: Severity = Severity.WARNING
    place: Place | None = None
    """Where on the page, when it has a place."""
    count: int = 1
    """How often it was seen, when like findings are folded into one."""
