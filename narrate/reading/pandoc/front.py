"""The head of a document: its authors, and a title that its first page has once more."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from narrate.reading.html.naming import classes_of, elements_of, words_of
from narrate.reading.text.dates import iso_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.markup.tree import Element

RULE = "said-twice"
_LONGEST = 300
_TOP = 4
"""Blocks after the head among which a title stands once more."""
_HEADING = re.compile(r"h([1-6])")
_DEEPEST = 6
_TITLES = frozenset({"h1", "h2", "p"})


def head_of(body: Element) -> Element | None:
    """Return the element with title, authors and date that pandoc begins a page with."""
    return next((one for one in body.elements() if one.name == "header"), None)


def authors_of(head: Element, *, by_line: bool = False) -> str:
    """Return the names of all authors, without what stands on the lines below them.

    ``by_line`` says that every line of the source names another one.
    """
    lines = (
        line
        for one in elements_of(head)
        if one.name == "p" and "author" in classes_of(one)
        for line in (_first_line(one).split("\n") if by_line else [_first_line(one)])
    )
    names = (" ".join(line.split()).strip(" ,;*") for line in lines)
    return ", ".join(dict.fromkeys(filter(None, names)))


def _first_line(author: Element) -> str:
    parts: list[str] = []
    for child in author.children:
        if isinstance(child, str):
            parts.append(child)
        elif child.name == "br":
            break
        elif "footnote-ref" not in classes_of(child):
            parts.append(words_of(child))
    return "".join(parts)


def repeated(body: Element, head: Element) -> Iterator[Element]:
    """Yield the title, and names that stand around it, where they follow the head once more."""
    known = frozenset(
        word
        for one in elements_of(head)
        if one.name in _TITLES and classes_of(one) & {"title", "author", "date", "subtitle"}
        for word in _words(words_of(one, _LONGEST))
    )
    title = next((one for one in head.elements() if "title" in classes_of(one)), None)
    if title is None:
        return
    wanted = _words(words_of(title, _LONGEST))
    blocks = [one for one in body.elements() if one is not head][:_TOP]
    for at, block in enumerate(blocks):
        lines = [_words(line) for line in _lines(block)]
        if block.name in _TITLES and wanted in lines and known.issuperset(chain(*lines)):
            yield from (one for one in blocks[:at] if known.issuperset(_words(words_of(one))))
            block.name = "p"  # what is silent opens no chapter
            yield block
            return


def below(body: Element, head: Element) -> None:
    """Put the headings of ``body`` below the title that stands in ``head``."""
    if not any("title" in classes_of(one) for one in head.elements()):
        return
    in_head = {id(one) for one in elements_of(head)}
    for one in elements_of(body):
        if not (found := _HEADING.fullmatch(one.name)) or "title" in classes_of(one):
            continue
        level = _DEEPEST if id(one) in in_head else min(int(found[1]) + 1, _DEEPEST)
        one.name = f"h{level}"


def date_of(head: Element) -> str:
    """Return the date that stands in ``head``: as ISO 8601, or as written where it has a figure."""
    written = (words_of(one) for one in elements_of(head) if "date" in classes_of(one))
    said = next(written, "")
    return iso_date(said) or (said if re.search(r"\d", said) else "")


def _lines(block: Element) -> Iterator[str]:
    line: list[str] = []
    for child in block.children:
        if isinstance(child, str):
            line.append(child)
        elif child.name == "br":
            yield "".join(line)
            line = []
        else:
            line.append(words_of(child, _LONGEST))
    yield "".join(line)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def shown_nowhere(head: Element) -> Iterator[Element]:
    """Yield the heading that pandoc gives an abstract of its own accord."""
    return (one for one in elements_of(head) if "abstract-title" in classes_of(one))
