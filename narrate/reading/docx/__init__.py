"""DOCX: headings by style, lists with their numbers as shown, tables, notes, text boxes.

Comes in: a zip archive of WordprocessingML. What Word hides or marks for its own use (deletions,
comments, field instructions, running heads, hidden text, machine-made picture descriptions) is in
the document and silent by a named rule.

Read by hand rather than with python-docx or mammoth: the first gives neither list numbers nor text
boxes nor notes, the second gives HTML without places; both keep no account of what they leave out.
"""

from narrate.reading.docx.reader import read

__all__ = ["read"]
