"""Which sentence table a language has."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, cast

from narrate.model.language import primary
from narrate.scripting.splitting.table import SentenceTable

if TYPE_CHECKING:
    from types import ModuleType

LANGUAGES = frozenset(
    [
        "ar",
        "bg",
        "cs",
        "da",
        "de",
        "el",
        "en",
        "es",
        "fr",
        "hy",
        "it",
        "kk",
        "nl",
        "no",
        "pl",
        "pt",
        "ru",
        "sk",
        "sv",
        "uk",
    ]
)
"""Languages with a module of their own in this package, which holds ``TABLE``."""


@lru_cache
def table_for(lang: str) -> SentenceTable:
    """Return the table for a BCP 47 tag; an empty one where the language has none."""
    tag = primary(lang)
    if tag not in LANGUAGES:
        return SentenceTable()
    module: ModuleType = import_module(f"narrate.scripting.splitting.{tag}")
    return cast("SentenceTable", module.TABLE)
