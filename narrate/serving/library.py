"""The library: one page of editions, with their covers, players and files."""

from __future__ import annotations

from functools import cache
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from narrate.audio.palette import palette_of
from narrate.model.language import UNKNOWN, direction, direction_of, tag
from narrate.serving import hub, pages
from narrate.serving.covers import SIDE
from narrate.serving.shelf import AUDIO
from narrate.web.policy import SELF, allowing, digest, policy
from narrate.web.style import accent_style, base_style, fonts_inside
from narrate.web.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from narrate.serving.hub import State
    from narrate.serving.shelf import Shelved
    from narrate.web.words import Words

A_PAGE = 50
"""Editions on a page."""
_MINUTE_S, _HOUR_S = 60, 3600
_MB, _KB = 1_000_000, 1000
_PLAYER, _TRANSCRIPT, _EPUB = ".html", ".transcript.html", ".epub"


class View(NamedTuple):
    """What one page of the library shows."""

    editions: Sequence[Shelved]
    total: int
    """Editions on all pages."""
    number: int
    """Of the page, from 1."""
    last: int
    """Number of the last page."""
    query: str
    """What the names of the editions hold; blank for all."""
    site: str
    """Address of the published site; blank where nothing has been published."""


def page(view: View, state: State, language: str) -> bytes:
    """Return the page, in the words of ``language``."""
    said = words("narrate.serving", language)
    return "".join(_page(view, state, said)).encode("utf-8", "replace")


def _page(view: View, state: State, said: Words) -> Iterator[str]:
    styles, say = _style(), said.page
    title = escape(say["title"])
    yield (
        f'<!doctype html>\n<html lang="{said.language}" dir="{direction_of(said.language)}">\n'
        '<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" '
        f'content="{escape(_policy(styles))}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="referrer" content="no-referrer">\n<title>{title}</title>\n'
        f'<link rel="icon" href="data:,">\n<style>{styles}</style>\n</head>\n<body>\n'
        f'<a class="skip" href="#editions">{escape(say["skip"])}</a>\n<div class="library">\n'
    )
    yield from _head(view, state, said)
    yield '<main id="editions" tabindex="-1">\n'
    yield from _failed(state, said)
    if view.editions:
        yield '<ul class="editions" role="list">\n'
        for one in view.editions:
            yield from _edition(one, said)
        yield "</ul>\n"
    else:
        yield from _nothing(view, said)
    yield "</main>\n"
    yield from _pages(view, said)
    yield "</div>\n" + pages.element(hub.LIBRARY, state.version, said.language)
    yield "</body>\n</html>\n"


@cache
def _style() -> str:
    own = files("narrate.serving").joinpath("library.css").read_text("utf-8")
    return accent_style(palette_of(hub.LIBRARY)) + base_style() + fonts_inside() + own


def _policy(styles: str) -> str:
    own = {
        "style-src": digest(styles),
        "script-src": digest(pages.script()),
        "font-src": "data:",
        "img-src": f"{SELF} data:",
        "media-src": SELF,
        "connect-src": SELF,
    }
    return allowing(policy(own), {"form-action": SELF})


def _head(view: View, state: State, said: Words) -> Iterator[str]:
    say = said.page
    count = say["count_one"] if view.total == 1 else say["count"].format(f"{view.total:,}")
    work = say["working"].format(state.work) if state.work else ""
    yield f'<header>\n<div>\n<h1>{escape(say["title"])}</h1>\n<p class="soft">{escape(count)}</p>\n'
    yield f'<p id="work" role="status" data-says="{escape(say["working"])}">{escape(work)}</p>\n'
    yield "</div>\n"
    if view.last > 1 or view.query:
        yield f'<form class="find" role="search" action="/"><label>{escape(say["find"])} '
        yield f'<input type="search" name="find" value="{escape(view.query)}"></label>'
        yield f"<button>{escape(say['search'])}</button></form>\n"
    if view.site:
        yield f'<p class="site"><a href="{view.site}">{escape(say["public"])}</a></p>\n'
    else:
        yield f'<p class="site soft">{escape(say["unpublished"])}</p>\n'
    yield "</header>\n"


