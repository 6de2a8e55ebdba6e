"""From sources to a published show: make what has changed, arrange it, leave the rest alone."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from narrate.edition.choosing import Chooser
from narrate.edition.named import bytes_of
from narrate.edition.run import make_all, receipts_folder, sources_of, survey
from narrate.edition.showing import catalogue_name
from narrate.edition.sounds import is_sound
from narrate.errors import UsageError
from narrate.model.edition import Outcome
from narrate.publishing.arranging import ENCLOSED, MadeFile, Place
from narrate.publishing.catalogue import Catalogue
from narrate.publishing.facts import facts_of
from narrate.publishing.picture import UnfitArtwork, fit
from narrate.publishing.publication import Edition as Published
from narrate.publishing.publication import Publication
from narrate.settings.naming import said_in

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from narrate.edition.choosing import Left
    from narrate.edition.planning import PlannedEdition
    from narrate.edition.request import Reporter, Request
    from narrate.edition.showing import Showing
    from narrate.model.edition import Edition
    from narrate.publishing.arranging import Change
    from narrate.publishing.lock import Row

PLAYER = ".html"
_KEPT_APART = (".report.json", ".timeline.json", PLAYER)
"""Endings of an edition's files that are not published as they are."""
_BESIDE = ("output.embed_resources", "false")
"""A page of the site plays the sound that the feed encloses."""
_FEW = 3
"""So many episodes may leave without being asked about."""
_NAMED = 3
"""Episodes that an error names."""


class TooManyGone(UsageError):
    """So many sources are gone that it may be a mistake."""


class EpisodesUnknown(UsageError):
    """This machine knows episodes from ``show.lock`` alone: the feed would lose them."""


class NothingEnclosed(UsageError):
    """The formats of a show hold none that a feed can enclose."""


class Foreseen(NamedTuple):
    """What publishing would come to."""

    planned: list[PlannedEdition]
    """What would be made; what nothing changed in would not be published again."""
    left: list[Left]
    failed: list[Edition]
    """What could not be made."""
    gone: list[str]
    """Slugs of episodes that would leave the feed."""
    unchanged: int
    outdated: int
    """Of these, how many would sound otherwise, and do so only with ``refresh``."""
    stops: bool
    """Whether ``publish`` would stop and ask, because so many would leave."""


@dataclass(slots=True, kw_only=True)
class Summary:
    """What publishing came to."""

    changes: list[tuple[str, Change]]
    unchanged: int
    outdated: int
    """Of these, how many would sound otherwise, and do so only with ``refresh``."""
    left: list[Left]
    failed: list[Edition]
    episodes: int
    """In the feed now."""
    written: int
    """Files written below ``public/``."""
    written_bytes: int
    moved_from: str
    """Address of the feed before; blank where it is the same."""


def publish(
    showing: Showing,
    request: Request,
    reporter: Reporter,
    *,
    refresh: bool = False,
    allow_removals: bool = False,
    now: datetime | None = None,
) -> Iterator[Edition | Summary]:
    """Yield each edition that was made, and last what the show came to.

    Args:
        showing: The show.
        request: How editions are made; its sources are the show's.
        reporter: Is told how the work goes on.
        refresh: Publish the same texts anew where they sound otherwise now.
        allow_removals: Let more than half of the episodes go.
        now: The moment of publication; the clock's where it is not given.

    Raises:
        NarrateError: what a person has to mend before anything can be published.
    """
    request = request_of(showing, request)
    when = (now or datetime.now(UTC)).replace(microsecond=0)
    with Catalogue(_place(showing, request)) as catalogue:
        publication = _publication(showing, catalogue, when, refresh=refresh)
        chooser = Chooser(showing, publication, request, when, refresh=refresh)
        picture = _picture(showing)
        for source in sources_of(request):
            chooser.opens(source)
        if not allow_removals:
            _check_removals(showing, request, catalogue, chooser)
        _check_known(showing, catalogue, chooser, chooser.opened)
        with said_in(showing.origins, "show.artwork", only=UnfitArtwork):
            publication.begin(picture)
        failed = []
        for edition in make_all(request, reporter, chooser):
            if edition.outcome is Outcome.FAILED:
                failed.append(edition)
                chooser.failed(edition)
            else:
                published = _published(edition, chooser.places[edition.slug])
                publication.take(published, chooser.moved(published.facts.text))
            yield edition
        _check_known(showing, catalogue, chooser)
        publication.withdraw(list(_gone(showing, catalogue, chooser)))
        publication.finish()
        chooser.remember()
        yield Summary(
            changes=publication.changes,
            unchanged=chooser.unchanged + publication.unchanged,
            outdated=chooser.outdated + publication.outdated,
            left=chooser.left,
            failed=failed,
            episodes=catalogue.total(),
            written=publication.outputs.written,
            written_bytes=publication.outputs.written_bytes,
            moved_from=publication.moved_from,
        )


