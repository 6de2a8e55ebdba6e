"""EPUB 3.3 with media overlays: the text with its sound, in one file for any reading system.

``bind`` is what the table of outputs calls.
"""

from narrate.binding.epub.package import bind

__all__ = ["bind"]