def _failed(state: State, said: Words) -> Iterator[str]:
    if not state.failed:
        return
    yield f'<section class="failed" role="alert">\n<h2>{escape(said.page["failed"])}</h2>\n<ul>\n'
    for one in state.failed:
        what = f"{one.source}: {one.message}" if one.source else one.message
        yield f'<li lang="en" dir="ltr">{escape(what)}'
        if one.hint:
            yield f'<span class="try" lang="{said.language}">'
            yield f"{escape(said.page['try'].format(one.hint))}</span>"
        yield "</li>\n"
    yield "</ul>\n</section>\n"


def _nothing(view: View, said: Words) -> Iterator[str]:
    say = said.page
    if view.query:
        yield f"<p>{escape(say['found_none'].format(view.query))} "
        yield f'<a href="/">{escape(say["all"])}</a></p>\n'
    else:
        yield f"<p>{escape(say['none'])} {escape(say['none_hint'])}</p>\n"


def _edition(one: Shelved, said: Words) -> Iterator[str]:
    say, place = said.page, f"/editions/{quote(one.slug)}/"
    language = tag(one.language)
    marked = "" if language == UNKNOWN else f' lang="{escape(language)}"'
    marked += f' dir="{direction(one.title, direction_of(said.language))}"'
    title, player = escape(one.title), one.file(_PLAYER)
    if player:
        title = f'<a href="{place}{quote(player)}">{title}</a>'
    # The words of the cover are the heading's, which stands beside it.
    yield f'<li><article>\n<img src="/covers/{quote(one.slug)}" alt="" '
    yield f'width="{SIDE}" height="{SIDE}" loading="lazy">\n<div>\n<h2{marked}>{title}</h2>\n'
    if one.author:
        yield f'<p class="author"{marked}>{escape(one.author)}</p>\n'
    facts = " · ".join(filter(None, (escape(one.date), _length(one.seconds, said))))
    yield f'<p class="facts">{facts}</p>\n'
    sound = one.file(*AUDIO)
    if sound and not player:
        yield f'<audio controls preload="none" src="{place}{quote(sound)}" '
        yield f'aria-label="{escape(one.title)}"></audio>\n'
    yield from _links(one, place, said)
    yield f"<details><summary>{escape(say['all_files'])}"
    yield f'<span class="unseen">: {escape(one.title)}</span></summary>\n'
    yield '<ul class="files" role="list">'
    for name, size in one.files.items():
        yield f'<li><a href="{place}{quote(name)}" download>{escape(name)}</a> '
        yield f'<span class="soft">{_size(size)}</span></li>\n'
    yield "</ul></details>\n</div>\n</article></li>\n"


def _links(one: Shelved, place: str, said: Words) -> Iterator[str]:
    kinds = (("play", _PLAYER), ("transcript", _TRANSCRIPT), ("epub", _EPUB))
    links = [(key, name) for key, ending in kinds if (name := one.file(ending))]
    if not links:
        return
    yield '<ul class="links" role="list">\n'
    for key, name in links:
        yield f'<li><a href="{place}{quote(name)}">{escape(said.page[key])}'
        yield f'<span class="unseen">: {escape(one.title)}</span></a></li>\n'
    yield "</ul>\n"


def _pages(view: View, said: Words) -> Iterator[str]:
    if view.last <= 1:
        return
    say = said.page
    find = f"&amp;find={quote(view.query)}" if view.query else ""
    yield f'<nav class="pages" aria-label="{escape(say["pages"])}">\n'
    for key, number in (("previous", view.number - 1), ("next", view.number + 1)):
        if key == "next":
            yield f"<p>{escape(say['page'].format(f'{view.number:,}', f'{view.last:,}'))}</p>\n"
        if 1 <= number <= view.last:
            yield f'<a href="/?page={number}{find}">{escape(say[key])}</a>\n'
        else:
            yield "<span></span>\n"
    yield "</nav>\n"


def _length(seconds: float, said: Words) -> str:
    whole = round(seconds)
    if whole < _MINUTE_S:
        return escape(said.page["seconds"].format(whole))
    minutes = round(whole / _MINUTE_S)
    if whole < _HOUR_S:
        return escape(said.page["minutes"].format(minutes))
    return escape(said.page["hours"].format(minutes // _MINUTE_S, minutes % _MINUTE_S))


def _size(count: int) -> str:
    if count >= _MB:
        return f"{count / _MB:.1f} MB"
    return f"{count / _KB:.1f} kB" if count >= _KB else f"{count} B"
