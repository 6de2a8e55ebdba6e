"""The article of a web page: what is read of it, and what is navigation and machinery around it.

readability-lxml says where the article is. Where the page itself says so (``article``, ``main``),
and more prose is there than in what the library has found, the page is believed. What the library
threw out inside the article is judged again here, because a listener misses a table more than a
reader of a clean page does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from narrate.reading.html.furniture import (
    is_credit,
    is_machinery,
    is_site,
    is_unlikely,
    stands_between,
)
from narrate.reading.html.lead import heading_and_leads
from narrate.reading.html.naming import classes_of, elements_of, types_of, words_of
from narrate.reading.html.readable import found_by_library, is_shown
from narrate.reading.html.surroundings import Surroundings
from narrate.reading.html.weighing import kept_in, linked_in, prose_in, rows_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from narrate.markup.tree import Element
    from narrate.model.document import Metadata
    from narrate.reading.html.weighing import Row

_LEAST = 250
"""Characters an article has at least; below it the whole page is read."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LISTS = frozenset({"ul", "ol", "div", "section", "table", "dl"})
_BESIDE = frozenset({"aside"})
_MOST = 0.9
"""Share of the article that the element which holds it has at least."""
_SAID = 0.5
"""Share of a page's prose from which the element that says it is the article is believed."""
_ALL = 0.8
"""Share of that element's prose from which what the library has found is all of it."""
_PART = 0.25
"""Share of an article that what stands between its paragraphs has at most."""
_HOLDERS = frozenset({"article", "main"})
_BODIES = frozenset({"entry-content", "post-content", "article-body", "articlebody", "post-body"})
"""Classes of what holds an article and nothing else."""
_WHOLE = frozenset({"p", "table", "tbody", "tr", "ul", "ol", "li", "blockquote"})
"""Elements in which no article is looked for."""
_LONG = 40
"""Characters of a line that the library left out and that is kept nevertheless, without an end."""
_LONGEST_CREDIT = 200
_ENDS = tuple('.!?:;…"”’»)')
_CRUMBS = frozenset({"a", "p", "div", "span", "time", "address", "header"})
_MEDIA = frozenset({"img", "math", "svg", "video", "audio"})
_ATOMS = frozenset({"p", "pre", "figcaption", "td", "th", "dt", "caption", "summary", *_HEADINGS})
"""Elements that are of the article or not, as a whole."""


class _Found(NamedTuple):
    """Where the article is."""

    container: Element
    weights: Mapping[int, int]
    """How much of it is in every element."""
    linked: Collection[int]
    """Elements (by ``id()``) that mostly say links."""
    sure: bool
    """Whether what has no weight inside the container was thrown out, and not only overlooked."""


def outside_of(body: Element, about: Metadata) -> frozenset[int]:
    """Return the elements (by ``id()``) that are no part of the article; none for a plain page.

    Args:
        body: Of the page.
        about: What the page says of itself.
    """
    rows = rows_of(body)
    if not is_site(element for element, _ in rows):
        return frozenset()
    found = _found(body, rows)
    if found is None:
        return frozenset()
    around = Surroundings(body)
    shown = heading_and_leads(found.container, around, about.title)
    outside = {id(one) for one in around.beside([found.container, *shown], body)}
    outside.update(_inside(found))
    outside.update(_portraits(found.container, about.author))
    return frozenset(outside | set(_bare(found.container, outside)))


def _found(body: Element, rows: Sequence[Row]) -> _Found | None:
    """Return where the article of a page is; ``None`` where nothing is long enough to be one."""
    elements = [element for element, _ in rows]
    prose, linked = prose_in(rows), linked_in(rows)
    kept = kept_in(rows, found_by_library(elements))
    library = _inmost(body, kept) if kept[id(body)] >= _LEAST else None
    said = _said(elements, prose)
    if said is not None and (library is None or prose[id(library)] < _ALL * prose[id(said)]):
        weights = kept if library is not None else prose
        return _Found(_inmost(said, prose), weights, linked, sure=False)
    if library is not None:
        return _Found(library, kept, linked, sure=True)
    if prose[id(body)] >= _LEAST:
        return _Found(_inmost(body, prose), prose, linked, sure=False)
    return None


