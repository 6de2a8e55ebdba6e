"""Abbreviations that are said in full: titles, ranks, saints, Latin, months."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.en.calendar import MONTH, full
from narrate.scripting.rules.tables import table
from narrate.scripting.splitting.en import TABLE as SENTENCES

if TYPE_CHECKING:
    from collections.abc import Iterator

_PACKAGE = "narrate.scripting.rules.en"
_NAME = r"['’\"“]?[A-Z]"
_AFTER_NAME = re.compile(r"(?<=[a-z]\s)(St|Dr)\.(?=\s*(?:$|[,;:)]|[a-z]))")
_STREETS = {"St": "Street", "Dr": "Drive"}
_SAINTS = (
    (re.compile(r"\bSts?\.(?=\s+[A-Z])|\bSt(?=\s+[A-Z][a-z])"), "Saint", "saints"),
    (re.compile(r"\bSte\.(?=\s+[A-Z][a-z])"), "Sainte", "saints"),
    (re.compile(r"\bDr\.(?=\s*[A-Z])"), "Doctor", "honorifics"),
    (re.compile(r"\bMts\.(?=\s+[A-Z][a-z])"), "Mounts", "places"),
    (re.compile(r"\bMt\.?(?=\s+[A-Z][a-z])"), "Mount", "places"),
    (re.compile(r"\bFt\.?(?=\s+[A-Z][a-z])"), "Fort", "places"),
    (re.compile(r"\bPt\.(?=\s+[A-Z][a-z])"), "Point", "places"),
    (re.compile(r"\bMt\.(?=\s*$)"), "Mount", "places"),
    (re.compile(r"(?<!\S)dr\.(?=\s*$)"), "drive", "streets"),
)
_BORN = re.compile(r"(?:(?<=\()|(?<=[,;]\s))(?P<short>b|d|r|fl|m)\.\s(?=(?:ca?\.\s)?\d)")
_LIFE = {"b": "born", "d": "died", "r": "reigned", "fl": "flourished", "m": "married"}
_CIRCA = re.compile(r"(?<![\w.])c(?:a|irca)?\.\s?(?=\d{3,4})")
_NEXT_WORD = re.compile(r"\s+[\"'“‘(]*(?P<word>[A-Z][\w'’]*)")
_MONTH = re.compile(rf"\b(?P<month>{MONTH})\.(?=[\s,)]|$)", re.IGNORECASE)


@cache
def _titles() -> tuple[dict[str, str], re.Pattern[str], re.Pattern[str]]:
    """Return the titles, the pattern of one with a stop, and of one without."""
    rows = table(_PACKAGE, "titles")
    names = {row[0]: row[1] for row in rows}
    longest = sorted(names, key=len, reverse=True)
    bare = sorted((row[0] for row in rows if row[2:] == ("bare",)), key=len, reverse=True)
    stopped = rf"\b(?P<title>{'|'.join(map(re.escape, longest))})\.(?=\s*(?:{_NAME}|and\s|&\s))"
    alone = rf"|^(?P<alone>{'|'.join(map(re.escape, longest))})\.$"
    return (
        names,
        re.compile(stopped + alone),
        re.compile(rf"\b(?P<title>{'|'.join(bare)})(?=\s{_NAME}|\s*$)"),
    )


@cache
def _abbreviations() -> tuple[dict[str, tuple[str, str]], re.Pattern[str]]:
    """Return what is said for each and where it holds, and the pattern of them all."""
    rows = {
        written: (said, where)
        for written, said, where in table(_PACKAGE, "abbreviations")
        if where != "born"
    }
    longest = "|".join(re.escape(one) for one in sorted(rows, key=len, reverse=True))
    return rows, re.compile(rf"(?<![\w.’'])(?P<short>{longest})(?!\w)", re.IGNORECASE)


def honorifics(text: str) -> Iterator[Edit]:
    """Say "Mister" for "Mr." and its kin."""
    names, stopped, bare = _titles()
    for found in stopped.finditer(text):
        title = found["title"] or found["alone"]
        yield Edit(span=Span(*found.span()), spoken=names[title], rule="honorifics")
    for found in bare.finditer(text):
        yield Edit(span=Span(*found.span()), spoken=names[found["title"]], rule="honorifics")
    if text.strip().lower() in {"mr", "mrs", "ms"}:
        start = len(text) - len(text.lstrip())
        said = names[text.strip().capitalize()]
        yield Edit(span=Span(start, start + len(text.strip())), spoken=said, rule="honorifics")


def places(text: str) -> Iterator[Edit]:
    """Tell streets from saints and drives from doctors by what stands around them."""
    for found in _AFTER_NAME.finditer(text):
        if text[: found.start()].rsplit(maxsplit=1)[-1][:1].isupper():
            stop = found.end() if text[found.end() :].strip() else found.end() - 1
            yield Edit(span=Span(found.start(), stop), spoken=_STREETS[found[1]], rule="streets")
    for pattern, said, rule in _SAINTS:
        for found in pattern.finditer(text):
            several = "s" if found[0].startswith("Sts") else ""
            yield Edit(span=Span(*found.span()), spoken=said + several, rule=rule)


def abbreviations(text: str) -> Iterator[Edit]:
    """Say Latin and everyday abbreviations and months in full."""
    if "." not in text and "'" not in text and "’" not in text:
        return
    for found in _BORN.finditer(text):
        spoken = f"{_LIFE[found['short']]} "
        yield Edit(span=Span(*found.span()), spoken=spoken, rule="abbreviations")
    for found in _CIRCA.finditer(text):
        yield Edit(span=Span(*found.span()), spoken="circa ", rule="abbreviations")
    rows, pattern = _abbreviations()
    for found in pattern.finditer(text):
        said, where = rows[found["short"].lower()]
        if edit := _edit(text, found, said, where):
            yield edit
    for found in _MONTH.finditer(text):
        if found["month"][0].isupper():
            end = found.end() - (not text[found.end() :].strip())
            spoken = full(found["month"])
            yield Edit(span=Span(found.start(), end), spoken=spoken, rule="abbreviations")


def _edit(text: str, found: re.Match[str], said: str, where: str) -> Edit | None:
    written = found["short"]
    if "capital" in where and written[0].islower():
        return None
    if written.lower() == "v." and not re.match(r"\s+[A-Z]", text[found.end() : found.end() + 3]):
        return None
    # A stop that also ends the sentence stays where it is.
    rest = text[found.end() : found.end() + 20].lstrip("\"'”’)")
    ends = written.endswith(".") and (
        not rest.strip() or ("final" in where and _begins_sentence(rest))
    )
    if written[0].isupper():
        said = said[0].upper() + said[1:]
    return Edit(span=Span(found.start(), found.end() - ends), spoken=said, rule="abbreviations")


def _begins_sentence(rest: str) -> bool:
    """Say whether what follows a stop is a capitalised word that hardly is a name."""
    found = _NEXT_WORD.match(rest)
    return found is not None and found["word"].lower() in SENTENCES.starters
