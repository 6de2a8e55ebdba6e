"""Document to Script: what is said, how, and when to breathe.

Comes in: a ``Document``, a voice, a reading policy, lexicons. Goes out: paragraphs of segments
whose every spoken word has its place on the page, and an account of every character. ``edits``
applies what the ``rules`` propose; ``splitting`` and ``breaths`` cut; ``scripter`` runs the pass.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from narrate.scripting.accounting import Account, account
    from narrate.scripting.announcing import announce, sounded
    from narrate.scripting.plain import sentences, spoken
    from narrate.scripting.scripter import Scripter, script

_HOMES = {
    "Account": "accounting",
    "Scripter": "scripter",
    "account": "accounting",
    "announce": "announcing",
    "sounded": "announcing",
    "script": "scripter",
    "sentences": "plain",
    "spoken": "plain",
}

__all__ = ["Account", "Scripter", "account", "announce", "script", "sentences", "sounded", "spoken"]


def __getattr__(name: str) -> object:
    """Fetch a public name from its home (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - loaded when it is first used

    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
