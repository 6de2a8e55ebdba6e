"""Texts of a tree cut into parts, so that some of them can be left out by a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.markup.tree import Element

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

SILENT = "silent"
"""Group of a pattern that has no sound; without one, all that is found has none."""


def wrapped(text: str) -> Element:
    """Return an element in the line that holds ``text``."""
    return Element("", "span", {}, 0, [text])


def cut(holder: Element, pattern: re.Pattern[str]) -> Iterator[Element]:
    """Put what ``pattern`` finds in the texts of ``holder`` into elements, and yield them."""
    children: list[Element | str] = []
    for child in holder.children:
        if not isinstance(child, str):
            children.append(child)
            continue
        at = 0
        for found in pattern.finditer(child):
            for start, end in _silent(found):
                if end > start:
                    made = wrapped(child[start:end])
                    children += [child[at:start], made]
                    yield made
                    at = end
        children.append(child[at:])
    holder.children[:] = [child for child in children if child != ""]


def _silent(found: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Yield the places of the groups without a sound, or that of the whole."""
    names = [name for name in found.re.groupindex if name.startswith(SILENT)]
    if not names:
        yield found.span()
    yield from (found.span(name) for name in names if found[name] is not None)
