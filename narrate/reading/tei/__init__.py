"""TEI P5 by profiles: tables that say of each element what becomes of it (``profiles/*.toml``).

Comes in: the bytes of a file and the ``[tei]`` table of the settings. Goes out: a ``Document``; of
a file with many documents, each is one of its ``divisions``.
"""

from narrate.reading.tei.reader import read

__all__ = ["read"]
