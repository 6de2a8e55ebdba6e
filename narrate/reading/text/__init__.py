"""Plain text: letters, speeches, books, and text taken from the web page of an edition.

Comes in: bytes. Goes out: a ``Document`` with one node, the decoded text; every block is one
stretch of it, with edits for what is not spoken as it stands.
"""

from narrate.reading.text.reader import read

__all__ = ["read"]
