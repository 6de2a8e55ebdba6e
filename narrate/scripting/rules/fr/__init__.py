"""French.

Style: the numbers of France ("soixante et onze", "quatre-vingt-dix"); years as plain numbers; what
stands behind the comma as a number up to three digits and in pairs beyond; rulers by a plain number
but the first; "1" and "21" agree with the noun behind them; acronyms are spelled unless a table
says that they are words.
"""

from narrate.scripting.rules.shared.order import in_order

RULES = in_order(__name__)
