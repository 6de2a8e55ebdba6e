"""What stands out on the page of a TEI file: by its element, or by what is said of its type."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.document import Emphasis

if TYPE_CHECKING:
    from collections.abc import Mapping

_RENDERED = ("rend", "rendition", "style")
_WORD = re.compile(r"[a-z]+")
_EMPHASES = {
    **dict.fromkeys(
        ("italic", "italics", "ital", "it", "i", "underline", "underlined"), Emphasis.LIGHT
    ),
    **dict.fromkeys(("bold", "strong", "b"), Emphasis.STRONG),
}
"""Words of ``@rend`` and its kin; a line under words is a writer's italics."""
_ELEMENTS = {"emph": [Emphasis.LIGHT]}


def emphases_of(name: str, attributes: Mapping[str, str]) -> list[Emphasis]:
    """Return how the words of an element stand out.

    Args:
        name: of the element.
        attributes: by name.
    """
    said = " ".join(attributes[one] for one in _RENDERED if one in attributes).lower()
    words = {_EMPHASES.get(word) for word in _WORD.findall(said)} if said else set()
    return [one for one in Emphasis if one in words] or _ELEMENTS.get(name, [])