def foresee(
    showing: Showing, request: Request, *, refresh: bool = False, now: datetime | None = None
) -> Foreseen:
    """Return what ``publish`` would come to; nothing is written but in the cache's folder."""
    from narrate.edition.planning import plan_all  # noqa: PLC0415 - loads the readers and engines

    request = request_of(showing, request)
    when = now or datetime.now(UTC)
    with Catalogue(_place(showing, request)) as catalogue:
        publication = _publication(showing, catalogue, when, refresh=refresh)
        chooser = Chooser(showing, publication, request, when, refresh=refresh)
        if picture := _picture(showing):
            with said_in(showing.origins, "show.artwork"):
                fit(picture)
        failed: list[Edition] = []
        planned = list(plan_all(request, chooser, failed))
        for edition in failed:
            chooser.failed(edition)
        _check_known(showing, catalogue, chooser, chooser.opened)
        gone = [row.slug for row in _leaving(showing, catalogue, chooser)]
        stops = _too_many(len(gone), catalogue.total())
    return Foreseen(planned, chooser.left, failed, gone, chooser.unchanged, chooser.outdated, stops)


def _publication(
    showing: Showing, catalogue: Catalogue, now: datetime, *, refresh: bool
) -> Publication:
    return Publication(
        showing.show,
        catalogue,
        folder=showing.folder,
        lock_file=showing.lock_file,
        now=now,
        keep_days=showing.settings.keep_days,
        refresh=refresh,
    )


def request_of(showing: Showing, request: Request) -> Request:
    """Return the request by which the editions of a show are made.

    A feed encloses one file of sound and a page offers files, so nothing is made in pieces or as
    a folder, whatever the profile or ``[output]`` say.

    Raises:
        NothingEnclosed: its formats hold none that a feed can enclose.
    """
    said = showing.settings
    formats = tuple(dict.fromkeys((*said.formats, "html")))
    with said_in(showing.origins, "show.formats"):
        if not {"mp3", "m4b"}.intersection(formats):
            raise NothingEnclosed(
                f"formats are {', '.join(formats)}, and a feed can enclose only mp3 or m4b",
                'formats = ["mp3", …]',
            )
    lines = [
        (f"voice.{name}", str(showing.home / line) if is_sound(line) else line)
        for name, line in (("opening", said.opening), ("closing", said.closing))
        if line
    ]
    return replace(
        request,
        sources=showing.sources,
        formats=formats,
        file_per="edition",
        zip=True,
        profile=request.profile or said.profile,
        edition_per=said.edition_per,
        overrides=(*lines, *request.overrides, _BESIDE),
    )


def _picture(showing: Showing) -> bytes:
    """Return the picture that was given for the show; empty where one is to be drawn."""
    path = showing.settings.artwork
    if not path:
        return b""
    with said_in(showing.origins, "show.artwork"):
        return bytes_of(path, "artwork", "show.artwork, or leave it out and one is drawn")


