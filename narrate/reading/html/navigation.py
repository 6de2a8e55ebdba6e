"""Rows of links that lead around a site or a mailing, in a page that has no elements for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.markup.tree import Element
from narrate.reading.html.naming import INLINE, elements_of, has_words, words_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    Link = tuple[Element, Element | None]
    """A link that leads somewhere, and what it is a line of: ``None`` where that holds blocks."""

NAVIGATION = "navigation"
_HOLDERS = frozenset({"p", "div", "td", "center", "font", "li"})
_LINES = INLINE | {"br", "wbr"}
_LONGEST = 400
_FEWEST = 3
"""Links of a row."""
_LONGEST_WORDS = 80
"""Characters of a link that are looked at."""
_LONGEST_SERVICE = 60
"""Characters of one or two links that only lead around."""
_LONGEST_LINK = 4
"""Words of a link in a row."""
_WORDED = re.compile(r"[^\W_]")
_BARS = re.compile(r"[|•·∙]")
_SERVICE = re.compile(
    r"\W*(?:(?:go |back |return )?(?:to )?(?:the )?(?:top|index|contents|table of contents"
    r"|home(?: ?page)?|main page)"
    r"|(?:⬆|↑)+|(?:previous|next)(?: (?:chapter|page|section|post|letter))?|nach oben"
    r"|zum anfang|haut de (?:la )?page"
    r"|view (?:this )?(?:e-?mail |message |newsletter )?(?:in|on) (?:your |the "
    r"|a )?(?:web )?browser|web version|view online"
    r"|(?:im|in) browser (?:ansehen|öffnen|anzeigen)|voir (?:dans|en ligne).{0,20}"
    r"|ver en (?:el )?navegador)\W*",
    re.IGNORECASE,
)
"""A link, alone in its block, that is no part of any text."""
_SETTINGS = r" (?:your )?(?:e-?mail )?(?:preferences|subscription|settings)"
_LEAVES = re.compile(
    rf"unsubscribe|update{_SETTINGS}|manage{_SETTINGS}|change{_SETTINGS}|abmelden|abbestellen"
    r"|désinscri|désabonner|darse de baja|cancelar la suscripción"
)
"""A link, in small letters, by which a reader leaves a mailing list."""

_NETWORKS = re.compile(
    r"(?:https?:)?//(?:\w+\.)?(?:facebook|fb|twitter|x|instagram|linkedin|youtube|pinterest"
    r"|tiktok|threads"
    r"|bsky|reddit|whatsapp|bookbub|goodreads|vk|xing|tumblr|flickr|snapchat"
    r"|discord)\.\w{2,4}(?:/|$)",
    re.IGNORECASE,
)


def navigation_in(body: Element, outside: Collection[int] = ()) -> list[Element]:
    """Return the blocks that only lead somewhere else; ``outside`` is not looked at."""
    return leading_away(_links_in(body, outside))


def leading_away(links: Iterable[Link]) -> list[Element]:
    """Return the blocks with ``links`` that only lead somewhere else, and links that are icons."""
    found: list[Element] = []
    linking: dict[int, tuple[Element, list[Element]]] = {}
    for link, holder in links:
        if _is_icon(link):
            found.append(link)
        if holder is not None:
            linking.setdefault(id(holder), (holder, []))[1].append(link)
    found += [holder for holder, links in linking.values() if _leads_away(holder, links)]
    return found


def line_of(around: Iterable[Element]) -> Element | None:
    """Return what a link is a line of, from what is ``around`` it, the nearest first."""
    for one in around:
        if one.name not in _LINES:
            return one if one.name in _HOLDERS else None
    return None


def _links_in(body: Element, outside: Collection[int]) -> Iterator[Link]:
    waiting: list[tuple[Element, Element | None]] = [(body, None)]
    while waiting:
        element, holder = waiting.pop()
        if element.name == "a" and "href" in element.attributes:
            yield element, holder
        elif element.name not in _LINES:
            holder = element if element.name in _HOLDERS else None
        for child in reversed(element.children):
            if child.__class__ is Element and not (outside and id(child) in outside):
                waiting.append((child, holder))  # noqa: PERF401 - as in elements_of


def _is_icon(link: Element) -> bool:
    """Tell whether a link has no words and leads to somebody's page in a social network."""
    children = link.children
    if (len(children) == 1 and isinstance(children[0], str)) or has_words(link):
        return False
    if not _NETWORKS.match(link.attributes["href"]):
        return False
    return any(one.name in ("img", "svg") for one in elements_of(link))


def _leads_away(block: Element, links: list[Element]) -> bool:
    """Tell whether ``links`` are all that is said in a block, and lead around."""
    texts = [one for link in links for one in link.children if isinstance(one, str)]
    leaves = any(map(_LEAVES.search, map(str.lower, texts)))
    few = len(links) < _FEWEST
    if not leaves:
        if few and sum(map(len, texts)) > _LONGEST_SERVICE:
            return False
        for one in block.children:
            if isinstance(one, str) and _WORDED.search(one):
                return False
    said = [words_of(link, _LONGEST_WORDS) for link in links]
    if few and not leaves and not _serve(said):
        return False
    words = words_of(block, _LONGEST + 1)
    if len(words) > _LONGEST or any(one.name not in _LINES for one in list(elements_of(block))[1:]):
        return False
    rest = words
    for one in said:
        rest = rest.replace(one, "", 1)
    return leaves or (not _WORDED.search(rest) and (_serve(said) or _is_row(block, links, rest)))


def _serve(said: list[str]) -> bool:
    return all(map(_SERVICE.fullmatch, said))


def _is_row(block: Element, links: list[Element], rest: str) -> bool:
    """Tell whether short links stand in a row, parted by bars or leading somewhere near."""
    if len(links) < _FEWEST:
        return False
    if any(len(words_of(link, _LONGEST_WORDS).split()) > _LONGEST_LINK for link in links):
        return False
    near = all(":" not in link.attributes["href"].partition("#")[0] for link in links)
    return len(_BARS.findall(rest)) >= len(links) - 1 or (block.name != "li" and near)
