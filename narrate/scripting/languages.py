"""Which rules a language has."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from narrate.scripting.edits import Rule


def rules_for(lang: str) -> tuple[Rule, ...]:
    """Return the spoken-form rules of ``lang``, strongest first."""
    try:
        from narrate.scripting.rules import rules_for as table
    except ImportError:
        return ()
    return table(lang)
