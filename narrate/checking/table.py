"""What a row of a table of defects holds."""

from __future__ import annotations

from typing import NamedTuple

from narrate.model.finding import Severity


class Defect(NamedTuple):
    """A row of the table."""

    severity: Severity
    suggestion: str


def error(suggestion: str) -> Defect:
    """Return a row for what will not work, or must not be so."""
    return Defect(Severity.ERROR, suggestion)


def warning(suggestion: str) -> Defect:
    """Return a row for what works badly somewhere."""
    return Defect(Severity.WARNING, suggestion)


def info(suggestion: str) -> Defect:
    """Return a row for what is good to know."""
    return Defect(Severity.INFO, suggestion)
