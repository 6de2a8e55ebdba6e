"""What programs write by class in place of what the standards name: told in the standards' words.

Offices, page-makers and libraries mark titles, captions, numbers of pages, items and comments by
classes of their own. Their elements are given the name or type that stands for the same, so that
the walk knows one set of words.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from narrate.reading.html.naming import classes_of, elements_of, find, words_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from narrate.markup.tree import Element

COMMENT, LIST_MARK = "comment", "list-mark"
_BLOCKS = frozenset({"p", "div"})
_PAGE = re.compile(r"page-?_?(?:num(?:ber)?|no|break)s?|pgnum|pagenr|x-ebookmaker-pageno")
_PAGE_WORDS = re.compile(
    r"\W*(?:(?:page|pg|p|seite|s)\b)?\W*(?P<number>\d{1,4}[a-z]?|[ivxlc]{1,9})?\W*", re.IGNORECASE
)
_PAGE_ID = re.compile(
    r"(?:page|pg|p|seite|pagenum)[-_.]?(?P<number>\d{1,4}|[ivxlc]{1,9})", re.IGNORECASE
)
_TYPES = (
    ("copyright-page", re.compile(r"copyright(?:[-_]?(?:page|text|info|notice|body|line))?\d*")),
    ("imprint", re.compile(r"t(?:rans|ranscribers?)?[-_]?notes?")),
    ("toc", re.compile(r"msotoc\w*|msotof\w*")),
)
"""Types of a book's parts that classes stand for."""
_LONGEST_IMPRINT = 4_000
"""Characters; a longer stretch is no imprint, whatever its class."""
_CHAPTER = re.compile(
    r"chap(?:ter)?[-_]?(?:title|n(?:o|um|umber|ame)|head(?:ing)?|(?P<below>sub(?:title"
    r"|head)))s?\d*"
)
_TITLES = {"title": "h1", "msotitle": "h1", "subtitle": "h2", "msosubtitle": "h2"}
"""Classes of what stands at the top of a document."""
_CAPTION = "msocaption"
_LONGEST_HEADING = 200
_RAISED = re.compile(r"superscript|sup|supers?")
_WORD_ITEM = re.compile(r"msolist(?:paragraph|bullet|number).*")
_ITEM_MARK = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_BULLET = re.compile(r"[\W_o§]*")
_NOTES_LIST = re.compile(r"mso-element\s*:\s*comment-list", re.IGNORECASE)
_WORD_COMMENTS = frozenset({"msocomanchor", "msocommentreference", "msocomtxt"})
_DOCS_COMMENT = re.compile(r"cmnt(?:_ref)?\d+")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def standardise(body: Element, outside: Collection[int] = ()) -> dict[str, list[Element]]:
    """Give elements their standard names and types; return those without a sound, by rule.

    ``outside`` is not looked at.
    """
    silent: dict[str, list[Element]] = {COMMENT: [], LIST_MARK: []}
    untitled = True
    for element in elements_of(body, outside):
        untitled = untitled and element.name not in _HEADINGS
        if (element.attributes or element.name == "sup") and _is_comment(element):
            silent[COMMENT].append(element)
            _unlinked(element)
        elif (classes := classes_of(element)) and _means(classes):
            untitled = not _named(element, classes, untitled=untitled) and untitled
            silent[LIST_MARK] += _item(element, classes)
            _typed(element, classes)
    return silent


@lru_cache(maxsize=4096)
def _means(classes: frozenset[str]) -> bool:
    """Tell whether any of these classes is one that programs write."""
    patterns = (_RAISED, _CHAPTER, _WORD_ITEM, _PAGE, *(pattern for _, pattern in _TYPES))
    return any(
        word in _TITLES or word == _CAPTION or any(one.fullmatch(word) for one in patterns)
        for word in classes
    )


def _named(element: Element, classes: frozenset[str], *, untitled: bool) -> bool:
    """Give an element the name its classes stand for; tell whether it is a heading now."""
    if element.name == "span" and any(map(_RAISED.fullmatch, classes)):
        element.name = "sup"
    if element.name not in _BLOCKS:
        return False
    if _CAPTION in classes:
        element.name = "figcaption"
        return False
    chapter = next(filter(None, map(_CHAPTER.fullmatch, classes)), None)
    title = next((_TITLES[word] for word in classes if word in _TITLES), "") if untitled else ""
    if (chapter or title) and _is_line(element):
        element.name = title or ("h2" if chapter and chapter["below"] else "h1")
        return element.name == "h1" and chapter is not None
    return False


def _is_line(element: Element) -> bool:
    """Tell whether an element is a line of words, and holds no blocks."""
    inner = (one.name for one in elements_of(element) if one is not element)
    words = words_of(element, _LONGEST_HEADING + 1)
    return 0 < len(words) <= _LONGEST_HEADING and not any(
        name in _BLOCKS or name in _HEADINGS or name == "table" for name in inner
    )


def _item(element: Element, classes: frozenset[str]) -> Iterator[Element]:
    """Make an item of a paragraph that Word keeps in a list; yield its bullet, if it has one."""
    if element.name != "p" or not any(map(_WORD_ITEM.fullmatch, classes)):
        return
    marks = [
        one for one in elements_of(element) if _ITEM_MARK.search(one.attributes.get("style", ""))
    ]
    if marks:
        element.name = "li"
        if _BULLET.fullmatch(words_of(marks[0], 10)):
            yield marks[0]


def _typed(element: Element, classes: frozenset[str]) -> None:
    """Give an element the types its classes stand for."""
    if any(map(_PAGE.fullmatch, classes)):
        _page(element)
        return
    for word, pattern in _TYPES:
        if any(map(pattern.fullmatch, classes)):
            if len(words_of(element, _LONGEST_IMPRINT + 1)) <= _LONGEST_IMPRINT:
                _add(element, word)
            return


def _page(element: Element) -> None:
    """Make a page mark of what holds nothing but the number of a page."""
    found = _PAGE_WORDS.fullmatch(words_of(element, 30))
    if found is None:
        return
    if not found["number"]:
        ids = (one.attributes.get("id", "") for one in elements_of(element))
        number = next(filter(None, map(_PAGE_ID.fullmatch, ids)), None)
        if number is None:
            return
        element.attributes.setdefault("title", number["number"])
    _add(element, "pagebreak")


def _add(element: Element, word: str) -> None:
    attributes = element.attributes
    attributes["epub:type"] = f"{attributes.get('epub:type', '')} {word}".strip()


def _is_comment(element: Element) -> bool:
    """Tell whether it is the mark or the text of somebody's comment on the document."""
    attributes = element.attributes
    if classes_of(element) & _WORD_COMMENTS or _NOTES_LIST.search(attributes.get("style", "")):
        return True
    if element.name == "sup":
        link = find(element, "a")
        return link is not None and bool(_DOCS_COMMENT.fullmatch(link.attributes.get("id", "")))
    return element.name in _BLOCKS and _opens_comment(element)


def _unlinked(comment: Element) -> None:
    """Take the links out of a comment or its mark, which are none of a note."""
    for one in elements_of(comment):
        if one.name in ("a", "sup"):
            one.name, one.attributes = "span", {}


def _opens_comment(element: Element) -> bool:
    """Tell whether a block begins with the number of a comment of Google Docs."""
    first = next(element.elements(), None)
    if first is not None and first.name == "p":
        first = next(first.elements(), None)
    if first is None or first.name != "a":
        return False
    return bool(_DOCS_COMMENT.fullmatch(first.attributes.get("id", "")))
