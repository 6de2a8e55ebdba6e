"""SSML 1.1: the exchange form of a script.

What SSML has no place for stands in attributes of our own namespace, ``urn:narrate:script:1``:
``id``, ``kind``, ``chapter``, ``block``, ``level`` and ``number`` of a paragraph; ``id``, ``span``,
``text`` and ``contour`` of a breath, on its ``mark``; the reason of a pause, on its ``break``;
the rule of a pronunciation, on its ``phoneme``.
"""

from narrate.scripting.ssml.writing import NARRATE, SSML, to_ssml

__all__ = ["NARRATE", "SSML", "to_ssml"]
