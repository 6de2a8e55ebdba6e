"""The site of an archive: what its pages, shards and pictures cost, one of each."""

from __future__ import annotations

import random
import time
import tracemalloc
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from narrate.model.show import Episode, PublishedFile, Show
from narrate.publishing.artwork import episode_artwork, show_artwork
from narrate.publishing.opds import catalogue
from narrate.publishing.site.index import index_page
from narrate.publishing.site.paging import PAGE
from narrate.publishing.site.search import SHARD, search_shard
from narrate.publishing.sitemap import SHARD as SITEMAP_SHARD
from narrate.publishing.sitemap import sitemap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Row = tuple[str, float | str, str, str]

_ARCHIVE = 300_000
_VOCABULARY, _WORDS = 20_000, 1_700  # of a letter of 10 kB
_AT = datetime(2026, 1, 1, tzinfo=UTC)
_SHOW = Show(
    title="Letters of Two Presidents",
    description="What they wrote to one another.",
    base_url="https://letters.example.org/",
)
_TIMES = 5


def _episode(sequence: int) -> Episode:
    """Return a letter whose words are as frequent as those of a language are (Zipf's law)."""
    chance = random.Random(sequence)
    drawn = (int(_VOCABULARY ** chance.random()) for _ in range(_WORDS))
    stem = f"episodes/letter-{sequence}/letter-{sequence}-0a1b2c3d"
    return Episode(
        slug=f"letter-{sequence}",
        guid=f"00000000-0000-4000-8000-{sequence:012}",
        sequence=sequence,
        published=_AT + timedelta(minutes=sequence),
        updated=_AT + timedelta(minutes=sequence),
        version="0a1b2c3d",
        title=f"Letter {sequence} From President Carter to General Secretary Brezhnev",
        author="Jimmy Carter",
        date="1977-02-14",
        summary="I welcome the opportunity to begin a direct exchange between us. " * 3,
        seconds=640,
        terms=" ".join(sorted({f"w{number:x}ord" for number in drawn})),
        audio=PublishedFile(f"{stem}.mp3", "audio/mpeg", 7_000_000, "0" * 64),
        files=(PublishedFile(f"{stem}.epub", "application/epub+zip", 7_000_000, "0" * 64),),
    )


def _best(work: Callable[[], bytes]) -> tuple[float, int]:
    """Return the shortest of a few runs in seconds of a processor, and how much it wrote."""
    taken, size = [], 0
    for _ in range(_TIMES):
        begin = time.process_time()
        size = len(work())
        taken.append(time.process_time() - begin)
    return min(taken), size


def rows() -> Iterator[Row]:
    """Yield the figures."""
    episodes = [_episode(one) for one in range(1, SITEMAP_SHARD + 1)]
    some, newest = episodes[:SHARD], episodes[:PAGE]
    index = partial(index_page, _SHOW, newest, page=2, older=1, newer=3, total=1)
    books = partial(catalogue, _SHOW, newest, page=2, older=1, newer=3)
    for name, work, count in (
        (f"page of the index, {PAGE} episodes, ms", index, PAGE),
        (f"page of the catalogue of books, {PAGE} episodes, ms", books, PAGE),
        (f"shard of the search, {SHARD} texts of 10 kB, ms", partial(search_shard, some), SHARD),
        ("shard of the sitemap, 1,000 pages, ms", partial(sitemap, _SHOW, episodes), SITEMAP_SHARD),
    ):
        seconds, size = _best(work)
        all_of_them = seconds * _ARCHIVE / count / 60
        remark = f"{size / 1000:,.0f} kB; {all_of_them:.1f} min for all of 300,000 episodes"
        yield name, seconds * 1000, "", remark
    plain = sum(len(one.terms) for one in some)
    share = 100 * len(search_shard(some)) / plain
    yield "shard: share of its texts' different words, %", share, "<= 50", f"{plain:,} bytes"
    unasked = 10e6 / len(search_shard(some)) * SHARD
    yield "texts that are searched before it asks", unasked, "", "10 MB"
    tracemalloc.start()
    search_shard(some)
    peak = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    yield "shard: memory at its highest, MB", peak, "<= 50", "does not grow with the archive"
    seconds, _ = _best(partial(episode_artwork, _SHOW, newest[0]))
    yield "picture of an episode, ms", seconds * 1000, "<= 60", "1400 pixels"
    seconds, size = _best(partial(show_artwork, _SHOW))
    yield "artwork of the show, kB", size / 1000, "<= 512", f"3000 pixels, {seconds:.2f} s"
