"""Who speaks or signs, in capitals: a name is a word, however short ("ORSO", "J. HART")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = re.compile(r"(?<![\w&.])[^\W\d_a-zß-ÿ]{3,}(?![\w&])")
_VOWEL = re.compile("[AEIOUYÀ-ÖØ-ÝŒ]")


def named(text: str) -> Iterator[Edit]:
    """Yield the names of ``text``, which is all in capitals, as words; initials stay letters."""
    for run in _NAME.finditer(text) if text.isupper() else ():
        if _VOWEL.search(run[0]):
            yield Edit(span=Span(*run.span()), spoken=run[0].capitalize(), rule="name-in-capitals")
