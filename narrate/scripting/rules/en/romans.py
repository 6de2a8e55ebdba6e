"""Roman numerals, told from initials and words by what stands before them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.en.numbers import cardinal, ordinal
from narrate.scripting.rules.tables import word_list

if TYPE_CHECKING:
    from collections.abc import Iterator

_PACKAGE = "narrate.scripting.rules.en"
_NUMERAL = r"(?=[MDCLXVI])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_AFTER_RULER = re.compile(r"\s*(?:[,.;:!?)]|$|(?:of|was|is|had|and|in|reigned)\b)")
_LOOK_ALIKES = frozenset("CDLM")
"""Letters that alone are hardly ever numerals."""
_EXACT = re.compile(_NUMERAL)
_LONE = re.compile(r"([MDCLXVI])(?<![\w.'’-].)[MDCLXVI]{0,14}(?![\w'’]|\.\w|-[A-Z])")
_WHOLE = re.compile(rf"\s*(?P<numeral>{_NUMERAL})(?<=[MDCLXVI]{{2}})\.?\s*")
"""A heading that is nothing but a numeral."""
_BEFORE = re.compile(r"(?:(?P<word>[A-Za-z]+)\.?|(?P<sign>[§¶№#]))\s$")
_SIGNS = frozenset("§¶№#")
_JOINT = re.compile(r"(?P<dash>\s?[–—]\s?)|,\s(?:and\s|or\s)?|\s(?:and|or|to|through|&)\s")
"""Between two numerals that are counted together: "Chapters IV–VI", "Parts I and II"."""
_VALUES = {"M": 1000, "D": 500, "C": 100, "L": 50, "X": 10, "V": 5, "I": 1}
_LOWER_KEYS = frozenset([
    "vol", "vols", "chapter", "chapters", "book", "part", "volume", "ch", "chap", "bk",
    "no", "pt", "act", "scene", "article", "section", "volume", "fig", "table", "plate", "appendix",
])  # fmt: skip


_WAR = re.compile(r"\bWW(?P<numeral>I{1,2}|[12])(?!\w)")
_SMALL = re.compile(
    r"\b(?P<word>[Cc]hapters?|[Pp]arts?|[Ss]ections?|[Bb]ooks?|[Vv]olumes?|[Aa]cts?|"
    r"[Ss]cenes?|[Pp]ages?|[Aa]rticles?|[Aa]ppendix|[Ff]igures?|[Tt]ables?|[Ii]tems?|pp?\.|vols?\.|chs?\.|pts?\.|nos?\.)\s"
    r"(?P<first>[ivxl]{1,8})(?:\s?[-–]\s?(?P<last>[ivxl]{1,8}))?(?![\w'’])"
)


def romans(text: str) -> Iterator[Edit]:
    """Say ``Henry VIII`` "the eighth", ``Chapter IV`` "four"; leave ``I`` and initials alone."""
    if whole := _WHOLE.fullmatch(text):
        yield Edit(
            span=Span(*whole.span("numeral")),
            spoken=cardinal(value(whole["numeral"])),
            rule="roman-numerals",
        )
    for found in _WAR.finditer(text):
        number = "one" if found["numeral"] in ("I", "1") else "two"
        yield Edit(span=Span(*found.span()), spoken=f"World War {number}", rule="roman-numerals")
    yield from _small(text)
    yield from _alone(text)


def _alone(text: str) -> Iterator[Edit]:
    """Say the numerals that stand alone, by the word before them or the numeral they follow."""
    last, said = -1, ""
    for found in _LONE.finditer(text):
        numeral = found[0]
        if numeral in _LOOK_ALIKES or not _EXACT.fullmatch(numeral):
            continue
        joint = _JOINT.fullmatch(text, last, found.start()) if last >= 0 else None
        if joint and joint["dash"] and numeral != "I":
            yield Edit(span=Span(*joint.span()), spoken=" to ", rule="roman-numerals")
        if joint and numeral != "I":
            rank = said.startswith("the ")
            said = f"the {ordinal(value(numeral))}" if rank else cardinal(value(numeral))
        else:
            said = _read(text, found)
        last = found.end() if said else -1
        if said:
            yield Edit(span=Span(*found.span()), spoken=said, rule="roman-numerals")


def _read(text: str, found: re.Match[str]) -> str:
    """Return what is said for a numeral by the word before it; empty for no numeral."""
    numeral = found[0]
    if text[found.start() - 1 : found.start()] in _SIGNS and found.start():
        return f" {cardinal(value(numeral))}"
    before = _BEFORE.search(text, max(0, found.start() - 24), found.start())
    if before is None:
        return ""
    word, sign = before["word"] or "", before["sign"]
    if len(word) > 1 and word.isupper() and word.capitalize() in word_list(_PACKAGE, "counted"):
        word = word.capitalize()  # in a heading: "ADVENTURE V."
    if word in word_list(_PACKAGE, "rulers"):
        alone = numeral != "I" or _stands_alone(text, found.end())
        return f"the {ordinal(value(numeral))}" if alone else ""
    counted = word_list(_PACKAGE, "counted")
    if (
        sign
        or word in counted
        or word.lower() in _LOWER_KEYS
        or word.rstrip("s") in counted
        or (len(numeral) > 1 and word[0].isupper() and _certain(numeral))
    ):
        return cardinal(value(numeral))
    return ""


def _small(text: str) -> Iterator[Edit]:
    """Say ``part iv`` and ``pp. xii–xiv``, as front matter has them."""
    for found in _SMALL.finditer(text):
        for group in ("first", "last"):
            if found[group] and _EXACT.fullmatch(found[group].upper()):
                said = cardinal(value(found[group].upper()))
                said = f" to {said}" if group == "last" else said
                start = found.end("first") if group == "last" else found.start(group)
                yield Edit(span=Span(start, found.end(group)), spoken=said, rule="roman-numerals")


def value(numeral: str) -> int:
    """Return the number a Roman numeral stands for."""
    total = 0
    for one, following in zip(numeral, [*numeral[1:], ""], strict=True):
        worth = _VALUES[one]
        total += -worth if following and _VALUES[following] > worth else worth
    return total


def _stands_alone(text: str, end: int) -> bool:
    """Say whether "I" after a ruler's name is no pronoun: a stop, a comma or a capital follows."""
    return _AFTER_RULER.match(text, end) is not None


def _certain(numeral: str) -> bool:
    return bool(re.fullmatch(r"I{2,3}|IV|VI{1,3}|IX|XI{1,3}|XIV|XVI{0,3}|XIX|XX[IVX]*", numeral))
