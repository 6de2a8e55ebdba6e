"""Findings while they are gathered: like ones are folded into one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from narrate.model.finding import Finding, Severity

if TYPE_CHECKING:
    from narrate.model.span import Place


@dataclass(slots=True)
class Findings:
    """What an editor should know, by id and message."""

    _found: dict[tuple[str, str], Finding] = field(default_factory=dict)

    def add(
        self,
        id: str,  # noqa: A002 - the finding's own word
        message: str,
        suggestion: str = "",
        *,
        severity: Severity = Severity.WARNING,
        place: Place | None = None,
        count: int = 1,
    ) -> None:
        """Add one; where it was found before with the same words, count it."""
        known = self._found.get((id, message))
        self._found[id, message] = (
            replace(known, count=known.count + count)
            if known
            else Finding(
                id=id,
                message=message,
                suggestion=suggestion,
                severity=severity,
                place=place,
                count=count,
            )
        )

    def take(self, finding: Finding) -> None:
        """Add one that was made elsewhere."""
        self._found.setdefault((finding.id, finding.message), finding)

    def all(self) -> tuple[Finding, ...]:
        """Return them in the order they were first found."""
        return tuple(self._found.values())
