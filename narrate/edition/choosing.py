"""Which sources of a show are read again, and which documents in them are published."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from narrate.edition.seeing import seen_now, typed
from narrate.publishing.arranging import Place
from narrate.publishing.catalogue import Seen
from narrate.publishing.lock import edition_of
from narrate.publishing.moments import moment_of

if TYPE_CHECKING:
    from datetime import datetime

    from narrate.edition.request import Request
    from narrate.edition.showing import Showing
    from narrate.edition.sources import Source
    from narrate.model.document import Metadata
    from narrate.model.edition import Edition
    from narrate.publishing.lock import Row
    from narrate.publishing.publication import Publication

_DRAFTS = "_drafts"
"""The folder in which Jekyll and its like have what is not to be published yet."""


class Left(NamedTuple):
    """A document that stays out of the show."""

    slug: str
    why: str


class Chooser:
    """Says which sources are read and which documents are made; remembers what it saw."""

    def __init__(
        self,
        showing: Showing,
        publication: Publication,
        request: Request,
        now: datetime,
        *,
        refresh: bool,
    ) -> None:
        """Take the show; nothing has been seen."""
        self._typed = typed(request)
        self._showing = showing
        self._publication = publication
        self._now = now
        self._refresh = refresh
        self.places: dict[str, Place] = {}
        """By slug: the documents that were taken."""
        self.unchanged = 0
        """Episodes whose sources are not read again."""
        self.outdated = 0
        """Of these, how many would sound otherwise."""
        self._left: dict[str, Left] = {}
        self.opened: dict[str, Seen] = {}
        """By name: the sources that were read."""
        self.names: set[str] = set()
        """Of all sources of this run."""
        self._touched: dict[str, Seen] = {}
        """Sources that say the same and are to be remembered otherwise."""
        self._troubled: set[str] = set()
        self._digests: set[str] = set()
        """Of the sources that were read."""
        self._names_of: dict[str, str] = {}
        """By their slugs."""

    @property
    def left(self) -> list[Left]:
        """What stays out of the show."""
        return list(self._left.values())

    def opens(self, source: Source) -> bool:
        """Say whether a source is read: it is new, has changed, or something of it is missing."""
        name = self._name(source)
        if name not in self.names:
            self.names.add(name)
            self._look(source, name)
        return name in self.opened

    def _look(self, source: Source, name: str) -> None:
        """Open a source unless all that is published of it is as it would be published now."""
        if source.path is None:
            self._open(source, name, Seen(0, 0, "", "", ""))
            return
        before = self._publication.catalogue.seen(name)
        seen = seen_now(source, self._typed, before)
        rows = self._publication.catalogue.rows_of(name)
        here = [row for row in rows if not row.removed]
        now = seen.digest, seen.settings
        same = before is not None and (before.digest, before.settings) == now
        same = same and all(row.digest == seen.digest for row in here)
        if same and here and not self._refresh and all(map(self._publication.stands, here)):
            self.unchanged += len(here)
            if before and before.heard != seen.heard:
                self.outdated += len(here)
            if before != seen:
                self._touched[name] = seen
        else:
            self._open(source, name, seen)

    def _open(self, source: Source, name: str, seen: Seen) -> None:
        self.opened[name] = seen
        self._digests.add(seen.digest)
        self._names_of[source.slug] = name

    def takes(self, source: Source, slug: str, about: Metadata) -> bool:
        """Say whether a document is published: it is no draft, and its time has come."""
        why = self._why_not(source, about)
        if why:
            self._left[slug] = Left(slug, why)
            return False
        name = self._name(source)
        self.places[slug] = Place(slug, name, self.opened[name].digest)
        return True

    def failed(self, edition: Edition) -> None:
        """Note that a source could not be made: what is published of it stays."""
        place = self.places.pop(edition.slug, None)
        self._troubled.add(place.source if place else self._names_of.get(edition.slug, ""))

    def keeps(self, row: Row) -> bool:
        """Say whether an episode stays in the feed for all that is known of its source."""
        if row.source not in self.opened:
            return row.source in self.names or "://" in row.source
        return edition_of(row) in self.places or row.source in self._troubled

    def moves(self, row: Row) -> bool:
        """Say whether an episode whose source is gone has the bytes of one that is read."""
        return row.source not in self.names and row.digest in self._digests

    def moved(self, text: str) -> Row | None:
        """Return the episode with a text whose source is not there any more, if there is one."""
        rows = self._publication.catalogue.rows_saying(text)
        files = (row for row in rows if "://" not in row.source)
        return next((row for row in files if not self._showing.path_of(row.source).exists()), None)

    def remember(self) -> None:
        """Remember the sources as they are now, but for those that made trouble."""
        for name, seen in (*self._touched.items(), *self.opened.items()):
            if seen.digest and name not in self._troubled:
                self._publication.catalogue.see(name, seen)

    def _name(self, source: Source) -> str:
        return self._showing.name_of(source.path) if source.path else source.url

    def _why_not(self, source: Source, about: Metadata) -> str:
        if about.status == "draft":
            return "a draft"
        if source.path and _DRAFTS in source.path.parts:
            return f"in {_DRAFTS}"
        if (day := moment_of(about.embargo)) and day > self._now:
            return f"not before {about.embargo}"
        since = moment_of(self._showing.settings.since)
        dated = moment_of(about.date, last=True)
        if since and dated and dated < since:
            return f"dated {about.date}, before {self._showing.settings.since}"
        return ""
