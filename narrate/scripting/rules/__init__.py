"""Spoken forms: what is said for numbers, dates, abbreviations, acronyms and symbols.

A rule is a function that takes a text and yields ``Edit`` values against it; ``resolve`` decides
between them, the earlier rule in a language's table winning. One family of rules in a file, one
package for a language, one row here for a package.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from narrate.scripting.edits import Rule

_PACKAGES = {lang: f"narrate.scripting.rules.{lang}" for lang in ("de", "en", "es", "fr")}
"""By primary language subtag; each has a table called ``RULES``, strongest first."""


def rules_for(lang: str) -> tuple[Rule, ...]:
    """Return the rules of a language (BCP 47 tag), strongest first; none where it has none."""
    package = _PACKAGES.get(_primary(lang))
    if package is None:
        return ()
    return cast("tuple[Rule, ...]", import_module(package).RULES)


def has_rules(lang: str) -> bool:
    """Say whether a language's spoken forms are ours rather than the engine's."""
    return _primary(lang) in _PACKAGES


def _primary(lang: str) -> str:
    return lang.replace("_", "-").partition("-")[0].lower()
