"""Note marks in plain text, proved by sequence and shape together, and the notes' own texts.

Comes in: the text and its paragraphs. Goes out: where each mark stands, and which paragraphs at
the end are notes. Shapes weigh a mark by what stands around it; the sequence adds what a mark is
worth as the next of 1, 2, 3 …; a mark is taken when both together speak for it.
"""

from narrate.reading.text.notes.inline import inline_notes
from narrate.reading.text.notes.marks import Mark, marks_of
from narrate.reading.text.notes.signs import signed_notes
from narrate.reading.text.notes.trailing import TrailingNote, trailing_notes

__all__ = ["Mark", "TrailingNote", "inline_notes", "marks_of", "signed_notes", "trailing_notes"]
