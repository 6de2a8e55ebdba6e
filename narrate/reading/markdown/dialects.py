"""What kinds of Markdown have of their own, brought back to CommonMark in as many characters.

Containers (``::: note``), admonitions (``!!! note``), callouts (``> [!note]``), links of wikis,
marks of highlighting and of editors, captions, line blocks, tables drawn with plus signs. Each
character of a mark that is no word becomes a private one, which is silent; lines that are none
become blanks.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from narrate.reading.markdown.signs import LINES, MARKS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from narrate.reading.markdown.signs import Found

_PRIVATE = range(0xE000, 0xF900)
_FENCED = re.compile(
    r"^(?P<before>[ \t>]*(?:[-*+]|\d+[.)])?[ \t]*)(?P<fence>`{3,}|~{3,})[^\n]*\n"
    r"(?:.*?^[ \t>]*(?P=fence)[`~]*[ \t]*\r?$|.*\Z)",
    re.MULTILINE | re.DOTALL,
)
_CODE = re.compile(
    r"`(?<!``)(?P<second>`?)(?!`)[^`\n](?:[^\n]{0,300}?[^`\n])?(?<!`)`(?P=second)(?!`)"
    r"|<!--.*?-->",
    re.DOTALL,
)


class Plain(NamedTuple):
    """A text in CommonMark."""

    text: str
    """As long as the source, character for character."""
    marks: str = ""
    """The characters that stand for marks without a sound, and for those around what is raised;
    blank when there is none."""
    framed: frozenset[int] = frozenset()
    """Beginnings of lines that stand in a quotation only to be set apart."""
    verse: frozenset[int] = frozenset()
    """Beginnings of the lines of verse."""
    embeds: int = 0
    """How many links show something else in their place, which is silent."""


def plain(source: str, taken: str = "") -> Plain:
    """Return ``source`` in CommonMark; ``taken`` is a character that may not stand for marks."""
    free = (sign for sign in map(chr, _PRIVATE) if sign not in source and sign not in taken)
    marks = "".join(islice(free, 2))
    return _Rewriting(source, marks).done() if len(marks) == len("·^") else Plain(source)


class _Rewriting:
    """One source on its way to CommonMark."""

    def __init__(self, source: str, marks: str) -> None:
        self._source, self._marks = source, marks
        self._mark = marks[0]
        self._edits: list[tuple[int, int, str]] = []
        """What stands instead of a stretch, character for character."""
        self._known: dict[str, bool] = {}
        """Which signs are in the source, as far as it was asked."""
        self._framed: set[int] = set()
        self._verse: set[int] = set()

    @cached_property
    def _code(self) -> list[tuple[int, int]]:
        """Where code and comments stand, in order."""
        fenced = [found.span() for found in _FENCED.finditer(self._source)]
        inline = (found.span() for found in _CODE.finditer(self._source))
        return sorted([*fenced, *(one for one in inline if not _within(one[0], fenced))])

    def done(self) -> Plain:
        """Return the whole."""
        for needed, pattern, silent in MARKS:
            if self._has(*needed):
                for found in pattern.finditer(self._source):
                    raw = "raw" in pattern.groupindex
                    if raw or not _within(found.start(), self._code):
                        sign = self._marks["up" in pattern.groupindex]
                        for start, end in silent(found):
                            self._edit(start, end, sign)
        for needed, pattern in LINES:
            if self._has(*needed):
                for found in self._lines(pattern):
                    self._edit(*found.span(), " ")
        self._containers()
        self._callouts()
        self._admonitions()
        self._line_blocks()
        self._grids()
        self._numbers()
        embeds = len(_EMBED.findall(self._source)) if self._has(r"\[\[") else 0
        if not self._edits:
            return Plain(self._source, embeds=embeds)
        framed, verse = frozenset(self._framed), frozenset(self._verse)
        return Plain(self._text(), self._marks, framed, verse, embeds)

    def _has(self, *signs: str) -> bool:
        """Tell whether all of the signs, which are patterns, are in the source.

        A pattern finds a literal three times as fast as ``in`` does.
        """
        return all(map(self._has_one, signs))

    def _has_one(self, sign: str) -> bool:
        if sign not in self._known:
            self._known[sign] = re.search(sign, self._source) is not None
        return self._known[sign]

    def _edit(self, start: int, end: int, sign: str) -> None:
        """Let every character of a stretch but line ends be ``sign``, or those of a longer one."""
        if end > start:
            text = re.sub(r"[^\r\n]", sign, self._source[start:end]) if len(sign) == 1 else sign
            self._edits.append((start, end, text))

    def _text(self) -> str:
        """Return the source with the edits made; of two that overlap the first to begin holds."""
        parts: list[str] = []
        at = 0
        for start, end, text in sorted(self._edits, key=lambda one: (one[0], -one[1])):
            if start >= at:
                parts += [self._source[at:start], text]
                at = end
        return "".join([*parts, self._source[at:]])

    def _lines(self, pattern: re.Pattern[str]) -> Iterator[Found]:
        return (
            one for one in pattern.finditer(self._source) if not _within(one.start(), self._code)
        )

    def _containers(self) -> None:
        """Take the fences of containers away; the title of one is a paragraph of its own."""
        if not self._has(":::"):
            return
        for found in self._lines(_CONTAINER):
            said = next((one for one in ("title", "bracketed") if found[one]), "")
            said = said or ("kind" if _is_label(found["kind"]) else "")
            if said and not self._source[found.end() :].lstrip("\r\n ").startswith(":::"):
                self._spoken(found, said)
            else:
                self._edit(*found.span(), " ")

    def _spoken(self, found: Found, group: str) -> None:
        """Leave the words of a group on a line; where the next line goes on, as a small heading."""
        start, end = found.span(group)
        apart = _BLANK_LINE.match(self._source, found.end()) is not None
        if apart:
            self._edit(found.start("fence"), start, self._mark)
        elif start - found.start("fence") > _HASHES:
            width = start - found.start("fence")
            self._edits.append((found.start("fence"), start, ("#" * _HASHES).ljust(width)))
        else:
            self._edit(found.start("fence"), found.end(), " ")
            return
        self._edit(end, found.end(), self._mark)

    def _callouts(self) -> None:
        """Let the first line of a callout be a paragraph, and what follows no quotation."""
        if not self._has(r"\[!"):
            return
        for found in self._lines(_CALLOUT):
            quoted = found["kind"].lower() in _QUOTED
            group = "title" if found["title"] or quoted else "kind"
            start, end = found.span(group)
            self._edit(found.start("mark"), start, self._mark)
            self._edit(end, found.end(), self._mark)
            if not quoted:
                self._framed.add(found.end() + len(_END.match(self._source, found.end())[0]))  # type: ignore[index]

    def _admonitions(self) -> None:
        """Let what is indented under an admonition or a tab be a quotation that is none."""
        if not any(self._has(*signs) for signs in _ADMONISHING):
            return
        open_at: list[int] = []
        at, lines = 0, self._source.splitlines(keepends=True)
        for number, line in enumerate(lines):
            indent = len(line) - len(line.lstrip(" "))
            blank = not line.strip()
            while open_at and not blank and indent < open_at[-1] + _INDENT:
                open_at.pop()
            head = None if blank or _within(at, self._code) else _ADMONITION.match(line)
            for column in () if blank else open_at:
                self._edits.append((at + column, at + column + 1, ">"))
                self._framed.add(at)
            if head and _is_indented(lines, number + 1, indent + _INDENT):
                group = "title" if head["title"] else "kind"
                start, end = head.span(group)
                self._edit(at + indent, at + start, self._mark)
                self._edit(at + end, at + len(line.rstrip("\r\n")), self._mark)
                open_at.append(indent)
            at += len(line)

    def _line_blocks(self) -> None:
        """Take the bars of verse away."""
        for found in self._lines(_LINE_BLOCK):
            if _TABLE_LINE.search(found[0]):
                continue
            at = found.start()
            for line in found[0].splitlines(keepends=True):
                self._edit(at, at + 1, self._mark)
                self._verse.add(at)
                at += len(line)

    def _numbers(self) -> None:
        """Let items that are numbered of themselves be numbered from one."""
        for found in self._lines(_NUMBERED) if self._has(r"#\. ") else ():
            self._edits.append((*found.span("number"), "1"))

    def _grids(self) -> None:
        """Let a table drawn with plus signs be one of bars."""
        if not self._has("==", r"\+=="):
            return
        for found in self._lines(_GRID):
            at, headed = found.start(), False
            for line in found[0].splitlines(keepends=True):
                body = line.rstrip("\r\n")
                if body.startswith("+="):
                    headed = True
                    text = body.replace("+", "|").replace("=", "-").replace(":", "-")
                    self._edits.append((at, at + len(body), text))
                elif body.startswith("+"):
                    text = (
                        re.sub(r"[-=:]", " ", body).replace("+", "|") if headed else " " * len(body)
                    )
                    self._edits.append((at, at + len(body), text))
                at += len(line)


def _within(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a place is inside one of the spans, which are in order."""
    at = bisect_right(spans, (place, sys.maxsize)) - 1
    return at >= 0 and spans[at][0] <= place < spans[at][1]


