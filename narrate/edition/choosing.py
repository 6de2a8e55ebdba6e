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
    from datetime import datetime
    from pathlib import Path

    from narrate.edition.request import Request
    from narrate.edition.showing import Showing
    from narrate.edition.sources import Source
    from narrate.model.document import Metadata
    from narrate.model.edition import Edition
    from narrate.publishing.lock import Row
    from narrate.publishing.publication import Publication

_HEARD = ("say.", "voice.", "output.highlight", "show.language")
"""Settings of how a text sounds, not of what it says: they republish nothing by themselves."""
_ELSEWHERE = ("output.", "show.")
"""Settings of a show and of editions that are not published."""
_CHOSEN_BY = ("show.since", "show.edition_per", "show.formats")
"""Those among them that decide what is published of a source."""


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
        self._typed = _typed(request)
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
        seen = _seen(source, self._typed, before)
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
        why = self._why_not(about)
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


def _seen(source: Source, typed: _Settings, before: Seen | None) -> Seen:
    """Return how a source is now; its digest is taken from before where nothing was touched."""
    settings = _settings(source, typed)
    try:
        stats = [one.stat() for one in source.inputs]
        mtime = max(one.st_mtime_ns for one in stats)
        size = sum(one.st_size for one in stats)
        if before and (before.mtime_ns, before.size) == (mtime, size) and len(stats) == 1:
            return Seen(mtime, size, before.digest, *settings)
        digest = sha256()
        for one in source.inputs:
            digest.update(sha256(one.read_bytes()).digest())
    except OSError:  # reading it will say what is wrong with it
        return Seen(0, 0, "", *settings)
    return Seen(mtime, size, digest.hexdigest(), *settings)


class _Settings(NamedTuple):
    """Settings, or their digests, by what they decide."""

    says: str
    """What is published of a source."""
    sounds: str
    """How it sounds."""


def _typed(request: Request) -> _Settings:
    """Return the settings that were typed, as JSON."""
    typed = request.overrides
    options = {name: getattr(request, name) for name in ("voice", "rate", "language", "profile")}
    return _Settings(
        json.dumps({name: said for name, said in typed if _decides(name)}, sort_keys=True),
        json.dumps([[one for one in typed if _is_heard(one[0])], options], sort_keys=True),
    )


def _settings(source: Source, typed: _Settings) -> _Settings:
    """Digest the settings of a source, those that were typed among them."""
    places = files(source.path)
    there = (*places.around, *places.beside)
    return _digests(tuple((one, one.stat().st_mtime_ns) for one in there if one.is_file()), typed)


@cache
def _digests(there: tuple[tuple[Path, int], ...], typed: _Settings) -> _Settings:
    """Digest what settings files say; once for each time that one was changed."""
    values = [_values(*one) for one in there]
    said = [
        [{k: v for k, v in one.items() if wanted(k)} for one in values]
        for wanted in (_decides, _is_heard)
    ]
    return _Settings(
        *(
            sha256(json.dumps([a, b], sort_keys=True).encode()).hexdigest()
            for a, b in zip(said, typed, strict=True)
        )
    )


@cache
def _values(path: Path, _changed: int) -> dict[str, str]:
    """Return what a settings file says; it is read once for each time it was changed."""
    return {name: repr(value.value) for name, value in read(path, TABLE).items()}


def _decides(name: str) -> bool:
    """Say whether a setting decides what a source publishes."""
    return name in _CHOSEN_BY or not name.startswith((*_HEARD, *_ELSEWHERE))


def _is_heard(name: str) -> bool:
    """Say whether a setting decides how a source sounds."""
    return name.startswith(_HEARD)
