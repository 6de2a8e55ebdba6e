"""What of a web page belongs to its site: told by names, roles and classes, and by links."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from narrate.reading.html.naming import elements_of, has_words, types_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from narrate.markup.tree import Element

_SIGNS = 2
"""Different signs by which a page belongs to a web site."""
_MACHINERY = frozenset({"nav", "form", "footer", "button", "dialog", "menu"})
_ROLES = frozenset(
    f"role={word}"
    for word in (
        "navigation", "search", "contentinfo", "banner", "dialog", "alertdialog", "menu",
        "menubar", "toolbar", "complementary",
    )
)  # fmt: skip
_UNLIKELY = re.compile(
    r"(?:^|[-_\s])(?:nav(?:box|bar|igation)?|menu|sidebar|breadcrumbs?|footer|masthead|cookies?|"
    r"consent|gdpr|share|sharing|social|comments?|disqus|related|recommended|newsletter|subscribe|"
    r"signup|promo|advert(?:isement)?|ads|(?<=[-_])ad|ad(?=[-_])|sponsor(?:ed)?|banner|popup"
    r"|modal|paywall|toolbar|"
    r"pagination|pager|tags|catlinks|jump-link|skip-link|printfooter|sitesub|hatnote|toc)"
    r"(?:$|[-_\s])",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"(?:[a-z0-9]+[-_]{1,2})*"
    r"(?:cookies?|consent|share|sharing|share-?daddy|share-?this|addtoany|social(?:-(?:share"
    r"|media))?|comments?"
    r"|disqus|(?:jp-?)?related(?:-?(?:posts?|articles?|links?|content|stories|topics))?"
    r"|recommend(?:ed|ations?)"
    r"|newsletters?|subscri(?:be|ption)s?|sign-?up|promos?|advert(?:isement|ising|s)?|ads"
    r"|ad(?=[-_])|(?<=[-_])ad|adsbygoogle"
    r"|sponsor(?:ed)?|popup|modal|paywall|read-?(?:more|next)|more-?from|(?:audio|video"
    r"|media)-?player|cta"
    r"|author-?(?:box|bio|card|info|profile)|about-?(?:the-)?author|(?:post|article"
    r"|entry)-?tags|tag-?list"
    r"|tagcloud|post-?nav(?:igation)?|bookmark-card|button-wrapper|audio-card|signup-card"
    r"|button-card)"
    r"(?:[-_]{1,2}(?:container|box|wrap(?:per)?|block|unit|slot|widget|area|section|inner|outer"
    r"|list|links?"
    r"|buttons?|bar|icons?|form|card|panel|module|banner|label|tools?|enabled|editor|row|group"
    r"|show))*\d*"
)
"""Classes of what stands between the paragraphs of an article and is none of it."""
_CREDITS = re.compile(
    r"(?:^|[-_\s])(?:by-?lines?\w*|authors?|author-?name|post-?meta|entry-?meta|article-?meta"
    r"|meta(?:data)?|"
    r"date-?(?:line|header|posted|published)?|publish(?:ed)?-?(?:date|dates|time)|time-?stamp"
    r"|read(?:ing)?-?time|"
    r"posted-on|credits?|views?|likes?|claps?|tools?|avatar|kicker|eyebrow|categor(?:y|ies)"
    r"|breadcrumbs?)"
    r"(?:$|[-_\s])",
    re.IGNORECASE,
)
"""Classes of what stands above or under an article: who, when, how long."""
_NEVER = frozenset(
    {"hatnote", "noprint", "no-print", "d-print-none", "print-hidden", "skip-link", "catlinks"}
    | {"ambox", "asbox", "tmbox", "ombox"}
)
"""Classes of what not even a printed page has; the last are a wiki's notices to its authors."""
_LABELS = re.compile(
    r"(?:advertisement|advertising|anzeige|werbung|publicit[ée]|publicidad|pubblicità|reklama?|"
    r"(?:story |article )?continues (?:below|after) (?:the )?(?:advertisement|ad)|sponsored"
    r"|share|teilen|"
    r"partager|compartir|print|e-?mail|comment|save|listen|follow|copy link"
    r"|skip to (?:main )?content)"
    r"(?: this(?: (?:article|page|post|story))?)?[:.]?"
    r"|(?:reading time:? )?\d{1,3}[ -]min(?:ute)?s?\.?(?: read)?(?:\W.{0,40})?"
    r"|\d{1,3} min(?:uten)? lesezeit",
    re.IGNORECASE,
)
"""All that is said by a label of advertisements or by the buttons of a page."""
LINKED = 0.6
"""Share of a block's characters in links from which it is a list of links."""
_LABELLED = frozenset({"p", "div", "span", "a"})
_LONGEST_LABEL = 60
_FEW = 5
"""Children of what holds only such words."""
_TEASERS = frozenset({"div", "p", "article", "section", "h2", "h3", "h4"})


