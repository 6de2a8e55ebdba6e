"""Words and how they are said: ``[say]`` tables and PLS 1.0 files, which win over all rules.

Which entry holds: of those that match at a place, the longest; of several ways to write one word,
the exact one before a key in small letters, which matches any case. A key matches whole words only,
a genitive ``'s`` after it included; ``re:`` begins a regular expression, which finds its own
borders. Said is what stands in the value: words (which go through the language's rules, so that
``SALT II`` becomes "SALT two"), IPA between slashes, or ``[[…]]`` with eSpeak mnemonics, carried on
as ``x-espeak:…`` for the one engine that knows them. An empty value is silent.
"""

from narrate.scripting.lexicon.entries import Entry, LexiconError
from narrate.scripting.lexicon.lexicon import Lexicon

__all__ = ["Entry", "Lexicon", "LexiconError"]
