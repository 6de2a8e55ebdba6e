"""Audio editions from text: ``read`` a document, make its ``script``, ``make`` the edition.

Importing this package loads nothing heavy: every name is fetched when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from narrate.edition import make, read, script
    from narrate.scripting import sentences, spoken

__version__ = "0.1.0"
__all__ = ["__version__", "make", "read", "script", "sentences", "spoken"]

_HOMES = {
    "make": "narrate.edition",
    "read": "narrate.edition",
    "script": "narrate.edition",
    "sentences": "narrate.scripting",
    "spoken": "narrate.scripting",
}


def __getattr__(name: str) -> object:
    """Fetch a public name from its home (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module 'narrate' has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - importing narrate loads nothing

    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names."""
    return __all__
