"""Roman numerals, told from initials and words by what stands before them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.en.numbers import cardinal, ordinal, year
from narrate.scripting.rules.gates import capitalised
from narrate.scripting.rules.tables import word_list
from narrate.scripting.splitting.en import TABLE as SENTENCES

if TYPE_CHECKING:
    from collections.abc import Iterator

_PACKAGE = "narrate.scripting.rules.en"
_NUMERAL = r"(?=[MDCLXVI])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_AFTER_RULER = re.compile(
    r"['’]s\b|\s*(?:[,.;:!?)]|$|(?:of|was|is|had|and|in|reigned)\b|the\s[A-Z])"
)
_GENERATIONS = frozenset(["II", "III", "IV", "VI", "VII"])
"""Numerals behind a family name: "John Smith III"."""
_LOOK_ALIKES = frozenset("CDLM")
"""Letters that alone are hardly ever numerals."""
_OTHERS = frozenset({"CD", "MD", "DC", "MC", "DM", "MI", "DI", "MIX"})
"""Numerals that are hardly ever one: discs, doctors, a district, a state, a word."""
_EXACT = re.compile(_NUMERAL)
_LONE = re.compile(r"([MDCLXVI])(?<![\w.'’-].)[MDCLXVI]{0,14}(?!\w|['’](?!s(?!\w))|\.\w|-[A-Z\d])")
_WHOLE = re.compile(rf"\s*(?P<numeral>{_NUMERAL})\.?\s*")
"""A heading that is nothing but a numeral."""
_PLAIN_NUMERAL = re.compile(r"[XVI]{2,}|[XL][LXVI]{2,}|[MDCLXVI]{4,}")
"""One that is no acronym, as CD, MD and DC are."""
_BEFORE = re.compile(r"(?:(?P<word>(?<![A-Za-z])[A-Za-z]+)\.?|(?P<sign>[§¶№#]))\s$")
_SIGNS = frozenset("§¶№#")
_JOINT = re.compile(r"(?P<dash>\s?[–—]\s?)|,\s(?:and\s|or\s)?|\s(?:and|or|to|through|&)\s")
"""Between two numerals that are counted together: "Chapters IV–VI", "Parts I and II"."""
_LETTERS = frozenset("MDCLXVI")
_VALUES = {"M": 1000, "D": 500, "C": 100, "L": 50, "X": 10, "V": 5, "I": 1}
_LOWER_KEYS = frozenset([
    "vol", "vols", "chapter", "chapters", "book", "part", "volume", "ch", "chap", "bk",
    "no", "pt", "act", "scene", "article", "section", "volume", "fig", "table", "plate", "appendix",
    "art", "arts", "sec", "stage", "type", "phase", "grade", "class", "category", "level", "tier",
    "amend", "amends", "app", "cl", "cap",
    "schedule", "annex", "title", "group", "figure", "page", "note", "item", "paragraph", "canto",
])  # fmt: skip
_CENTURY = re.compile(r"(?P<numeral>[XVI](?<!\w.)[XVI]{0,4})th\b")
_RANKED = re.compile(
    r"[\s-][Cc]entur(?:y|ies)\b|\s(?:[A-Z][a-z]+\s){0,2}(?:Corps|Army|Olympiad|Legion|Dynasty)\b"
)
"""Behind a numeral that says a place in a row."""
_BRACKETED = re.compile(r"\((?P<numeral>[ivx]{2,6}|[IVX]{2,6})\)")
_PERSON = re.compile(
    r"(?:\b(?P<name>[A-Z][a-z]+)|(?<![\w.])[A-Z]\.|\b(?:Mr|Mrs|Dr|Gen|Sen|Rep|Gov|Capt|Col|Lt)\.)\s[A-Z][\w'’-]+,?\s$"
)
"""A given name, an initial or a title, and the name behind it."""

_NAME_NEXT = re.compile(r"\.\s(?P<name>[A-Z][a-z]+)")
_CAPITALISED = re.compile(r"[A-Z][a-z]+")
_OF_LAND = re.compile(r"\sof\s[A-Z]")
_LETTER_NEXT = re.compile(r"\s[A-HJ-Z](?!\w)")
_WAR = re.compile(r"WW(?<!\w..)(?P<numeral>I{1,2}|[12])(?!\w)")
_SMALL_NUMERAL = re.compile(r"\s[ivxl]{1,8}(?![\w'’])")
_SMALL = re.compile(
    r"\b(?P<word>[Cc]hapters?|[Pp]arts?|[Ss]ections?|[Bb]ooks?|[Vv]olumes?|[Aa]cts?|"
    r"[Ss]cenes?|[Pp]ages?|[Aa]rticles?|[Aa]ppendix|[Ff]igures?|[Tt]ables?|[Ii]tems?|[Cc]antos?|[Pp]lates?|"
    r"pp?\.|[Vv]ols?\.|[Cc]h(?:ap)?s?\.|[Pp]ts?\.|[Nn]os?\.|[Bb]ks?\.|[Ss]cs?\.|[Aa]rts?\.|[Ss]ecs?\.)\s"
    r"(?P<first>[ivxl]{1,8})(?:\s?[-–]\s?(?P<last>[ivxl]{1,8}))?(?![\w'’])"
)


def romans(text: str) -> Iterator[Edit]:
    """Say ``Henry VIII`` "the eighth", ``Chapter IV`` "four"; leave ``I`` and initials alone."""
    whole = _WHOLE.fullmatch(text)
    if whole and _PLAIN_NUMERAL.fullmatch(whole["numeral"]):
        yield _edit(whole.span("numeral"), _as_year(value(whole["numeral"])))
    for found in _BRACKETED.finditer(text) if "(" in text else ():
        if _EXACT.fullmatch(found["numeral"].upper()):
            yield _edit(found.span("numeral"), cardinal(value(found["numeral"].upper())))
    for found in _WAR.finditer(text) if "WW" in text else ():
        number = "one" if found["numeral"] in ("I", "1") else "two"
        yield _edit(found.span(), f"World War {number}")
    yield from _small(text)
    numerals = [one for one in capitalised(text) if _LETTERS.issuperset(one.removesuffix("th"))]
    if any(one.endswith("th") for one in numerals):
        yield from _centuries(text)
    if numerals:
        yield from _alone(text)


def _centuries(text: str) -> Iterator[Edit]:
    """Say ``XIXth`` as an ordinal."""
    for found in _CENTURY.finditer(text):
        if _EXACT.fullmatch(found["numeral"]):
            yield _edit(found.span(), ordinal(value(found["numeral"])))


def _alone(text: str) -> Iterator[Edit]:
    """Say the numerals that stand alone, by the word before them or the numeral they follow."""
    last, said = -1, ""
    for found in _LONE.finditer(text):
        numeral = found[0]
        if numeral == "I" and _is_pronoun(text, found.start()):
            last = -1
            continue
        if (
            numeral in _LOOK_ALIKES
            or numeral in _OTHERS
            or not _EXACT.fullmatch(numeral)
            or _is_letter(text, found)
        ):
            continue
        joint = _JOINT.fullmatch(text, last, found.start()) if last >= 0 else None
        if joint and joint["dash"] and numeral != "I":
            yield _edit(joint.span(), " to ")
        if joint and numeral != "I":
            rank = said.startswith("the ")
            said = f"the {ordinal(value(numeral))}" if rank else cardinal(value(numeral))
        else:
            said = _read(text, found)
        last = found.end() if said else -1
        if said:
            yield _edit(found.span(), said)


def _is_pronoun(text: str, at: int) -> bool:
    """Say whether an "I" stands behind a plain word that counts nothing, as most do."""
    word = text[text.rfind(" ", 0, at - 1) + 1 : at - 1]
    return text[at - 1 : at] == " " and word.isalpha() and word.isascii() and not _counts(word)


def _read(text: str, found: re.Match[str]) -> str:
    """Return what is said for a numeral by the word before it; empty for no numeral."""
    numeral, start = found[0], found.start()
    if start and text[start - 1] in _SIGNS:
        return f" {cardinal(value(numeral))}"
    if len(numeral) > 1 and _certain(numeral) and _RANKED.match(text, found.end()):
        return ordinal(value(numeral))
    word = text.rfind(" ", 0, start - 1) if start > 1 else -1
    before = _BEFORE.search(text, max(0, word, start - 24), start)
    return _read_after(text, found, before) if before else _unannounced(numeral)


def _read_after(text: str, found: re.Match[str], before: re.Match[str]) -> str:
    numeral = found[0]
    word, sign = before["word"] or "", before["sign"]
    if len(numeral) == 1 and not (sign or _counts(word)):
        return ""
    number = value(numeral)
    if len(word) > 1 and word.isupper() and word.capitalize() in word_list(_PACKAGE, "counted"):
        word = word.capitalize()  # in a heading: "ADVENTURE V."
    if word.lower() == "year" and len(numeral) > 2:  # noqa: PLR2004 - "year II" of a republic
        return _as_year(number)
    ruler = word in word_list(_PACKAGE, "rulers") or _is_person(text, found, word)
    plain = len(numeral) == 1 or _certain(numeral)
    if plain and (ruler or _reigns(text, found, word)):
        alone = numeral != "I" or _stands_alone(text, found.end())
        return f"the {ordinal(number)}" if alone and not _is_initial(text, found) else ""
    counted = word_list(_PACKAGE, "counted")
    if (
        sign
        or word in counted
        or word.lower() in _LOWER_KEYS
        or word.rstrip("s") in counted
        or (len(numeral) > 1 and word[0].isupper() and _certain(numeral))
    ):
        return cardinal(number)
    return _unannounced(numeral)


@lru_cache(maxsize=4096)
def _counts(word: str) -> bool:
    """Say whether a word before a numeral may tell that it is one: most have none behind them."""
    counted = word_list(_PACKAGE, "counted")
    return (
        word in word_list(_PACKAGE, "rulers")
        or word in word_list(_PACKAGE, "given-names")
        or not counted.isdisjoint((word, word.rstrip("s"), word.capitalize()))
        or word.lower() in _LOWER_KEYS
    )


def _unannounced(numeral: str) -> str:
    """Say a numeral that nothing in front tells of, if it is too long and too plain for another."""
    return cardinal(value(numeral)) if len(numeral) > 2 and _certain(numeral) else ""  # noqa: PLR2004


def _small(text: str) -> Iterator[Edit]:
    """Say ``part iv`` and ``pp. xii–xiv``, as front matter has them."""
    for found in _SMALL.finditer(text) if _SMALL_NUMERAL.search(text) else ():
        for group in ("first", "last"):
            if found[group] and _EXACT.fullmatch(found[group].upper()):
                said = cardinal(value(found[group].upper()))
                said = f" to {said}" if group == "last" else said
                start = found.end("first") if group == "last" else found.start(group)
                yield _edit((start, found.end(group)), said)


def _edit(span: tuple[int, int], spoken: str) -> Edit:
    return Edit(span=Span(*span), spoken=spoken, rule="roman-numerals")


def _is_letter(text: str, found: re.Match[str]) -> bool:
    """Say whether a numeral is one of several letters that stand apart: "No. I N R"."""
    return len(found[0]) == 1 and _LETTER_NEXT.match(text, found.end()) is not None


def _is_initial(text: str, found: re.Match[str]) -> bool:
    """Say whether a numeral behind a given name is the initial of a second: "George V. Smith"."""
    name = _NAME_NEXT.match(text, found.end()) if len(found[0]) == 1 else None
    return name is not None and name["name"].lower() not in SENTENCES.starters


def _is_person(text: str, found: re.Match[str], word: str) -> bool:
    """Say whether a numeral stands behind the name of a man who is one of several of his name."""
    names = word_list(_PACKAGE, "given-names")
    if word in word_list(_PACKAGE, "counted"):
        return False
    if word in names:
        return found[0] != "I" or _stands_alone(text, found.end())
    if found[0] not in _GENERATIONS:
        return False
    person = _PERSON.search(text, max(0, found.start() - 40), found.start())
    return person is not None and (person["name"] is None or person["name"] in names)


def _reigns(text: str, found: re.Match[str], word: str) -> bool:
    """Say whether a land follows the numeral of a name no table has: "Sverre II of Norway"."""
    if (
        len(found[0]) == 1
        or not _CAPITALISED.fullmatch(word)
        or not _OF_LAND.match(text, found.end())
    ):
        return False
    singular = word.rstrip("s")
    return not ({word, singular} & word_list(_PACKAGE, "counted") or word.lower() in _LOWER_KEYS)


def _as_year(number: int) -> str:
    """Say a number as a year if it can be one: "nineteen ninety-four"."""
    return year(number) if 1100 <= number < 2100 else cardinal(number)  # noqa: PLR2004 - as `years`


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
