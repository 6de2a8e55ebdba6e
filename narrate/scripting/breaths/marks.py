"""The class of the punctuation that follows a word."""

from __future__ import annotations

import re

_CLOSERS = "\"'”’“‘»›]} "
_DASH = re.compile(r"(?:^|\s)[—–-]+\s*$|—\W*$|--\W*$")
_INNER_STOP = re.compile(r"[?!…]\W*$|\.\.\.\W*$")


def mark_after(chunk: str) -> str:
    """Return the class of what ends ``chunk``, a word with all that follows up to the next word.

    ``,`` for a comma, ``;`` for what parts clauses (semicolon, colon, dash, ellipsis, an inner
    question or exclamation), ``)`` for the end of a bracket, empty for nothing.
    """
    ending = chunk.rstrip(_CLOSERS)
    if not ending:
        return ""
    last = ending[-1]
    if last.isalnum() or last == ".":
        return ";" if last == "." and ending.endswith("...") else ""
    if last in ",،，、":
        return ")" if ending[-2:-1] == ")" else ","
    if last in ";:；：؛·":
        return ";"
    if last in ")）":
        return ")"
    if _DASH.search(ending) or _INNER_STOP.search(ending):
        return ";"
    return ""
