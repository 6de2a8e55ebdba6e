"""The class of the punctuation that follows a word."""

from __future__ import annotations

import re
from bisect import bisect
from typing import TYPE_CHECKING

from narrate.scripting.breaths.memo import Memo

if TYPE_CHECKING:
    from collections.abc import Sequence

_CLOSERS = "\"'”’“‘»›} "
_DASH = re.compile(r"(?:^|\s)[—–-]+\s*$|—\W*$|--\W*$")
_INNER_STOP = re.compile(r"[?!…]\W*$|\.\.\.\W*$")
_COMMAS = frozenset(",،，、፣၊՝᠂")
_CLAUSES = frozenset(";:；：؛·፤፥៖")
_SHUT = frozenset(")]）")
_OPEN = "(["
_SIGNS = re.compile(
    "[" + re.escape("".join(sorted(_COMMAS | _CLAUSES | _SHUT)) + _OPEN + "—–-?!….") + "]"
)
"""What no mark is without, and what opens a bracket."""
_NUMBERED = re.compile(r"\(?\d+[.)]+\s")
"""The number in front of a heading or an item, which stands by itself."""


def marks_between(text: str, starts: Sequence[int]) -> dict[int, str]:
    """Return the class of the punctuation behind each word but the last that has any.

    Args:
        text: Clean text.
        starts: Where the words of a sentence begin in it.

    Returns:
        By index of the word, in order: what ``mark_after`` says, or ``)`` where a bracket opens.
    """
    marks = {0: ";"} if _NUMBERED.match(text, starts[0], starts[1]) else {}
    border, has_opener = starts[0], False
    for sign in _SIGNS.finditer(text, border, starts[-1] + 1):
        place = sign.start()
        if text[place] in _OPEN:
            has_opener = True
        if place < border:
            continue  # one of several behind a word
        following = bisect(starts, place)
        if following == len(starts):
            break
        begin, border = starts[following - 1], starts[following]
        # nothing before the character in front of its first sign makes another mark of a word
        if mark := _marks[text[place - 1 if place > begin else begin : border]]:
            marks.setdefault(following - 1, mark)
    if has_opener:
        for at, start in enumerate(starts[1:]):
            if text[start] in _OPEN and marks.get(at, ",") == ",":
                marks[at] = ")"
        marks = dict(sorted(marks.items()))
    return marks


def mark_after(chunk: str) -> str:
    """Return the class of what ends ``chunk``, a word with all that follows up to the next word.

    ``,`` for a comma, ``;`` for what parts clauses (semicolon, colon, dash, ellipsis, an inner
    question or exclamation), ``)`` for the end of a bracket, empty for nothing.
    """
    ending = chunk.rstrip(_CLOSERS)
    last = ending[-1:]
    if last in _COMMAS:
        return ")" if ending[-2:-1] in _SHUT else ","
    if last.isalnum():
        return ""
    if last in _CLAUSES or _DASH.search(ending) or _INNER_STOP.search(ending):
        return ";"
    return ")" if last in _SHUT else ""


_marks = Memo(mark_after)
