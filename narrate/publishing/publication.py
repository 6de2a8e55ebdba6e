"""A show being published: editions are taken one by one, then everything they touch is written.

What has changed is kept in the catalogue until it is written; ``show.lock`` is written before the
feed, so that no subscriber ever sees a GUID or a date that could be forgotten.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, replace
from datetime import timedelta
from hashlib import sha256
from itertools import chain, count
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID, uuid5

from narrate.errors import OutputError
from narrate.publishing import lock
from narrate.publishing.arranging import (
    Change,
    Slot,
    arrange,
    removed,
    version_of,
    with_file,
    without_picture,
)
from narrate.publishing.artwork import episode_artwork
from narrate.publishing.illustrating import illustrate
from narrate.publishing.lock import LockedFile
from narrate.publishing.moments import stamp
from narrate.publishing.outputs import PAGES, Outputs
from narrate.publishing.picture import ending
from narrate.publishing.site.assets import FOLDER, assets
from narrate.publishing.site.episode import audio_of
from narrate.publishing.site.removed import removed_page
from narrate.publishing.writing import Writer, offers_books, write_files
from narrate.store.errors import FileUnwritable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from pathlib import Path

    from narrate.model.show import Show
    from narrate.publishing.arranging import Arranged, MadeFile, Place
    from narrate.publishing.catalogue import Catalogue
    from narrate.publishing.facts import Facts
    from narrate.publishing.lock import Row

PODCAST_SPACE = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""Namespace of ``podcast:guid`` (Podcasting 2.0)."""


class Edition(NamedTuple):
    """An edition to be published."""

    place: Place
    facts: Facts
    made: Sequence[MadeFile]
    """Its files but for the player."""
    player: Path


def show_guid(feed: str) -> str:
    """Return the GUID of a show, made from the first address of its feed without its scheme."""
    return str(uuid5(PODCAST_SPACE, feed.partition("//")[2].rstrip("/")))


class AnotherRun(OutputError):
    """A show that is being published already."""


