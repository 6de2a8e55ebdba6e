"""Spanish.

Style: the long scale ("mil millones"); what stands behind the comma as a number up to three digits
and in pairs beyond; "1", "21" and the hundreds agree with the noun behind them; rulers by ordinals
up to the tenth; the first of a month is "primero"; acronyms are spelled unless a table says that
they are words.
"""

from narrate.scripting.rules.shared.order import in_order

RULES = in_order(__name__)
