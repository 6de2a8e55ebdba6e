"""What machines read of a page: schema.org in JSON-LD, Open Graph, feeds and other forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.markup.writing import attributes, fit
from narrate.model.clock import iso_duration
from narrate.model.language import tag
from narrate.model.media import media_type
from narrate.publishing.site.markup import followed
from narrate.publishing.site.wording import machine_date
from narrate.web.scripts import inline_json

if TYPE_CHECKING:
    from collections.abc import Mapping

    from narrate.model.show import Episode, PublishedFile, Show

_SCHEMA = "https://schema.org"
_MS = 1000


def show_data(show: Show) -> str:
    """Return the script element with a show's ``PodcastSeries``."""
    return _element(
        {
            **_series(show),
            "description": show.description,
            "inLanguage": tag(show.language),
            "author": _person(show.author),
            "image": show.url(show.artwork.name) if show.artwork else "",
            "license": show.licence_url if followed(show.licence_url) else show.licence,
            "sameAs": show.link if followed(show.link) and show.link != show.base_url else "",
        }
    )


def episode_data(show: Show, episode: Episode) -> str:
    """Return the script element with an episode's ``PodcastEpisode``."""
    cover = picture(show, episode)
    return _element(
        {
            "@type": "PodcastEpisode",
            "@id": show.url(episode.page),
            "url": show.url(episode.page),
            "name": episode.title,
            "description": episode.summary,
            "author": _person(episode.author),
            "datePublished": episode.published.date().isoformat(),
            "dateModified": episode.updated.date().isoformat(),
            "temporalCoverage": machine_date(episode.date),
            "inLanguage": tag(episode.language),
            "timeRequired": _duration(episode),
            "image": show.url(cover.name) if cover else "",
            "episodeNumber": episode.number,
            "partOfSeason": {"@type": "PodcastSeason", "seasonNumber": episode.season}
            if episode.season
            else "",
            "partOfSeries": _series(show),
            "license": show.licence_url if followed(show.licence_url) else show.licence,
            "copyrightNotice": episode.rights,
            "associatedMedia": [
                _sound(show, episode, one) for one in (episode.audio, *_other_sounds(episode))
            ],
        }
    )


def show_head(show: Show, address: str, title: str) -> str:
    """Return the head elements of a page of the show.

    Args:
        show: The show.
        address: The page's own, absolute.
        title: The page's.
    """
    shown = {"og:type": "website", "og:title": title, "og:description": show.description}
    if show.artwork:
        shown |= {"og:image": show.url(show.artwork.name), "og:image:alt": show.title}
    return _common(show, address, show.language, shown)


def episode_head(show: Show, episode: Episode) -> str:
    """Return the head elements of an episode's page, without its script element."""
    shown = {
        "og:type": "article",
        "og:title": episode.title,
        "og:description": episode.summary or show.description,
        "og:audio": show.url(episode.audio.name),
        "og:audio:type": episode.audio.type,
    }
    cover = picture(show, episode)
    if cover:
        shown |= {"og:image": show.url(cover.name), "og:image:alt": episode.title}
    shown["article:published_time"] = episode.published.isoformat()
    shown["article:modified_time"] = episode.updated.isoformat()
    return _common(show, show.url(episode.page), episode.language, shown)


def picture(show: Show, episode: Episode) -> PublishedFile | None:
    """Return the picture that stands for an episode: its own, or the show's."""
    return episode.file(".jpg", ".png") or show.artwork


def _common(show: Show, address: str, language: str, shown: Mapping[str, str]) -> str:
    feed = {"rel": "alternate", "type": media_type("feed.xml"), "title": show.title}
    cards = {**shown, "og:url": address, "og:site_name": show.title, "og:locale": _locale(language)}
    return "".join(
        (
            f"<link{attributes({'rel': 'canonical', 'href': address})}>\n",
            f"<link{attributes({**feed, 'href': show.url('feed.xml')})}>\n",
            *(
                f"<meta{attributes({'property': name, 'content': value})}>\n"
                for name, value in cards.items()
                if value
            ),
            '<meta name="twitter:card" content="summary">\n',
        )
    )


def _locale(language: str) -> str:
    """Return a language as Open Graph has it, ``en_US``; blank where the tag has no region."""
    first, _, region = tag(language).partition("-")
    return f"{first}_{region.upper()}" if len(region) == 2 else ""  # noqa: PLR2004 - ISO 3166


def _series(show: Show) -> dict[str, object]:
    home = show.url("index.html")
    feed = show.url("feed.xml")
    known = {"@id": home, "name": show.title, "url": home, "webFeed": feed}
    return {"@type": "PodcastSeries", **_known(known)}


def _person(name: str) -> object:
    return _known({"@type": "Person", "name": name}) if name else ""


def _duration(episode: Episode) -> str:
    return iso_duration(round(episode.seconds * _MS)) if episode.seconds > 0 else ""


def _other_sounds(episode: Episode) -> list[PublishedFile]:
    return [one for one in episode.files if one.type.startswith("audio/")]


def _sound(show: Show, episode: Episode, file: PublishedFile) -> dict[str, object]:
    text = episode.file(".transcript.html") or episode.file(".transcript.json")
    times = episode.file(".vtt") or episode.file(".srt")
    return _known(
        {
            "@type": "AudioObject",
            "contentUrl": show.url(file.name),
            "encodingFormat": file.type,
            "contentSize": str(file.size),
            "duration": _duration(episode),
            "inLanguage": tag(episode.language),
            "transcript": show.url(text.name) if text else "",
            "caption": {
                "@type": "MediaObject",
                "contentUrl": show.url(times.name),
                "encodingFormat": times.type,
            }
            if times
            else "",
        }
    )


def _element(value: Mapping[str, object]) -> str:
    data = {"@context": _SCHEMA, **_known(value)}
    return f'<script type="application/ld+json">{inline_json(data)}</script>\n'


def _known(value: Mapping[str, object]) -> dict[str, object]:
    fitting = {name: fit(one) if isinstance(one, str) else one for name, one in value.items()}
    return {name: one for name, one in fitting.items() if one}
