"""Writes what an episode has, and the pages, shards and feed documents that a change touches."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from narrate.publishing import outputs as stages
from narrate.publishing.feed.channel import CURRENT, Paging, archive_name, feed
from narrate.publishing.opds import address_of
from narrate.publishing.opds import catalogue as opds
from narrate.publishing.pages import Stretch, shards, touched
from narrate.publishing.robots import robots
from narrate.publishing.site.assets import assets
from narrate.publishing.site.episode import audio_of, episode_page, is_page
from narrate.publishing.site.frame import BOOKS
from narrate.publishing.site.index import index_page
from narrate.publishing.site.neighbour import Neighbour
from narrate.publishing.site.paging import PAGE as INDEX_SIZE
from narrate.publishing.site.search import SHARD as SEARCH_SIZE
from narrate.publishing.site.search import search_index, search_shard
from narrate.publishing.sitemap import SHARD as SITEMAP_SIZE
from narrate.publishing.sitemap import sitemap, sitemap_index

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.model.show import Episode, Show
    from narrate.publishing.arranging import Arranged
    from narrate.publishing.catalogue import Catalogue
    from narrate.publishing.outputs import Outputs

FEED_SIZE = 500
"""Episodes on a page of the archive: a feed document has at most twice as many."""


def write_files(outputs: Outputs, arranged: Arranged) -> None:
    """Put an episode's files into ``public/``."""
    locked = {one.name: one for one in arranged.row.files}
    for source, name in arranged.copies:
        outputs.bring(source, locked[name])
    for name, data in arranged.contents:
        outputs.put(name, [data], stages.TEXTS)


def offers_books(catalogue: Catalogue) -> bool:
    """Say whether an episode has a book, so that there is a catalogue of them."""
    return any(catalogue.offers(f"%{ending}") for ending in BOOKS)


class Writer:
    """Writes the pages of a show that hold episodes which are marked as changed."""

    def __init__(self, show: Show, catalogue: Catalogue, outputs: Outputs) -> None:
        """Take the show; nothing is written yet."""
        self._show = show
        self._catalogue = catalogue
        self._outputs = outputs
        self._last = catalogue.last()

    def write_pages(self) -> None:
        """Write index, search, sitemap, catalogue of books, style and script."""
        for name, data in assets(self._show):
            self._outputs.put(name, [data], stages.TEXTS)
        self._outputs.put("robots.txt", [robots(self._show)], stages.PAGES)
        self._episode_pages()
        self._index()
        self._search()
        self._sitemap()
        self._books()

    def write_feed(self) -> None:
        """Write the pages of the archive, then the subscription document."""
        pages, current = self._touched(FEED_SIZE, "feed/%")
        for page in pages:
            self._feed(archive_name(page.number), page, stages.ARCHIVE)
        self._feed(CURRENT, current, stages.FEED)

    def _touched(self, size: int, pattern: str) -> tuple[list[Stretch], Stretch]:
        """Return the pages of a sort to be written; ``pattern`` is of its archive pages' names."""
        listed = self._catalogue.listing.all(pattern)
        written = sum(any(map(str.isdigit, one.name)) for one in listed)
        return touched(self._catalogue.changed(), self._last, size, written=written)

    def _episodes(self, page: Stretch) -> Iterator[Episode]:
        return self._catalogue.episodes(page.first, page.last)

    def _feed(self, name: str, page: Stretch, stage: int) -> None:
        changed = max((one.updated for one in self._episodes(page)), default=None)
        paging = Paging(page.number, page.older, page.newer)
        document = feed(self._show, self._episodes(page), paging, changed)
        self._outputs.put(name, document, stage)

    def _episode_pages(self) -> None:
        """Write the pages of episodes: of the player that was made, or of the page that stands.

        A player that was made before may have been made otherwise since.
        """
        for sequence in self._catalogue.changed(pages=True):
            episode = self._catalogue.episode(sequence)
            if episode is None:
                continue
            player = self._player(sequence, episode)
            if not player:
                continue
            earlier, later = map(self._neighbour, self._catalogue.beside(sequence))
            page = episode_page(self._show, episode, player, previous=earlier, following=later)
            self._outputs.put(episode.page, [page], stages.PAGES)

    def _player(self, sequence: int, episode: Episode) -> bytes:
        """Return what the page of an episode is made from; nothing where it cannot be made anew.

        Then the page that stands is lost, or an earlier narrate wrote it.
        """
        made = self._catalogue.player(sequence)
        if made:
            return Path(made).read_bytes()
        page = self._outputs.read(episode.page)
        plays = audio_of(page) == episode.audio.name.rpartition("/")[2]
        return page if plays and is_page(page) else b""

    def _neighbour(self, sequence: int) -> Neighbour | None:
        episode = self._catalogue.episode(sequence)
        return Neighbour(episode.slug, episode.title) if episode else None

    def _index(self) -> None:
        pages, current = self._touched(INDEX_SIZE, "page/%")
        total = self._catalogue.total()
        for page in (*pages, current):
            name = f"page/{page.number}/index.html" if page.number else "index.html"
            data = index_page(
                self._show,
                list(self._episodes(page)),
                page=page.number,
                older=page.older or None,
                newer=page.newer if page.number else None,
                total=total,
            )
            self._outputs.put(name, [data], stages.PAGES)

    def _search(self) -> None:
        for page in shards(self._catalogue.changed(), SEARCH_SIZE):
            data = search_shard(self._episodes(page))
            self._outputs.put(f"search/{page.number}.json", [data], stages.PAGES)
        counts = search_index(self._catalogue.counts(SEARCH_SIZE))
        self._outputs.put("search/index.json", [counts], stages.PAGES)

    def _sitemap(self) -> None:
        for page in shards(self._catalogue.changed(), SITEMAP_SIZE):
            data = sitemap(self._show, self._episodes(page))
            self._outputs.put(f"sitemap/{page.number}.xml", [data], stages.PAGES)
        numbers = [number for number, _ in self._catalogue.counts(SITEMAP_SIZE)]
        self._outputs.put("sitemap.xml", [sitemap_index(self._show, numbers)], stages.PAGES)

    def _books(self) -> None:
        if not offers_books(self._catalogue):
            return
        pages, current = self._touched(INDEX_SIZE, "opds/%")
        for page in (*pages, current):
            data = opds(
                self._show,
                [one for one in self._episodes(page) if one.file(*BOOKS)],
                page=page.number,
                older=page.older or None,
                newer=page.newer if page.number else None,
            )
            self._outputs.put(address_of(page.number), [data], stages.PAGES)
