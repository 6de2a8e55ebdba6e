"""The article of a web page: what is read of it, and what is navigation and machinery around it.

readability-lxml says where the article is; its answer is brought back to our own tree by numbers on
the elements. What it threw out inside the article (lists of sources, tables) is judged again here,
because a listener misses a table more than a reader of a clean page does.
"""

from __future__ import annotations

import logging
import re
from functools import lru_cache
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

from narrate.reading.html.naming import classes_of, elements_of, is_inline, types_of
from narrate.reading.html.silence import NO_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator

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
_LEAST = 250
"""Characters an article has at least; below it the whole page is read."""
_NUMBER = re.compile(r'data-n="(\d+)"')
_SIGNS = 2
"""Different signs by which a page belongs to a web site."""
_MACHINERY = frozenset({"nav", "form", "footer", "button", "dialog", "menu"})
_BESIDE = frozenset({"aside"})
_ROLES = frozenset(
    f"role={word}"
    for word in (
        "navigation", "search", "contentinfo", "banner", "dialog", "alertdialog", "menu",
        "menubar", "toolbar", "complementary",
    )
)  # fmt: skip
_UNLIKELY = re.compile(
    r"(?:^|[-_\s])(?:nav(?:box|bar|igation)?|menu|sidebar|breadcrumbs?|footer|masthead|cookies?|"
    r"consent|gdpr|share|sharing|social|comments?|disqus|related|recommended|newsletter|subscribe|"
    r"signup|promo|advert(?:isement)?|ads?|sponsor(?:ed)?|banner|popup|modal|paywall|toolbar|"
    r"pagination|pager|tags|catlinks|jump-link|skip-link|printfooter|sitesub|hatnote|toc)"
    r"(?:$|[-_\s])",
    re.IGNORECASE,
)
_NEVER = frozenset(
    {"hatnote", "noprint", "no-print", "d-print-none", "print-hidden", "skip-link", "catlinks"}
    | {"ambox", "asbox", "tmbox", "ombox"}
)
"""Classes of what not even a printed page has; the last are a wiki's notices to its authors."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LISTS = frozenset({"ul", "ol", "div", "section", "table", "dl"})
_LINKED = 0.6
"""Share of a block's characters in links from which it is a list of links."""
_MOST = 0.9
"""Share of the article that the element which holds it has at least."""


def outside_of(body: Element) -> frozenset[int]:
    """Return the elements (by ``id()``) that are no part of the article; none for a plain page."""
    if not _is_site(body):
        return frozenset()
    kept = _kept(body)
    lengths = _lengths(body, kept)
    if lengths[id(body)] < _LEAST:
        return frozenset()
    path = _path_to_container(body, lengths)
    container = path[-1]
    outside = frozenset((*_around(path), *_inside(container, lengths)))
    return outside | frozenset(_bare(container, outside))


def _is_site(body: Element) -> bool:
    """Tell whether a page has the furniture of a web site."""
    signs: set[str] = set()
    for element in elements_of(body):
        if element.name in ("nav", "script", "footer", "form", "aside", "iframe", "button"):
            signs.add(element.name)
        if types_of(element) & _ROLES:
            signs.add("role")
        if _is_unlikely(element):
            signs.add("class")
        if len(signs) > _SIGNS:
            return True
    return len(signs) >= _SIGNS


def _kept(body: Element) -> frozenset[int]:
    """Return the elements (by ``id()``) that the library takes for the article."""
    from readability import Document  # noqa: PLC0415 - only for web pages

    elements = list(elements_of(body))
    numbers = {id(element): number for number, element in enumerate(elements)}
    page = "".join(_written(body, numbers))
    if len(page) > _LARGEST:
        return frozenset()
    logging.getLogger("readability").setLevel(logging.CRITICAL)
    try:
        summary = Document(page).summary(html_partial=True)
    except Exception:  # noqa: BLE001 - whatever it stumbles over, the page is read whole
        return frozenset()
    found = {int(number) for number in _NUMBER.findall(summary)}
    return frozenset(id(elements[number]) for number in found if number < len(elements))


def _written(body: Element, numbers: dict[int, int]) -> Iterator[str]:
    """Yield the page as the library is to see it: blocks and links, with what it judges them by.

    Machinery is not shown, elements inside a line are only their text, and of a long text only so
    much as makes it long.
    """
    yield "<html><body>"
    waiting: list[tuple[Element | str, int]] = [(child, 0) for child in reversed(body.children)]
    while waiting:
        one, depth = waiting.pop()
        if isinstance(one, str):
            yield one if depth < 0 else escape(one[:_ENOUGH], quote=False)
            continue
        if one.name in NO_TEXT or _is_machinery(one):
            continue
        inner = [(child, depth + 1) for child in reversed(one.children)]
        if _is_shown(one) and depth < _DEEPEST:
            about = "".join(
                f' {name}="{escape(one.attributes[name])}"'
                for name in ("class", "id", "role")
                if name in one.attributes
            )
            yield f'<{one.name}{about} data-n="{numbers[id(one)]}">'
            waiting.append((f"</{one.name}>", -1))
        waiting.extend(inner)
    yield "</body></html>"


