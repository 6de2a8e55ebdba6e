"""SSML 1.1 out and in: the exchange form of a script.

What SSML has no place for stands in attributes of our own namespace, ``urn:narrate:script:1``:
metadata on ``speak``; ``id``, ``kind``, ``chapter``, ``block``, ``level`` and ``number`` of a
paragraph; ``span`` and ``contour`` of a breath, on its ``mark``; the reason of a pause, on its
``break``; the rule of a pronunciation, on its ``phoneme``. ``Recital`` is the pass over an SSML
document for the pipeline; the SSML of other tools goes through the normal rules.
"""

from narrate.markup.ssml import NARRATE, SSML
from narrate.scripting.ssml.recital import Recital, from_ssml
from narrate.scripting.ssml.writing import to_ssml

__all__ = ["NARRATE", "SSML", "Recital", "from_ssml", "to_ssml"]