class Publication:
    """One run of ``narrate publish``."""

    def __init__(
        self,
        show: Show,
        catalogue: Catalogue,
        *,
        folder: Path,
        lock_file: Path,
        now: datetime,
        keep_days: int,
        refresh: bool = False,
    ) -> None:
        """Claim the show, and look what is there; the lock is read if it changed since.

        Args:
            show: What is said of it; its GUID is not blank.
            catalogue: Its working set.
            folder: ``public/``.
            lock_file: ``show.lock``.
            now: The moment of publication.
            keep_days: For how long files of earlier versions stay.
            refresh: Whether the same text gets its new sound.

        Raises:
            AnotherRun: the show is being published already.
            BadLock: the lock cannot be understood.
        """
        if not catalogue.claim():
            raise AnotherRun(
                f"{show.title} is being published by another run",
                "wait until it has ended; both would give out the same numbers",
            )
        self.show = show
        self.catalogue = catalogue
        self.outputs = Outputs(folder, catalogue.listing)
        self._lock = lock_file
        self._now = now
        self._keep_until = now + timedelta(days=keep_days)
        self._refresh = refresh
        self.changes: list[tuple[str, Change]] = []
        """What was done, by slug; what stayed as it was is only counted."""
        self.unchanged = 0
        self.outdated = 0
        """Of these, how many would sound otherwise."""
        self.moved_from = ""
        """Address of the feed when the lock was written before; blank where it is the same."""
        self._new: list[int] = []
        self._broken_off = bool(catalogue.get("open"))
        """Whether the run before did not come to its end: it may have left files."""
        self._stale = self._broken_off
        """Whether the manifest may not say what is there."""
        self._loaded = self._load()
        """Whether nothing is known but what the lock says."""
        self._lost = self.outputs.look()

    def _load(self) -> bool:
        """Read the lock, unless it was written by the last run here; say whether it was read.

        What a run took that did not end is not in it, and is forgotten.
        """
        digest = _digest(self._lock)
        head, rows = lock.read(self._lock)
        if head and head.feed != self.show.url("feed.xml"):
            self.moved_from = head.feed
        if self.catalogue.get("lock") == digest:
            self.catalogue.forget(after=int(self.catalogue.get("locked") or 0))
            return False
        self.catalogue.begin()
        # Nothing says any more which files belong to it, so they are listed again; but what a run
        # that was broken off left is in no manifest, and would then be known to nothing.
        if not self._broken_off:
            self.catalogue.listing.clear()
        self.catalogue.load(rows)
        for row in self.catalogue.rows():
            for file in (*row.files, *(LockedFile(*one[:3]) for one in row.old)):
                self.outputs.recognise(*file)
        self._remember_lock(digest)
        self.catalogue.commit()
        return True

    def _remember_lock(self, digest: str) -> None:
        self.catalogue.set("lock", digest)
        self.catalogue.set("locked", str(self.catalogue.last()))

    def begin(self, given: bytes) -> None:
        """Begin to write, with the picture of the show.

        Args:
            given: A JPEG or PNG; empty draws one.

        Raises:
            FileUnwritable: the lock or the folder of the site cannot be written.
            UnfitArtwork: it is not what directories take.
        """
        if not os.access(self._lock.parent, os.W_OK):  # not to be found out when all is made
            raise FileUnwritable(
                f"cannot write {self._lock}: its folder may not be written",
                "what must never change stands there; let narrate write into the folder",
            )
        whole = self.outputs.prepare()
        self.catalogue.set("open", "yes")
        self._stale = self._broken_off or bool(self._lost) or not whole
        if self._lost:
            self._forget(set(self._lost))
        self.show = illustrate(self.show, given, self.catalogue, self.outputs)

    def _forget(self, lost: set[str]) -> None:
        """Unlist lost files, and see that pages among them are written again.

        What the feed still names stays listed, so that nothing is sent before it is made again.
        """
        self.catalogue.begin()
        if not all(name.startswith("episodes/") for name in lost):
            self.catalogue.mark_all()
        for row in self.catalogue.rows():
            if not row.removed:
                lost.difference_update(
                    (f"episodes/{row.slug}/index.html", *(one.name for one in row.files))
                )
        for name in lost:
            self.catalogue.listing.remove(name)
        self.catalogue.commit()

    def stands(self, row: Row) -> bool:
        """Say whether an episode is published, whole and known."""
        page = self.catalogue.listing.get(f"episodes/{row.slug}/index.html")
        return (
            not row.removed
            and page is not None
            and self.catalogue.complete(row.slug)
            and all(self.outputs.stood(*one) for one in row.files)
            and self.outputs.stood(page.name, page.size, page.sha256)
        )

    def take(self, edition: Edition, moved: Row | None = None) -> Change:
        """Publish an edition: its files stand when this returns, its page after ``finish``.

        Args:
            edition: What was made.
            moved: The line of the episode it was before its source was renamed, if it was.

        Raises:
            NarrateError: a file is gone or cannot be written.
        """
        name = edition.place.edition
        row = self.catalogue.row(name) or moved
        kept = row is not None and self._keeps(row, version_of(edition.made))
        arranged = arrange(
            self.show,
            edition.place,
            edition.facts,
            edition.made,
            row=row,
            slot=Slot(self._free(name), self.catalogue.last() + 1),
            now=self._now,
            keep_until=self._keep_until,
            kept=kept,
            refresh=self._refresh,
        )
        if arranged.copies:
            arranged = self._pictured(arranged)
        write_files(self.outputs, arranged)
        self.catalogue.begin()
        player = "" if arranged.outdated else str(edition.player)
        self.catalogue.put(arranged.row, arranged.episode, player)
        if row is None or row.removed or row.title != arranged.row.title:
            self.catalogue.mark_beside(arranged.row.sequence)
        self.catalogue.commit()
        if row is None:
            self._new.append(arranged.row.sequence)
        self.outdated += arranged.outdated
        self._tell(arranged.row.slug, arranged.change)
        return arranged.change

    def _keeps(self, row: Row, version: str) -> bool:
        """Say whether an episode has its files, and a page that plays them or can be made again."""
        if not all(self.outputs.holds(*one) for one in row.files):
            return False
        page = f"episodes/{row.slug}/"
        played = page + audio_of(self.outputs.read(f"{page}index.html"))
        return version == row.version or any(one.name == played for one in row.files)

    def _free(self, name: str) -> str:
        """Return a slug that no episode has; one that was renamed keeps its own."""
        numbers = (f"{name}-{number}" for number in count(2))
        return next(one for one in chain((name,), numbers) if not self.catalogue.taken(one))

    def withdraw(self, rows: Iterable[Row]) -> None:
        """Take episodes out of the feed; their pages say so."""
        for row in rows:
            if row.removed:
                continue
            gone = removed(row, self._now, self._keep_until)
            page = removed_page(self.show, row.slug, row.title)
            self.outputs.put(f"episodes/{row.slug}/index.html", [page], PAGES)
            self.catalogue.begin()
            self.catalogue.put(gone, None)
            self.catalogue.mark_beside(row.sequence)
            self.catalogue.commit()
            self._tell(row.slug, Change.REMOVED)

    def finish(self) -> None:
        """Write all pages that are touched, then the lock, then the feed, then the manifest."""
        self._spread()
        self._redraw()
        style = sha256(json.dumps(asdict(self.show), sort_keys=True).encode()).hexdigest()
        if self.catalogue.get("show") != style:
            self.catalogue.mark_all()
        writer = Writer(self.show, self.catalogue, self.outputs)
        writer.write_pages()
        self._write_lock()
        writer.write_feed()
        self._supersede()
        expired = self.catalogue.expired(stamp(self._now))
        if self._broken_off:
            expired += self.catalogue.listing.beyond(self.catalogue.named(), "episodes/%")
        for name in expired:
            self.outputs.remove(name)
        if self.outputs.written or expired or self._stale:
            self.outputs.write_manifest()
        self.catalogue.begin()
        self.catalogue.unmark()
        self.catalogue.set("show", style)
        self.catalogue.set("open", "")
        self.catalogue.commit()

    def _redraw(self) -> None:
        """Draw all pictures of episodes anew where the show has another name or other colours."""
        words = f"{self.show.title}\n{self.show.author}"
        if self.catalogue.get("drawn") not in ("", words):
            for sequence in range(1, self.catalogue.last() + 1):
                row, episode = self.catalogue.row_at(sequence), self.catalogue.episode(sequence)
                if row is None or episode is None:
                    continue
                arranged = self._pictured(without_picture(row, episode, self._keep_until))
                if arranged.row != row:
                    write_files(self.outputs, arranged)
                    self.catalogue.begin()
                    player = self.catalogue.player(sequence)
                    self.catalogue.put(arranged.row, arranged.episode, player)
                    self.catalogue.commit()
        self.catalogue.set("drawn", words)

    def _supersede(self) -> None:
        """Let go of pictures, styles and scripts of before, as of earlier versions of episodes.

        Where all that is known came from the lock, the manifest tells what was written besides.
        """
        shared = {one.name for one in assets(self.show)}
        shared |= {one.name for one in (self.show.artwork, self.show.icon) if one}
        listing = self.catalogue.listing
        self.catalogue.begin()
        books = {one.name for one in listing.all("opds/%")}
        if offers_books(self.catalogue):
            shared |= books
        before = [one.name for like in ("artwork-%", f"{FOLDER}%") for one in listing.all(like)]
        before += books
        if self._loaded:
            before += [one for one in self.outputs.relist() if not self._is_page(one)]
        self.catalogue.supersede(before, stamp(self._keep_until))
        self.catalogue.keep(shared)
        self.catalogue.commit()

    def _is_page(self, name: str) -> bool:
        """Say whether a file is the page of an episode, which stays when the episode is removed."""
        slug, _, page = name.removeprefix("episodes/").partition("/")
        return page == "index.html" and self.catalogue.taken(slug)

    def _spread(self) -> None:
        """Give episodes that are published together a second each, the last of them this one.

        Players sort by the date alone.
        """
        self.catalogue.begin()
        for behind, sequence in enumerate(reversed(self._new)):
            episode = self.catalogue.episode(sequence)
            if episode is None:
                continue
            published = self._now - timedelta(seconds=behind)
            row = self.catalogue.row(episode.slug)
            if row is not None:
                row = replace(row, published=stamp(published), updated=stamp(published))
                episode = replace(episode, published=published, updated=published)
                self.catalogue.put(row, episode, self.catalogue.player(sequence))
        self.catalogue.commit()

    def _write_lock(self) -> None:
        head = lock.Head(guid=self.show.guid, feed=self.show.url("feed.xml"))
        if next(self.catalogue.changed(), 0) or not self._lock.exists():
            lock.write(self._lock, head, self.catalogue.rows())
            self._remember_lock(_digest(self._lock))

    def _pictured(self, arranged: Arranged) -> Arranged:
        data = episode_artwork(self.show, arranged.episode)
        name = f"cover-{sha256(data).hexdigest()[:8]}{ending(data)}"
        return with_file(arranged, f"episodes/{arranged.row.slug}/{name}", data)

    def _tell(self, slug: str, change: Change) -> None:
        if change is Change.SAME:
            self.unchanged += 1
        else:
            self.changes.append((slug, change))


def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest() if path.exists() else ""
