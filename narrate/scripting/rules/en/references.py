"""References: pages, volumes, sections, numbers, as books and lawyers write them."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.en.numbers import cardinal, decimal
from narrate.scripting.rules.gates import NUMBERS, near, signs
from narrate.scripting.rules.stops import stopped

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORDS = {
    "pp.": "pages", "p.": "page", "Nos.": "numbers", "No.": "number", "nos.": "numbers",
    "no.": "number", "Nr.": "number", "nr.": "number", "№": "number", "§§": "sections",
    "§": "section", "¶": "paragraph", "¶¶": "paragraphs", "n.": "note", "nn.": "notes",
    "fn.": "footnote", "ll.": "lines", "l.": "line", "fol.": "folio", "fols.": "folios",
    "pt.": "part", "pts.": "parts", "bk.": "book", "bks.": "books", "tab.": "table",
    "app.": "appendix", "col.": "column", "cols.": "columns", "cl.": "clause", "cls.": "clauses",
    "r.": "rule", "Art.": "Article", "Arts.": "Articles", "art.": "article", "arts.": "articles",
    "Sec.": "Section", "Secs.": "Sections", "sec.": "section", "secs.": "sections",
    "Para.": "Paragraph", "Paras.": "Paragraphs", "para.": "paragraph", "paras.": "paragraphs",
    "Vol.": "Volume", "Vols.": "Volumes", "vol.": "volume", "vols.": "volumes", "Ch.": "Chapter",
    "Chap.": "Chapter", "Chs.": "Chapters", "ch.": "chapter", "chap.": "chapter",
    "chs.": "chapters", "chaps.": "chapters", "Fig.": "Figure", "Figs.": "Figures",
    "fig.": "figure", "figs.": "figures", "Eq.": "Equation", "Eqs.": "Equations",
    "eq.": "equation", "eqs.": "equations", "Doc.": "Document", "Docs.": "Documents",
    "doc.": "document", "docs.": "documents", "Res.": "Resolution", "res.": "resolution",
    "Rept.": "Report", "Tel.": "Telegram", "Cir.": "Circular", "Ex.": "Exhibit", "Rpt.": "Report",
    "Add.": "Addendum", "Corr.": "Corrigendum", "Rev.": "Revision", "Ser.": "Series",
    "Cl.": "Clause", "Cong.": "Congress", "Sess.": "Session", "Pub.": "Publication",
    "Supp.": "Supplement", "Bd.": "volume", "ed.": "edition", "v.": "verse", "vv.": "verses",
    "q.": "question", "Q.": "Question", "Rm.": "Room", "rm.": "room", "Blk.": "Block",
    "blk.": "block", "Apt.": "Apartment",
    "apt.": "apartment", "Ste.": "Suite", "ext.": "extension", "Ext.": "extension",
    "Op.": "Opus", "Opp.": "Opuses", "op.": "opus", "Pt.": "Part", "Pts.": "Parts", "Bk.": "Book",
    "Bks.": "Books", "App.": "Appendix", "sc.": "scene", "Sc.": "Scene", "Amend.": "Amendment",
    "amend.": "amendment",
    "Cat.": "Category", "Cats.": "Categories",
    "Ep.": "Episode", "Eps.": "Episodes", "pg.": "page", "pgs.": "pages",
    "min.": "minimum", "Ps.": "Psalm", "Lat.": "Latitude", "lat.": "latitude", "Long.": "Longitude",
    "long.": "longitude", "Pss.": "Psalms",
}  # fmt: skip
_STOPPED = {one.removesuffix("."): said for one, said in _WORDS.items() if one.endswith(".")}
_YEAR = re.compile(r"\s\d{3,4}\b")
_SIGN = re.compile(r"(?P<sign>№|§§?|¶¶?)\s?(?=\d|(?:[IVX]|[IVXLC]{2,})\b|\([a-z\d]{1,3}\))")
_NUMBER = re.compile(
    r"\s?(?=\d|[ivxl]{1,8}\b|(?:[IVX]|[IVXLC]{2,})\b(?!/|\s[A-Z]\b)|\([a-z\d]{1,3}\))"
)
_LETTER = re.compile(r"\s?[A-Z](?!\w|\.\w|['’])")
_LETTERED = frozenset({"App", "Fig", "Ex", "Pt", "Sec", "Tab", "Vol"})
"""Labels that may stand before a letter: "App. B"."""
_ANGLE = re.compile(r"\s\d[\d.]{0,8}\s?(?:[°º]|deg|[NSEW]\b)")
_NUMERO = re.compile(r"N[°º](?<!\w..)\s?(?=\d)")
_HASH = re.compile(r"(?<![\w&])#\s?(?=(?:[A-Z]{1,3}-?)?\d)")
_NUMBERED = re.compile(
    r"\b(?:[Ss]ection|[Aa]rticle|[Cc]hapter|[Pp]aragraph|[Vv]ersion|[Ff]igure|[Tt]able|[Pp]art|"
    r"[Rr]ule|[Rr]elease|[Pp]oint|[Ii]tem|[Ee]quation|[Ll]evel|[Vv])s?\s(?P<number>\d+(?:\.\d+)+)(?![\d])"
    r"|(?<=[§¶])\s?(?P<signed>\d+(?:\.\d+)+)(?!\d)"
)
_FOLIO = re.compile(
    r"\b(?P<label>ff?|fols?)\.\s?(?P<first>\d{1,3})(?P<side>[rv])(?:\s?[-–]\s?(?P<last>\d{1,3})?(?P<end>[rv])?)?(?!\w)"
)
_SIDES = {"r": "recto", "v": "verso"}
_LETTERS = re.compile(r"(?<=\d[a-z])\s?[-–]\s?(?=[a-z](?!\w))")
"""Between the first and the last of several parts: "Fig. 2a–c"."""
_FOLLOWING = re.compile(r"(?<=\d)\s?ff?\.(?!\w)(?=(?P<last>\s*$)?)")
_AT = re.compile(r"(?<=\d)\s?n\.\s?(?=\d)")

_SINGLE = re.compile(
    r"(?:\b(?:N[or]|Sec|Art|Ex|Reg|Fig|Tab)\.|\b(?:[Ss]ection|[Aa]rticle|[Cc]ase|[Dd]ocket|[Oo]rdinance|[Rr]esolution|"
    r"[Rr]ule|[Ff]igure|[Tt]able|[Ee]xhibit|[Ff]orm|[Pp]ermit|[Nn]umber)|(?<!§)§)\s?$"
)
"""A label of one thing."""
_LONGEST_LABEL = 12


def is_named(text: str, at: int) -> bool:
    """Say whether a label of one thing stands before ``at``: with a hyphen it is no range."""
    return _SINGLE.search(text, max(0, at - _LONGEST_LABEL), at) is not None


def references(text: str) -> Iterator[Edit]:
    """Say ``pp.``, ``No.``, ``§`` and ``#`` before a number in full."""
    yield from _labels(text)
    yield from _numbered(text)


