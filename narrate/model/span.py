"""Where things stand: spans in a text, places on a page, and edits against them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open stretch ``[start, end)`` of a text, in code points."""

    start: int
    end: int


class Place(NamedTuple):
    """A stretch of one text node of the source: ``[node, start, end)``, in code points.

    Plain text is node 0; mark-up sources count their text nodes in file order.
    """

    node: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """What one rule proposes for one stretch of a text: say this instead, or (blank) nothing.

    The text itself is never rewritten; ``scripting.edits`` is the one place that applies edits.
    """

    span: Span
    """The stretch it speaks for, in code points of the text the rule was given."""
    spoken: str
    """Words to say instead; an empty string leaves the stretch out."""
    rule: str
    """Name of the rule, as ``narrate script --explain`` and the report show it."""
    ipa: str = ""
    """How ``spoken`` is to be pronounced, in IPA; empty leaves it to the engine."""
    number: str = ""
    """For a removed note or page mark: its number, so that the removal can be audited."""

    def __post_init__(self) -> None:
        start, end = self.span
        if not 0 <= start <= end:
            raise ValueError(f"not a span: {self.span}")
        if not self.rule:
            raise ValueError("an edit must name its rule")
