"""Lists of contents that no type names: a heading such as "Contents" over links or page numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.reading.html.naming import elements_of, has_words, texts, words_of
from narrate.reading.html.surroundings import Surroundings
from narrate.reading.listing import LEADERS, heads_list, is_page_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from narrate.markup.tree import Element

_HEADS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "summary", "dt", "center"})
_LONGEST_HEAD = 50
_FEW = 5
"""Children of such a heading at most."""
_LISTS = frozenset({"ul", "ol", "menu", "dl"})
_ITEMS = frozenset({"li", "dd", "dt"})
_BLOCKS = _LISTS | _ITEMS | {"p", "div", "table", "section", "blockquote", "nav", "center"}
_LONGEST_LINE = 250
_MOST = 0.6
"""Share of the lines, or of the characters of a line, that has to lead somewhere."""
_DEEPEST = 50
"""Blocks within one another around the lines of a list."""
_FEWEST = 2
"""Lines of a list."""


def mark_contents(body: Element, elements: Iterable[Element]) -> None:
    """Give lists of contents, and the headings over them, the type of one.

    Only such headings are looked at as are among ``elements`` of ``body``.
    """
    heads = [one for one in elements if one.name in _HEADS and _is_head(one)]
    if not heads:
        return
    around = Surroundings(body)
    for head in heads:
        if listed := list(_listed(around.after(head))):
            for element in (head, *listed):
                written = element.attributes.get("epub:type", "")
                element.attributes = {**element.attributes, "epub:type": f"{written} toc".strip()}


def _is_head(element: Element) -> bool:
    if len(element.children) > _FEW:
        return False
    length = 0
    for one in element.children:
        if isinstance(one, str):
            length += len(one)
    if length > 2 * _LONGEST_HEAD:
        return False
    words = words_of(element, _LONGEST_HEAD)
    return len(words) < _LONGEST_HEAD and heads_list(words)


def _listed(after: Iterable[Element]) -> Iterator[Element]:
    """Yield the elements under a heading that list where something is."""
    lines = 0
    held: list[Element] = []
    for element in after:
        if not has_words(element):
            continue
        count = _lines(element)
        if not count:
            break
        lines += count
        held.append(element)
    if lines >= _FEWEST:
        yield from held


def _lines(element: Element, depth: int = 0) -> int:
    """Return how many lines of a list are in an element; none where it is something else.

    ``depth`` is how many blocks stand around it and under the heading.
    """
    if depth > _DEEPEST:
        return 0
    if element.name == "table":
        return _share([_is_row(row) for row in elements_of(element) if row.name == "tr"])
    inner = [one for one in element.elements() if one.name in _BLOCKS and has_words(one)]
    if element.name in _LISTS:
        items = [one for one in elements_of(element) if one.name in _ITEMS]
        return _share([_is_line(one) for one in items])
    if inner:
        counts = [_lines(one, depth + 1) for one in inner]
        return sum(counts) if all(counts) else 0
    return int(_is_line(element))


def _share(leads: list[bool]) -> int:
    return len(leads) if leads and sum(leads) > _MOST * len(leads) else 0


def _is_row(row: Element) -> bool:
    """Tell whether a row of a table links, or ends with the number of a page."""
    cells = [one for one in row.elements() if has_words(one)]
    return bool(cells) and (_links(row) > 0 or is_page_number(words_of(cells[-1], _LONGEST_HEAD)))


def _is_line(element: Element) -> bool:
    """Tell whether a short line is mostly a link, or ends with the number of a page."""
    words = words_of(element, _LONGEST_LINE + 1)
    if not 0 < len(words) <= _LONGEST_LINE:
        return False
    return _links(element) > _MOST * len(words.replace(" ", "")) or bool(LEADERS.search(words))


def _links(element: Element) -> int:
    """Return how many characters in it link to the same page or book."""
    length = 0
    for link in elements_of(element):
        href = link.attributes.get("href", "") if link.name == "a" else ""
        if href and ":" not in href.partition("#")[0] and not href.startswith("/"):
            length += sum(len("".join(text.split())) for text in texts(link))
    return length
