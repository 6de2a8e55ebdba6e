"""Writing XML: what is escaped, and what no XML file may hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'

# Control characters, halves of surrogate pairs and non-characters: forbidden by XML 1.0 section 2.2
# or by HTML, and nothing that could be seen.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def fit(text: str) -> str:
    """Return ``text`` without what no XML file may hold."""
    return _UNFIT.sub("", text)


def line(*texts: str) -> str:
    """Return the first of ``texts`` that has something to show, on one line."""
    return next((found for one in texts if (found := " ".join(fit(one).split()))), "")


def escaped(text: str) -> str:
    """Return ``text`` as it may stand in an element or a quoted attribute."""
    if text.isalnum():  # most words and ids
        return text
    return fit(text).translate(_ESCAPES)


def attributes(values: Mapping[str, str]) -> str:
    """Return attributes with a blank before each; those with a blank value are left out."""
    return "".join(f' {name}="{escaped(value)}"' for name, value in values.items() if value)


def element(name: str, content: str = "", **values: str) -> str:
    """Return an element around ``content``, which is XML already.

    A trailing underscore of an attribute's name is dropped (``class_``).
    """
    named = attributes({key.rstrip("_").replace("__", ":"): one for key, one in values.items()})
    return f"<{name}{named}>{content}</{name}>" if content else f"<{name}{named}/>"
