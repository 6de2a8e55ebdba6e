"""Shares of what is counted in kitchens and days: ``1 1/2 taza``, ``3/4 taza``, ``2/3 partes``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.es.genders import gender, is_noun
from narrate.scripting.rules.es.numbers import cardinal
from narrate.scripting.rules.es.places import mixed, ordinal
from narrate.scripting.rules.shared.fractions import SIGNS
from narrate.scripting.rules.shared.joining import edit
from narrate.scripting.rules.shared.words import names

if TYPE_CHECKING:
    from collections.abc import Iterator

_MEASURED = frozenset(
    names(
        "taza vaso copa botella lata paquete sobre barra kilo litro libra onza docena hora metro"
        " milla cucharada cucharadita puñado cebolla limón naranja pimiento pastilla comprimido"
        " parte partes"
    )
)
_SHARE = r"(?:(?P<top>\d{1,2})/(?P<low>\d{1,2})|(?P<sign>[½¼¾⅓⅔]))\s(?P<noun>[^\W\d_]{3,})(?!\w)"
_VOWEL = re.compile("[aeiouáéíóú]")
_AND_SHARE = re.compile(rf"(?=\d)(?<![\w.,/-])(?<!\d )(?P<whole>\d{{1,3}})\s?{_SHARE}")
_HOUR_AND_HALF = re.compile(r"\d\s?(?:h|horas?)\s(?P<half>y\s?(?:1/2|½))(?![\w/])")
_SHARE_OF = re.compile(rf"(?<![\w.,/-])(?<!\d )(?<!\d){_SHARE}")


def shares(text: str) -> Iterator[Edit]:
    """Say ``1 1/2 taza``, ``3/4 taza`` and ``2/3 partes``."""
    for found in _AND_SHARE.finditer(text):
        top, low = _share_of(found)
        noun, whole = found["noun"], int(found["whole"])
        if noun.islower() and is_noun(noun) and _VOWEL.search(noun) and 0 < top < low and whole:
            of = gender(noun)
            half = "media" if of == "f" else "medio"
            said = half if (top, low) == (1, 2) else mixed(None, top, low)
            one = _singular(noun) if whole == 1 else noun
            yield edit(found, f"{cardinal(whole, of)} {one} y {said}", "fractions")
    for found in _HOUR_AND_HALF.finditer(text):
        yield Edit(span=Span(*found.span("half")), spoken="y media", rule="fractions")
    for found in _SHARE_OF.finditer(text):
        top, low = _share_of(found)
        noun = found["noun"]
        if noun not in _MEASURED or not 0 < top < low or (top, low) == (1, 2):
            continue
        if noun.startswith("parte"):
            many = "s" if top > 1 else ""
            said = f"{cardinal(top, 'f')} {ordinal(low, 'f')}{many} {noun}"
        else:
            said = f"{mixed(None, top, low)} de {noun}"
        yield edit(found, said, "fractions")


def _share_of(found: re.Match[str]) -> tuple[int, int]:
    return SIGNS[found["sign"]] if found["sign"] else (int(found["top"]), int(found["low"]))


def _singular(noun: str) -> str:
    if noun.endswith("ones"):
        return f"{noun[:-4]}ón"
    return noun[: -2 if re.search("[lrndz]es$", noun) else -1] if noun.endswith("s") else noun
