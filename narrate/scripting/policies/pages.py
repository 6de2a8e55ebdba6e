"""Where page numbers are heard, where a policy wants them."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from narrate.model.policy import Heard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narrate.model.document import Document

PAGE_MARK = "page-mark"


class PageMarks:
    """The page numbers of a document, by the block after which they are heard."""

    def __init__(self, document: Document, policy: Heard) -> None:
        """Sort the page marks of ``document``; none are heard unless they are announced."""
        self._after: dict[int, list[str]] = {}
        if policy is not Heard.ANNOUNCED:
            return
        starts = sorted((block.places[0][:2], index) for index, block in enumerate(document.blocks))
        for omission in document.omissions:
            if omission.rule == PAGE_MARK and omission.number:
                place = omission.place[:2]
                before = bisect_left(starts, place, key=lambda row: row[0]) - 1
                self._note(starts[before][1] if before >= 0 else -1, omission.number)
        for index, block in enumerate(document.blocks):
            for edit in block.edits:
                if edit.rule == PAGE_MARK and edit.number:
                    self._note(index, edit.number)

    def after(self, index: int) -> Sequence[str]:
        """Return the page numbers that are heard after a block; -1 stands for the beginning."""
        return self._after.get(index, ())

    def _note(self, index: int, number: str) -> None:
        self._after.setdefault(index, []).append(number)
