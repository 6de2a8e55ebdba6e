"""Content security policies: a page runs and shows what it was made with, and nothing else."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

NONE = "'none'"
SELF = "'self'"
_FETCHED = frozenset(
    f"{one}-src" for one in ("connect", "font", "frame", "img", "media", "script", "style")
)
"""Directives for which ``default-src`` stands in."""
DISK = "file:"
"""A page on a disk has no origin of its own, so that ``'self'`` alone names nothing there."""


def digest(text: str) -> str:
    """Return the source expression that allows an element with just this text."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def policy(sources: Mapping[str, str]) -> str:
    """Return a policy that forbids everything but these sources.

    Args:
        sources: By directive (``style-src``); a blank value leaves the directive out.
    """
    rules = {"default-src": NONE, **sources, "base-uri": NONE, "form-action": NONE}
    return "; ".join(f"{name} {value}" for name, value in rules.items() if value)


def allowing(known: str, sources: Mapping[str, str]) -> str:
    """Return a policy that allows what ``known`` allows and these sources besides.

    A directive that ``known`` does not have begins with what its ``default-src`` allows, which held
    for it so far.
    """
    rules = dict(rule.strip().partition(" ")[::2] for rule in known.split(";") if rule.strip())
    for name, added in sources.items():
        held = rules.get(name, rules.get("default-src", "") if name in _FETCHED else "")
        kept = [one for one in held.split() if one != NONE]
        new = [one for one in added.split() if one not in kept]
        rules[name] = " ".join(kept + new)
    return "; ".join(f"{name} {value}" for name, value in rules.items())