def is_site(elements: Iterable[Element]) -> bool:
    """Tell whether a page of these ``elements`` has the furniture of a web site."""
    signs: set[str] = set()
    for element in elements:
        if element.name in ("nav", "script", "footer", "form", "aside", "iframe", "button"):
            signs.add(element.name)
        if not element.attributes:
            continue
        if "role" in element.attributes and types_of(element) & _ROLES:
            signs.add("role")
        if is_unlikely(element):
            signs.add("class")
        if len(signs) > _SIGNS:
            return True
    return len(signs) >= _SIGNS


def is_machinery(element: Element) -> bool:
    """Tell whether an element never belongs to an article."""
    if element.name in _MACHINERY:
        return True
    attributes = element.attributes
    if not attributes:
        return False
    if "role" in attributes and types_of(element) & _ROLES:
        return True
    return "class" in attributes and _are_never(attributes["class"])


def is_unlikely(element: Element) -> bool:
    """Tell whether its identity or classes are those of something around an article."""
    attributes = element.attributes
    return ("id" in attributes and _names_unlikely(attributes["id"])) or (
        "class" in attributes and _names_unlikely(attributes["class"])
    )


def stands_between(element: Element) -> bool:
    """Tell whether it stands between the paragraphs of an article and is none of it."""
    classed = "class" in element.attributes and element.name != "h1"
    if classed and _are_between(element.attributes["class"]):
        return True
    if element.name == "a":
        return _holds_teasers(element)
    if element.name not in _LABELLED or len(element.children) > _FEW:
        return False
    words = words_of(element, _LONGEST_LABEL)
    return len(words) < _LONGEST_LABEL and _is_label(words)


def _holds_teasers(link: Element) -> bool:
    """Tell whether several blocks with words stand in a link."""
    if all(isinstance(one, str) for one in link.children):
        return False
    return sum(one.name in _TEASERS and has_words(one) for one in elements_of(link)) > 1


def is_credit(element: Element) -> bool:
    """Tell whether it says who wrote an article and when."""
    if element.name in ("time", "address"):
        return True
    return "class" in element.attributes and _names_credit(element.attributes["class"])


def is_linked(element: Element) -> bool:
    """Tell whether most of what it says is links."""
    linked = whole = 0
    waiting: list[tuple[Element | str, bool]] = [(element, False)]
    while waiting:
        one, link = waiting.pop()
        if isinstance(one, str):
            length = len(one.strip())
            whole += length
            linked += length if link else 0
        else:
            inner = link or one.name == "a"
            waiting.extend((child, inner) for child in one.children)
    return whole > 0 and linked > LINKED * whole


@lru_cache(maxsize=4096)
def _are_never(classes: str) -> bool:
    return not _NEVER.isdisjoint(classes.lower().split())


@lru_cache(maxsize=4096)
def _are_between(classes: str) -> bool:
    return any(map(_BETWEEN.fullmatch, classes.lower().split()))


@lru_cache(maxsize=4096)
def _names_unlikely(words: str) -> bool:
    return _UNLIKELY.search(words) is not None


@lru_cache(maxsize=4096)
def _names_credit(words: str) -> bool:
    return _CREDITS.search(words) is not None


@lru_cache(maxsize=4096)
def _is_label(words: str) -> bool:
    return _LABELS.fullmatch(words) is not None
