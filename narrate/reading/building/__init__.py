"""The page of a mark-up source as it grows: text in file order in, a ``Document`` out.

Comes in, from a reader that walks its source: text nodes one by one, and what opens and closes
around them (blocks, notes, silent stretches, cells, languages). Goes out: a ``Document`` whose
blocks and omissions cover every character of every node. A reader decides what an element *means*;
this package knows how such meanings become blocks. An element boundary is never a word boundary
here: where a blank is meant, the reader says ``blank()``.
"""

from narrate.reading.building.builder import DocumentBuilder
from narrate.reading.building.piece import BLANK, FORMULA, PAGE_MARK
from narrate.reading.building.settling import NOTE_MARK

__all__ = ["BLANK", "FORMULA", "NOTE_MARK", "PAGE_MARK", "DocumentBuilder"]
