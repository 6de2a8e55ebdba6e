"""Abbreviations that are said in full: titles, ranks, streets and saints, Latin, months."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_TITLES = {
    "Mr": "Mister", "Mrs": "Missus", "Ms": "Miz", "Messrs": "Messieurs", "Mme": "Madame",
    "Mlle": "Mademoiselle", "Prof": "Professor", "Gen": "General", "Col": "Colonel",
    "Maj": "Major", "Capt": "Captain", "Cpt": "Captain", "Lt": "Lieutenant", "Sgt": "Sergeant",
    "Cpl": "Corporal", "Pvt": "Private", "Cmdr": "Commander", "Cdr": "Commander",
    "Adm": "Admiral", "Brig": "Brigadier", "Sen": "Senator", "Rep": "Representative",
    "Gov": "Governor", "Pres": "President", "Amb": "Ambassador", "Min": "Minister",
    "Sec": "Secretary", "Hon": "Honorable", "Rev": "Reverend", "Fr": "Father", "Msgr": "Monsignor",
    "Supt": "Superintendent", "Insp": "Inspector", "Atty": "Attorney", "Asst": "Assistant",
    "Ens": "Ensign", "Cong": "Congressman",
}  # fmt: skip
_TITLE = re.compile(rf"\b({'|'.join(_TITLES)})\.(?=\s*['’\"“]?[A-Z])")
_UNSTOPPED = re.compile(r"\b(Mr|Mrs|Ms|Dr)(?=\s[A-Z])")
_OTHER = {
    "e.g.": "for example", "i.e.": "that is", "etc.": "et cetera", "vs.": "versus", "v.": "versus",
    "cf.": "compare", "ibid.": "ibidem", "viz.": "namely", "et al.": "and others", "ca.": "circa",
    "approx.": "approximately", "dept.": "department", "est.": "established", "incl.": "including",
    "op. cit.": "in the work cited", "loc. cit.": "in the place cited", "fig.": "figure",
    "figs.": "figures", "vol.": "volume", "vols.": "volumes", "ch.": "chapter", "chap.": "chapter",
    "chaps.": "chapters", "sec.": "section", "secs.": "sections", "art.": "article",
    "arts.": "articles", "para.": "paragraph", "paras.": "paragraphs", "ed.": "edition",
    "eds.": "editors", "tel.": "telephone", "telcon.": "telephone conversation",
    "memcon.": "memorandum of conversation", "govt.": "government", "intl.": "international",
    "inc.": "incorporated", "corp.": "corporation", "ltd.": "limited", "bros.": "brothers",
    "jr.": "junior", "sr.": "senior", "esq.": "esquire", "assn.": "association",
    "bldg.": "building", "misc.": "miscellaneous", "min.": "minutes", "hr.": "hour",
    "hrs.": "hours", "temp.": "temperature",
}  # fmt: skip
_CAPITAL_ONLY = frozenset({"jr.", "sr.", "esq.", "inc.", "corp.", "ltd.", "bros.", "ed.", "est.",
                           "art.", "arts."})  # fmt: skip
_ABBREVIATION = re.compile(
    r"(?<![\w.])("
    + "|".join(re.escape(one) for one in sorted(_OTHER, key=len, reverse=True))
    + ")",
    re.IGNORECASE,
)
_MONTHS = {
    "Jan": "January", "Feb": "February", "Mar": "March", "Apr": "April", "Jun": "June",
    "Jul": "July", "Aug": "August", "Sep": "September", "Sept": "September", "Oct": "October",
    "Nov": "November", "Dec": "December",
    "Mon": "Monday", "Tue": "Tuesday", "Tues": "Tuesday", "Wed": "Wednesday", "Thu": "Thursday",
    "Thur": "Thursday", "Thurs": "Thursday", "Fri": "Friday",
}  # fmt: skip
_MONTH = re.compile(rf"\b({'|'.join(_MONTHS)})\.(?=[\s,]|$)")
_STREETS = {
    "St": "Street", "Ave": "Avenue", "Blvd": "Boulevard", "Rd": "Road", "Dr": "Drive",
    "Ln": "Lane", "Ct": "Court", "Pl": "Place", "Sq": "Square", "Hwy": "Highway", "Pkwy": "Parkway",
}  # fmt: skip
_STREET = re.compile(
    rf"(?<=[a-z\d]\s)({'|'.join(_STREETS)})(?:\.|(?=[,;]|\s*$))(?!\s+[A-Z][a-z]+(?:\s+[a-z]|\s*[.,]))"
)
_AFTER_NAME = re.compile(r"(?<=[a-z]\s)(St|Dr)\.(?=\s*(?:$|[,;:)]|[a-z]))")
_SAINT = re.compile(r"\bSt\.?(?=\s+[A-Z][a-z])")
_SAINTS = re.compile(r"\bSts\.(?=\s+[A-Z])")
_DOCTOR = re.compile(r"\bDr\.(?=\s*[A-Z])")
_MOUNT = re.compile(r"\b(Mt|Ft|Pt)\.(?=\s+[A-Z][a-z])")
_PLACES = {"Mt": "Mount", "Ft": "Fort", "Pt": "Point"}


def honorifics(text: str) -> Iterator[Edit]:
    """Say "Mister" for "Mr." and its kin."""
    for found in _TITLE.finditer(text):
        yield Edit(span=Span(*found.span()), spoken=_TITLES[found[1]], rule="honorifics")
    for found in _UNSTOPPED.finditer(text):
        said = {**_TITLES, "Dr": "Doctor"}[found[1]]
        yield Edit(span=Span(*found.span()), spoken=said, rule="honorifics")


def places(text: str) -> Iterator[Edit]:
    """Tell streets from saints and drives from doctors by what stands around them."""
    for found in _AFTER_NAME.finditer(text):
        if text[: found.start()].rsplit(maxsplit=1)[-1][:1].isupper():
            stop = found.end() if text[found.end() :].strip() else found.end() - 1
            yield Edit(span=Span(found.start(), stop), spoken=_STREETS[found[1]], rule="streets")
    for pattern, said in ((_SAINT, "Saint"), (_SAINTS, "Saints"), (_DOCTOR, "Doctor")):
        rule = "honorifics" if said == "Doctor" else "saints"
        for found in pattern.finditer(text):
            yield Edit(span=Span(*found.span()), spoken=said, rule=rule)
    for found in _STREET.finditer(text):
        if text[: found.start()].rsplit(maxsplit=1)[-1][:1].isupper() and found[1] not in {
            "St",
            "Dr",
        }:
            yield Edit(span=Span(*found.span()), spoken=_STREETS[found[1]], rule="streets")
    for found in _MOUNT.finditer(text):
        yield Edit(span=Span(*found.span()), spoken=_PLACES[found[1]], rule="places")


def abbreviations(text: str) -> Iterator[Edit]:
    """Say Latin and everyday abbreviations, months and weekdays in full."""
    if "." not in text:
        return
    for found in _ABBREVIATION.finditer(text):
        key = found[1].lower()
        if key in _CAPITAL_ONLY and found[1][0].islower():
            continue
        if key == "v." and not re.match(r"\s+[A-Z]", text[found.end() :]):
            continue
        # A stop that also ends the sentence stays where it is.
        rest = text[found.end() :].lstrip("\"'”’)")
        ends = not rest.strip() or (
            key in {"etc.", "jr.", "sr.", "inc.", "corp.", "ltd.", "ibid.", "et al."}
            and re.match(r"\s+[A-Z]", rest)
        )
        said = _OTHER[key]
        if found[1][0].isupper():
            said = said[0].upper() + said[1:]
        end = found.end() - 1 if ends else found.end()
        yield Edit(span=Span(found.start(), end), spoken=said, rule="abbreviations")
    for found in _MONTH.finditer(text):
        yield Edit(span=Span(*found.span()), spoken=_MONTHS[found[1]], rule="abbreviations")
