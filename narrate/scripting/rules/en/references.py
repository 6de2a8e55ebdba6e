"""References: pages, volumes, sections, numbers, as archives and lawyers write them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.en.numbers import cardinal, decimal

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORDS = {
    "pp.": "pages", "p.": "page", "Nos.": "numbers", "No.": "number", "nos.": "numbers",
    "no.": "number", "№": "number", "§§": "sections", "§": "section", "¶": "paragraph",
    "¶¶": "paragraphs", "ff.": "and following", "n.": "note", "nn.": "notes", "fn.": "footnote",
    "ll.": "lines", "l.": "line", "fol.": "folio", "fols.": "folios", "pt.": "part",
    "pts.": "parts", "bk.": "book", "tab.": "table", "app.": "appendix",
}  # fmt: skip
_LABEL = re.compile(
    r"(?<![\w.])(?P<label>pp\.|p\.|Nos\.|No\.|nos\.|no\.|№|§§|§|¶¶|¶|nn\.|n\.|fn\.|ll\.|fols?\.|pts?\."
    r"|bk\.|tab\.|app\.)\s?(?=\d|[IVXLC]+\b)"
)
_HASH = re.compile(r"(?<![\w&])#(?=\d)")
_NUMBERED = re.compile(
    r"\b(?P<word>[Ss]ection|[Aa]rticle|[Cc]hapter|[Pp]aragraph|[Vv]ersion|[Ff]igure|[Tt]able|[Pp]art)s?"
    r"\s(?P<number>\d+(?:\.\d+)+)(?![\d])"
)
_FOLLOWING = re.compile(r"(?<=\d)\s?ff?\.(?!\w)")


def references(text: str) -> Iterator[Edit]:
    """Say ``pp.``, ``No.``, ``§`` and ``#`` before a number in full."""
    for found in _LABEL.finditer(text):
        said = _WORDS[found["label"]]
        if found["label"][0].isupper() and _begins(text, found.start()):
            said = said.capitalize()
        yield Edit(span=Span(*found.span()), spoken=f"{said} ", rule="references")
    for found in _HASH.finditer(text):
        yield Edit(span=Span(*found.span()), spoken="number ", rule="references")
    for found in _FOLLOWING.finditer(text):
        yield Edit(span=Span(*found.span()), spoken=" and following", rule="references")
    for found in _NUMBERED.finditer(text):
        start, end = found.span("number")
        whole, _, part = found["number"].partition(".")
        said = (
            decimal(whole, part)
            if "." not in part
            else " point ".join(cardinal(int(one)) for one in found["number"].split("."))
        )
        yield Edit(span=Span(start, end), spoken=said, rule="references")


def _begins(text: str, at: int) -> bool:
    before = text[:at].rstrip()
    return not before or before[-1] in ".!?"
