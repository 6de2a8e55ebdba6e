"""ODT, LaTeX, reStructuredText, Org, RTF, FB2, DocBook, JATS and Typst, through pandoc.

Comes in: a document of one of these formats. What pandoc would lose or take for something else is
put before it in words that it knows; it makes a page of HTML of them, with the roles of notes and
the marks of mathematics in it; what a format has of its own is told by its classes; and the reader
of HTML reads that. What pandoc passed over is a finding.
"""

from narrate.reading.pandoc.reader import read

__all__ = ["read"]
