"""English. The order of ``RULES`` is the order of strength: the specific before the general.

Style: American words for numbers without "and"; years in pairs ("nineteen oh five"); money with its
parts ("two dollars fifty cents"); ranges with "to"; acronyms are spelled unless a table says that
they are words. ``docs/spoken-english.md`` says where others do it differently.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.scripting.homographs import homographs
from narrate.scripting.rules.en.abbreviations import abbreviations, honorifics, places
from narrate.scripting.rules.en.acronyms import acronyms, initials
from narrate.scripting.rules.en.addresses import states, streets
from narrate.scripting.rules.en.citations import citations
from narrate.scripting.rules.en.dates import calendar_words, dates
from narrate.scripting.rules.en.designations import designations
from narrate.scripting.rules.en.electronic import emails, hashtags, urls
from narrate.scripting.rules.en.fractions import fractions
from narrate.scripting.rules.en.hexadecimals import hexadecimals
from narrate.scripting.rules.en.inches import feet, inches
from narrate.scripting.rules.en.maths import maths
from narrate.scripting.rules.en.measures import measures, percents
from narrate.scripting.rules.en.money import money
from narrate.scripting.rules.en.plain import cardinals, decimals, ordinals
from narrate.scripting.rules.en.ranges import alphabets, ranges
from narrate.scripting.rules.en.ranked import ranked
from narrate.scripting.rules.en.references import references
from narrate.scripting.rules.en.romans import romans
from narrate.scripting.rules.en.shillings import shillings
from narrate.scripting.rules.en.short_dates import short_dates
from narrate.scripting.rules.en.short_states import short_states
from narrate.scripting.rules.en.shorthand import shorthand
from narrate.scripting.rules.en.symbols import abbreviated_words, emoji, leftovers, symbols
from narrate.scripting.rules.en.telephones import identities, telephones
from narrate.scripting.rules.en.terms import own_terms
from narrate.scripting.rules.en.times import times
from narrate.scripting.rules.en.verses import verses
from narrate.scripting.rules.en.years import decades, year_ranges, years
from narrate.scripting.rules.gates import NUMBERS, near, together

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narrate.model.document import Term
    from narrate.scripting.edits import Rule

RULES: tuple[Rule, ...] = (
    emails,
    urls,
    near(NUMBERS, hexadecimals),
    hashtags,
    near(
        NUMBERS,
        together(
            identities,
            telephones,
            citations,
            dates,
            short_dates,
            shillings,
            money,
            verses,
            times,
            year_ranges,
            ranked,
            shorthand,
        ),
    ),
    streets,
    states,
    short_states,
    references,
    inches,
    near(NUMBERS, together(feet, decades, percents, measures)),
    emoji,
    maths,
    romans,
    near(NUMBERS, together(fractions, ranges, designations)),
    calendar_words,
    alphabets,
    honorifics,
    places,
    abbreviations,
    initials,
    near(NUMBERS, together(ordinals, decimals, years, cardinals)),
    abbreviated_words,
    acronyms,
    homographs,
    symbols,
    leftovers,
)


def rules_with(terms: Sequence[Term]) -> tuple[Rule, ...]:
    """Return the rules with one for the abbreviations that a document lists itself."""
    at = RULES.index(honorifics)
    return (*RULES[:at], own_terms(terms), *RULES[at:])
