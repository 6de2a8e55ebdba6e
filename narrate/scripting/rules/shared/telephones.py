"""Telephone numbers and addresses in figures, digit by digit or as a language groups them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.scripting.rules.shared.joining import edit
from narrate.scripting.rules.shared.written import DIGIT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from narrate.model.span import Edit
    from narrate.scripting.edits import Rule

_TELEPHONE = re.compile(
    r"(?<![\w.,/-])(?<!\d )(?:"
    r"(?P<plus>\+)(?=(?:[ ./()-]{0,3}\d){7})"
    r"(?P<country>\d{1,3})(?P<far>(?:[ ./-]{0,2}\(?\d{1,9}\)?){1,6})"
    r"|(?P<near>\(0?\d{2,5}\)[ /-]?\d{2,8}(?:[ -]\d{1,8}){0,3}"
    r"|0(?!\d/(?:19|20)\d\d(?!\d))\d{1,4}[ /-]\d{3,9}(?:[ -]\d{1,8}){0,3}"
    r"|0\d(?:[ .-]\d\d){4}"
    r"|\d{3}-\d{3}-\d{3,4}"
    r"|\d{4}-\d{4}"
    r"|(?<=\bal )[6-9]\d\d \d{3} \d{3}"
    r"|9\d \d{3} \d\d \d\d|[6-9]\d\d \d\d \d\d \d\d"
    r"|(?:(?<=[Tt][eé]l\. )|(?<=[Tt][eé]l\.: )|(?<=elefon )|(?<=eléfono )|(?<=éléphone ))"
    r"\d[\d ./-]{4,18}\d)"
    r")(?:,?\s(?:ext\.?|Ext\.?|Durchwahl|App\.|DW|poste)\s?(?P<extension>\d{1,5}))?(?![\w-]|[.,]\d)"
)
_GROUP = re.compile(r"\d+")
_LAST_YEAR = 2100
_COUNTRY = 2


def telephones(
    plus: str, country: Callable[[str], str], group: Callable[[str], str], extension: str
) -> Rule:
    """Return the rule for telephone numbers.

    Args:
        plus: what the sign before the country's number is called.
        country: says a country's number of two digits.
        group: says one group of digits.
        extension: what is dialled behind a number to reach one desk.
    """

    def rule(text: str) -> Iterator[Edit]:
        if not DIGIT.search(text):
            return
        for found in _TELEPHONE.finditer(text):
            if found["near"] and _spans_years(found["near"]):
                continue
            groups = [group(one) for one in _GROUP.findall(found["far"] or found["near"])]
            if found["plus"]:
                code = found["country"]
                first = country(code) if len(code) == _COUNTRY else group(code)
                groups[0] = f"{plus} {first} {groups[0]}"
            if found["extension"]:
                groups.append(f"{extension} {group(found['extension'])}")
            yield edit(found, ", ".join(groups), "telephones")

    return rule


def _spans_years(near: str) -> bool:
    first, _, last = near.partition("-")
    return len(first) == len(last) == 4 and int(first) < int(last) < _LAST_YEAR  # noqa: PLR2004
