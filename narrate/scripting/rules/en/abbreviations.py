"""Abbreviations that are said in full: titles, ranks, saints, Latin, months."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from narrate.model.span import Edit, Span
from narrate.scripting.rules.en.calendar import DAY_NAMES, MONTH_NAMES, abbreviated
from narrate.scripting.rules.gates import capitalised
from narrate.scripting.rules.stops import is_last, stopped
from narrate.scripting.rules.tables import table
from narrate.scripting.splitting.en import TABLE as SENTENCES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.scripting.rules.stops import Stopped

_PACKAGE = "narrate.scripting.rules.en"
_NAME = re.compile(r"(?:-|\s*['’\"“]?)(?:[A-Z]|(?:and|&)\s)")
_NEXT_WORD = re.compile(r"\s+[\"'“‘(]*(?P<word>[A-Z][\w'’]*)")
_NEXT_NAME = re.compile(r"\s+[A-Z][a-z]")
_BARE_SAINTS = re.compile(r"[SMF]t(?=\s+[A-Z][a-z])")
_SAINTS = frozenset({"St", "Mt", "Ft"})
_PLACES = {
    "St": "Saint", "Ste": "Sainte", "Sts": "Saints", "Mt": "Mount", "Mts": "Mounts", "Ft": "Fort",
    "Pt": "Point", "Dr": "Doctor",
}  # fmt: skip
_RANKS = frozenset(
    "Adm Amb Brig Capt Cmdr Col Cpl Gen Gov Lieut Lt Maj Prof Pvt Rep Sen Serg Sgt Supt".split()  # noqa: SIM905 - read by people
)
"""Titles that are said in full without a name as well: "the 1st Sgt. of"."""
_GOES_ON_SMALL = re.compile(r",?\s[a-z]|[,;:)]")
_OPENING = re.compile(r"\s+(?:He|She|It|They|We|The|This|There|His|Her|In|On|At)\s")
_ON_ROAD = re.compile(r"[A-Z][a-z]+\s$")
"""Before and behind a drive where a sentence ends."""
_NUMBERED_ROAD = re.compile(r"\d{1,3}(?:st|nd|rd|th)")
_STREETS = {"St": "Street", "Dr": "Drive"}
_BEHIND_NAME = re.compile(r"\s*(?:$|[,;:)?!—–]|[a-z])")
_LIFE = {
    "c": "circa", "b": "born", "d": "died", "r": "reigned", "fl": "flourished", "m": "married",
    "est": "established",
}  # fmt: skip
_YEAR = re.compile(
    rf"\s?(?:ca?\.\s?)?\d{{3,4}}\b|\s(?:(?:{DAY_NAMES})\.?,?\s)?(?:\d{{1,2}}\s)?(?:{MONTH_NAMES})\b\.?(?:\s\d{{1,2}},)?\s\d{{4}}\b"
)
_SOME = re.compile(r"\s?\d")
_NEXT_CAPITAL = re.compile(r"\s+[A-Z]")
_SHOUTED_NEXT = re.compile(r"\s+[A-Z]{2}")
_LABEL = re.compile(r"\.\s?\d|/")
"""Shows that a word is none: "No. 5", "A/RES/3"."""
_GOES_ON = re.compile(r"\s*[a-z\d,;:§#&(]|\s+[A-Z]\w*\.?\s\d")
"""Behind a stop that ends no sentence."""
_NEXT_LETTER = re.compile(r"\s+(?:[A-Za-z]|&)")
_OF_AGE = re.compile(
    r"\s+(?:ago|old|later|past|since|hence|before|after|older|younger|in|to|and|or)\b"
)
_COUNTS_YEARS = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|[a-z]+teen|[a-z]+ty|hundred|few|many|"
    r"several|some|per|an?|each|every|this|last|next|past|the|half|fiscal|school))[\s-]$",
    re.IGNORECASE,
)
"""Before "yr." and "yrs." that are years."""
_BY_WHOM = re.compile(r"\s+(?:[A-Z]|(?:by|from|with|and)\b)")
"""Behind the work of an editor or a translator."""
_NUMBER_BEFORE = re.compile(r"(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve))\s$")
_SILENCE = re.compile(r"\W*")
_LONGEST_LOOK = 24


class _Short(NamedTuple):
    """A row of the table of abbreviations."""

    before: str
    """What stands before its last word, such as "et " of "et al."."""
    said: str
    where: str


@cache
def _titles() -> dict[str, str]:
    return {row[0]: row[1] for row in table(_PACKAGE, "titles")}


@cache
def _given_names() -> frozenset[str]:
    """Return the titles that are given names."""
    return frozenset(row[0] for row in table(_PACKAGE, "titles") if row[2:] == ("name",))


@cache
def _bare_titles() -> tuple[frozenset[str], re.Pattern[str]]:
    """Return the titles that need no stop, and their pattern."""
    rows = table(_PACKAGE, "titles")
    bare = sorted((row[0] for row in rows if row[2:] == ("bare",)), key=len, reverse=True)
    return frozenset(bare), re.compile(rf"(?:{'|'.join(bare)})(?=\s['’\"“]?[A-Z]|\s*$)")


@cache
def _abbreviations() -> dict[str, list[_Short]]:
    """Return the abbreviations with a stop, by their last word without it."""
    found: dict[str, list[_Short]] = {}
    for written, said, where in table(_PACKAGE, "abbreviations"):
        if written.endswith("."):
            before, _, last = written.removesuffix(".").rpartition(" ")
            row = _Short(f"{before} " if before else "", said, where)
            found.setdefault(last, []).append(row)
    return found


@cache
def _clipped() -> tuple[dict[str, str], re.Pattern[str]]:
    """Return the abbreviations with an apostrophe, and their pattern: from it on, for speed.

    Its group is what stands before the apostrophe.
    """
    rows = {row[0]: row[1] for row in table(_PACKAGE, "abbreviations") if "'" in row[0]}
    parts = (written.split("'") for written in rows)
    shapes = (rf"(?<=([{one[0].upper()}{one[0]}]{one[1:]}).){end}" for one, end in parts)
    return rows, re.compile(rf"['’](?:{'|'.join(shapes)})(?!\w)")


def honorifics(text: str) -> Iterator[Edit]:
    """Say "Mister" for "Mr." and its kin."""
    names = _titles()
    titled: int | None = None
    for start, end, word in stopped(text):
        title = names.get(word) or (names.get(word.title()) if word.isupper() else None)
        if (
            word == "Dr"
            and _OPENING.match(text, end)
            and _ON_ROAD.search(text, max(0, start - _LONGEST_LOOK), start)
        ):
            continue
        if word in _given_names():
            ends = is_last(text, end) or begins_sentence(text[end : end + _LONGEST_LOOK])
            span = Span(start, end - ends)
            yield Edit(span=span, spoken=names[word], rule="abbreviations")
            continue
        named = _NAME.match(text, end) or (word in _RANKS and _GOES_ON_SMALL.match(text, end))
        compound = titled is not None and start == titled + 1  # "the Atty. Gen.", "Lt. Col. (ret.)"
        if title and (named or compound or _is_all(text, start, end)):
            ends = compound and not named and is_last(text, end)
            yield Edit(span=Span(start, end - ends), spoken=title, rule="honorifics")
        titled = end if title and text[start : start + 1].isupper() else None
    bare, pattern = _bare_titles()
    for found in () if capitalised(text).isdisjoint(bare) else pattern.finditer(text):
        before = text[found.start() - 1 : found.start()]
        if not (before.isalpha() or before == "&"):
            yield Edit(span=Span(*found.span()), spoken=names[found[0]], rule="honorifics")
    alone = names.get(text.capitalize()) if len(text) < 4 and text.islower() else None  # noqa: PLR2004 - mr, mrs, ms
    if alone:
        yield Edit(span=Span(0, len(text)), spoken=alone, rule="honorifics")


def places(text: str) -> Iterator[Edit]:
    """Tell streets from saints and drives from doctors by what stands around them."""
    for stop in stopped(text):
        if stop.word in _PLACES or stop.word == "dr":
            yield from _place(text, stop)
    for found in () if capitalised(text).isdisjoint(_SAINTS) else _BARE_SAINTS.finditer(text):
        if not text[found.start() - 1 : found.start()].isalnum():
            said, span = _PLACES[found[0]], Span(*found.span())
            yield Edit(span=span, spoken=said, rule="saints" if said == "Saint" else "places")


def _place(text: str, stop: Stopped) -> Iterator[Edit]:
    start, end, word = stop
    before = text[max(0, start - _LONGEST_LOOK) : start].split()
    street = _STREETS.get(word)
    whole = _is_all(text, start, end)
    if whole and word == "dr":
        yield Edit(span=Span(start, end), spoken="drive", rule="streets")
    elif street and before and _is_road(before[-1], text, end):
        if text[start - 1 : start].isspace() and before[-1][-1].islower():
            ends = is_last(text, end) or begins_sentence(text[end : end + _LONGEST_LOOK])
            yield Edit(span=Span(start, end - ends), spoken=street, rule="streets")
    elif word == "Dr" and _NAME.match(text, end):
        yield Edit(span=Span(start, end), spoken="Doctor", rule="honorifics")
    elif word in _PLACES and word != "Dr" and (_NEXT_NAME.match(text, end) or whole):
        rule = "saints" if word in {"St", "Sts", "Ste"} else "places"
        yield Edit(span=Span(start, end), spoken=_PLACES[word], rule=rule)


def _is_road(name: str, text: str, end: int) -> bool:
    """Say whether a name is that of a street: by what it is, or by what follows behind it."""
    if _NUMBERED_ROAD.fullmatch(name):
        return True
    ends = _BEHIND_NAME.match(text, end) or begins_sentence(text[end : end + _LONGEST_LOOK])
    return name[0].isupper() and bool(ends)


def _is_all(text: str, start: int, end: int) -> bool:
    """Say whether a text has no other word than the one at ``start``."""
    return (
        _SILENCE.fullmatch(text, end) is not None and _SILENCE.fullmatch(text, 0, start) is not None
    )


def abbreviations(text: str) -> Iterator[Edit]:
    """Say Latin and everyday abbreviations and months in full."""
    known = _abbreviations()
    for stop in stopped(text):
        word = stop.word
        rows = known.get(word) or known.get(word.lower()) or ()
        edits = [edit for row in rows if (edit := _short(text, stop, row))]
        if edits:
            yield edits[0]
        elif word in _LIFE and _is_of_life(text, stop) and _stands_free(text, stop.start):
            span = Span(stop.start, stop.end)
            yield Edit(span=span, spoken=_LIFE[word], rule="abbreviations")
        elif month := abbreviated(word):
            ends = is_last(text, stop.end)
            span = Span(stop.start, stop.end - ends)
            yield Edit(span=span, spoken=month, rule="abbreviations")
    if "'" in text or "’" in text:
        clipped, pattern = _clipped()
        for found in pattern.finditer(text):
            span = Span(found.start(found.lastindex or 0), found.end())
            written = text[slice(*span)]
            said = clipped[written.lower().replace("’", "'")]
            said = said.capitalize() if written[0].isupper() else said
            yield Edit(span=span, spoken=said, rule="abbreviations")


def _are_parties(text: str, start: int, end: int) -> bool:
    """Say whether "v." stands between names: a capital is one only between names in capitals."""
    if text[start] == "v":
        return _NEXT_CAPITAL.match(text, end) is not None
    before = text[max(0, start - _LONGEST_LOOK) : start].split()
    return bool(before) and before[-1][-2:].isupper() and bool(_SHOUTED_NEXT.match(text, end))


def _is_of_life(text: str, stop: Stopped) -> bool:
    """Say whether a year follows; behind "c." any number is one that is not sure."""
    pattern = _SOME if stop.word == "c" else _YEAR
    return pattern.match(text, stop.end) is not None


def _stands_free(text: str, at: int) -> bool:
    return not at or text[at - 1] in "( –—-"


def _short(text: str, stop: Stopped, short: _Short) -> Edit | None:
    start, end, _ = stop
    if short.before:
        start -= len(short.before)
        if start < 0 or text[start : stop.start].lower() != short.before:
            return None
    first = text[start]
    if not _holds(text, stop, short.where, small=first.islower()):
        return None
    spoken = short.said
    if "by" in short.where:
        spoken += " by" if _NEXT_CAPITAL.match(text, end) else ""
    # A stop that also ends the sentence stays where it is.
    rest = text[end : end + _LONGEST_LOOK].lstrip("\"'”’)")
    ends = not rest.strip() or ("final" in short.where and begins_sentence(rest))
    spoken = spoken[0].upper() + spoken[1:] if first.isupper() else spoken
    return Edit(span=Span(start, end - ends), spoken=spoken, rule="abbreviations")


def _holds(text: str, stop: Stopped, where: str, *, small: bool) -> bool:
    """Say whether what stands around an abbreviation is what its row asks for."""
    start, end, word = stop
    if word in ("v", "V") and not _are_parties(text, start, end):
        return False
    if "by" in where:
        opens = begins_sentence(text[end : end + _LONGEST_LOOK])
        return _BY_WHOM.match(text, end) is not None and not opens
    return not (
        ("capital" in where and small)
        or ("inner" in where and not _GOES_ON.match(text, end))
        or ("letter" in where and not _is_letter(text, start, end))
        or ("name" in where and not _NEXT_CAPITAL.match(text, end))
        or (
            "uncounted" in where
            and _NUMBER_BEFORE.search(text, max(0, start - _LONGEST_LOOK), start)
        )
    )


def _is_letter(text: str, start: int, end: int) -> bool:
    """Say whether "yr." is "your": before a word, and behind nothing that counts years."""
    if _OF_AGE.match(text, end) or not _NEXT_LETTER.match(text, end):
        return False
    return _COUNTS_YEARS.search(text, max(0, start - _LONGEST_LOOK), start) is None


def begins_sentence(rest: str) -> bool:
    """Say whether what follows a stop is a capitalised word that hardly is a name."""
    found = _NEXT_WORD.match(rest)
    if found is None or _LABEL.match(rest, found.end()):
        return False
    return found["word"].lower() in SENTENCES.starters