def _inmost(holder: Element, weights: Mapping[int, int]) -> Element:
    """Return the smallest element that has nearly all of what is in ``holder``."""
    whole, found = weights[id(holder)], holder
    while True:
        inner = max(found.elements(), key=lambda one: weights[id(one)], default=None)
        if inner is None or weights[id(inner)] < _MOST * whole or inner.name in _WHOLE:
            return found
        found = inner


def _said(elements: Sequence[Element], prose: Mapping[int, int]) -> Element | None:
    """Return the element that the page says is its article, if most of its prose is there."""
    named = [one for one in elements if _is_holder(one) and prose[id(one)] >= _LEAST]
    if not named:
        return None
    most = max(prose[id(one)] for one in named)
    if most < _SAID * prose[id(elements[0])]:
        return None
    return next(one for one in reversed(named) if prose[id(one)] >= _MOST * most)


def _is_holder(element: Element) -> bool:
    if element.name in _HOLDERS:
        return True
    attributes = element.attributes
    return bool(attributes) and (
        ("role" in attributes and bool(types_of(element) & {"role=main", "role=article"}))
        or ("itemprop" in attributes and "articlebody" in attributes["itemprop"].lower())
        or ("class" in attributes and bool(classes_of(element) & _BODIES))
    )


def _inside(found: _Found) -> Iterator[int]:
    """Yield what is no part of the article inside of its container."""
    most = _PART * found.weights[id(found.container)]
    waiting = [(found.container, False)]
    while waiting:
        holder, atom = waiting.pop()
        alone = not atom and not _has_own_words(holder)
        for child in holder.elements():
            out = is_machinery(child) or (id(child) in found.linked and is_unlikely(child))
            if not out and not atom:
                out = (alone and child.name == "time") or _is_out(child, found, most)
            if out:
                yield id(child)
            else:
                waiting.append((child, atom or child.name in _ATOMS))


def _is_out(element: Element, found: _Found, most: float) -> bool:
    """Tell whether an element in the container is none of the article.

    ``most`` is how many characters there may be of what stands between its paragraphs.
    """
    if stands_between(element) and len(words_of(element, int(most) + 2)) <= most:
        return True
    credited = is_credit(element) and is_shown(element)
    if credited and len(words_of(element, _LONGEST_CREDIT + 1)) <= _LONGEST_CREDIT:
        return True
    if found.weights[id(element)]:
        return False
    return _is_beside(element, found) or (not found.sure and _is_crumb(element))


def _portraits(container: Element, author: str) -> Iterator[int]:
    """Yield the pictures of the author, which stand beside the name."""
    for element in elements_of(container) if author else ():
        if element.name == "img" and element.attributes.get("alt", "").strip() == author:
            yield id(element)


def _is_crumb(element: Element) -> bool:
    """Tell whether an element that the library left out is a scrap such as "6 min read"."""
    if element.name not in _CRUMBS or not is_shown(element):
        return False
    words = words_of(element, _LONG + 1)
    holds = any(one.name not in _CRUMBS and is_shown(one) for one in elements_of(element))
    return 0 < len(words) <= _LONG and not words.endswith(_ENDS) and not holds


def _bare(container: Element, outside: Collection[int]) -> Iterator[int]:
    """Yield the headings under which nothing is left, such as "See also" over a list of links."""
    heading: Element | None = None
    inside: set[int] = set()
    for element in elements_of(container, outside):
        if id(element) in inside:
            inside.update(id(child) for child in element.elements())
        elif element.name in _HEADINGS:
            if heading is not None and element.name <= heading.name:
                yield id(heading)
            heading = element if element.name != "h1" else None
            inside = {id(child) for child in element.elements()}
        elif heading is not None and (element.name in _MEDIA or _has_own_words(element)):
            heading = None
    if heading is not None:
        yield id(heading)


def _has_own_words(element: Element) -> bool:
    """Tell whether words stand directly in an element."""
    return any(isinstance(one, str) and not one.isspace() for one in element.children)


def _is_beside(element: Element, found: _Found) -> bool:
    """Tell whether an element that the library threw out stays out."""
    if element.name in _BESIDE or is_unlikely(element):
        return True
    return element.name in _LISTS and id(element) in found.linked
