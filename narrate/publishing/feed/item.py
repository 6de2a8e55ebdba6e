"""One episode in a feed."""

from __future__ import annotations

from base64 import b64encode
from email.utils import format_datetime
from typing import TYPE_CHECKING

from narrate.markup.writing import element, escaped, line
from narrate.publishing.feed.notes import html_notes, plain_notes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from narrate.model.show import Episode, Person, PublishedFile, Show

TRANSCRIPTS = (".vtt", ".srt", ".transcript.json", ".transcript.html")
"""Endings of transcripts, the recommended one first (Apple takes WebVTT)."""
_OTHER_SOUND = (".opus", ".m4b")
_WRITING = frozenset({"author", "editor", "translator"})
_LONGEST_LINE = 255
"""Characters of a text node as PSP-1 has them."""
LONGEST_CALL = 128
"""Characters of a licence and of a call for funding (podcast namespace)."""


def item(show: Show, episode: Episode) -> str:
    """Return ``<item>`` with everything that podcast players ask for."""
    return element("item", "\n" + "\n".join(_elements(show, episode)) + "\n")


def rfc822(moment: datetime) -> str:
    """Write a moment as RSS has it."""
    return format_datetime(moment, usegmt=True)


def short(text: str, fallback: str = "", *, most: int = _LONGEST_LINE) -> str:
    """Return text on one line of at most so many characters, escaped."""
    found = line(text, fallback)
    if len(found) > most:
        found = found[: most - 1].rsplit(" ", 1)[0].rstrip() + "…"
    return escaped(found)


def _elements(show: Show, episode: Episode) -> Iterator[str]:
    audio = episode.audio
    yield element("title", short(episode.title, episode.slug))
    yield element("link", escaped(show.url(episode.page)))
    yield element("guid", escaped(episode.guid), isPermaLink="false")
    yield element("pubDate", rfc822(episode.published))
    yield element("description", escaped(plain_notes(show, episode)))
    yield element("content:encoded", escaped(html_notes(show, episode)))
    yield element("enclosure", url=show.url(audio.name), length=str(audio.size), type=audio.type)
    yield from _itunes(show, episode)
    yield from _podcast(show, episode)
    if episode.chapters:
        yield _podlove(episode)


def _itunes(show: Show, episode: Episode) -> Iterator[str]:
    if author := episode.author or show.author:
        yield element("itunes:author", short(author))
    yield element("itunes:duration", str(max(1, round(episode.seconds))))
    yield element("itunes:explicit", "true" if show.explicit else "false")
    yield element("itunes:episodeType", "full")
    if picture := episode.file(".jpg", ".png"):
        yield element("itunes:image", href=show.url(picture.name))
    if episode.season:
        yield element("itunes:season", str(episode.season))
        yield element("podcast:season", str(episode.season))
    if episode.number:
        yield element("itunes:episode", str(episode.number))
        yield element("podcast:episode", str(episode.number))


def _podcast(show: Show, episode: Episode) -> Iterator[str]:
    for ending in TRANSCRIPTS:
        if found := episode.file(ending):
            captions = "captions" if ending in (".vtt", ".srt") else ""
            yield element(
                "podcast:transcript",
                url=show.url(found.name),
                type=found.type,
                language=episode.language,
                rel=captions,
            )
    if found := episode.file(".chapters.json"):
        yield element("podcast:chapters", url=show.url(found.name), type=found.type)
    for person in episode.persons:
        yield element("podcast:person", short(person.name), role=person.role, group=_group(person))
    for ending in _OTHER_SOUND:
        if found := episode.file(ending):
            yield _alternate(show, episode, found)
    if show.licence:
        yield licence(show)
    yield element("podcast:txt", "true", purpose="ai-content")


def licence(show: Show) -> str:
    """Return the licence of the show; feeds have identifiers of SPDX in small letters."""
    name = show.licence if " " in show.licence else show.licence.lower()
    return element("podcast:license", short(name, most=LONGEST_CALL), url=show.licence_url)


def _group(person: Person) -> str:
    """Return the group of the Podcast Taxonomy that a role belongs to."""
    return "writing" if person.role in _WRITING else "cast"


def _alternate(show: Show, episode: Episode, found: PublishedFile) -> str:
    digest = b64encode(bytes.fromhex(found.sha256)).decode()
    return element(
        "podcast:alternateEnclosure",
        element("podcast:source", uri=show.url(found.name))
        + element("podcast:integrity", type="sri", value=f"sha256-{digest}"),
        type=found.type,
        length=str(found.size),
        bitrate=str(round(found.size * 8 / max(episode.seconds, 1.0))),
        lang=episode.language,
    )


def _podlove(episode: Episode) -> str:
    rows = "".join(
        element("psc:chapter", start=_clock(one.start_ms), title=line(one.title, "…"))
        for one in episode.chapters
    )
    return element("psc:chapters", rows, version="1.2")


def _clock(start_ms: int) -> str:
    """Write a time as Podlove has it (RFC 2326, normal play time)."""
    seconds, rest = divmod(start_ms, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"
