"""Citations that name a work by its key, and marks such as "[1, 2]": not for the ear.

Without the library of the author a key stands for nothing; a number stands for an entry in a list.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.reading.html.naming import classes_of, elements_of, words_of
from narrate.reading.pandoc.splitting import wrapped

if TYPE_CHECKING:
    from narrate.markup.tree import Element

RULE = "citation"
_TOKEN = re.compile(
    r"\[(?:cite(?:/[\w/-]*)?:|-?@).*\]|(?:\s*\[[\w:.+/-]+\])+|-?@[\w:.+/-]+|cite[pt]?:\S*"
    r"|[\[(]?\d{1,4}(?:\s*[-–,]\s*\d{1,4})*[\])]?|",
    re.DOTALL,
)
"""What stands where a citation could not be resolved: keys, or the number of an entry."""
_BETWEEN = re.compile(r"[\s,;–-]*")
_OPENS = re.compile(r"\s?[\[(]\s*\Z")
_CLOSES = re.compile(r"\A\s*[\])]")
_WIDE = 9
_KEY = re.compile(
    r"(?P<name>[A-Z]?[a-z]{2,30})[-_:.]?(?P<year>1[5-9]\d\d|20\d\d)[a-z]?\w*", re.IGNORECASE
)
_IN_TEXT = re.compile(r"\[cite/t[\w/-]*:\s*-?@(?P<key>[\w:.+/-]+)\]")


def named(key: str) -> str:
    """Return the author and the year that a key such as ``smith1999`` is made of, or nothing."""
    found = _KEY.fullmatch(key)
    return f"{found['name'].capitalize()} ({found['year']})" if found else ""


def citations_in(body: Element) -> list[Element]:
    """Return what has no sound of the citations in ``body``: their marks with the brackets around.

    A citation that is a part of the sentence has the name its key is made of, where it is.
    """
    silent: list[Element] = []
    for holder in list(elements_of(body)):  # new ones are put in
        if any(map(_is_citation, holder.elements())):
            silent += _in(holder)
    for one in (inner for mark in silent for inner in elements_of(mark)):
        if one.name in ("a", "sup"):
            one.name, one.attributes = "span", {}  # no mark of a note
    return silent


def _is_citation(element: Element) -> bool:
    return element.name in ("span", "a") and "citation" in classes_of(element)


def _in(holder: Element) -> list[Element]:
    """Return the marks among the children of ``holder``, and the brackets around a row of them."""
    children, silent = holder.children, []
    made: list[Element | str] = []
    at = 0
    while at < len(children):
        end = _end_of_row(children, at)
        if end == at:
            made.append(children[at])
            at += 1
            continue
        row = [wrapped(one) if isinstance(one, str) else one for one in children[at:end]]
        before, after = made[-1] if made else "", children[end] if end < len(children) else ""
        if isinstance(before, str) and isinstance(after, str):
            opens, closes = _OPENS.search(before[-_WIDE:]), _CLOSES.match(after)
            if opens and closes:
                length = len(opens[0])
                made[-1:] = [before[:-length]]
                row = [wrapped(before[-length:]), *row, wrapped(after[: closes.end()])]
                children[end] = after[closes.end() :]
        made += row
        silent += row
        at = end
    children[:] = [one for one in made if one != ""]
    return silent


def _end_of_row(children: list[Element | str], at: int) -> int:
    """Return where the row of marks that begins at ``at`` ends: there, if none begins."""
    end = at
    while end < len(children) and (_is_mark(children[end]) or (end > at and _joins(children, end))):
        end += 1
    return end


def _joins(children: list[Element | str], at: int) -> bool:
    """Tell whether only punctuation stands between two marks."""
    one = children[at]
    after = children[at + 1] if at + 1 < len(children) else ""
    return isinstance(one, str) and _BETWEEN.fullmatch(one) is not None and _is_mark(after)


def _is_mark(child: Element | str) -> bool:
    if isinstance(child, str) or not _is_citation(child):
        return False
    words = words_of(child, 2000)
    if (found := _IN_TEXT.fullmatch(words)) and (said := named(found["key"])):
        child.children[:] = [said]
        return False
    return _TOKEN.fullmatch(words) is not None
