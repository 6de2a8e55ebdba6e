"""German.

Style: numbers as Duden writes them ("einhundertdreiundzwanzig"); years from 1100 to 1999 in
hundreds; ordinals agree with the article before them and the noun behind them; the decimal comma is
"Komma" with digits one by one; acronyms are spelled unless a table says that they are words.
"""

from narrate.scripting.rules.shared.order import in_order

RULES = in_order(__name__)
