"""What the search of the site fetches: shards of 500 episodes with the words of their texts.

A shard is JSON. ``episodes`` has for each episode its slug, title, author, date, language and
length in seconds, in the order of publication. ``terms`` are all words, sorted, a blank between;
``found`` has for each of them, again with a blank between, the episodes that hold it: a character
for each, which says how many later it comes than the one before. The list is half as large as one
of numbers, and the search of a large archive is as fast as its shards are small.
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from narrate.model.show import Episode

SHARD = 500
"""Episodes of a shard."""

_FIRST, _NEAR, _FAR = 0x5D, 34, 0x7F
_TERM = re.compile(r"[^\W_]+")


def search_shard(episodes: Iterable[Episode]) -> bytes:
    """Return the shard of these episodes, in the order of their sequence numbers."""
    rows: list[list[object]] = []
    found: dict[str, str] = {}
    last: dict[str, int] = {}
    for number, one in enumerate(episodes):
        rows.append(_row(one))
        for term in set(_terms(one)):
            found[term] = found.get(term, "") + _step(number - last.get(term, 0))
            last[term] = number
    terms = sorted(found)
    holders = " ".join(found[one] for one in terms)
    return _compact({"episodes": rows, "terms": " ".join(terms), "found": holders})


def _step(later: int) -> str:
    """Return the character that says how many episodes later the next one is.

    The first 34 need one byte; quotes, the backslash and control characters are never used.
    """
    return chr((_FIRST if later < _NEAR else _FAR) + later)


def search_index(shards: Iterable[tuple[int, int]]) -> bytes:
    """Return the list of shards.

    Args:
        shards: Number of each, from 1 for the oldest episodes, and how many episodes it holds.
    """
    return _compact({"shards": sorted(shards)})


def folded(text: str) -> str:
    """Return ``text`` in small letters without accents, as the script folds what is searched."""
    parts = unicodedata.normalize("NFKD", text)
    return "".join(one for one in parts if unicodedata.category(one) != "Mn").lower()


_folded = lru_cache(maxsize=65_536)(folded)
"""For words that are no plain letters, which come again and again."""


def _row(episode: Episode) -> list[object]:
    return [
        episode.slug,
        " ".join(episode.title.split()),
        episode.author,
        episode.date,
        episode.language,
        round(episode.seconds),
    ]


def _terms(episode: Episode) -> Iterator[str]:
    for text in (
        episode.terms,
        episode.title,
        episode.author,
        episode.sender,
        episode.recipient,
        episode.place,
        episode.date,
    ):
        for word in text.split():
            yield from (word.lower(),) if _plain(word) else _TERM.findall(_folded(word))


def _plain(word: str) -> bool:
    return word.isascii() and word.isalnum()


def _compact(value: object) -> bytes:
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return written.encode("utf-8", "replace")
