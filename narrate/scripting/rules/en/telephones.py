"""Numbers that are read digit by digit: telephones, addresses of machines, books and people."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.en.numbers import cardinal, digits
from narrate.scripting.rules.shared.accounts import accounts

if TYPE_CHECKING:
    from collections.abc import Iterator

_EXTENSION = r"(?:(?P<extra>,?\s?(?:x|ext\.?|extension)\s?|-)(?P<extension>\d{1,5}))?"
_AMERICAN = re.compile(
    r"(?=[\d+(])(?<![\w.-])(?:(?P<plus>\+)?(?P<country>\d{1,3})[ .-])?"
    r"(?:\((?P<code>\d{3})\)[ -]?|(?P<area>\d{3})[ ./-])"
    rf"(?P<office>\d{{3}})[ .-](?P<line>\d{{4}}){_EXTENSION}(?![\w-]|\.\d)"
)
_LOCAL = re.compile(
    r"(?=\d)(?<![\w.,/$-])(?P<office>\d{3})-(?P<line>\d{4})(?:(?P<extra>,?\s?x\s?)(?P<extension>\d{1,5}))?(?![\w-]|[.,]\d)"
)
_INTERNATIONAL = re.compile(
    r"(?<![\w])(?P<plus>\+)(?P<parts>\d{1,3}(?:[ .-]?\(?\d{1,5}\)?){1,7}\d)(?![\w-]|\.\d)"
)
_TRUNK = re.compile(
    r"[(0](?<![\w.,/+-].)(?:(?<=\()0\d{1,4}\)|(?<=0)\d{1,4})"
    r"(?:(?:[ -]\d{3,8}){1,3}|(?:[ .]\d\d){3,5})(?![\w-]|[.,]\d)"
)
"""A national number with the nought that long-distance calls begin with."""
_EMERGENCY = re.compile(r"(?:[2-9]11|112|999|988|000)(?<![\w.,$£€/-]...)(?!\w|[.,:-]\d)")
_CALLED = re.compile(
    r"\b(?:call(?:s|ed|ing)?|dial(?:s|l?ed|l?ing)?|phoned?|text)\s$", re.IGNORECASE
)
_NO_NUMBER = re.compile(r"\s(?:people|times|men|women|of)\b")
_CALL = re.compile(r"\s(?:calls?|callers?|operators?|dispatch|tapes?|center|system|number)\b")
_INNER = re.compile(r"[Ee]xt(?:\.|ension)\s(?P<number>\d{2,5})(?!\w|[.,]\d)")
_FEWEST = 7
"""Digits of a number with its country's."""
_FREE = re.compile(
    r"(?=[189])(?<![\w-])(?:(?P<country>1)-)?(?P<area>8\d\d|900)-(?P<words>(?:[A-Z]+|\d+)(?:-(?:[A-Z]+|\d+))*)(?![\w-])"
)
_SOCIAL = re.compile(r"(?=\d)(?<![\w.-])(\d{3})-(\d\d)-(\d{4})(?![\w-]|\.\d)")
_MACHINE = re.compile(
    r"(?=\d)(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?(?:/\d{1,2})?(?![\w]|\.\d)"
)
_GROUPS = re.compile(r"(?=\d)(?<![\w-])\d{4}(?:[ -]\d{4}){2,4}(?![\w-])")
_ACCOUNT = re.compile(r"#\s?(?P<number>\d{2,8}(?:-\d{2,8}){1,4})(?![\w-]|\.\d)")
_BOOK = re.compile(r"\bIS[BS]N(?:-1[03])?:?\s(?P<number>\d[\d -]{6,15}[\dX])(?!\w)")


_OBJECT = re.compile(r"\b(?:doi|DOI):?\s?(?P<number>10\.\d{4,9}/[\w.()/;-]*\w)")
"""The number of an article: its prefix, and what its publisher calls it."""
_OBJECT_PART = re.compile(r"[^\W\d_]+|\d+|[./_-]")
_OBJECT_SIGNS = {".": "dot", "/": "slash", "_": "underscore", "-": "dash"}
_accounts = accounts(digits)


