"""Dashes as typewriters have them: two or three hyphens (``night--it``, ``1977--80``)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

RULE = "typed-dash"
PATTERN = (
    r"(?:(?<=[^\W_])|(?<=[.,;:!?\"'”’)\]]))(?<!-)(?<!<!)-{2,3}(?!-)(?=[^\W_]|[\"'“‘”’(\[]|\s|\Z)"
    r"|(?<=\s)-{2,3}(?=\s)"
)
"""After a word or what ends one; no option such as ``--help``, no comment of HTML."""
_DASH = re.compile(PATTERN)
_RANGE = re.compile(r"\d-{2,3}\d")


class Dash(NamedTuple):
    """A typed dash, and the dash that is meant."""

    start: int
    end: int
    meant: str


def typed_dashes(text: str, start: int, end: int) -> Iterator[Dash]:
    """Yield the dashes of ``text`` between ``start`` and ``end``."""
    if text.find("--", start, end) < 0:
        return
    for found in _DASH.finditer(text, start, end):
        yield Dash(*found.span(), dash_meant(text, *found.span()))


def dash_meant(text: str, start: int, end: int) -> str:
    """Return the dash that hyphens stand for: the short one between figures, or the long one."""
    return "–" if _RANGE.match(text, max(0, start - 1), end + 1) else "—"
