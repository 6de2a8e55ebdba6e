"""What stands around a homograph, as the names of features."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NEAR = 3
"""Tokens on either side whose place counts."""
FAR = 8
"""Tokens on either side that count wherever they stand."""
_REACH = 120
"""Characters on either side that are looked at."""
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d[\d.,]*|[^\w\s]")
_STOP = frozenset(".!?")
_EDGE = "$"
_FUNCTION = frozenset(
    """
    a about after all also an and any are as at be been before being but by can could did do
    does during each every for from had has have having he her him his how i if in into is it
    its may might more most must my no nor not of off on one only or other our out over own she
    should so some such than that the their them then there these they this those through to too
    two under until up upon us very was we were what when where which while who whom whose why
    will with within without would you your
    """.split()  # noqa: SIM905 - read by people, as prose
)
_ENDINGS = ("ing", "ed", "ly", "tion", "ment", "ness", "ous", "ive", "al", "er", "s")
_LONG = 4


def features(text: str, start: int, end: int) -> list[str]:
    """Return the features of the word ``text[start:end]`` in its sentence, each once."""
    left = _tokens(text[max(0, start - _REACH) : start])[::-1]
    right = _tokens(text[end : end + _REACH])
    left, right = _up_to_stop(left), _up_to_stop(right)
    return list(dict.fromkeys(_named(text[start:end], left, right)))


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text)


def _up_to_stop(tokens: Sequence[str]) -> list[str]:
    """Return the tokens as far as the sentence goes, and edges beyond."""
    stop = next((i for i, token in enumerate(tokens) if token in _STOP), len(tokens))
    return [*tokens[: min(stop, FAR)], *[_EDGE] * NEAR]


def _named(word: str, left: Sequence[str], right: Sequence[str]) -> Iterator[str]:
    yield "bias"
    yield "shape=" + ("A" if word.isupper() else "Aa" if word[0].isupper() else "a")
    if word[0].isupper():
        yield "capital=" + ("first" if left[0] == _EDGE else "inside")
    before = [_plain(token) for token in left]
    after = [_plain(token) for token in right]
    for place in range(NEAR):
        yield f"l{place + 1}={before[place]}"
        yield f"r{place + 1}={after[place]}"
    yield f"l2l1={before[1]} {before[0]}"
    yield f"l1r1={before[0]} {after[0]}"
    yield f"r1r2={after[0]} {after[1]}"
    for token in {_stem(one) for one in (*before, *after) if len(one) >= _LONG}:
        if token not in _FUNCTION:
            yield f"near={token}"
    b1, b2, b3 = (_kind(token) for token in left[:NEAR])
    a1, a2, _ = (_kind(token) for token in right[:NEAR])
    yield f"L1={b1}"
    yield f"L2={b2}"
    yield f"R1={a1}"
    yield f"R2={a2}"
    yield f"L21={b2} {b1}"
    yield f"L321={b3} {b2} {b1}"
    yield f"LR={b1} {a1}"
    yield f"R12={a1} {a2}"
    yield f"L2R={b2} {b1} {a1}"
    yield f"LR2={b1} {a1} {a2}"


@lru_cache(maxsize=8192)
def _plain(token: str) -> str:
    return "#" if token[0].isdigit() else token.lower().replace("’", "'")


@lru_cache(maxsize=8192)
def _stem(token: str) -> str:
    return token[:-1] if token.endswith("s") and not token.endswith("ss") else token


@lru_cache(maxsize=8192)
def _kind(token: str) -> str:
    """Return a function word itself, and of any other word what its shape tells."""
    plain = _plain(token)
    if plain in _FUNCTION or not plain[0].isalpha():
        return plain
    if token[0].isupper():
        return "Name"
    ending = next(
        (one for one in _ENDINGS if plain.endswith(one) and len(plain) > len(one) + 2), ""
    )
    return f"-{ending}"
