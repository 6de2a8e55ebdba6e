"""What a channel must say of a show, and how."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.checking.defects import defect
from narrate.checking.show.document import children, value
from narrate.checking.show.language import is_language
from narrate.checking.show.site import is_web
from narrate.checking.show.texts import tag, texts
from narrate.model.namespaces import ATOM, ITUNES, PREFIXES
from narrate.model.podcast import CATEGORIES, SHOW_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.checking.show.context import Context
    from narrate.checking.show.document import Document
    from narrate.model.finding import Finding

_REQUIRED = (
    ("", "title"),
    ("", "link"),
    ("", "description"),
    ("", "language"),
    (ITUNES, "category"),
    (ITUNES, "explicit"),
    (ITUNES, "image"),
)
"""PSP-1, "Required channel"; the self link is judged by itself."""
_ONCE = (
    *(one for one in _REQUIRED if one != (ITUNES, "category")),
    (ITUNES, "type"),
    (ITUNES, "author"),
    (ITUNES, "owner"),
)
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def channel(found: Document, context: Context) -> Iterator[Finding]:
    """Yield what is wrong with the channel of one document."""
    yield from _elements(found)
    if found.encoding not in ("utf-8", "us-ascii"):
        yield defect("feed-encoding", f"{found.said} is written in {found.encoding}.")
    yield from texts(found.channel, found.said)
    yield from _values(found)
    yield from _categories(found)
    yield from _links(found, context)


def namespaces(found: Document) -> Iterator[Finding]:
    """Yield the namespaces that have a wrong address, under which none of their tags is found."""
    for prefix, uri in found.prefixes.items():
        right = PREFIXES.get(prefix)
        if right is not None and uri != right:
            yield defect("feed-namespace", f"{found.said} takes {prefix}: for {uri}, not {right}.")


def _elements(found: Document) -> Iterator[Finding]:
    for namespace, name in _REQUIRED:
        there = children(found.channel, name, namespace)
        if not any(one.text().strip() or one.attributes for one in there):
            shown = f"itunes:{name}" if namespace else name
            yield defect("channel-missing", f"{found.said} has no {shown}.")
    for namespace, name in _ONCE:
        there = children(found.channel, name, namespace)
        if len(there) > 1:
            yield defect("channel-twice", f"{found.said} has {len(there)} times {tag(there[0])}.")


def _values(found: Document) -> Iterator[Finding]:
    channel, said = found.channel, found.said
    yield from explicit(value(channel, "explicit", ITUNES), said)
    language = value(channel, "language")
    if language and not is_language(language):
        yield defect("language-tag", f"{said} says '{language}'.")
    kind = value(channel, "type", ITUNES)
    if kind not in ("", *SHOW_TYPES):
        yield defect("show-type", f"The itunes:type of {said} is '{kind}'.")
    if value(channel, "block", ITUNES).lower() == "yes":
        yield defect("show-blocked", f"{said} has itunes:block.")
    if value(channel, "complete", ITUNES).lower() == "yes":
        yield defect("show-blocked", f"{said} has itunes:complete: no episode will ever follow.")
    for owner in children(channel, "owner", ITUNES):
        email = value(owner, "email", ITUNES)
        if not _EMAIL.fullmatch(email):
            yield defect("owner-email", f"The owner of {said} has '{email}' for an e-mail address.")


def explicit(said_so: str, said: str) -> Iterator[Finding]:
    """Yield that an ``itunes:explicit`` is neither true nor false."""
    if said_so not in ("", "true", "false"):
        yield defect("explicit-value", f"The itunes:explicit of {said} is '{said_so}'.")


def _categories(found: Document) -> Iterator[Finding]:
    for one in children(found.channel, "category", ITUNES):
        parent = one.get("text")
        if parent not in CATEGORIES:
            yield defect("category-unknown", f"{found.said} has the category '{parent}'.")
            continue
        for child in children(one, "category", ITUNES):
            name = child.get("text")
            if name not in CATEGORIES[parent]:
                yield defect(
                    "category-unknown", f"{found.said} has the category '{name}' below '{parent}'."
                )


def _links(found: Document, context: Context) -> Iterator[Finding]:
    said = found.link("self")
    wanted = context.site.address(found.name) if context.site.base else ""
    if not said:
        yield defect("self-link", f"{found.said} has no atom:link rel=self.")
    elif not is_web(said) or (wanted and said != wanted):
        yield defect("self-link", f"{found.said} calls itself {said}, and is {wanted or 'not'}.")
    link = value(found.channel, "link")
    if link and (not is_web(link) or link in (said, wanted)):
        yield defect("channel-link", f"The link of {found.said} is {link}.")
    elif link and context.lost(link):
        yield defect("address-missing", f"The link of {found.said}, {link}, is not there.")
    for one in children(found.channel, "link", ATOM):
        if one.get("rel") == "hub" and (not is_web(one.get("href")) or not said):
            yield defect("hub-address", f"The hub of {found.said} is '{one.get('href')}'.")
