"""The reader's own book: an EPUB as it came, with sound and overlays added and nothing taken away.

Comes in: the bytes of an EPUB and the recording made from it. Goes out: the same files, styles and
ids; content documents get elements around what is highlighted, the package document says what was
added, and everything else is copied.
"""
