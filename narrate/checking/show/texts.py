"""The text of elements: how long, how clean."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.checking.defects import defect
from narrate.model.namespaces import CONTENT, ITUNES, PODCAST, SHORT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.markup.tree import Element
    from narrate.model.finding import Finding

MOST_CHARACTERS = 255
"""Of an element's text, unless something else is said (PSP-1)."""
DESCRIPTION_BYTES = 4000
_LONG_ONES = {
    ("", "description"),
    (CONTENT, "encoded"),
    (ITUNES, "summary"),
    (PODCAST, "txt"),
}
# Controls and non-characters that XML 1.0 allows and nobody can see.
_UNSEEN = re.compile("[\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")


def texts(parent: Element, said: str) -> Iterator[Finding]:
    """Yield what is wrong with the texts directly below a channel or an item."""
    for one in parent.elements():
        if any(True for _ in one.elements()):
            continue
        text, name = one.text(), tag(one)
        if text.strip() not in ("", text):
            yield defect("text-blanks", f"{name} of {said} has blanks at its ends.")
        if (one.namespace, one.name) not in _LONG_ONES and len(text) > MOST_CHARACTERS:
            yield defect("text-long", f"{name} of {said} has {len(text)} characters.")
        if found := _UNSEEN.search(text):
            yield defect("text-characters", f"{name} of {said} holds U+{ord(found[0]):04X}.")
        if (one.namespace, one.name) == ("", "description"):
            size = len(text.encode())
            if size > DESCRIPTION_BYTES:
                yield defect("description-long", f"The description of {said} has {size} bytes.")


def tag(element: Element) -> str:
    """Return an element's name as everybody writes it."""
    prefix = SHORT.get(element.namespace, "")
    return f"{prefix}:{element.name}" if prefix else element.name
