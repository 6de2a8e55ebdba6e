"""Headings of an ODT that no style names: few short lines in larger or heavier type."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from narrate.reading.pandoc.markup import local, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from narrate.markup.parsing import XmlElement

    Based = Callable[[str], Iterator[str]]

_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_POINTS = re.compile(r"(\d{1,3}(?:\.\d{1,4})?)pt")
_USUAL = 12.0
"""Points, where nothing is said."""
_LARGER = 1.12
_LONGEST = 100
_LETTER = re.compile(r"[^\W\d_]")
_ENDS = (".", "!", "?", ";", ",")
_FEWEST = 4
"""Paragraphs a document has at least."""
_SHARE = 0.3
"""Of its paragraphs may be headings."""
_DEEPEST = 3


class Look(NamedTuple):
    """The type of a paragraph."""

    size: float
    """In points."""
    strong: bool


def name_headings(root: XmlElement, roots: list[XmlElement], based: Based) -> None:
    """Make headings of the paragraphs that look like them, where a document has none.

    Args:
        root: Of the text.
        roots: What holds styles.
        based: Yields a style and those it is based on, by their names.
    """
    if any(True for _ in root.iter(f"{_TEXT}h")):
        return
    paragraphs = [one for one in root.iter(f"{_TEXT}p") if words(one)]
    looks = _Looks(roots, based)
    seen = [looks.of(one) for one in paragraphs]
    lengths: Counter[Look] = Counter()
    for paragraph, look in zip(paragraphs, seen, strict=True):
        lengths[look] += len(words(paragraph))
    if len(paragraphs) < _FEWEST:
        return
    usual = lengths.most_common(1)[0][0]
    heads = [
        (paragraph, look)
        for paragraph, look in zip(paragraphs, seen, strict=True)
        if _stands_out(look, usual) and _may_head(paragraph)
    ]
    if len(heads) > _SHARE * len(paragraphs):
        return
    ranks = sorted({look for _, look in heads}, reverse=True)
    for paragraph, look in heads:
        paragraph.tag = f"{_TEXT}h"
        paragraph.set(f"{_TEXT}outline-level", str(min(ranks.index(look) + 1, _DEEPEST)))


def _stands_out(look: Look, usual: Look) -> bool:
    heavier = look.strong and not usual.strong and look.size >= usual.size
    return heavier or look.size >= _LARGER * usual.size


def _may_head(paragraph: XmlElement) -> bool:
    """Tell whether a paragraph is short and open-ended, and stands in no list, table or frame."""
    said = words(paragraph)
    if len(said) > _LONGEST or said.endswith(_ENDS) or not _LETTER.search(said):
        return False
    return local(paragraph.getparent()) in ("text", "section")


class _Looks:
    """How paragraphs are set, from their styles and those of the spans that fill them."""

    def __init__(self, roots: list[XmlElement], based: Based) -> None:
        self._based = based
        self._sizes: dict[str, float] = {}
        self._weights: dict[str, bool] = {}
        for root in roots:
            for style in root.iter(f"{_STYLE}style"):
                for said in style.iter(f"{_STYLE}text-properties"):
                    self._take(style.get(f"{_STYLE}name", ""), said)

    def _take(self, name: str, said: XmlElement) -> None:
        if found := _POINTS.fullmatch(said.get(f"{_FO}font-size", "")):
            self._sizes[name] = float(found[1])
        if weight := said.get(f"{_FO}font-weight"):
            self._weights[name] = weight in ("bold", "600", "700", "800", "900")

    def of(self, paragraph: XmlElement) -> Look:
        """Return how a paragraph is set; a span that holds all of its words decides first."""
        names = [paragraph.get(f"{_TEXT}style-name", "")]
        spans = [one for one in paragraph if local(one) == "span" and words(one)]
        own = (paragraph.text or "") + "".join(one.tail or "" for one in paragraph)
        styles = {one.get(f"{_TEXT}style-name", "") for one in spans}
        if not own.strip() and len(styles) == 1:
            names = [styles.pop(), *names]
        chain = [one for name in names for one in self._based(name)]
        return Look(
            next((self._sizes[one] for one in chain if one in self._sizes), _USUAL),
            next((self._weights[one] for one in chain if one in self._weights), False),
        )
