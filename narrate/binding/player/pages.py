"""What every page of an edition has: policy, style, head, contents."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from typing import TYPE_CHECKING

from narrate.audio.cover import smaller
from narrate.audio.palette import palette_of
from narrate.binding.player.assets import style, template, words
from narrate.binding.player.markup import language_mark
from narrate.model.clock import milliseconds, short
from narrate.model.language import direction_of
from narrate.web.policy import digest, policy
from narrate.web.style import accent_style
from narrate.web.templates import fill as fill_template

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from narrate.binding.recording import Recording

COVER_SIDE = 560
"""Pixels: twice what is shown of it."""
LONG_PASSAGES = 100
"""An edition of more is laid out as it is looked at."""


def fill(name: str, values: Mapping[str, str | Iterable[str]]) -> Iterator[bytes]:
    """Yield a template of the player with ``values`` in its places, in their order."""
    return fill_template(template(name), values)


def page_policy(styles: str, script: str = "", *, media: str = "") -> str:
    """Return a content security policy that allows just these two, pictures inside, and sound.

    Args:
        styles: Text of the one style element.
        script: Text of the one script element; blank for a page without.
        media: Where sound may come from; blank for nowhere.
    """
    return policy(
        {
            "style-src": digest(styles),
            "font-src": "data:",
            "img-src": "data:",
            "script-src": digest(script) if script else "",
            "media-src": media,
        }
    )


def page_style(recording: Recording, *names: str) -> str:
    """Return the style of an edition's page: its own colour, then the sheets of these names."""
    palette = palette_of(recording.title, recording.metadata.author)
    return accent_style(palette) + style(*names)


def common(recording: Recording) -> dict[str, str | Iterable[str]]:
    """Return the values that all pages have."""
    said = words(recording.language)
    about = recording.metadata
    labels = {f"word.{name}": escape(text) for name, text in said.page.items()}
    return {
        **labels,
        "language": escape(recording.language),
        "direction": direction_of(recording.language),
        "chrome": _chrome(said.language, recording.language),
        "generator": "narrate",
        "title": escape(recording.title),
        "heading": escape(recording.title),
        "about": _about(
            {"author": about.author, "description": about.description, "date": about.date}
        ),
        "cover": _cover(recording.cover),
        "facts": "".join(_facts(recording)),
        "contents": "".join(_contents(recording)),
        "colophon": "".join(_colophon(recording)),
    }


def _chrome(said: str, language: str) -> str:
    """Return the attributes of what the page says of its own."""
    same = said == language.split("-", maxsplit=1)[0].lower()
    return "" if same else f' lang="{said}" dir="{direction_of(said)}"'


def _about(known: Mapping[str, str]) -> str:
    return "".join(
        f'<meta name="{name}" content="{escape(text)}">\n' for name, text in known.items() if text
    )


def _cover(picture: bytes) -> str:
    if not picture:
        return ""
    kind, small = smaller(picture, COVER_SIDE)
    data = b64encode(small).decode()
    # Its words are the heading's, which stands beside it.
    return (
        f'<img class="cover" src="data:{kind};base64,{data}" alt="" '
        f'width="{COVER_SIDE}" height="{COVER_SIDE}">\n'
    )


def _facts(recording: Recording) -> Iterator[str]:
    about = recording.metadata
    if about.author:
        yield f'<p class="author">{escape(about.author)}</p>\n'
    facts = [escape(about.date), short(milliseconds(recording.timeline.samples))]
    yield f'<p class="facts">{" · ".join(filter(None, facts))}</p>\n'


def _contents(recording: Recording) -> Iterator[str]:
    chapters = recording.timeline.chapters
    if len(chapters) < 2:  # noqa: PLR2004 - one chapter needs no list
        return
    said = words(recording.language)
    mark = language_mark(said.language, recording.language)
    yield f'<nav id="contents" aria-labelledby="contents-title">\n<h2 id="contents-title"{mark}>'
    yield f"{escape(said.page['chapters'])}</h2>\n<ol>\n"
    for index, one in enumerate(chapters):
        yield f'<li><a href="#{escape(one.id)}" data-chapter="{index}">'
        yield f"<bdi>{escape(one.title)}</bdi>"
        yield f"<time>{short(milliseconds(one.start))}</time></a></li>\n"
    yield "</ol>\n</nav>\n"


def _colophon(recording: Recording) -> Iterator[str]:
    said = words(recording.language)
    about = recording.metadata
    yield '<footer class="colophon">\n'
    for text in (about.description, about.source, about.publisher, about.rights):
        if text:
            yield f"<p>{escape(text)}</p>\n"
    voice = " ".join(filter(None, (recording.voice.engine, recording.voice.voice)))
    mark = language_mark(said.language, recording.language)
    yield f"<p{mark}>{escape(said.page['voice'].replace('{}', voice))}. "
    yield f"{escape(said.page['made'].replace('{}', recording.source['name']))}</p>\n"
    yield "</footer>\n"
