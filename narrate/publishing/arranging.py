"""What an edition becomes in a show: its line in the lock, its episode, and the files it brings."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID, uuid5

from narrate.model.media import media_type
from narrate.model.show import Episode, Person, PublishedFile
from narrate.publishing.lock import LockedFile, OldFile, Row
from narrate.publishing.moments import moment, stamp

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from narrate.model.show import Show
    from narrate.publishing.facts import Facts

ENCLOSED = (".mp3", ".m4a")
"""What a feed may enclose (PSP-1: MP3 and M4A), the first that is there."""
_CHAPTERS, _CHAPTERS_VERSION = ".chapters.json", "1.2.0"
_PICTURES = (".jpg", ".png")
_VERSION_DIGITS = 8


class Change(StrEnum):
    """What publishing did for one episode."""

    NEW = "new"
    CHANGED = "changed"
    REFRESHED = "refreshed"
    """The same text, sounding otherwise or in other formats."""
    SAME = "unchanged"
    REMOVED = "removed"


class MadeFile(NamedTuple):
    """A file of an edition."""

    path: Path
    ending: str
    """What stands after the slug in its name, with the dot."""
    size: int
    sha256: str


class Place(NamedTuple):
    """Where an edition stands in its show."""

    edition: str
    """Slug of the edition."""
    source: str
    """Path of its source from the folder of the lock, or its address."""
    digest: str
    """SHA-256 of the source's bytes."""


class Slot(NamedTuple):
    """A place that no episode has."""

    slug: str
    """Name of a folder below ``episodes/``."""
    sequence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Arranged:
    """An edition arranged."""

    change: Change
    row: Row
    episode: Episode
    copies: tuple[tuple[Path, str], ...] = ()
    """Files of the edition and their names below ``public/``; none where the old ones stay."""
    contents: tuple[tuple[str, bytes], ...] = ()
    """Names and bytes of files that come from its facts."""
    outdated: bool = False
    """Whether the old files stay, and the edition sounds otherwise."""


def arrange(
    show: Show,
    place: Place,
    facts: Facts,
    made: Sequence[MadeFile],
    *,
    row: Row | None,
    slot: Slot,
    now: datetime,
    keep_until: datetime,
    kept: bool,
    refresh: bool,
) -> Arranged:
    """Decide what becomes of an edition.

    Args:
        show: The show.
        place: Its name and its source.
        facts: What it says of itself.
        made: Its files, the enclosure among them.
        row: Its line in the lock; ``None`` for one that was never published.
        slot: Where it goes when it is new.
        now: The moment.
        keep_until: How long files of an earlier version stay.
        kept: Whether its published files are there; if not, the edition's take their place.
        refresh: Whether the same text gets its new sound.
    """
    version = version_of(made)
    slug, sequence = slot
    if row is None:
        guid = str(uuid5(UUID(show.guid), slug))
        first, changed, change = stamp(now), stamp(now), Change.NEW
    else:
        guid, first, sequence, slug = row.guid, row.published, row.sequence, row.slug
        renew = refresh or not kept or _formats(row) != {one.ending for one in made}
        change = _change(row, facts, version, renew=renew)
        changed = stamp(now) if change in {Change.CHANGED, Change.NEW} else row.updated
    stays = row if change is Change.SAME and kept else None
    if stays:
        brought = _Brought(list(stays.files), [], [])
    else:
        stem = f"episodes/{slug}/{slug}-{version}"
        brought = _brought(stem, facts, made, _files(row) if row else {})
    new = Row(
        sequence=sequence,
        slug=slug,
        edition=place.edition if place.edition != slug else "",
        guid=guid,
        published=first,
        updated=changed,
        source=place.source,
        digest=place.digest,
        text=facts.text,
        version=stays.version if stays else version,
        title=facts.title,
        files=tuple(brought.files),
        old=_old(row, brought.files, keep_until, now) if row else (),
    )
    return Arranged(
        change=change,
        row=new,
        episode=_episode(show, new, facts),
        copies=tuple(brought.copies),
        contents=tuple(brought.contents),
        outdated=new.version != version,
    )


def version_of(made: Sequence[MadeFile]) -> str:
    """Return the version that files of an edition make: eight hexadecimal digits."""
    digest = sha256("".join(sorted(one.sha256 for one in made)).encode())
    return digest.hexdigest()[:_VERSION_DIGITS]


def with_file(arranged: Arranged, name: str, data: bytes) -> Arranged:
    """Return an arranged edition with one file more, such as its picture."""
    old = tuple(one for one in arranged.row.old if one.name != name)
    row = replace(arranged.row, files=(*arranged.row.files, _locked(name, data)), old=old)
    file = PublishedFile(name, media_type(name), len(data), sha256(data).hexdigest())
    episode = replace(arranged.episode, files=(*arranged.episode.files, file))
    contents = (*arranged.contents, (name, data))
    return replace(arranged, row=row, episode=episode, contents=contents)