@partial(near, NUMBERS)
def _numbered(text: str) -> Iterator[Edit]:
    """Say what stands before, between and behind numbers."""
    for found in _HASH.finditer(text):
        yield Edit(span=Span(*found.span()), spoken="number ", rule="references")
    for found in _FOLLOWING.finditer(text):
        end = found.end() - (found["last"] is not None)
        yield Edit(span=Span(found.start(), end), spoken=" and following", rule="references")
    for found in _FOLIO.finditer(text):
        yield _folios(found)
    for found in _LETTERS.finditer(text):
        yield Edit(span=Span(*found.span()), spoken=" to ", rule="references")
    for found in _AT.finditer(text):
        yield Edit(span=Span(*found.span()), spoken=" note ", rule="references")
    for found in _NUMBERED.finditer(text):
        group = "number" if found["number"] else "signed"
        yield Edit(
            span=Span(*found.span(group)), spoken=f" {_points(found[group])}", rule="references"
        )


def _folios(found: re.Match[str]) -> Edit:
    spoken = f"{cardinal(int(found['first']))} {_SIDES[found['side']]}"
    if found["last"] or found["end"]:
        last = cardinal(int(found["last"])) if found["last"] else ""
        spoken += f" to {last} {_SIDES.get(found['end'], '')}".rstrip().replace("  ", " ")
    many = len(found["label"].removesuffix("ol")) > 1 and found["label"] != "fol"
    name = "folios" if many else "folio"
    return Edit(span=Span(*found.span()), spoken=f"{name} {spoken}", rule="references")


def _labels(text: str) -> Iterator[Edit]:
    for start, end, word in stopped(text):
        said = _STOPPED.get(word)
        if said and _is_label(text, start, end, word):
            if word[0].isupper() and _begins(text, start):
                said = said[0].upper() + said[1:]
            yield Edit(span=Span(start, end), spoken=f"{said} ", rule="references")
    if not signs(text).isdisjoint("№§¶°º"):
        for found in _NUMERO.finditer(text):
            yield Edit(span=Span(*found.span()), spoken="Number ", rule="references")
        for found in _SIGN.finditer(text):
            said = _WORDS[found["sign"]]
            yield Edit(span=Span(*found.span("sign")), spoken=f"{said} ", rule="references")


def _is_label(text: str, start: int, end: int, word: str) -> bool:
    if not _NUMBER.match(text, end):
        return word in _LETTERED and _LETTER.match(text, end) is not None
    if word.lower() in ("lat", "long"):
        return _ANGLE.match(text, end) is not None
    if word == "min":  # behind a number it is a minute
        return not text[max(0, start - 2) : start].strip().isdecimal()
    return not (word == "r" and _YEAR.match(text, end))


def _points(number: str) -> str:
    whole, _, part = number.partition(".")
    if "." not in part:
        return decimal(whole, part)
    return " point ".join(cardinal(int(one)) for one in number.split("."))


def _begins(text: str, at: int) -> bool:
    before = text[max(0, at - 3) : at].rstrip()
    return not before or before[-1] in ".!?"
