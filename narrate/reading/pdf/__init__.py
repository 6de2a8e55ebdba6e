"""PDF with a text layer: what is left of a text when only letters and places are known.

Comes in: a PDF. Goes out: its text, without running heads and page numbers, in paragraphs told by
their look, read by the reader of plain text. What was guessed is a finding.
"""

from narrate.reading.pdf.reader import read

__all__ = ["read"]
