"""What stands above and below on the pages of a site."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from narrate.markup.writing import attributes, escaped
from narrate.publishing.site.markup import link, near, tongue
from narrate.web.policy import DISK, SELF, policy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.model.show import Show
    from narrate.web.words import Words

HERE = f"{SELF} {DISK}"
"""The site itself, on a server or looked at on a disk."""
BOOKS = (".epub", ".lpf", ".audiobook", ".m4b")
"""Endings of what the catalogue of books offers."""
CATALOGUE = "application/atom+xml;profile=opds-catalog;kind=acquisition"
"""Media type of a page of the catalogue."""
_ART = 320
"""Pixels of the show's picture as the style lays it out at most."""


def page_policy() -> str:
    """Return the policy of a page with style, script, typeface and pictures of the site itself."""
    return policy(
        {
            "style-src": HERE,
            "script-src": HERE,
            "img-src": f"{HERE} data:",
            "font-src": HERE,
            "connect-src": SELF,
        }
    )


def icon(show: Show, root: str) -> str:
    """Return the head element of the picture that stands for the site in tabs and bookmarks."""
    if not show.icon:
        return '<link rel="icon" href="data:,">\n'
    return f'<link rel="icon" href="{near(root, show.icon.name)}">\n'


def catalogue_link(show: Show) -> str:
    """Return the head element by which reading systems find the catalogue of books."""
    address = show.url("opds/index.atom.xml")
    named = {"rel": "alternate", "type": CATALOGUE, "title": show.title, "href": address}
    return f"<link{attributes(named)}>\n"


def full_header(show: Show, said: Words, *, books: bool) -> str:
    """Return the head of the first page: picture, title, what the show is, ways to follow it."""
    chrome = tongue(said.language, show.language)
    ways = "".join(_ways(show, said, books=books))
    if ways:
        ways = f'<ul class="ways" role="list"{chrome}>\n{ways}</ul>\n'
    author = f'<p class="author">{escaped(show.author)}</p>\n' if show.author else ""
    return (
        f'<header class="show">\n{_art(show)}<div>\n<h1>{escaped(show.title)}</h1>\n{author}'
        f'<div class="description">{"".join(_paragraphs(show.description))}</div>\n'
        f"{ways}{subscribing(show, said)}</div>\n</header>\n"
    )


def short_header(show: Show, root: str) -> str:
    """Return the head of a later page: the show's name, which leads home."""
    home = near(root, "index.html")
    return (
        f'<header class="show short"><h1><a href="{home}">{escaped(show.title)}</a></h1></header>\n'
    )


def subscribing(show: Show, said: Words) -> str:
    """Return what tells how to follow the show in an app."""
    feed = show.url("feed.xml")
    return (
        f'<details class="subscribe" id="subscribe"{tongue(said.language, show.language)}>'
        f"<summary>{escaped(said.page['subscribe'])}</summary>\n"
        f"<p>{escaped(said.page['subscribe_how'])}<br>"
        f'<a href="{escaped(feed)}" dir="ltr">{escaped(feed)}</a></p></details>\n'
    )


def footer(show: Show, said: Words) -> str:
    """Return the foot of a page: whose it is, and under which licence."""
    texts = "".join(f"<p>{one}</p>\n" for one in rights_of(show))
    made = f"<p{tongue(said.language, show.language)}>{escaped(said.page['made'])}</p>\n"
    return f'<footer class="foot">\n{texts}{made}</footer>\n'


def rights_of(show: Show) -> Iterator[str]:
    """Yield the show's copyright and licence."""
    if show.copyright:
        yield escaped(show.copyright)
    if show.licence or show.licence_url:
        yield licence_of(show)


def licence_of(show: Show) -> str:
    """Return the licence's name, linked where its address is known; blank where there is none."""
    name = show.licence or show.licence_url
    return link(show.licence_url, name, rel="license") if show.licence_url else escaped(name)


def _art(show: Show) -> str:
    picture = show.icon or show.artwork
    if not picture:
        return ""
    # Its words are the heading's, which stands beside it.
    return (
        f'<img class="art" src="{near("", picture.name)}" alt="" width="{_ART}" height="{_ART}">\n'
    )


def _paragraphs(text: str) -> Iterator[str]:
    for one in text.split("\n\n"):
        if one.strip():
            yield f"<p>{escaped(' '.join(one.split()))}</p>"


def _ways(show: Show, said: Words, *, books: bool) -> Iterator[str]:
    if books:
        address = near("", "opds/index.atom.xml")
        yield f'<li><a href="{address}">{escaped(said.page["books"])}</a></li>\n'
    if show.link and urlsplit(show.link) != urlsplit(show.base_url):
        yield f"<li>{link(show.link, said.page['website'])}</li>\n"
    for one in show.funding:
        yield f"<li>{link(one.url, one.text or one.url)}</li>\n"
