"""Spoken forms: what is said for numbers, dates, abbreviations, acronyms and symbols.

A rule is a function that takes a text and yields ``Edit`` values against it; ``resolve`` decides
between them, the earlier rule in a language's table winning. One family of rules in a file, one
package for a language, one row here for a package.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from narrate.model.language import primary
from narrate.scripting.rules.completed import completed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narrate.model.document import Term
    from narrate.scripting.edits import Rule

_PACKAGES = {lang: f"narrate.scripting.rules.{lang}" for lang in ("de", "en", "es", "fr")}
"""By primary language subtag; each has a table called ``RULES``, strongest first."""
_OTHER = "narrate.scripting.rules.other"


def rules_for(lang: str, terms: Sequence[Term] = ()) -> tuple[Rule, ...]:
    """Return the rules of a language, strongest first.

    One without a package gets what helps its engine, which says the rest.

    Args:
        lang: BCP 47 tag.
        terms: The document's own list of abbreviations. A package that can follow one has a
            function ``rules_with``; the others leave it to their general rules.
    """
    module = import_module(_PACKAGES.get(primary(lang), _OTHER))
    if terms and hasattr(module, "rules_with"):
        own = cast("tuple[Rule, ...]", module.rules_with(terms))
    else:
        own = cast("tuple[Rule, ...]", module.RULES)
    return (completed, *own)


def has_rules(lang: str) -> bool:
    """Say whether a language's spoken forms are ours rather than the engine's."""
    return primary(lang) in _PACKAGES
