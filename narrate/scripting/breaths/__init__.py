"""Sentences to breaths: where a reader pauses inside a sentence, and why.

Comes in: a sentence of clean text and what is said in one in it. Goes out: the cuts between its
breaths, each with the reason for the pause. The weights are trained on the Helsinki Prosody Corpus
(CC BY 4.0; see ``data/README.md``).
"""

from narrate.scripting.breaths.cut import PAUSES, Cut
from narrate.scripting.breaths.cutting import cuts

__all__ = ["PAUSES", "Cut", "cuts"]
