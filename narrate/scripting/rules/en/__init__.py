"""English. The order of ``RULES`` is the order of strength: the specific before the general.

Style: American words for numbers without "and"; years in pairs ("nineteen oh five"); money with its
unit ("two dollars fifty cents" is "two dollars and fifty cents"); ranges with "to"; acronyms are
spelled unless a table says that they are words.
"""

from narrate.scripting.homographs import homographs
from narrate.scripting.rules.en.abbreviations import abbreviations, honorifics, places
from narrate.scripting.rules.en.acronyms import acronyms, initials
from narrate.scripting.rules.en.addresses import emails, urls
from narrate.scripting.rules.en.dates import dates, decades, year_ranges, years
from narrate.scripting.rules.en.designations import designations
from narrate.scripting.rules.en.measures import measures, percents
from narrate.scripting.rules.en.money import money
from narrate.scripting.rules.en.plain import cardinals, decimals, fractions, ordinals, telephones
from narrate.scripting.rules.en.ranges import ranges
from narrate.scripting.rules.en.references import references
from narrate.scripting.rules.en.romans import romans
from narrate.scripting.rules.en.symbols import emoji, leftovers, symbols
from narrate.scripting.rules.en.times import times

RULES = (
    urls,
    emails,
    telephones,
    money,
    times,
    dates,
    year_ranges,
    references,
    decades,
    percents,
    measures,
    ranges,
    romans,
    designations,
    honorifics,
    places,
    abbreviations,
    initials,
    ordinals,
    fractions,
    decimals,
    years,
    cardinals,
    acronyms,
    homographs,
    emoji,
    symbols,
    leftovers,
)
