"""Small pieces of the pages: links, dates, lengths; every text of others escaped."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from narrate.markup.writing import attributes, escaped, fit
from narrate.model.clock import iso_duration
from narrate.model.language import direction_of, primary, tag
from narrate.publishing.site.wording import machine_date, written_date, written_length

if TYPE_CHECKING:
    from narrate.model.show import Episode
    from narrate.web.words import Words

_SCHEMES = frozenset({"http", "https", "mailto"})


def near(root: str, name: str) -> str:
    """Return the address of a file of ``public/`` for a page, as it may stand in an attribute.

    Args:
        root: The way from the page's folder to ``public/``: ``../../``, blank for ``index.html``.
        name: The file's name below ``public/``.
    """
    return escaped(quote(root + name))


def link(address: str, text: str, **values: str) -> str:
    """Return a link to another site; only the text where the address is of no kind for links.

    ``javascript:`` and its kin are words of somebody's settings, never something to follow.
    """
    if not followed(address):
        return escaped(text)
    return f'<a href="{escaped(address)}"{attributes(values)}>{escaped(text)}</a>'


def followed(address: str) -> bool:
    """Tell whether a link may lead to an address."""
    try:
        return urlsplit(fit(address)).scheme.lower() in _SCHEMES
    except ValueError:  # brackets of a host that is none
        return False


def tongue(language: str, around: str) -> str:
    """Return the attributes of something in a language within another; blank if alike."""
    other = other_language(language, around)
    way = direction_of(language)
    turned = bool(other) and way != direction_of(around)
    return attributes({"lang": other, "dir": way if turned else ""})


def other_language(language: str, around: str) -> str:
    """Return the tag of a language that is another than the one around it; blank if alike."""
    return "" if not language or tag(language) == tag(around) else tag(language)


def date_of(date: str, said: Words) -> str:
    """Return the element of a date; only its words where machines do not know it."""
    written, known = escaped(written_date(date, said)), machine_date(date)
    return f'<time datetime="{known}">{written}</time>' if known else written


def length_of(seconds: float, said: Words) -> str:
    """Return the element of a length; blank where it is not known."""
    if seconds <= 0:
        return ""
    known = iso_duration(round(seconds) * 1000)
    return f'<time datetime="{known}">{escaped(written_length(seconds, said))}</time>'


def facts(episode: Episode, around: str, said: Words) -> str:
    """Return the line of an episode's date, length, and language where it is another one."""
    alike = not episode.language or primary(episode.language) == primary(around)
    other = "" if alike else tag(episode.language)
    known = (
        date_of(episode.date, said),
        length_of(episode.seconds, said),
        f'<span class="tongue">{other}</span>' if other else "",
    )
    return ' <span aria-hidden="true">·</span> '.join(filter(None, known))
