"""EPUB 2 and 3: the files of the spine in order, as one document.

Comes in: the bytes of the book. Goes out: its text by the reader for HTML, with the chapters its
navigation names, the parts its types name, the pronunciations and the cover it brings along.
``container`` opens the archive, ``package`` and ``navigation`` say what is in it and in what order.
"""

from narrate.reading.epub.reader import read

__all__ = ["read"]
