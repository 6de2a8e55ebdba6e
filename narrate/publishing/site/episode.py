"""The page of an episode: the player that was made, with the show around it."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from narrate.errors import OutputError
from narrate.markup.writing import escaped
from narrate.publishing.site.assets import episode_style
from narrate.publishing.site.foot import alternates, episode_foot, episode_top
from narrate.publishing.site.frame import HERE
from narrate.publishing.site.linked_data import episode_data, episode_head
from narrate.publishing.site.markup import near
from narrate.web.policy import allowing
from narrate.web.scripts import inline_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from narrate.model.show import Episode, Show
    from narrate.publishing.site.neighbour import Neighbour

ROOT = "../../"
"""The way from an episode's page to ``public/``."""

_POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(?=">)')
_SOURCE = re.compile(r'(<audio id="audio"[^>]* src=")([^"]*)(?=")')
# A quote inside a JSON text has a backslash before it, so this can only be the key.
_AUDIO = re.compile(
    r'(<script type="application/json" id="data">\{[^\n]*?"audio":)("(?:[^"\\]|\\.)*")'
)
_NAMES = {
    _POLICY: "content security policy",
    _SOURCE: "audio beside it",
    _AUDIO: "name of its audio",
}
_PLACES = ("head", "top", "foot")
_DESCRIPTION = '<meta name="description"'


class NotAPlayer(OutputError):
    """A page into which a show cannot be set."""


def episode_page(
    show: Show,
    episode: Episode,
    player: bytes,
    *,
    previous: Neighbour | None = None,
    following: Neighbour | None = None,
) -> bytes:
    """Return the page of an episode.

    A page that was published is a player, too: what was set into it is taken out.

    Args:
        show: The show.
        episode: The episode; its files stand beside the page.
        player: The player (``html``) bound for the edition, its audio beside it, or a page of it.
        previous: The episode published before.
        following: The episode published after.

    Raises:
        NotAPlayer: the page has no places for a show, or its sound inside.
    """
    page = player.decode("utf-8")
    page = _placed(page, "head", "", episode)
    page = _placed(page, "head", "".join(_head(show, episode, page)), episode)
    page = _placed(page, "top", episode_top(show, ROOT, episode.language), episode)
    page = _placed(page, "foot", episode_foot(show, episode, ROOT, previous, following), episode)
    own = {"style-src": HERE, "img-src": HERE}
    page = _changed(page, _POLICY, lambda known: escaped(allowing(unescape(known), own)), episode)
    audio = episode.audio.name.rpartition("/")[2]
    page = _changed(page, _SOURCE, lambda _: escaped(quote(audio)), episode)
    page = _changed(page, _AUDIO, lambda _: inline_json(audio), episode)
    return page.encode("utf-8")


def _head(show: Show, episode: Episode, page: str) -> Iterator[str]:
    if _DESCRIPTION not in page and episode.summary:
        yield f'{_DESCRIPTION} content="{escaped(episode.summary)}">\n'
    yield episode_head(show, episode)
    yield alternates(episode, ROOT)
    yield episode_data(show, episode)
    yield f'<link rel="stylesheet" href="{near(ROOT, episode_style().name)}">\n'


def audio_of(page: bytes) -> str:
    """Return the name of the sound that a page plays; blank where it plays none beside it."""
    found = _SOURCE.search(page.decode("utf-8", "replace"))
    return unquote(unescape(found[2])) if found else ""


def is_page(data: bytes) -> bool:
    """Say whether a page has the places for a show."""
    return all(f"<!-- narrate:{place} -->\n".encode() in data for place in _PLACES)


def _placed(page: str, place: str, content: str, episode: Episode) -> str:
    """Put ``content`` where the player has a place for it, for what was put there before."""
    first, last = f"<!-- narrate:{place} -->\n", f"<!-- /narrate:{place} -->\n"
    before, mark, after = page.partition(first)
    if not mark:
        raise _without(f"place for a show's {place}", episode)
    _, ended, rest = after.partition(last)
    return f"{before}{first}{content}{last}{rest if ended else after}"


def _changed(
    page: str, pattern: re.Pattern[str], change: Callable[[str], str], episode: Episode
) -> str:
    """Change the second group of the first match of a pattern."""
    found = pattern.search(page)
    if not found:
        raise _without(_NAMES[pattern], episode)
    return page[: found.start(2)] + change(found[2]) + page[found.end(2) :]


def _without(what: str, episode: Episode) -> NotAPlayer:
    return NotAPlayer(
        f"the player of '{episode.slug}' has no {what}: another version of narrate made it, "
        "or its sound is inside",
        "make the edition again, without --embed-resources",
    )
