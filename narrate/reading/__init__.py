"""Bytes to ``Document``: what the page says, one module per format.

Comes in: the bytes of a source and its name. Goes out: a ``Document`` whose blocks, edits and
omissions account for every character of the source. ``FORMATS`` is the table of formats: a new
one is a module with a ``read`` function and a row.
"""

from narrate.reading.formats import FORMATS, Format, UnknownFormat, format_of
from narrate.reading.source import SourceTooLarge, read

__all__ = ["FORMATS", "Format", "SourceTooLarge", "UnknownFormat", "format_of", "read"]
