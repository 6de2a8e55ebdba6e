"""The tree of an SSML document as a flat stream for each paragraph: stretches and borders."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from narrate.markup.ssml import NARRATE, PARAGRAPHS, SILENT, SSML
from narrate.markup.tree import XML, Element
from narrate.model.language import canonical

if TYPE_CHECKING:
    from collections import Counter

_SAID_BY = frozenset({"phoneme", "say-as", "sub", "token", "w"})

_KNOWN = _SAID_BY | SILENT | PARAGRAPHS | {"break", "lang", "mark", "s", "sentence", "speak"}
_SENTENCES = frozenset({"s", "sentence"})


class Stretch(NamedTuple):
    """A text node, its language, and the element that says how it is said, if any."""

    node: int
    text: str
    lang: str
    by: Element | None


class Border(NamedTuple):
    """Where a sentence begins or ends (no element), or an empty element: ``break``, ``mark``."""

    element: Element | None


@dataclass(slots=True)
class Flow:
    """One paragraph, or a run of text outside every paragraph."""

    holder: Element | None
    items: list[Stretch | Border] = field(default_factory=list)

    def is_silent(self) -> bool:
        """Return whether it has only white space."""
        return not any(isinstance(one, Stretch) and one.text.strip() for one in self.items)


def flows(root: Element, lang: str, passed_over: Counter[str]) -> list[Flow]:
    """Return the paragraphs of a document in order; those before the first text are left out.

    Args:
        root: The ``speak`` element.
        lang: Of what names no language itself.
        passed_over: Counts the elements that are read through without effect.
    """
    walk = _Walk(passed_over)
    for child in root.children:
        walk.take(child, lang, None)
    return walk.flows


class _Walk:
    def __init__(self, passed_over: Counter[str]) -> None:
        self.flows: list[Flow] = []
        self._passed_over = passed_over
        self._node = 0
        self._holder: Element | None = None

    def take(
        self, child: Element | str, lang: str, by: Element | None, *, quiet: bool = False
    ) -> None:
        if isinstance(child, str):
            if not quiet:
                self._put(Stretch(self._node, child, lang, by))
            self._node += 1
            return
        quiet = quiet or child.name in SILENT
        if not quiet:
            self._open(child)
        lang = canonical(child.get("lang", XML)) or lang
        by = child if child.name in _SAID_BY and child.namespace in (SSML, "") else by
        for one in child.children:
            self.take(one, lang, by, quiet=quiet)
        if child is self._holder:
            self._holder = None
        elif child.name in _SENTENCES and not quiet:
            self._put(Border(None))

    def _open(self, child: Element) -> None:
        if child.namespace not in (SSML, "") or child.name not in _KNOWN:
            self._passed_over[child.name] += 1
        if self._holder is None and child.name in PARAGRAPHS:
            self._holder = child
            self.flows.append(Flow(child))
        elif child.name in ("break", "mark"):
            self._put(Border(child))
        elif child.name in _SENTENCES:
            self._put(Border(None))

    def _put(self, item: Stretch | Border) -> None:
        if not self.flows or self.flows[-1].holder is not self._holder:
            self.flows.append(Flow(self._holder))
        self.flows[-1].items.append(item)


def is_own(item: Stretch | Border) -> bool:
    """Return whether ``item`` is the mark before a breath of ours."""
    element = item.element if isinstance(item, Border) else None
    return element is not None and element.name == "mark" and bool(element.get("contour", NARRATE))
