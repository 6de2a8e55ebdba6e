"""Which family of rules is stronger than which, for the languages that are built from tables."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from narrate.scripting.rules.gates import NUMBERS, near

if TYPE_CHECKING:
    from narrate.scripting.edits import Rule

ORDER = (
    "addresses",
    "verses",
    "shorthand",
    "powers",
    "sums",
    "telephones",
    "weekdays",
    "dates",
    "dates_in_figures_only",
    "money",
    "times",
    "ratios",
    "year_ranges",
    "compounds",
    "angles",
    "measures",
    "romans",
    "references",
    "following",
    "ranges",
    "designations",
    "honorifics",
    "particles",
    "don",
    "streets",
    "adjectives",
    "abbreviations",
    "initials",
    "ordinals",
    "halves",
    "fractions",
    "dotted",
    "years",
    "cardinals",
    "acronyms",
    "emoji",
    "symbols",
    "leftovers",
)
"""Strongest first: the specific before the general. A language need not have all of them."""
_OF_NUMBERS = frozenset(
    {
        "verses",
        *(
            "powers",
            "sums",
            "telephones",
            "shorthand",
            "weekdays",
            "dates",
            "dates_in_figures_only",
            "money",
            "times",
        ),
        *(
            "ratios",
            "year_ranges",
            "compounds",
            "angles",
            "measures",
            "following",
            "ranges",
            "designations",
        ),
        *("ordinals", "halves", "fractions", "dotted", "years", "cardinals"),
    }
)
"""Those that say nothing without a number."""

FAMILIES = (
    "abbreviations",
    "adjectives",
    "dates",
    "measures",
    "money",
    "names",
    "plain",
    "romans",
    "shorthand",
    "times",
    "verses",
)
"""The modules of a language's package; together they define its rules. It need not have all."""


def in_order(package: str) -> tuple[Rule, ...]:
    """Return the rules that the modules of a language's package define, strongest first."""
    names = (f"{package}.{family}" for family in FAMILIES)
    modules = [import_module(name) for name in names if find_spec(name)]
    rules = {name: getattr(one, name) for one in modules for name in ORDER if hasattr(one, name)}
    return tuple(
        near(NUMBERS, rules[name]) if name in _OF_NUMBERS else rules[name]
        for name in ORDER
        if name in rules
    )
