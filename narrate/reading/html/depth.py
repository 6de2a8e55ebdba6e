"""HTML nested deeper than any page is: flattened before the parser, whose time grows squarely."""

from __future__ import annotations

import re

DEEPEST = 5_000
"""Elements within one another that are kept."""
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]{0,30})[^>]*>?")
_NEVER_DEEP = frozenset(
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
        "source", "track", "wbr", "p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead",
        "tfoot", "option", "rt", "rp",
    }
)  # fmt: skip
"""Elements that are empty, or end where the next of their kind begins."""


def flattened(text: str) -> tuple[str, int]:
    """Return ``text`` without the tags that nest too deep, and how many those were."""
    if text.count("<") <= DEEPEST:
        return text, 0
    depth = dropped = at = 0
    parts: list[str] = []
    for tag in _TAG.finditer(text):
        if tag[2].lower() in _NEVER_DEEP:
            continue
        if tag[1]:
            too_deep = depth > DEEPEST
            depth = max(0, depth - 1)
        else:
            depth += 1
            too_deep = depth > DEEPEST
        if too_deep:
            parts.append(text[at : tag.start()])
            at = tag.end()
            dropped += 1
    return ("".join([*parts, text[at:]]), dropped) if dropped else (text, 0)
