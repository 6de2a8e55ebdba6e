"""What is read aloud and how, where an edition may choose: the ``[reading]`` table."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Notes(StrEnum):
    """Where the text of a footnote is heard."""

    SILENT = "silent"
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    END = "end"
    ANNOUNCED = "announced"


class Symbols(StrEnum):
    """Whether emoji and pictographs are named."""

    NAMED = "named"
    SILENT = "silent"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingPolicy:
    """The ``[reading]`` table of the settings; the defaults are what most editions want."""

    notes: Notes = Notes.SILENT
    """After the sentence, after the paragraph, at the end, or only announced by number."""
    symbols: Symbols = Symbols.NAMED
    """Emoji and pictographs."""
