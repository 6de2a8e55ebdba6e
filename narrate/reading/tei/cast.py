"""The persons of a play, so that a speaker whose name is cut short (``Ham.``) is named in full."""

from __future__ import annotations

import re
from typing import Any

from narrate.reading.tei.names import called, words_of

CAST = "cast-list"
"""Rule for a name that is said as the cast list has it."""
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_WORD = re.compile(r"[^\W\d_]+")
_SEPARATORS = " ,;:.–—-"


def cast_of(root: Any) -> dict[str, str]:  # noqa: ANN401 - lxml is not typed
    """Return the names of the roles in the cast lists of a file, by their identities.

    The identity may be the role's or that of the item it stands in.
    """
    names: dict[str, str] = {}
    for item in called(root, "castItem"):
        for role in called(item, "role"):
            identity = role.get(_ID) or item.get(_ID)
            name = words_of(role, "note", "pb", "roleDesc").strip(_SEPARATORS)
            if identity and name:
                names.setdefault(identity, name.title() if name.isupper() else name)
    return names


def stands_for(written: str, name: str) -> bool:
    """Tell whether ``written`` is ``name`` cut short: ``K. Hen.`` for ``King Henry the Fifth``.

    Its words begin words of the name, in their order, and one of them at least is cut.
    """
    words = [word.casefold() for word in _WORD.findall(written)]
    if not words or any(sign.isdigit() for sign in written):
        return False
    full = iter(_WORD.findall(name.casefold()))
    cut = False
    for word in words:
        found = next((one for one in full if one.startswith(word)), "")
        if not found:
            return False
        cut = cut or found != word
    return cut
