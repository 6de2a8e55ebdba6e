"""LaTeX in words that pandoc knows: notes set apart from their marks, entries of bibliographies.

pandoc runs no TeX. What is put otherwise here are commands whose text it would lose or run
together, and those that give what only a run knows: the day, a page, the words for a cited work.
"""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING

from narrate.reading.pandoc.bracketed import Brackets, replaced
from narrate.reading.pandoc.citations import named
from narrate.reading.pandoc.links import NAMED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Edit = tuple[int, int, str]

_VERBATIM = re.compile(
    r"\\begin\{(?P<env>verbatim\*?|Verbatim|lstlisting|minted|comment)\}.*?(?:\\end\{(?P=env)\}|\Z)"
    r"|(?<!\\)%[^\n]*"
    r"|\\verb\*?(?P<sign>[^\w\s*])[^\n]*?(?P=sign)",
    re.DOTALL,
)
"""What is no mark-up."""
_TODAY = re.compile(r"\\today\b(?:\{\})?")
_BIBITEM = re.compile(
    r"\\bibitem\s{0,9}(?:\[(?P<label>(?:[^\[\]{}]|\{[^{}]*\}){0,300})\])?"
    r"\s{0,9}\{(?P<key>[^{}]{1,200})\}"
)
_WIDEST = re.compile(r"(?<=\\begin\{thebibliography\})\s{0,9}\{[^{}]{0,100}\}")
_LABEL = re.compile(r"(?P<name>[^()]{1,200}?)\s*\((?P<year>\d{4}[a-z]?)\)")
_TEX = re.compile(r"[{}]|\\(?:protect|em|it|natexlab)\b")
_IN_TEXT = re.compile(
    r"\\(?:[cC]itet|[tT]extcite|citeasnoun|newcite|onlinecite|(?P<alone>[cC]iteauthor))\*?\s{0,9}"
    r"(?:\[[^\[\]]{0,200}\]){0,2}\s{0,9}\{(?P<keys>[^{}]{1,500})\}"
)
"""Citations that are a part of the sentence."""
_WITH_KIND = re.compile(r"\\(?:[cC]ref|autoref|vref)\*?\{(?P<labels>[^{}]{1,500})\}")
"""References that show the kind of what they lead to beside its number."""
_PAGE = r"(?:(?:on|auf)[\s~]{1,9})?(?:pages?|pp?\.|Seiten?|S\.)[\s~]{0,9}"
_PAGE_REF = re.compile(
    rf"[\s~]{{0,9}}\(\s?{_PAGE}\\pageref\{{[^{{}}]{{1,200}}\}}\s?\)"
    rf"|[\s~]{{0,9}},?[\s~]{{0,9}}{_PAGE}\\pageref\{{[^{{}}]{{1,200}}\}}"
)
_SUBSCRIPT = re.compile(r"(?<![\\$])\$(?P<sign>[_^])\{?(?P<words>[\w+−-]{1,4}|\\circ)\}?\$(?!\$)")
"""Formulas that are nothing but lowered or raised signs of the word before them."""
_MULTICOLS = re.compile(r"(?<=\\begin\{multicols\})\{\d\}")
_NEXT_PAGES = re.compile(
    r"\\endfirsthead\b(?:(?!\\end).){0,5000}\\endhead\b"
    r"|(?<=\\endhead)(?:(?!\\end(?!foot|lastfoot)).){0,5000}\\end(?:last)?foot\b",
    re.DOTALL,
)
"""What the parts of a long table have above and below them on later pages."""
_LETTER = re.compile(r"\\begin\{letter\}")
_OPENING = re.compile(r"\\opening\s{0,9}(?=\{)")
_CLOSING = re.compile(r"\\closing\s{0,9}(?=\{)")
_OF_LETTER = re.compile(r"\\(?P<name>signature|address|date|name)\s{0,9}(?=\{)")
_BELOW = re.compile(r"\\(?:ps|encl|cc)\b\s{0,9}(?=\{)")
_NOTE = re.compile(
    r"\\footnote(?P<what>mark|text)\b(?:\s{0,9}\[[^\[\]]{0,20}\])?\s{0,9}(?=(?P<brace>\{)?)"
)


