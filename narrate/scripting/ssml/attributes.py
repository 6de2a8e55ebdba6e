"""What may stand in an XML file: attributes and text, escaped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Mapping

_ILLEGAL = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold (section 2.2); it becomes U+FFFD, so that offsets stay."""


def attributes(values: Mapping[str, str]) -> str:
    """Return attributes with a blank before each; empty ones are left out."""
    return "".join(
        f" {name}={quoteattr(_ILLEGAL.sub('�', value))}" for name, value in values.items() if value
    )


def legal(text: str) -> str:
    """Return ``text`` as the content of an element."""
    return escape(_ILLEGAL.sub("�", text), {"\r": "&#13;"})