def without_picture(row: Row, episode: Episode, keep_until: datetime) -> Arranged:
    """Return an episode as it is but for its picture, which goes like an earlier version's."""
    gone = [one for one in row.files if _is_picture(one.name)]
    old = (*row.old, *(OldFile(*one, stamp(keep_until)) for one in gone))
    files = tuple(one for one in row.files if one not in gone)
    shown = tuple(one for one in episode.files if not _is_picture(one.name))
    return Arranged(
        change=Change.SAME,
        row=replace(row, files=files, old=old),
        episode=replace(episode, files=shown),
    )


def removed(row: Row, now: datetime, keep_until: datetime) -> Row:
    """Return the line of an episode that leaves the feed; its files stay for a while."""
    return replace(row, files=(), old=_old(row, (), keep_until, now), removed=stamp(now))


def _change(row: Row, facts: Facts, version: str, *, renew: bool) -> Change:
    if row.removed:
        return Change.NEW
    if row.text != facts.text:
        return Change.CHANGED
    return Change.REFRESHED if renew and row.version != version else Change.SAME


def _old(
    row: Row, files: Sequence[LockedFile], keep_until: datetime, now: datetime
) -> tuple[OldFile, ...]:
    """Return the files of earlier versions that stay, those that are replaced now with them."""
    names = {one.name for one in files}
    kept = [one for one in row.old if moment(one.until) > now and one.name not in names]
    until = stamp(keep_until)
    kept += [OldFile(*one, until) for one in row.files if one.name not in names]
    return tuple(kept)


class _Brought(NamedTuple):
    files: list[LockedFile]
    """The enclosure first."""
    copies: list[tuple[Path, str]]
    contents: list[tuple[str, bytes]]


def _brought(
    stem: str, facts: Facts, made: Sequence[MadeFile], before: Mapping[str, LockedFile]
) -> _Brought:
    """Give the files of an edition their names: as before where the bytes are the same."""

    def named(ending: str, digest: str) -> str:
        same = before.get(ending)
        return same.name if same and same.sha256 == digest else f"{stem}{ending}"

    copies = [(one.path, named(one.ending, one.sha256)) for one in made]
    files = [LockedFile(to, *one[2:]) for one, (_, to) in zip(made, copies, strict=True)]
    contents = []
    for data in _chapters(facts):
        name = named(_CHAPTERS, sha256(data).hexdigest())
        contents.append((name, data))
        files.append(_locked(name, data))
    return _Brought(files, copies, contents)


def _files(row: Row) -> dict[str, LockedFile]:
    """Return the files of an episode by what stands behind slug and version in their names."""
    stem = f"episodes/{row.slug}/{row.slug}-"
    start = len(stem) + _VERSION_DIGITS
    return {one.name[start:]: one for one in row.files if one.name.startswith(stem)}


def _formats(row: Row) -> set[str]:
    """Return the endings of the files that an episode's edition brought."""
    return {ending for ending in _files(row) if ending not in {_CHAPTERS, *_PICTURES}}


def _is_picture(name: str) -> bool:
    """Say whether a file of an episode is its picture: formats bring none."""
    return name.endswith(_PICTURES)


def _chapters(facts: Facts) -> Iterator[bytes]:
    """Yield the chapters as a file of Podcasting 2.0, where there are any."""
    if facts.chapters:
        rows = [{"startTime": one.start_ms / 1000, "title": one.title} for one in facts.chapters]
        said = {"version": _CHAPTERS_VERSION, "title": facts.title, "chapters": rows}
        yield json.dumps(said, ensure_ascii=False).encode(errors="replace")


def _locked(name: str, data: bytes) -> LockedFile:
    return LockedFile(name, len(data), sha256(data).hexdigest())


def _episode(show: Show, row: Row, facts: Facts) -> Episode:
    about = facts.about
    files = [PublishedFile(one.name, media_type(one.name), *one[1:]) for one in row.files]
    audio = next(one for ending in ENCLOSED for one in files if one.name.endswith(ending))
    number = _number(about.get("number", ""))
    author = about.get("author", "")
    return Episode(
        slug=row.slug,
        guid=row.guid,
        sequence=row.sequence,
        published=moment(row.published),
        updated=moment(row.updated),
        version=row.version,
        title=facts.title,
        author=author,
        date=about.get("date", ""),
        language=facts.language,
        summary=facts.summary,
        sender=about.get("sender", ""),
        recipient=about.get("recipient", ""),
        place=about.get("place", ""),
        source=about.get("source", ""),
        rights=about.get("rights", ""),
        season=_number(about.get("season", "")),
        number=number or (row.sequence if show.type == "serial" else 0),
        seconds=facts.seconds,
        words=facts.words,
        voice=facts.voice,
        persons=tuple(_persons(author, facts.voice)),
        chapters=facts.chapters,
        mentioned=facts.mentioned,
        terms=facts.terms,
        audio=audio,
        files=tuple(one for one in files if one is not audio),
    )


def _persons(author: str, voice: str) -> Iterator[Person]:
    if author:
        yield Person(author)
    yield Person(f"{voice} (synthetic voice)", "narrator")


def _number(said: str) -> int:
    """Return a number of an episode; 0 where it is none."""
    return int(said) if said.isascii() and said.isdigit() and len(said) < 7 else 0  # noqa: PLR2004
