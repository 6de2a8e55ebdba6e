"""Where readability-lxml finds the article of a page: its answer, brought back to our own tree."""

from __future__ import annotations

import logging
import re
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

from narrate.reading.html.furniture import is_machinery
from narrate.reading.html.naming import is_inline_name
from narrate.reading.html.silence import NO_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from narrate.markup.tree import Element

_LARGEST = 5_000_000
"""Characters of a page in which an article is looked for."""
_DEEPEST = 150
"""Elements within one another that are shown to the library; deeper ones are only text."""
_ENOUGH = 320
"""Characters of a text that are shown to it."""
_VOID = frozenset(
    {"area", "br", "col", "embed", "hr", "img", "input", "source", "track", "wbr", "param"}
)
_NUMBER = re.compile(r'data-n="(\d+)"')


def found_by_library(elements: Sequence[Element]) -> frozenset[int]:
    """Return those (by ``id()``) that the library takes for the article.

    ``elements`` are those of a page, in order, the page itself before what is in it.
    """
    from narrate.reading.html.measuring import MeasuredPage  # noqa: PLC0415 - only for web pages

    page = "".join(_written(elements))
    if len(page) > _LARGEST:
        return frozenset()
    logging.getLogger("readability").setLevel(logging.CRITICAL)
    try:
        summary = MeasuredPage(page).summary(html_partial=True)
    except Exception:  # noqa: BLE001 - whatever it stumbles over, the page is read whole
        return frozenset()
    found = {int(number) for number in _NUMBER.findall(summary)}
    return frozenset(id(elements[number]) for number in found if number < len(elements))


def is_shown(element: Element) -> bool:
    """Tell whether the library is shown an element, and not only its text."""
    return _is_shown(element.name)


@lru_cache(maxsize=1024)
def _is_shown(name: str) -> bool:
    return name == "a" or not (is_inline_name(name) or name in _VOID)


def _written(elements: Sequence[Element]) -> Iterator[str]:
    """Yield the page as the library is to see it: blocks and links, with what it judges them by.

    Machinery is not shown, elements inside a line are only their text, and of a long text only so
    much as makes it long.
    """
    numbers = {id(element): number for number, element in enumerate(elements)}
    yield "<html><body>"
    waiting: list[tuple[Element | str, int]] = [
        (child, 0) for child in reversed(elements[0].children)
    ]
    while waiting:
        one, depth = waiting.pop()
        if isinstance(one, str):
            text = one if depth < 0 else one[:_ENOUGH]
            if depth >= 0 and ("&" in text or "<" in text or ">" in text):
                text = escape(text, quote=False)
            yield text
            continue
        name = one.name
        if name in NO_TEXT or is_machinery(one):
            continue
        if depth < _DEEPEST and is_shown(one):
            yield f'<{name}{_about(one.attributes)} data-n="{numbers[id(one)]}">'
            waiting.append((f"</{name}>", -1))
        depth += 1
        waiting += [(child, depth) for child in reversed(one.children)]
    yield "</body></html>"


def _about(attributes: Mapping[str, str]) -> str:
    """Return the attributes that the library judges an element by."""
    if not attributes:
        return ""
    named = (name for name in ("class", "id", "role") if name in attributes)
    return "".join(f' {name}="{escape(attributes[name])}"' for name in named)
