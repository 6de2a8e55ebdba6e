"""The tags of the podcast namespace that say something of a show or an episode as a whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from narrate.checking.defects import defect
from narrate.checking.show.document import children
from narrate.checking.show.site import is_web
from narrate.checking.show.taxonomy import DEFAULT_GROUP, DEFAULT_ROLE, GROUPS, ROLES
from narrate.model.namespaces import PODCAST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.checking.show.context import Context
    from narrate.checking.show.document import Document
    from narrate.markup.tree import Element
    from narrate.model.finding import Finding

NAMESPACE = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""Of the UUIDs of podcasts (podcast namespace, ``guid``)."""
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_MEDIUMS = frozenset(
    "podcast music video film audiobook newsletter blog publisher course".split()  # noqa: SIM905
)
_LISTS = frozenset({"mixed", *(f"{one}L" for one in _MEDIUMS - {"publisher"})})
_SPDX = re.compile(r"[a-z0-9][a-z0-9.+-]*")
_MOST_CHARACTERS = 128
"""Of a licence and of a call for funding."""


def of_show(found: Document, context: Context) -> Iterator[Finding]:
    """Yield what is wrong with the tags of a channel."""
    channel, said = found.channel, found.said
    yield from _guid(found, context)
    for one in children(channel, "locked", PODCAST):
        text = one.text().strip()
        if text not in ("yes", "no"):
            yield defect("podcast-locked", f"The podcast:locked of {said} is '{text}'.")
        if text == "yes" and not one.get("owner").strip():
            yield defect("podcast-locked-owner", f"{said} is locked, and names no owner.")
    for one in children(channel, "medium", PODCAST):
        text = one.text().strip()
        if text not in _MEDIUMS | _LISTS:
            yield defect("podcast-medium", f"The podcast:medium of {said} is '{text}'.")
    for one in children(channel, "funding", PODCAST):
        if not is_web(one.get("url")) or len(one.text().strip()) > _MOST_CHARACTERS:
            yield defect("podcast-funding", f"The podcast:funding of {said}: '{one.get('url')}'.")
    yield from of_both(channel, said)


def of_both(parent: Element, said: str) -> Iterator[Finding]:
    """Yield what is wrong with the tags that a channel and an item may have."""
    for one in children(parent, "license", PODCAST):
        text, address = one.text().strip(), one.get("url")
        right = is_web(address) if address else _SPDX.fullmatch(text)
        if not text or len(text) > _MOST_CHARACTERS or not right:
            yield defect("podcast-license", f"The podcast:license of {said} is '{text}'.")
    for one in children(parent, "person", PODCAST):
        yield from _person(one, said)


def _guid(found: Document, context: Context) -> Iterator[Finding]:
    for one in children(found.channel, "guid", PODCAST):
        text = one.text().strip()
        if not _UUID.fullmatch(text):
            yield defect("podcast-guid", f"The podcast:guid of {found.said} is '{text}'.")
            continue
        wanted = guid_of(context.site.address(context.feed.name))
        if context.site.base and text != str(wanted):
            yield defect(
                "podcast-guid-other",
                f"The podcast:guid of {found.said} is {text}; its address gives {wanted}.",
            )


def guid_of(address: str) -> UUID:
    """Return the ``podcast:guid`` that a feed's address gives."""
    return uuid5(NAMESPACE, address.partition("://")[2].rstrip("/"))


def _person(one: Element, said: str) -> Iterator[Finding]:
    if not one.text().strip():
        yield defect("person-unnamed", f"A podcast:person of {said} has no name.")
    role = one.get("role").strip().lower() or DEFAULT_ROLE
    group = one.get("group").strip().lower()
    known = GROUPS.get(group, ()) if group else ROLES
    if group == DEFAULT_GROUP and not one.get("role").strip():
        return
    if role not in known:
        shown = f"'{role}' of the group '{group}'" if group else f"'{role}'"
        yield defect("person-role", f"{one.text().strip()} is {shown} in {said}.")