def prepared(source: str) -> str:
    """Return ``source`` as pandoc reads it without loss."""
    works = {
        found["key"].strip(): _shown(found["label"] or "") for found in _BIBITEM.finditer(source)
    }
    edits = [
        *((*found.span(), "") for found in _TODAY.finditer(source)),
        *((*found.span(), "\n\n") for found in _BIBITEM.finditer(source)),
        *((*found.span(), "\n") for found in _WIDEST.finditer(source)),
        *((*found.span(), "") for found in _PAGE_REF.finditer(source)),
        *((*found.span(), _each(found)) for found in _WITH_KIND.finditer(source)),
        *((*found.span(), _set(found)) for found in _SUBSCRIPT.finditer(source)),
        *((*found.span(), "") for found in _MULTICOLS.finditer(source)),
        *((*found.span(), _head(found)) for found in _NEXT_PAGES.finditer(source)),
        *_cited(source, works),
        *_letters(source),
        *_notes(source),
    ]
    return replaced(source, edits, [found.span() for found in _VERBATIM.finditer(source)])


def _shown(label: str) -> str:
    """Return the words that a label of natbib stands for in the text."""
    found = _LABEL.match(_TEX.sub("", label))
    return f"{found['name'].strip()} ({found['year']})" if found else ""


def _each(found: re.Match[str]) -> str:
    labels = (label.strip() for label in found["labels"].split(","))
    return ", ".join(f"\\hyperref[{label}]{{{NAMED}{label}}}" for label in labels if label)


def _set(found: re.Match[str]) -> str:
    if found["words"] == "\\circ":
        return "°"
    return f"\\text{'sub' if found['sign'] == '_' else 'super'}script{{{found['words']}}}"


def _head(found: re.Match[str]) -> str:
    return r"\endhead " if found[0].startswith(r"\endfirst") else " "


def _letters(source: str) -> Iterator[Edit]:
    """Yield what a letter shows around its text: address and date, signature, what is below."""
    if not _LETTER.search(source):
        return
    brackets = Brackets(source)
    said: dict[str, str] = {}
    for found in _OF_LETTER.finditer(source):
        if end := brackets.end_of(found.end()):
            said.setdefault(found["name"], source[found.end() + 1 : end - 1])
    above = "".join(f"{said[name]}\n\n" for name in ("address", "date") if name in said)
    signed = said.get("signature") or said.get("name", "")
    for found in _OPENING.finditer(source):
        yield found.start(), found.start(), f"\n\n{_TODAY.sub('', above)}"
    for found in _CLOSING.finditer(source):
        if (end := brackets.end_of(found.end())) and signed:
            yield end, end, f"\n\n{signed}\n\n"
    for found in _BELOW.finditer(source):
        yield (*found.span(), "\n\n")


def _cited(source: str, works: Mapping[str, str]) -> Iterator[Edit]:
    """Yield the words of works that the sentence needs."""
    for found in _IN_TEXT.finditer(source):
        keys = [key.strip() for key in found["keys"].split(",")]
        words = [works.get(key) or named(key) for key in keys]
        if all(words):
            said = [word.partition(" (")[0] if found["alone"] else word for word in words]
            yield (*found.span(), ", ".join(said))


def _notes(source: str) -> Iterator[Edit]:
    """Yield the notes that are set apart from their marks, put where the marks are."""
    brackets = Brackets(source)
    marks: deque[tuple[int, int]] = deque()
    for found in _NOTE.finditer(source):
        if found["what"] == "mark":
            marks.append(found.span())
            continue
        end = brackets.end_of(found.end()) if found["brace"] else 0
        if not end:
            continue
        note = f"\\footnote{source[found.end() : end]}"
        if marks:
            yield (*marks.popleft(), note)
            yield found.start(), end, ""
        else:
            yield found.start(), end, note
