"""Show notes: what an episode is, its chapters and where to go on, as HTML and as plain lines."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from narrate.markup.writing import element, escaped, fit, line
from narrate.publishing.feed.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.model.show import Episode, Show

_REFERENCE = re.compile(r"&#?\w+;?")
MOST_BYTES = 4000
"""Of a description, as PSP-1 has it."""
FEWEST_CHAPTERS = 3
"""Apple takes time stamps in a description for chapters from three on, the first at the start."""


def html_notes(show: Show, episode: Episode) -> str:
    """Return show notes as HTML."""
    said = words(show.language)
    parts = [element("p", escaped(episode.summary))] if episode.summary else []
    parts += [element("p", escaped(line)) for line in _about(episode, show.language)]
    stamps = list(_stamps(episode))
    if stamps:
        rows = "".join(element("li", escaped(row)) for row in stamps)
        parts += [element("p", escaped(f"{said.chapters}:")), element("ul", rows)]
    if episode.mentioned:
        rows = "".join(element("li", escaped(row)) for row in _persons(episode))
        parts += [element("p", escaped(f"{said.persons}:")), element("ul", rows)]
    rows = "".join(
        element("li", element("a", escaped(text), href=address))
        for text, address in links(show, episode)
    )
    parts.append(element("ul", rows))
    if episode.voice:
        parts.append(element("p", escaped(said.voice.format(voice=episode.voice))))
    return "".join(parts)


def plain_notes(show: Show, episode: Episode) -> str:
    """Return show notes as lines of text of at most 4,000 bytes.

    Time stamps stand in it, which players take for chapters, unless there are too many.
    """
    said = words(show.language)
    around = [episode.summary, *_about(episode, show.language)]
    after = ["\n".join(f"{text}: {address}" for text, address in links(show, episode))]
    if episode.voice:
        after.append(said.voice.format(voice=episode.voice))
    stamps, persons = "\n".join(_stamps(episode)), "\n".join(_persons(episode))
    for middle in ((stamps, persons), (stamps,)):
        whole = _joined(*around, *middle, *after)
        if len(whole.encode()) <= MOST_BYTES:
            return whole
    without = _joined(*around, *after)
    return _cut(without, episode.summary)


def _joined(*parts: str) -> str:
    return "\n\n".join(found for part in parts if (found := _plain(part)))


def _plain(text: str) -> str:
    """Return text that reads the same as plain text and as HTML, which players may take it for.

    The Best Practices Profile of RSS wants HTML in a description; many players show it as it is.
    So only what HTML would swallow is written as HTML writes it.
    """
    return _REFERENCE.sub(_kept, fit(text).strip()).replace("<", "&lt;")


def _kept(found: re.Match[str]) -> str:
    said = found[0]
    return said if unescape(said) == said else f"&amp;{said[1:]}"


def _cut(whole: str, summary: str) -> str:
    """Return what fits into a description: all, the summary alone, or its beginning."""
    for text in (whole, _plain(summary)):
        if len(text.encode()) <= MOST_BYTES:
            return text
    begun = text.encode()[: MOST_BYTES - len("…".encode())].decode(errors="ignore")
    return begun.rsplit(maxsplit=1)[0] + "…"


def links(show: Show, episode: Episode) -> Iterator[tuple[str, str]]:
    """Yield text and address of what the notes point to."""
    said = words(show.language)
    yield said.read_along, show.url(episode.page)
    for text, endings in (
        (said.transcript, (".transcript.html", ".vtt")),
        (said.book, (".epub",)),
    ):
        if found := episode.file(*endings):
            yield text, show.url(found.name)
    yield from episode.links


def _about(episode: Episode, language: str) -> Iterator[str]:
    """Yield what is known of a document: who wrote to whom, when and where, and its source."""
    said = words(language)
    facts = [
        (said.sender, episode.sender),
        (said.recipient, episode.recipient),
        (said.written, ", ".join(part for part in (episode.place, episode.date) if part)),
        (said.source, episode.source),
    ]
    for name, value in facts:
        if value:
            yield f"{name}: {value}"


def _persons(episode: Episode) -> Iterator[str]:
    """Yield a line for each person the text names, from the document's own list."""
    for name, about in episode.mentioned:
        yield f"{name}: {about}" if about else name


def _stamps(episode: Episode) -> Iterator[str]:
    if len(episode.chapters) < FEWEST_CHAPTERS:
        return
    for one in episode.chapters:
        minutes, seconds = divmod(one.start_ms // 1000, 60)
        hours, minutes = divmod(minutes, 60)
        yield f"{hours:02}:{minutes:02}:{seconds:02} {line(one.title, '…')}"