def _is_label(word: str | None) -> bool:
    return bool(word) and word.lower() in _LABELS  # type: ignore[union-attr]


def _is_indented(lines: Sequence[str], first: int, indent: int) -> bool:
    """Tell whether the next line with words, from ``first`` on, is set in by so many blanks."""
    for number in range(first, len(lines)):
        if lines[number].strip():
            return lines[number].startswith(" " * indent)
    return False


_HASHES = 6
_INDENT = 4
_EMBED = re.compile(r"!\[\[")
_NUMBERED = re.compile(r"^[ ]{0,8}(?P<number>#)\.(?=[ ])", re.MULTILINE)
_END = re.compile(r"\r?\n?")
_BLANK_LINE = re.compile(r"\r?\n[ \t]*(?:\r?\n|\Z)|\s*\Z")
_LABEL_WORDS = (
    "note info tip hint important warning caution danger attention success example question faq bug"
    " failure error abstract summary todo seealso"
)
_LABELS = frozenset(_LABEL_WORDS.split())
_QUOTED = frozenset({"quote", "cite"})
_CONTAINER = re.compile(
    r"^[ \t]*(?P<fence>:{3,})[ \t]*(?:\{[^}\n]*\}"
    r"|(?P<kind>[\w-]+)(?:[ \t]*\[(?P<bracketed>[^\]\n]*)\]"
    r"|[ \t]+(?P<title>[^{\n\s][^{\n]*?))?[ \t]*(?:\{[^}\n]*\})?)?[ \t]*:*[ \t]*(?=\r?$)",
    re.MULTILINE,
)
_CALLOUT = re.compile(
    r"^(?:[ \t]*>)*[ \t]*(?P<mark>>)[ \t]*\[!(?P<kind>\w+)(?:\|[^\]\n]*)?\][+-]?"
    r"[ \t]*(?P<title>[^\n\r]*?)[ \t]*(?=\r?$)",
    re.MULTILINE,
)
_ADMONITION = re.compile(
    r"[ ]*(?:(?:!!!|\?\?\?\+?)[ ]+(?P<kind>[\w-]+)(?:[ ]+[\w -]*?)?|===[!+]*)"
    r"(?:[ ]+\"(?P<title>[^\"\n]*)\")?[ ]*\r?\n?\Z"
)
_ADMONISHING = (("!!! ",), (r"\?\?\?[ +]",), ("==", '=== "'))
_LINE_BLOCK = re.compile(
    r"\|(?<=^\|)[ ]+[^|\r\n]+(?:\r?\n|\Z)(?:^\|[ ]+[^|\r\n]+(?:\r?\n|\Z))+", re.MULTILINE
)
_TABLE_LINE = re.compile(r"^\|?[ ]*:?-{2,}|\|[ \t]*\r?$|^\|[^\n|]*\|", re.MULTILINE)
_GRID = re.compile(
    r"^(?:\+[-=:+]+\+[ \t]*\r?\n(?:\|[^\n]*\|[ \t]*\r?\n)+)+\+[-=:+]+\+[ \t]*", re.MULTILINE
)
