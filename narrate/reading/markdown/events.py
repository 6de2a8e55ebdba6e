"""The one door to pyromark: what a Markdown text is made of, in order, and where it stands.

pyromark is pulldown-cmark, the parser of Rust's own documentation, bound to Python. It says of
every piece of text where it stands in the source, which is what everything here is built on.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    Event = tuple[str, Any, int, int]
    """Its name, what it says of itself, where it stands.

    The name is pulldown-cmark's own, such as ``Paragraph`` or ``Text``, with a slash before it
    where something ends. What an event says may be a text, a number, a mapping or nothing. The
    place is in code points of the source; -1 for what begins or ends.
    """


def events(text: str, *, mathematics: bool) -> Iterator[Event]:
    """Yield what stands in ``text``: CommonMark, tables, notes, strike-through, definitions.

    ``mathematics`` says that dollars are signs of formulas, and not only of money.
    """
    from pyromark import Options, events_with_range  # noqa: PLC0415 - only needed here

    options = (
        Options.ENABLE_TABLES
        | Options.ENABLE_FOOTNOTES
        | Options.ENABLE_STRIKETHROUGH
        | Options.ENABLE_TASKLISTS
        | Options.ENABLE_DEFINITION_LIST
        | (Options.ENABLE_MATH if mathematics else Options(0))
    )
    data = text.encode()
    at = point = 0  # a byte and its code point: the places come in order, nearly always
    name: str
    value: Any
    for said, where in events_with_range(text, options=options):
        name, value = (said, None) if isinstance(said, str) else next(iter(said.items()))
        if name == "Start" or name == "End":  # noqa: PLR1714 - this is the faster way
            ends = name == "End"
            name, value = (value, None) if isinstance(value, str) else next(iter(value.items()))
            yield _end_of(name) if ends else name, value, -1, -1
            continue
        first, last = where["start"], where["end"]
        if first < at:
            at = point = 0
        start = point + len(data[at:first].decode()) if first > at else point
        point = start + len(data[first:last].decode())
        at = last
        yield name, value, start, point


@lru_cache(maxsize=64)
def _end_of(name: str) -> str:
    return f"/{name}"
