"""What an episode's page has around its player: the way home, downloads, facts, neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.markup.writing import attributes, escaped
from narrate.model.language import tag
from narrate.publishing.site.frame import licence_of, subscribing
from narrate.publishing.site.markup import date_of, followed, link, near, tongue
from narrate.publishing.site.wording import filled, words, written_size

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.model.show import Episode, PublishedFile, Show
    from narrate.publishing.site.neighbour import Neighbour
    from narrate.web.words import Words

_DOWNLOADS = (
    *("mp3", "m4a", "m4b", "opus", "flac", "epub", "lpf", "audiobook"),
    *("daisy202.zip", "daisy3.zip"),
    *("transcript.html", "vtt", "srt", "transcript.json", "chapters.json"),
)
"""Endings of files in the order in which they are offered; each is a word of the site, too."""


def episode_top(show: Show, root: str, around: str) -> str:
    """Return what stands above the player: the show's name and the ways to all of it.

    Args:
        show: The show.
        root: The way from the page's folder to ``public/``.
        around: Language of the page.
    """
    said = words(show.language)
    home = near(root, "index.html")
    name = attributes({"aria-label": show.title})
    return (
        f'<nav class="show-top"{name}{tongue(show.language, around)}>\n'
        f'<a class="home" href="{home}">{_thumb(show, root)}{escaped(show.title)}</a>\n'
        f'<a href="{home}#search"{_own(said, show)}>{escaped(said.page["search"])}</a>\n'
        f'<a href="#subscribe"{_own(said, show)}>{escaped(said.page["subscribe"])}</a>\n</nav>\n'
    )


def episode_foot(
    show: Show,
    episode: Episode,
    root: str,
    previous: Neighbour | None,
    following: Neighbour | None,
) -> str:
    """Return what stands below the player: downloads, facts, how to subscribe, neighbours."""
    said = words(show.language)
    return (
        f'<footer class="show-foot"{tongue(said.language, episode.language)}>\n'
        f"{_neighbours(root, previous, following, said)}"
        f'<div class="columns">\n'
        f'<section aria-labelledby="downloads-title">\n'
        f'<h2 id="downloads-title">{escaped(said.page["downloads"])}</h2>\n'
        f'<ul role="list">\n{"".join(_downloads(episode, root, said))}</ul>\n</section>\n'
        f'<section aria-labelledby="facts-title">\n'
        f'<h2 id="facts-title">{escaped(said.page["about"])}</h2>\n'
        f"<dl>\n{''.join(_facts(show, episode, said))}</dl>\n</section>\n"
        f"{_links(episode, said)}</div>\n"
        f"{subscribing(show, said)}</footer>\n"
    )


def alternates(episode: Episode, root: str) -> str:
    """Return the head elements that name the episode's other forms: transcripts and books."""
    return "".join(
        f'<link rel="alternate" type="{escaped(one.type)}" href="{near(root, one.name)}">\n'
        for ending in _DOWNLOADS
        if (one := episode.file(f".{ending}")) and not one.type.startswith("audio/")
    )


def _thumb(show: Show, root: str) -> str:
    picture = show.icon or show.artwork
    if not picture:
        return ""
    return f'<img src="{near(root, picture.name)}" alt="" width="40" height="40">'


def _own(said: Words, show: Show) -> str:
    return tongue(said.language, show.language)


def _downloads(episode: Episode, root: str, said: Words) -> Iterator[str]:
    offered = (episode.audio, *episode.files)
    for ending in _DOWNLOADS:
        for one in offered:
            if one.name.endswith(f".{ending}"):
                yield _download(one, said.page[ending], root, said)


def _download(file: PublishedFile, name: str, root: str, said: Words) -> str:
    size = escaped(written_size(file.size, said))
    return (
        f'<li><a href="{near(root, file.name)}" type="{escaped(file.type)}">{escaped(name)}</a> '
        f'<span class="size">{size}</span></li>\n'
    )


def _facts(show: Show, episode: Episode, said: Words) -> Iterator[str]:
    published, updated = (one.date().isoformat() for one in (episode.published, episode.updated))
    voice = filled(said.page["synthetic"], episode.voice) if episode.voice else ""
    source = episode.source
    values = {
        "date": date_of(episode.date, said),
        "by": escaped(episode.author),
        "sender": escaped(episode.sender if episode.sender != episode.author else ""),
        "recipient": escaped(episode.recipient),
        "place": escaped(episode.place),
        "source": link(source, source) if followed(source) else escaped(source),
        "rights": escaped(episode.rights or show.copyright),
        "licence": licence_of(show),
        "voice": escaped(voice),
        "published": date_of(published, said),
        "changed": date_of(updated, said) if updated != published else "",
    }
    for name, value in values.items():
        if value:
            yield f"<div><dt>{escaped(said.page[name])}</dt><dd><bdi>{value}</bdi></dd></div>\n"


def _links(episode: Episode, said: Words) -> str:
    if not episode.links:
        return ""
    rows = "".join(f"<li>{link(url, text or url)}</li>\n" for text, url in episode.links)
    return (
        '<section aria-labelledby="links-title">\n'
        f'<h2 id="links-title">{escaped(said.page["links"])}</h2>\n'
        f'<ul role="list"{attributes({"lang": tag(episode.language)})}>\n{rows}</ul>\n</section>\n'
    )


def _neighbours(
    root: str, previous: Neighbour | None, following: Neighbour | None, said: Words
) -> str:
    if not previous and not following:
        return ""
    name = attributes({"aria-label": said.page["neighbours"]})
    return (
        f'<nav class="neighbours"{name}>\n{_neighbour(root, previous, "previous", "prev", said)}'
        f"{_neighbour(root, following, 'next', 'next', said)}</nav>\n"
    )


def _neighbour(root: str, one: Neighbour | None, word: str, rel: str, said: Words) -> str:
    if one is None:
        return ""
    title = f"<bdi>{escaped(one.title)}</bdi>" if one.title else ""
    address = near(root, f"episodes/{one.slug}/index.html")
    return (
        f'<a class="{word}" rel="{rel}" href="{address}"><small>{escaped(said.page[word])}</small>'
        f"{title}</a>\n"
    )
