"""Citations: laws, bills, reporters, and the symbols of documents and files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.en.numbers import by_name, cardinal, said

if TYPE_CHECKING:
    from collections.abc import Iterator

_LAW = re.compile(
    r"(?=P)\b(?:P\.\s?L\.|Pub\.\s?L\.|Public Law)(?:\sNo\.)?\s"
    r"(?:(?P<congress>\d{2,3})[-–])?(?P<number>\d{1,4})(?!\d)"
)
_BILL = re.compile(
    r"(?=[HS])(?<![\w.])(?<![A-Z]\.\s)(?P<house>H\.\s?R\.|S\.|H\.\s?Res\.|S\.\s?Res\.|H\.\s?J\.\s?Res\.|S\.\s?J\.\s?Res\.|"
    r"H\.\s?Con\.\s?Res\.|S\.\s?Con\.\s?Res\.)\s(?P<number>\d{1,5})(?!\d)"
)
_BILLS = {"H": "H", "R": "R", "S": "S", "Res": "Resolution", "J": "Joint", "Con": "Concurrent"}
_REPORTER = re.compile(
    r"(?=[CFILSTU])(?<=\d\s)(?P<name>U\.\s?S\.\s?C\.(?:\s?A\.)?|C\.\s?F\.\s?R\.|F\.\s?(?:Supp\.\s?)?[23]d|F\.\s?Supp\.|"
    r"S\.\s?Ct\.|L\.\s?Ed\.(?:\s?2d)?|Stat\.|Fed\.\s?Reg\.|Cong\.\s?Rec\.|U\.\s?N\.\s?T\.\s?S\.|"
    r"U\.\s?S\.\s?T\.|U\.\s?S\.|T\.\s?I\.\s?A\.\s?S\.|I\.\s?L\.\s?M\.)(?=\s§?§?\s?\d)"
)
_COURTS = {
    "S Court": "Supreme Court", "L Edition": "Lawyers Edition",
    "L Edition second": "Lawyers Edition second",
}  # fmt: skip
_CASE = re.compile(
    r"(?=\d)(?<![\w.,])(?P<volume>\d{1,4})\s(?:U\.\s?S\.|S\.\s?Ct\.|F\.\s?(?:Supp\.\s?)?[23]d|F\.\s?Supp\.|"
    r"L\.\s?Ed\.(?:\s?2d)?|Stat\.)\s(?P<page>\d{1,4})(?!\w)"
)
"""The volume and page of a reported case: "347 U.S. 483"."""
_REPORTERS = {
    "F": "Federal", "Supp": "Supplement", "Ct": "Court", "Ed": "Edition", "Stat": "Statutes",
    "Fed": "Federal", "Reg": "Register", "Cong": "Congressional", "Rec": "Record",
    "2d": "second", "3d": "third",
}  # fmt: skip
_RULE = re.compile(r"\bFed\.\s?R\.\s?(?P<name>(?:Civ|Crim|App|Bankr)\.\s?P|Evid)\.(?=\s\d)")
_RULES = {
    "Civ": "Civil Procedure", "Crim": "Criminal Procedure", "App": "Appellate Procedure",
    "Bankr": "Bankruptcy Procedure", "Evid": "Evidence",
}  # fmt: skip
_SYMBOL = re.compile(
    r"(?=[A-Z])(?<![\w/°º])(?P<symbol>(?:[A-Z]{1,4}(?:/[A-Z]{1,6}|/\d{1,3}(?=/)){1,3}|[A-Z]{1,2})/(?:RES|PV|DEC|PRST|SR|INF|L|C|CONF|"
    r"AC|CN|SC|WG|BUR|SUB|MIN|D)?\.?/?\d{1,5}(?:/\d{1,4})*(?:/(?:Add|Rev|Corr)\.\d{1,2})?)(?![\w/])"
)
_SYMBOL_PART = re.compile(r"[A-Z]{1,6}(?![a-z])|[A-Z][a-z]+|\d+")
_SYMBOL_WORDS = {"RES": "resolution", "Add": "addendum", "Rev": "revision", "Corr": "corrigendum"}
_OLD_STYLE = re.compile(
    r"(?=\d)(?<![\w./-])(?P<file>\d{3}\.\d{2,4}[A-Za-z]?(?:\.\d+)?)(?P<slash>/)(?P<date>\d{1,2}[-–]\d{3,4})(?!\d)"
)


def citations(text: str) -> Iterator[Edit]:
    """Say laws, bills, reporters and document symbols: ``Pub. L. 94–329``, ``S/RES/242``."""
    for found in _LAW.finditer(text):
        congress = f"{said(found['congress'])} " if found["congress"] else ""
        spoken = f"Public Law {congress}{by_name(found['number'])}"
        yield Edit(span=Span(*found.span()), spoken=spoken, rule="citations")
    for found in _BILL.finditer(text):
        parts = [_BILLS[one] for one in re.findall(r"[A-Z][a-z]*", found["house"])]
        parts = ["House" if one == "H" and "Resolution" in parts else one for one in parts]
        parts = ["Senate" if one == "S" and "Resolution" in parts else one for one in parts]
        spoken = f"{' '.join(parts)} {by_name(found['number'])}"
        yield Edit(span=Span(*found.span()), spoken=spoken, rule="citations")
    for found in _REPORTER.finditer(text):
        parts = re.findall(r"[A-Z][a-z]*|[23]d", found["name"])
        initials = all(len(one) == 1 for one in parts)
        spoken = " ".join(parts if initials else (_REPORTERS.get(one, one) for one in parts))
        spoken = _COURTS.get(spoken, spoken)
        yield Edit(span=Span(*found.span()), spoken=spoken, rule="citations")
    for found in _RULE.finditer(text):
        spoken = f"Federal Rule of {_RULES[found['name'].partition('.')[0]]}"
        yield Edit(span=Span(*found.span()), spoken=spoken, rule="citations")
    for found in _CASE.finditer(text):
        for part in ("volume", "page"):
            span = Span(*found.span(part))
            yield Edit(span=span, spoken=by_name(found[part]), rule="citations")
    for found in _SYMBOL.finditer(text):
        spoken = " ".join(_symbol_part(one) for one in _SYMBOL_PART.findall(found["symbol"]))
        yield Edit(span=Span(*found.span()), spoken=spoken, rule="citations")
    for found in _OLD_STYLE.finditer(text):
        month, _, year = found["date"].replace("–", "-").partition("-")
        spoken = f"{_points(found['file'])} slash {cardinal(int(month))} dash {said(year)}"
        yield Edit(span=Span(*found.span()), spoken=spoken, rule="citations")


def _symbol_part(part: str) -> str:
    if part.isdecimal():
        return by_name(part)
    return _SYMBOL_WORDS.get(part) or " ".join(part)


def _points(number: str) -> str:
    """Say the number of a file, such as ``611.61`` or ``762.00E``, by its parts."""
    return " point ".join(
        " ".join(said(one) if one.isdecimal() else one for one in re.findall(r"\d+|[A-Za-z]", part))
        for part in number.split(".")
    )
