"""The end of a breath inside a sentence."""

from __future__ import annotations

from narrate.model.script import Pause

PAUSES = {"": Pause.PHRASE, ",": Pause.COMMA, ";": Pause.CLAUSE, ")": Pause.PARENTHESIS}
"""Why silence stands at the marks of ``marks``, and where there is none."""

Cut = tuple[int, Pause, bool]
"""Index of the unit that a breath ends with, why silence follows, and whether a reader would pause
for long: a phrase without punctuation then gets as much as a comma, and a comma its full length."""
