"""What stands for the ear in place of a picture, a film or a formula."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.markup.tree import Element
from narrate.reading.html.naming import elements_of, texts, types_of

if TYPE_CHECKING:
    from collections.abc import Iterable

_MACHINE = re.compile(
    r"\S+\.(?:jpe?g|png|gif|svg|webp|bmp|tiff?|avif)|(?:img|image|photo|picture|dsc|screenshot|"
    r"figure|fig|png|jpe?g|gif)?[\s_.-]*\d*|untitled(?:[\s-]\d+)?|(?:book )?cover(?:[ -]image)?"
    r"|\[?(?:icon|spacer|avatar|thumbnail)\]?",
    re.IGNORECASE,
)
"""Descriptions that a program made of a file name."""
_LABEL = re.compile(
    r"\A(?:description|beschreibung|descripción|illustration|abbildung|image|photo):\s+(?=\S)",
    re.IGNORECASE,
)
"""What programs and transcribers put before a description."""
_BADGE = re.compile(
    r"//(?:img\.)?(?:shields\.io|badgen\.net|badge\.fury\.io|badges\.\w+\.\w+|forthebadge\.com)/"
    r"|[/_-]badges?(?:\.svg|\.png|/)|/actions/workflows/|(?:codecov\.io|coveralls\.io|travis-ci\.\w+)/",
    re.IGNORECASE,
)
"""Pictures that show the state of a program."""
_TEX = re.compile(r"\\[a-z]+|[_^]\{|\{\\")
_LINEAR = frozenset({"math", "mi", "mn", "mo", "mrow", "mstyle", "mtext", "mspace", "semantics"})
_PLAYED = frozenset({"audio", "video", "iframe", "object", "embed", "canvas"})
_IMAGES = frozenset({"img", "svg", "image"})
MEDIA = _PLAYED | _IMAGES
"""Elements that stand for something that is not text; others may by their roles."""


def is_media(element: Element) -> bool:
    """Tell whether an element stands for something that is not text."""
    return element.name in _PLAYED or is_image(element) or _is_formula(element)


def _is_formula(element: Element) -> bool:
    """Tell whether it is a formula with a label, and not in MathML."""
    labelled = "role=math" in types_of(element) and element.name != "math"
    return labelled and "aria-label" in element.attributes


def is_image(element: Element) -> bool:
    """Tell whether it is a picture."""
    return element.name in _IMAGES or "role=img" in types_of(element)


def description_of(element: Element) -> str | None:
    """Return what describes it; blank where it is decoration, ``None`` where nothing does."""
    attributes = element.attributes
    types = types_of(element)
    if "role=presentation" in types or "role=none" in types:
        return ""
    if _BADGE.search(attributes.get("src", "")):
        return ""
    said = attributes.get("aria-label")
    if said is None and element.name == "img":
        said = attributes.get("alt")
    if said is None and element.name == "svg":
        said = _inner(element, ("title", "desc"))
    if said is None and is_image(element):
        said = attributes.get("title")
    if said is None:
        return None
    words = " ".join(said.split())
    if words.startswith("[") and words.endswith("]"):
        words = words[1:-1].strip()
    words = _LABEL.sub("", words, count=1)
    if words and _MACHINE.fullmatch(words):
        return None
    return words


def source_of(element: Element) -> str:
    """Return the last part of where a picture comes from, for messages."""
    attributes = element.attributes
    where = attributes.get("src") or attributes.get("xlink:href") or attributes.get("data") or ""
    if where.startswith("data:"):
        return "inside the page"
    return where.partition("?")[0].rpartition("/")[2] or element.name


def is_tex(words: str) -> bool:
    """Tell whether a description is written in TeX."""
    return _TEX.search(words) is not None


def formula_of(element: Element) -> str | None:
    """Return the words of a formula: its ``alttext``, or itself where it is a single line.

    ``None`` where it can only be seen. TeX is no words.
    """
    said = " ".join(element.attributes.get("alttext", "").split())
    if said and not is_tex(said):
        return said
    semantics = next((one for one in _elements(element) if one.name == "semantics"), None)
    shown = element if semantics is None else semantics
    inside = [one for one in elements_of(shown) if not one.name.startswith("annotation")]
    if semantics is not None:
        inside = [one for child in list(_elements(semantics))[:1] for one in elements_of(child)]
    if not inside or any(one.name not in _LINEAR for one in inside):
        return None
    words = [
        text.strip()
        for one in inside
        for text in one.children
        if isinstance(text, str) and text.strip()
    ]
    plain = " ".join(words).translate(_INVISIBLE).split()
    return " ".join(plain) or None


_INVISIBLE = dict.fromkeys((0x2061, 0x2062, 0x2063, 0x2064))


def _elements(element: Element) -> Iterable[Element]:
    return (child for child in element.children if isinstance(child, Element))


def _inner(element: Element, names: tuple[str, ...]) -> str | None:
    for name in names:
        for child in _elements(element):
            if child.name == name:
                return "".join(texts(child))
    return None