def _place(showing: Showing, request: Request) -> Path | str:
    """Return where the working set is kept: beside the receipts, or nowhere."""
    folder = receipts_folder(request)
    if folder is None:
        return ":memory:"
    shows = folder.with_name("shows")
    shows.mkdir(mode=0o700, parents=True, exist_ok=True)
    return shows / catalogue_name(showing.home)


def _published(edition: Edition, place: Place) -> Published:
    """Return what is published of an edition, from its report and its timeline."""
    paths = {Path(one).name.removeprefix(edition.slug): Path(one) for one in edition.files}
    report = json.loads(paths[".report.json"].read_bytes())
    timeline = json.loads(paths[".timeline.json"].read_bytes())
    made = [
        MadeFile(paths[ending], ending, one["bytes"], one["sha256"])
        for one in report["files"]
        if (ending := str(one["name"]).removeprefix(edition.slug)) not in _KEPT_APART
    ]
    if all(one.ending != ".mp3" for one in made):
        # directories know the same MP4 by its other name alone
        made = [one._replace(ending=".m4a") if one.ending == ".m4b" else one for one in made]
    made.sort(key=lambda one: (one.ending not in ENCLOSED, one.ending))
    return Published(place, facts_of(report, timeline), made, paths[PLAYER])


def _check_removals(
    showing: Showing, request: Request, catalogue: Catalogue, chooser: Chooser
) -> None:
    """Stop where so many episodes would leave that somebody has to be asked.

    Sources that changed are read for it only where it depends on what is in them.
    """
    total = catalogue.total()
    if not _too_many(sum(1 for _ in _leaving(showing, catalogue, chooser)), total):
        return
    for edition in survey(request, chooser):
        chooser.failed(edition)
    gone = sum(1 for _ in _leaving(showing, catalogue, chooser))
    if _too_many(gone, total):
        raise TooManyGone(
            f"{gone} of {total} episodes would leave the feed, because their sources are "
            "gone or not to be published",
            "--allow-removals if that is meant; otherwise look whether the folder is right",
        )


def _check_known(
    showing: Showing, catalogue: Catalogue, chooser: Chooser, made: Container[str] = ()
) -> None:
    """Stop where the feed would lose episodes, but for those whose sources are to be ``made``."""
    leaving = {row.slug for row in _gone(showing, catalogue, chooser) if row.source not in made}
    unknown = [
        slug for slug, source in catalogue.unknown() if slug not in leaving and source not in made
    ]
    if unknown:
        named = ", ".join(unknown[:_NAMED]) + (" …" if len(unknown) > _NAMED else "")
        raise EpisodesUnknown(
            f"the feed would lose episodes of which this machine has only show.lock: {named}",
            "publish all of the show once, with every text that can be made; "
            "what is to leave the feed is deleted, or a draft",
        )


def _too_many(gone: int, total: int) -> bool:
    """Say whether so many of ``total`` episodes would leave that somebody has to be asked."""
    return gone > _FEW and gone * 2 > total


def _leaving(showing: Showing, catalogue: Catalogue, chooser: Chooser) -> Iterator[Row]:
    """Yield the lines of episodes that would leave, those left out that a new source has."""
    return (row for row in _gone(showing, catalogue, chooser) if not chooser.moves(row))


def _gone(showing: Showing, catalogue: Catalogue, chooser: Chooser) -> Iterator[Row]:
    """Yield the lines of episodes whose sources are gone, or are not to be published any more.

    Only what lies below the sources of this run is looked at: publishing one file says nothing of
    the others.
    """
    roots = [
        Path(os.path.normpath(Path(one).absolute())) for one in showing.sources if "://" not in one
    ]
    for name in catalogue.sources():
        if name in chooser.names and name not in chooser.opened:
            continue
        path = showing.path_of(name)
        inside = any(root == path or root in path.parents for root in roots)
        for row in catalogue.rows_of(name) if inside else ():
            if not row.removed and not chooser.keeps(row):
                yield row
