"""Headings of an RTF that no style names: short paragraphs that are bold as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.reading.html.naming import elements_of, has_words, words_of

if TYPE_CHECKING:
    from narrate.markup.tree import Element

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LONGEST = 100
_ENDS = (".", "!", "?", ";", ",", ":")
_FEWEST = 4
"""Paragraphs a document has at least."""
_SHARE = 0.3
"""Of its paragraphs may be headings."""


def name_headings(body: Element) -> None:
    """Make headings of the bold lines in ``body``, where few are and nothing else is a heading."""
    inside = list(body.elements())
    if any(one.name in _HEADINGS and "class" not in one.attributes for one in elements_of(body)):
        return
    paragraphs = [one for one in inside if one.name == "p" and has_words(one)]
    heads = [one for one in paragraphs if _is_bold(one)]
    if len(paragraphs) >= _FEWEST and len(heads) <= _SHARE * len(paragraphs):
        for one in heads:
            one.name = "h2"


def _is_bold(paragraph: Element) -> bool:
    """Tell whether a paragraph is a short line, bold as a whole, that ends no sentence."""
    held = [one for one in paragraph.children if not isinstance(one, str) or not one.isspace()]
    if len(held) != 1 or isinstance(only := held[0], str) or only.name != "strong":
        return False
    said = words_of(paragraph, _LONGEST + 1)
    return len(said) <= _LONGEST and any(map(str.isalpha, said)) and not said.endswith(_ENDS)
