"""Which sources of a show are read again, and which documents in them are published."""

from __future__ import annotations

import json
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from narrate.publishing.arranging import Place
from narrate.publishing.catalogue import Seen
from narrate.publishing.lock import edition_of
from narrate.publishing.moments import moment
from narrate.settings.files import files
from narrate.settings.table import TABLE
from narrate.toml.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path

    from narrate.edition.showing import Showing
    from narrate.edition.sources import Source
    from narrate.model.document import Metadata
    from narrate.model.edition import Edition
    from narrate.publishing.lock import Row
    from narrate.publishing.publication import Publication

_HEARD_AS = ("say.", "voice.", "output.", "show.")
"""Settings of how a text sounds, not of what it says: they republish nothing by themselves."""
_CHOSEN_BY = ("show.since", "show.edition_per")
"""Those among them that decide which documents of a source are published."""


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
        overrides: Iterable[tuple[str, str]],
        now: datetime,
        *,
        refresh: bool,
    ) -> None:
        """Take the show; nothing has been seen."""
        self._said = {name: said for name, said in overrides if _decides(name)}
        self._showing = showing
        self._publication = publication
        self._now = now
        self._refresh = refresh
        self.places: dict[str, Place] = {}
        """By slug: the documents that were taken."""
        self.left: list[Left] = []
        self.opened: dict[str, Seen] = {}
        """By name: the sources that were read."""
        self.names: set[str] = set()
        """Of all sources of this run."""
        self._troubled: set[str] = set()

    def opens(self, source: Source) -> bool:
        """Say whether a source is read: it is new, has changed, or something of it is missing."""
        name = self._name(source)
        self.names.add(name)
        if source.path is None:
            self.opened[name] = Seen(0, 0, "", "")
            return True
        before = self._publication.catalogue.seen(name)
        seen = _seen(source, self._said, before)
        rows = self._publication.catalogue.rows_of(name)
        here = [row for row in rows if not row.removed]
        same = before is not None and (before.digest, before.settings) == (
            seen.digest,
            seen.settings,
        )
        if same and here and not self._refresh and all(map(self._publication.stands, here)):
            for _ in here:
                self._publication.same()
            if before != seen:
                self._publication.catalogue.see(name, seen)
            return False
        self.opened[name] = seen
        return True

    def takes(self, source: Source, slug: str, about: Metadata) -> bool:
        """Say whether a document is published: it is no draft, and its time has come."""
        why = self._why_not(about)
        if why:
            self.left.append(Left(slug, why))
            return False
        name = self._name(source)
        self.places[slug] = Place(slug, name, self.opened[name].digest)
        return True

    def failed(self, edition: Edition) -> None:
        """Note that a source could not be made: what is published of it stays."""
        place = self.places.pop(edition.slug, None)
        self._troubled.add(place.source if place else edition.slug)

    def keeps(self, row: Row) -> bool:
        """Say whether an episode stays in the feed for all that is known of its source."""
        if row.source not in self.opened:
            return row.source in self.names or "://" in row.source
        name = edition_of(row)
        return name in self.places or bool({row.source, name} & self._troubled)

    def moved(self, text: str) -> Row | None:
        """Return the episode with a text whose source is not there any more, if there is one."""
        rows = self._publication.catalogue.rows_saying(text)
        files = (row for row in rows if "://" not in row.source)
        return next((row for row in files if not self._showing.path_of(row.source).exists()), None)

    def remember(self) -> None:
        """Remember the sources that were read and made no trouble."""
        for name, seen in self.opened.items():
            if seen.digest and name not in self._troubled:
                self._publication.catalogue.see(name, seen)

    def _name(self, source: Source) -> str:
        return self._showing.name_of(source.path) if source.path else source.url

    def _why_not(self, about: Metadata) -> str:
        if about.status == "draft":
            return "a draft"
        if (day := _moment(about.embargo)) and day > self._now:
            return f"not before {about.embargo}"
        since = _moment(self._showing.settings.since)
        dated = _moment(about.date)
        if since and dated and dated < since:
            return f"dated {about.date}, before {self._showing.settings.since}"
        return ""


def _moment(said: str) -> datetime | None:
    """Return the moment that a document's date says; ``None`` where it says none."""
    try:
        return moment(said) if said else None
    except ValueError:
        return None


def _seen(source: Source, said: dict[str, str], before: Seen | None) -> Seen:
    """Return how a source is now; its digest is taken from before where nothing was touched."""
    stats = [one.stat() for one in source.inputs]
    mtime = max(one.st_mtime_ns for one in stats)
    size = sum(one.st_size for one in stats)
    settings = _settings(source, said)
    if before and (before.mtime_ns, before.size) == (mtime, size) and len(stats) == 1:
        return Seen(mtime, size, before.digest, settings)
    digest = sha256()
    for one in source.inputs:
        digest.update(sha256(one.read_bytes()).digest())
    return Seen(mtime, size, digest.hexdigest(), settings)


def _settings(source: Source, said: dict[str, str]) -> str:
    """Digest the settings that decide what a source says, those that were typed among them."""
    places = files(source.path)
    there = tuple(
        (one, one.stat().st_mtime_ns) for one in (*places.around, *places.beside) if one.is_file()
    )
    values = [_values(*one) for one in there]
    return sha256(json.dumps([values, said], sort_keys=True).encode()).hexdigest()


def _decides(name: str) -> bool:
    """Say whether a setting decides what a source publishes."""
    return name in _CHOSEN_BY or not name.startswith(_HEARD_AS)


@cache
def _values(path: Path, _changed: int) -> dict[str, str]:
    """Return what a settings file says of texts; it is read once for each time it was changed."""
    return {name: repr(value.value) for name, value in read(path, TABLE).items() if _decides(name)}
