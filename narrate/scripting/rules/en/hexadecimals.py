"""Numbers to the base of sixteen: colours, addresses, identifiers and hashes, sign by sign."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.en.numbers import digits

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER = re.compile(
    r"(?<![\w#&-])(?<![^.]\.)(?:"
    r"(?P<colour>\#(?=[A-Fa-f]*\d)(?=\d*[A-Fa-f])[\dA-Fa-f]{6}(?:[\dA-Fa-f]{2})?)|"
    r"(?P<prefixed>0[xX][\dA-Fa-f]{1,16})|"
    r"(?P<group>[\dA-Fa-f]{8}(?:-[\dA-Fa-f]{4}){3}-[\dA-Fa-f]{12}|(?:[\dA-Fa-f]{2}:){5}[\dA-Fa-f]{2})|"
    r"(?P<hash>(?=[a-f]*\d[a-f]*\d)(?=\d*[a-f])[\da-f]{7,40})"
    r")(?![\w:]|-\w)"
)
_RUN = re.compile(r"\d+|[A-Fa-f]")
_PREFIXES = {"colour": (1, "hash"), "prefixed": (2, "hex"), "group": (0, ""), "hash": (0, "")}
"""Signs before the figures, and what is said for them."""


def hexadecimals(text: str) -> Iterator[Edit]:
    """Say ``#ff8800``, ``0x1F``, ``00:1A:2B:3C:4D:5E`` and ``3f2a9bc`` sign by sign."""
    for found in _NUMBER.finditer(text):
        signs, name = _PREFIXES[found.lastgroup or ""]
        groups = re.split(r"[:-]", found[0][signs:])
        spoken = f"{name} {', '.join(map(_signs, groups))}".strip()
        yield Edit(span=Span(*found.span()), spoken=spoken, rule="identities")


def _signs(figures: str) -> str:
    return " ".join(
        digits(run) if run.isdecimal() else run.upper() for run in _RUN.findall(figures)
    )
