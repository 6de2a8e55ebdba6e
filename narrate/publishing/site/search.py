"""What the search of the site fetches: shards of 500 episodes with the words of their texts.

A shard is JSON. ``episodes`` has for each episode its slug, title, author, date, language and
length in seconds, in the order of publication. ``terms`` are all words, sorted, a blank between;
``found`` has for each of them the episodes that hold it: the first by its number in the
shard, each other by how many later it comes.
"""

from __future__ import annotations

import json
import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from narrate.model.show import Episode

SHARD = 500
"""Episodes of a shard."""

_TERM = re.compile(r"[^\W_]+")


def search_shard(episodes: Iterable[Episode]) -> bytes:
    """Return the shard of these episodes, in the order of their sequence numbers."""
    rows: list[list[object]] = []
    found: dict[str, list[int]] = {}
    last: dict[str, int] = {}
    for number, one in enumerate(episodes):
        rows.append(_row(one))
        for term in set(_terms(one)):
            found.setdefault(term, []).append(number - last.get(term, 0))
            last[term] = number
    terms = sorted(found)
    shard = {"episodes": rows, "terms": " ".join(terms), "found": [found[one] for one in terms]}
    return _compact(shard)


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
        yield from _TERM.findall(folded(text))


def _compact(value: object) -> bytes:
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return written.encode("utf-8", "replace")
