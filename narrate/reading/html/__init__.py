"""HTML and XHTML: the structure of the page becomes blocks, notes and chapters.

Comes in: bytes, or for EPUB one file after the other. Goes out: what the structure says, told to a
``DocumentBuilder``. ``parsing`` makes a tree of either language, ``noting`` finds notes and their
marks in it, ``walker`` goes through it once; of a whole web page, ``article`` finds what is read.
"""

from narrate.reading.html.reader import read

__all__ = ["read"]
