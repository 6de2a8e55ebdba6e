"""Sentences to breaths: where a reader pauses inside a sentence, and why.

Comes in: a sentence of clean text and the edits that hold in it. Goes out: stretches of it, each
one breath, with the reason for the pause that follows.
"""

from narrate.scripting.breaths.cutting import Breath, breaths

__all__ = ["Breath", "breaths"]
