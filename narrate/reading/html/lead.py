"""The heading of an article and the sentence under it, where they stand outside of the article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.reading.html.furniture import is_linked, is_machinery, is_unlikely
from narrate.reading.html.naming import classes_of, elements_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.markup.tree import Element
    from narrate.reading.html.surroundings import Surroundings

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_TITLE = re.compile(
    r"(?:[a-z0-9]+[-_]{1,2})*(?:entry|post|article|story|page|node|content)[-_]{0,2}(?:title"
    r"|headline)|headline"
)
_NAMES = frozenset({"headline", "name"})
"""What ``itemprop`` says of a heading."""
_LEAD = re.compile(
    r"(?:[a-z0-9]+[-_]{1,2})*(?:sub-?title|sub-?head(?:line|ing)?|stand-?first|dek|deck|excerpt"
    r"|summary|lead|lede"
    r"|intro|tagline)(?:[-_]{1,2}(?:text|paragraph|block))?"
)
_LEAST = 20
"""Characters of a lead."""
_LONGEST = 600


def heading_and_leads(container: Element, around: Surroundings, title: str) -> list[Element]:
    """Return the heading of the article in ``container`` that stands before it, and its leads.

    None where the article holds its heading itself.
    """
    wanted = _letters(title)
    if any(_is_title(one, wanted) or one.name == "h1" for one in _headings(container)):
        return []
    before = [one for outer in around.before(container) for one in _inside(outer)]
    headings = [one for one in before if one.name in _HEADINGS and words_of(one, 8)]
    heading = max(
        headings,
        key=lambda one: (_is_named(one), _is_title(one, wanted), one.name == "h1"),
        default=None,
    )
    if heading is None or not (_is_title(heading, wanted) or heading.name == "h1"):
        return []
    below = before[next(at for at, one in enumerate(before) if one is heading) + 1 :]
    return [heading, *(one for one in below if _is_lead(one))]


def _headings(container: Element) -> Iterator[Element]:
    return (one for one in elements_of(container) if one.name in _HEADINGS)


def _inside(outer: Element) -> Iterator[Element]:
    """Yield an element and those in it, but for the machinery of the page."""
    waiting = [outer]
    while waiting:
        one = waiting.pop()
        if is_machinery(one) or one.name == "aside":
            continue
        yield one
        waiting += reversed(list(one.elements()))


def _is_named(heading: Element) -> bool:
    """Tell whether the page calls a heading that of its article."""
    if _NAMES & set(heading.attributes.get("itemprop", "").lower().split()):
        return True
    return any(map(_TITLE.fullmatch, classes_of(heading)))


def _is_title(heading: Element, wanted: str) -> bool:
    """Tell whether a heading is the title of the page: by its name, or by its words."""
    words = _letters(words_of(heading, 300))
    return _is_named(heading) or (bool(words) and words == wanted)


def _is_lead(element: Element) -> bool:
    if not any(map(_LEAD.fullmatch, classes_of(element))) or is_unlikely(element):
        return False
    return _LEAST <= len(words_of(element, _LONGEST + 1)) <= _LONGEST and not is_linked(element)


def _letters(words: str) -> str:
    return "".join(sign for sign in words.casefold() if sign.isalnum())
