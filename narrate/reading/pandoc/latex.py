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
        *_cited(source, works),
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
