"""Markdown: CommonMark with tables, footnotes, definition lists, front matter and template tags.

Comes in: a text. Goes out: a document whose one page is the source itself, so that what is heard is
found again where it was written. In between stands a tree of HTML's elements, since that is what
Markdown stands for, and HTML may stand inside it; the reader of HTML walks through it.
"""

from narrate.reading.markdown.reader import read

__all__ = ["read"]
