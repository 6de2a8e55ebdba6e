"""The class of the punctuation that follows a word."""

from __future__ import annotations

import re

_CLOSERS = "\"'”’“‘»›} "
_DASH = re.compile(r"(?:^|\s)[—–-]+\s*$|—\W*$|--\W*$")
_INNER_STOP = re.compile(r"[?!…]\W*$|\.\.\.\W*$")
_COMMAS = tuple(",،，、፣၊՝᠂")
_CLAUSES = tuple(";:；：؛·፤፥៖")
_SHUT = tuple(")]）")


def mark_after(chunk: str) -> str:
    """Return the class of what ends ``chunk``, a word with all that follows up to the next word.

    ``,`` for a comma, ``;`` for what parts clauses (semicolon, colon, dash, ellipsis, an inner
    question or exclamation), ``)`` for the end of a bracket, empty for nothing.
    """
    ending = chunk.rstrip(_CLOSERS)
    last = ending[-1:]
    if last.isalnum():
        return ""
    if last in _COMMAS:
        return ")" if ending[-2:-1] in _SHUT else ","
    if last in _CLAUSES or _DASH.search(ending) or _INNER_STOP.search(ending):
        return ";"
    return ")" if last in _SHUT else ""
