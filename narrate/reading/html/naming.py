"""What an element says of itself: its types and roles, classes, language, words."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from narrate.markup.tree import Element
from narrate.model.language import canonical

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_INLINE = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark math"
    " nobr output q rb rbc rp rt rtc ruby s samp small span strike strong sub sup svg time tt u var"
    " wbr"
)
INLINE = frozenset(_INLINE.split())
"""Elements that stand inside a line."""


def is_inline(element: Element) -> bool:
    """Tell whether it stands inside a line.

    Names with a hyphen are custom elements, those with a colon what an office has left (``o:p``).
    """
    return is_inline_name(element.name)


def is_inline_name(name: str) -> bool:
    """Tell whether elements called ``name`` stand inside a line."""
    return name in INLINE or "-" in name or ":" in name


def types_of(element: Element) -> frozenset[str]:
    """Return the words of ``epub:type``, without prefixes, and of ``role``.

    A role of DPUB-ARIA is the word without ``doc-``, any other has ``role=`` before it.
    """
    written = element.attributes.get("epub:type", "")
    role = element.attributes.get("role", "")
    return _types(written, role) if written or role else _NOTHING


_NOTHING: frozenset[str] = frozenset()


@lru_cache(maxsize=1024)
def _types(written: str, role: str) -> frozenset[str]:
    types = (word.rpartition(":")[2] for word in written.lower().split())
    roles = (
        word.removeprefix("doc-") if word.startswith("doc-") else f"role={word}"
        for word in role.lower().split()
    )
    return frozenset((*types, *roles))


def classes_of(element: Element) -> frozenset[str]:
    """Return the words of ``class`` in small letters."""
    written = element.attributes.get("class", "")
    return _classes(written) if written else _NOTHING


@lru_cache(maxsize=4096)
def _classes(written: str) -> frozenset[str]:
    return frozenset(written.lower().split())


def lang_of(element: Element) -> str:
    """Return its own language tag; blank where it says none."""
    attributes = element.attributes
    return canonical(attributes.get("xml:lang", "")) or canonical(attributes.get("lang", ""))


def texts(element: Element) -> Iterator[str]:
    """Yield all text in it, in order, however deep it is."""
    waiting: list[Element | str] = [element]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
        else:
            waiting.extend(reversed(one.children))


_SPACED = 4
"""Characters looked at first for one that is wanted, since white space collapses."""


def words_of(element: Element, limit: int = 200) -> str:
    """Return its first characters, white space collapsed."""
    whole = _beginning(element, 2 * limit)
    words = " ".join(whole[: _SPACED * limit].split())
    if len(words) < limit and len(whole) > _SPACED * limit:
        words = " ".join(whole.split())
    return words[:limit]


def _beginning(element: Element, least: int) -> str:
    """Return its first texts, which are all of them or longer than ``least``."""
    children = element.children
    if len(children) == 1 and isinstance(children[0], str):
        return children[0]
    parts: list[str] = []
    length = 0
    for text in texts(element):
        parts.append(text)
        length += len(text)
        if length > least:
            break
    return "".join(parts)


def has_words(element: Element) -> bool:
    """Tell whether anything but white space is in it."""
    return any(not text.isspace() for text in texts(element) if text)


def elements_of(root: Element, without: Collection[int] = ()) -> Iterator[Element]:
    """Yield ``root`` and every element in it, in order, but for those ``without`` (by ``id()``)."""
    waiting = [root]
    while waiting:
        one = waiting.pop()
        if without and id(one) in without:
            continue
        yield one
        for child in reversed(one.children):
            if child.__class__ is Element:
                waiting.append(child)  # noqa: PERF401 - most have one child, or none


def find(root: Element, name: str) -> Element | None:
    """Return the first element called ``name``."""
    return next((one for one in elements_of(root) if one.name == name), None)
