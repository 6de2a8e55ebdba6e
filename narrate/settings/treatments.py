"""A kind of value: what becomes of an element of a TEI file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from narrate.model.tei import BadTreatment, Treatment, treatment
from narrate.toml.errors import BadValue

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class ElementTreatment:
    """A treatment in the words of ``narrate.model.tei``."""

    allowed: str = 'a treatment: spoken, silent, "heading 2", "announced a formula" …'

    def check(self, value: object, folder: Path) -> Treatment:  # noqa: ARG002 - the protocol's
        """Return the treatment."""
        if not isinstance(value, str):
            raise BadValue(f"{value!r} is no text", self.allowed)
        try:
            return treatment(value)
        except BadTreatment as error:
            raise BadValue(error.problem, error.allowed) from error

    def typed(self, text: str) -> str:
        """Take it as it stands."""
        return text