def telephones(text: str) -> Iterator[Edit]:
    """Say the digits of telephone numbers one by one, with a breath between the parts."""
    for found in _AMERICAN.finditer(text):
        yield _extended(_american(found), found)
    for found in _INTERNATIONAL.finditer(text) if "+" in text else ():
        parts = re.findall(r"\d+", found["parts"])
        yield from [_edit(found, parts, plus=True)] if sum(map(len, parts)) >= _FEWEST else ()
    for found in _FREE.finditer(text):
        yield Edit(span=Span(*found.span()), spoken=_free(found), rule="telephones")
    for found in _LOCAL.finditer(text):
        yield _extended(_edit(found, [found["office"], found["line"]]), found)
    for found in _TRUNK.finditer(text):
        yield _edit(found, re.findall(r"\d+", found[0]))
    for found in _EMERGENCY.finditer(text):
        if _is_called(text, *found.span()):
            yield Edit(span=Span(*found.span()), spoken=digits(found[0]), rule="telephones")
    for found in _INNER.finditer(text):
        span = Span(*found.span("number"))
        yield Edit(span=span, spoken=digits(found["number"]), rule="telephones")


def identities(text: str) -> Iterator[Edit]:
    """Say the numbers of books, people, cards and machines digit by digit."""
    for found in _BOOK.finditer(text):
        spoken = digits(found["number"]) + (" X" if found["number"].endswith("X") else "")
        yield Edit(span=Span(*found.span("number")), spoken=spoken, rule="book-numbers")
    for found in _OBJECT.finditer(text) if "10." in text else ():
        head, *tail = _OBJECT_PART.findall(found["number"])
        parts = [cardinal(int(head)), *(_OBJECT_SIGNS.get(one) or _part(one) for one in tail)]
        spoken = f"D O I {' '.join(parts)}"
        yield Edit(span=Span(*found.span()), spoken=spoken, rule="identities")
    for found in _ACCOUNT.finditer(text) if "#" in text else ():
        said = ", ".join(map(digits, found["number"].split("-")))
        yield Edit(span=Span(*found.span()), spoken=f"number {said}", rule="identities")
    yield from _accounts(text)
    for found in _SOCIAL.finditer(text):
        yield _edit(found, list(found.groups()))
    for found in _GROUPS.finditer(text):
        yield _edit(found, re.findall(r"\d+", found[0]))
    for found in _MACHINE.finditer(text):
        spoken = "".join(_SIGNS.get(one) or f" {digits(one)}" for one in found[0]).strip()
        yield Edit(span=Span(*found.span()), spoken=spoken, rule="addresses")


def _part(run: str) -> str:
    return digits(run) if run.isdecimal() else run


def _is_called(text: str, start: int, end: int) -> bool:
    """Say whether three digits are a number to call ("dial 112", "the 911 call")."""
    if _CALL.match(text, end):
        return True
    called = _CALLED.search(text, max(0, start - 10), start)
    return called is not None and not _NO_NUMBER.match(text, end)


_SIGNS = {".": " dot", ":": " colon", "/": " slash"}


def _edit(found: re.Match[str], parts: list[str | None], *, plus: bool = False) -> Edit:
    spoken = ", ".join(digits(part) for part in parts if part)
    return Edit(
        span=Span(*found.span()), spoken=f"plus {spoken}" if plus else spoken, rule="telephones"
    )


def _extended(edit: Edit, found: re.Match[str]) -> Edit:
    """Return the edit of a number with that of its extension, if it has one."""
    if not found["extension"]:
        return edit
    word = "" if found["extra"] == "-" else " extension"
    return replace(edit, spoken=f"{edit.spoken},{word} {digits(found['extension'])}")


def _american(found: re.Match[str]) -> Edit:
    parts = [found["country"], found["code"] or found["area"], found["office"], found["line"]]
    edit = _edit(found, parts, plus=bool(found["plus"]))
    if parts[1] == "800" or (found["country"] == "1" and parts[1].endswith("00")):
        named = cardinal(int(parts[1]))
        edit = replace(edit, spoken=edit.spoken.replace(digits(parts[1]), named, 1))
    return edit


def _free(found: re.Match[str]) -> str:
    area = found["area"]
    said = [cardinal(int(area)) if area.endswith("00") else digits(area)]
    if found["country"]:
        said.insert(0, "one")
    parts = found["words"].split("-")
    return ", ".join([*said, *(digits(one) if one.isdecimal() else _word(one) for one in parts)])


def _word(part: str) -> str:
    """Say the letters of a number as the word they are meant to be."""
    return part if len(part) == 1 else part.capitalize()
