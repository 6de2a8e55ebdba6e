"""Fields: the instruction is silent, its result is what the page shows.

A complex field is spread over runs, and over paragraphs: begin, instruction, separator, result,
end; fields stand inside fields (ECMA-376 part 1, 17.16).
"""

from __future__ import annotations

from dataclasses import dataclass, field

INSTRUCTION = "field-code"
_SILENT_RESULTS = {
    "NOTEREF": "note-mark",
    "PAGE": "page-mark",
    "NUMPAGES": "page-mark",
    "SECTIONPAGES": "page-mark",
    "LISTNUM": "field-code",
}
"""Fields whose result is no speech, and the rule that leaves it out."""
_CONTENTS = frozenset({"TOC", "TOA", "INDEX"})


def silent_result(instruction: str) -> str:
    """Return the rule by which the result of a field is silent; blank when it is spoken."""
    words = instruction.split(maxsplit=1)
    return _SILENT_RESULTS.get(words[0].upper(), "") if words else ""


def lists_contents(instruction: str) -> bool:
    """Tell whether the result of a field is a list of contents or an index."""
    words = instruction.split(maxsplit=1)
    return bool(words) and words[0].upper() in _CONTENTS


@dataclass(slots=True)
class _Field:
    instruction: list[str] = field(default_factory=list)
    rule: str = INSTRUCTION
    """Why text in it is silent now; blank where it is spoken."""


@dataclass(slots=True)
class Fields:
    """The fields that are open at one place of the text."""

    _open: list[_Field] = field(default_factory=list)

    @property
    def rule(self) -> str:
        """Why text here is silent; blank where it is not. The outermost reason counts."""
        return next((one.rule for one in self._open if one.rule), "")

    @property
    def in_contents(self) -> bool:
        """Whether a list of contents is open."""
        return any(lists_contents("".join(one.instruction)) for one in self._open)

    def character(self, kind: str) -> None:
        """Take in a ``w:fldChar``: ``begin``, ``separate`` or ``end``."""
        if kind == "begin":
            self._open.append(_Field())
        elif kind == "separate" and self._open:
            self._open[-1].rule = silent_result("".join(self._open[-1].instruction))
        elif kind == "end" and self._open:
            self._open.pop()

    def instruction(self, text: str) -> None:
        """Take in a piece of an instruction (``w:instrText``)."""
        if self._open:
            self._open[-1].instruction.append(text)
