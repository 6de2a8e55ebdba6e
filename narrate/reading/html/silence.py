"""What is on the page and not for the ear: hidden, made of machinery, said twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.reading.html.naming import classes_of, has_words, words_of

if TYPE_CHECKING:
    from narrate.markup.tree import Element

NO_TEXT = frozenset({"script", "style", "head", "template", "title", "base", "link", "meta"})
"""Elements whose characters are no text of the page at all."""
SILENT = {
    "button": "form",
    "datalist": "form",
    "del": "deletion",
    "input": "form",
    "noscript": "fallback",
    "option": "form",
    "rp": "ruby",
    "rt": "ruby",
    "rtc": "ruby",
    "s": "deletion",
    "select": "form",
    "strike": "deletion",
    "textarea": "form",
    "annotation": "mathematics",
    "annotation-xml": "mathematics",
}
"""Elements without a sound, and the rules by which they have none."""
_UNSEEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_PERMALINK = re.compile(r"[#¶§🔗\s]*|link|permalink|anchor|edit", re.IGNORECASE)
_EDITS = re.compile(r"[?&]action=edit(?:&|\Z)")
"""In addresses of a wiki."""
_PERMALINK_WORDS = (
    "headerlink permalink anchor anchor-link anchorjs-link heading-link heading-anchor"
    " header-anchor direct-link mw-editsection"
)
_PERMALINK_CLASSES = frozenset(_PERMALINK_WORDS.split())
LINE_NUMBER = "line-number"
_DIGITS = re.compile(r"\s*\d{1,5}\s*")
_NUMBER_CLASSES = re.compile(r"l(?:ine)?-?n(?:um(?:ber)?|o)?s?|verse-?num(?:ber)?")


def silence_of(element: Element, *, heading: bool = False, verse: bool = False) -> str:
    """Return the rule by which an element has no sound; blank where it has one.

    Args:
        element: The element.
        heading: Whether it stands in a heading.
        verse: Whether it stands in verse.
    """
    attributes = element.attributes
    if "hidden" in attributes or attributes.get("aria-hidden") == "true" or _is_unseen(element):
        return "hidden"
    if element.name in SILENT:
        return SILENT[element.name]
    classes = classes_of(element)
    if classes & _PERMALINK_CLASSES and _is_permalink(element, heading=heading):
        return "permalink"
    if heading and element.name == "a" and _is_permalink(element, heading=True):
        return "permalink"
    if verse and element.name == "span" and any(map(_NUMBER_CLASSES.fullmatch, classes)):
        return LINE_NUMBER if _DIGITS.fullmatch(words_of(element, 8)) else ""
    return ""


def _is_unseen(element: Element) -> bool:
    """Tell whether its style hides it; mathematics is hidden only from old browsers."""
    style = element.attributes.get("style", "")
    if not style or not _UNSEEN.search(style):
        return False
    return not any(getattr(child, "name", "") == "math" for child in element.children)


def _is_permalink(element: Element, *, heading: bool) -> bool:
    """Tell whether a link in or at a heading leads to the heading itself, or to its editing."""
    if "mw-editsection" in classes_of(element):
        return True
    href = element.attributes.get("href", "")
    words = words_of(element, 20)
    if heading and _EDITS.search(href):
        return True
    if element.name != "a" or not href.startswith("#"):
        return False
    return bool(_PERMALINK.fullmatch(words)) and (heading or has_words(element))
