"""What a document becomes before pandoc reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from narrate.model.document import Metadata

if TYPE_CHECKING:
    from collections.abc import Mapping

    from narrate.model.finding import Finding


class Prepared(NamedTuple):
    """A document as pandoc reads it without loss."""

    data: bytes
    about: Metadata = Metadata()
    """What it says of itself and pandoc passes over."""
    text: str = ""
    """As it was written; blank for what is no text."""
    findings: tuple[Finding, ...] = ()
    descriptions: Mapping[str, str] = {}
    """Of its pictures, by the names of their files."""