def _is_shown(element: Element) -> bool:
    """Tell whether the library is shown an element, and not only its text."""
    return element.name == "a" or not (is_inline(element) or element.name in _VOID)


def _lengths(body: Element, kept: frozenset[int]) -> dict[int, int]:
    """Return for every element how many characters of the article are in it.

    What the library was not shown belongs to the article where the element around it does.
    """
    rows: list[tuple[Element, int]] = []
    """Every element before those in it, and the place of the one around it."""
    lengths: list[int] = []
    waiting: list[tuple[Element, int, bool]] = [(body, 0, False)]
    while waiting:
        element, around, inside = waiting.pop()
        inside = id(element) in kept if _is_shown(element) else inside
        place, own = len(rows), 0
        rows.append((element, around))
        for child in element.children:
            if not isinstance(child, str):
                waiting.append((child, place, inside))
            elif inside:
                own += len(child.strip())
        lengths.append(own)
    for place in range(len(rows) - 1, 0, -1):
        lengths[rows[place][1]] += lengths[place]
    return {id(element): length for (element, _), length in zip(rows, lengths, strict=True)}


def _path_to_container(body: Element, lengths: dict[int, int]) -> list[Element]:
    """Return the elements from ``body`` to the smallest that holds nearly all of the article."""
    path = [body]
    whole = lengths[id(body)]
    while True:
        inner = max(path[-1].elements(), key=lambda one: lengths[id(one)], default=None)
        if inner is None or lengths[id(inner)] < _MOST * whole:
            return path
        if inner.name in ("p", "table", "tbody", "tr", "ul", "ol", "li", "blockquote"):
            return path
        path.append(inner)


def _around(path: list[Element]) -> Iterator[int]:
    """Yield what stands around the end of ``path``, but for the heading of the page before it."""
    titled = any(one.name == "h1" for one in elements_of(path[-1]))
    for holder, inner in pairwise(path):
        before = True
        for child in holder.elements():
            if child is inner:
                before = False
            elif not titled and before and (heading := _heading(child)) is not None:
                titled = True
                yield from _all_but(child, heading)
            else:
                yield id(child)


def _path(body: Element, container: Element) -> list[Element]:
    """Return the elements from ``body`` down to ``container``."""
    parents: dict[int, Element] = {}
    for element in elements_of(body):
        for child in element.elements():
            parents[id(child)] = element
    path = [container]
    while path[-1] is not body:
        path.append(parents[id(path[-1])])
    return path[::-1]


def _heading(element: Element) -> Element | None:
    return next((one for one in elements_of(element) if one.name == "h1"), None)


def _all_but(element: Element, heading: Element) -> Iterator[int]:
    """Yield everything in ``element`` beside the way to ``heading``."""
    path = _path(element, heading)
    for holder, inner in pairwise(path):
        yield from (id(child) for child in holder.elements() if child is not inner)


def _inside(container: Element, lengths: dict[int, int]) -> Iterator[int]:
    """Yield what is no part of the article inside of ``container``."""
    waiting = [container]
    while waiting:
        for child in waiting.pop().elements():
            thrown_out = not lengths[id(child)] and _is_beside(child)
            if thrown_out or _is_machinery(child) or (_is_unlikely(child) and _is_linked(child)):
                yield id(child)
            else:
                waiting.append(child)


def _bare(container: Element, outside: frozenset[int]) -> Iterator[int]:
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
        elif any(isinstance(one, str) and not one.isspace() for one in element.children) or (
            element.name in ("img", "math", "svg", "video", "audio")
        ):
            heading = None
    if heading is not None:
        yield id(heading)


def _is_machinery(element: Element) -> bool:
    """Tell whether an element never belongs to an article."""
    if element.name in _MACHINERY:
        return True
    if not element.attributes:
        return False
    if types_of(element) & _ROLES:
        return True
    return bool(classes_of(element) & _NEVER)


def _is_beside(element: Element) -> bool:
    """Tell whether an element that the library threw out stays out."""
    if element.name in _BESIDE or _is_unlikely(element):
        return True
    return element.name in _LISTS and _is_linked(element)


def _is_linked(element: Element) -> bool:
    """Tell whether most of what it says is links."""
    linked = whole = 0
    waiting: list[tuple[Element | str, bool]] = [(element, False)]
    while waiting:
        one, link = waiting.pop()
        if isinstance(one, str):
            length = len(one.strip())
            whole += length
            linked += length if link else 0
        else:
            inner = link or one.name == "a"
            waiting.extend((child, inner) for child in one.children)
    return whole > 0 and linked > _LINKED * whole


def _is_unlikely(element: Element) -> bool:
    attributes = element.attributes
    return ("id" in attributes and _names_furniture(attributes["id"])) or (
        "class" in attributes and _names_furniture(attributes["class"])
    )


@lru_cache(maxsize=4096)
def _names_furniture(words: str) -> bool:
    """Tell whether an identity or classes are those of something around an article."""
    return _UNLIKELY.search(words) is not None
