"""What elements inside a line mean, where they mean more than their words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.document import Emphasis, Kind
from narrate.model.finding import Severity
from narrate.reading.building import FORMULA
from narrate.reading.html.media import (
    description_of,
    formula_of,
    is_image,
    is_media,
    is_tex,
    source_of,
)
from narrate.reading.html.naming import INLINE, texts, words_of
from narrate.reading.raised import POWER, SIGNS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from narrate.markup.tree import Element
    from narrate.reading.html.walker import Walker

    Children = Iterable[Element | str]
    Handler = Callable[[Walker, Element], Children]

_CITED_PAGE = re.compile(r":\s*(?:pp?\.\s*)?[\divxlc]+(?:\s*[–,-]\s*[\divxlc]+)*")
_IDEOGRAPHS = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_KANA = re.compile(r"[\u3040-\u30ff\u31f0-\u31ff\s]+")
_SEVERAL_BREAKS = 2
_EMPHASES = {
    **dict.fromkeys(("em", "i", "cite", "dfn", "var"), Emphasis.LIGHT),
    **dict.fromkeys(("strong", "b"), Emphasis.STRONG),
}
"""Elements whose words stand out, as browsers show them."""


def _media(walker: Walker, element: Element) -> Children:
    """Say the description of a picture, film or recording; what is inside is not for the ear."""
    builder = walker.builder
    words = "" if builder.is_silent else description_of(element)
    if words is None and is_image(element):
        builder.findings.add(
            "image-without-description",
            f"The picture {source_of(element)!r} has no description, so nothing is said of it.",
            "Describe it in its alt text, or mark it as decoration with an empty one.",
            severity=Severity.INFO,
        )
    elif words and is_tex(words):
        _formula_text(walker, words)
    elif words and (_same(words, walker.context.caption) or _names(walker, words)):
        builder.open_silent("said-twice")
        builder.text(words)
        builder.close()
    elif words and _in_line(walker.block):
        builder.blank()
        builder.text(words)
        builder.blank()
    elif words:
        builder.open_block(Kind.FIGURE)
        builder.text(words)
        builder.close()
    builder.open_silent("fallback")
    walker.context = walker.context._replace(drawn=True)
    return element.children


def _same(words: str, caption: str) -> bool:
    """Tell whether a description only repeats the caption."""
    return bool(caption) and _letters(words) == _letters(caption)


def _names(walker: Walker, words: str) -> bool:
    """Tell whether the description in a heading only repeats the heading."""
    block = walker.block if walker.context.heading else None
    return block is not None and _same(words, words_of(block))


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _in_line(block: Element | None) -> bool:
    """Tell whether a block has words of its own in its lines."""
    waiting = [block] if block is not None else []
    while waiting:
        for child in waiting.pop().children:
            if isinstance(child, str):
                if not child.isspace():
                    return True
            elif child.name in INLINE and not is_media(child):
                waiting.append(child)
    return False


def _math(walker: Walker, element: Element) -> Children:
    builder = walker.builder
    walker.context = walker.context._replace(drawn=True)
    if builder.is_silent:
        return element.children
    said = " ".join(element.attributes.get("alttext", "").split())
    words = formula_of(element)
    if words is None:
        _finding(walker)
        builder.open_silent(FORMULA, announced=True)
    elif words == said:
        builder.blank()
        builder.text(said)
        builder.blank()
        builder.open_silent("said-twice")
    else:
        builder.open_said(FORMULA, spoken=words)
    return element.children


def _formula_text(walker: Walker, words: str) -> None:
    """Take in a formula written as TeX."""
    _finding(walker)
    walker.builder.open_silent(FORMULA, announced=True)
    walker.builder.text(words)
    walker.builder.close()


def _finding(walker: Walker) -> None:
    walker.builder.findings.add(
        "formula-without-words",
        "There are formulas that can only be seen; they are not read.",
        "Give them an alttext in words, or say them in the text.",
    )


def _break(walker: Walker, element: Element) -> Children:
    """End a line: of verse, or of a paragraph; two in a row end the paragraph."""
    walker.breaks += 1
    if walker.context.kind is Kind.VERSE or walker.breaks >= _SEVERAL_BREAKS:
        walker.builder.end_block()
    else:
        walker.builder.blank()
    return element.children


def _ruby(walker: Walker, element: Element) -> Children:
    """Say ideographs as the kana above them say; any other ruby is an aside for the eye."""
    above = [child for child in element.elements() if child.name in ("rt", "rtc")]
    reading = "".join(text for one in above for text in texts(one)).strip()
    base = "".join(
        text
        for child in element.children
        for text in ([child] if isinstance(child, str) else texts(child))
        if isinstance(child, str) or child.name not in ("rt", "rtc", "rp")
    )
    if reading and _KANA.fullmatch(reading) and _IDEOGRAPHS.search(base):
        walker.builder.open_said("ruby", spoken="".join(reading.split()))
    return element.children


def _raised(walker: Walker, element: Element) -> Children:
    """Let a raised number be a power or the like: 10 and a small 6 are not 106.

    A raised colon with a page is the page of a source (``:p. 7``).
    """
    words = words_of(element, 30)
    if _CITED_PAGE.fullmatch(words):
        walker.builder.open_silent("cited-page")
        return element.children
    if POWER.fullmatch(words) and walker.builder.in_block:
        walker.builder.open_said("superscript", spoken=words.translate(SIGNS))
    return element.children


def _abbreviation(walker: Walker, element: Element) -> Children:
    """Remember what an abbreviation stands for."""
    meaning = " ".join(element.attributes.get("title", "").split())
    if meaning:
        walker.builder.term(words_of(element), meaning)
    return element.children


def _switch(walker: Walker, element: Element) -> Children:
    """Take one branch of ``epub:switch``: mathematics that can be said, or else the default."""
    branches = list(element.elements())
    chosen = next((one for one in branches if _can_be_said(one)), None)
    if chosen is None:
        chosen = next((one for one in branches if one.name.endswith("default")), None)
    if chosen is None:
        chosen = branches[0] if branches else None
    walker.leave_out((one for one in branches if one is not chosen), "switch")
    return element.children


def _can_be_said(branch: Element) -> bool:
    if not branch.name.endswith("case"):
        return False
    formulas = [child for child in branch.elements() if child.name == "math"]
    return bool(formulas) and all(formula_of(one) is not None for one in formulas)


def _emphasised(walker: Walker, element: Element) -> Children:
    """Let words stand out."""
    walker.builder.open_emphasis(_EMPHASES[element.name])
    return element.children


def _through(_walker: Walker, element: Element) -> Children:
    return element.children


INLINES: Mapping[str, Handler] = {
    **dict.fromkeys(_EMPHASES, _emphasised),
    "abbr": _abbreviation,
    "acronym": _abbreviation,
    "br": _break,
    "case": _through,
    "default": _through,
    "epub:case": _through,
    "epub:default": _through,
    "epub:switch": _switch,
    "img": _media,
    "math": _math,
    "ruby": _ruby,
    "sup": _raised,
    "switch": _switch,
}
"""By name; every other inline element is its words."""
