"""Marks and lines that kinds of Markdown have of their own, and what of each is silent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Spans = Iterator[tuple[int, int]]
    Found = re.Match[str]


def _whole(found: Found) -> Spans:
    yield found.span()


def _around(*groups: str) -> Callable[[Found], Spans]:
    """Return what is silent of a match, but for these groups, in order."""

    def silent(found: Found) -> Spans:
        at = found.start()
        for name in groups:
            start, end = found.span(name)
            if start >= 0:
                yield at, start
                at = end
        yield at, found.end()

    return silent


def _wiki(found: Found) -> Spans:
    """Yield what is silent of a wiki link: all of one that shows something else."""
    if found["embed"]:
        yield found.start("embed"), found.end()
        return
    start, end = found.span("alias") if found["alias"] else found.span("page")
    if start == end:
        start, end = found.span("part")
    yield found.start(), start
    yield end, found.end()


def _with_blank(found: Found) -> Spans:
    yield found.start() - 1, found.end()


def _keys(found: Found) -> Spans:
    yield found.start(), found.start() + 2
    yield found.end() - 2, found.end()


_BRACED = r"\{(?:\+\+|==|~~|--|>>|/\*)"
_ATTRIBUTES = r"\{(?<=[\])`]\{)"
_RAISED = r"\^[^\s*_]"
"""What many texts have not, and several patterns need."""
MARKS: tuple[tuple[tuple[str, ...], re.Pattern[str], Callable[[Found], Spans]], ...] = (
    (
        (r"\[\[",),
        re.compile(
            r"\[\[(?:(?<=(?P<embed>!)\[\[)|)(?P<page>[^\[\]|#\n]{0,200})(?:#\^?(?P<part>[^\[\]|\n]{0,200}))?"
            r"(?:\|(?P<alias>[^\[\]\n]{1,200}))?\]\]"
        ),
        _wiki,
    ),
    (("==",), re.compile(r"==(?:(?<![=\w]==)(?=[^\s=])|(?<=[^\s=]==)(?![=\w]))"), _whole),
    (
        (_RAISED,),
        re.compile(r"\^\^(?:(?<![\^\w]\^\^)(?=[^\s^])|(?<=[^\s^]\^\^)(?![\^\w]))"),
        _whole,
    ),
    (
        (),
        re.compile(
            r"\+\+(?<!\w\+\+)(?=[^\s+])[^+\n]{1,200}(?:\+[^+\n]{1,200})*(?<=[^\s+])\+\+(?!\w)"
        ),
        _keys,
    ),
    ((_BRACED,), re.compile(r"\{\+\+(?P<added>.{1,2000}?)\+\+\}", re.DOTALL), _around("added")),
    ((_BRACED,), re.compile(r"\{==(?P<marked>.{1,2000}?)==\}", re.DOTALL), _around("marked")),
    ((_BRACED,), re.compile(r"\{~~.{0,2000}?~>(?P<new>.{0,2000}?)~~\}", re.DOTALL), _around("new")),
    ((_BRACED,), re.compile(r"\{--.{1,2000}?--\}|\{>>.{1,2000}?<<\}", re.DOTALL), _whole),
    ((), re.compile(r"%%(?!%).{1,5000}?%%", re.DOTALL), _whole),
    ((_BRACED,), re.compile(r"\{/\*.{0,5000}?\*/\}", re.DOTALL), _whole),
    (
        (_ATTRIBUTES, r"\]\{"),
        re.compile(r"\[(?P<words>[^\[\]\n]{1,300})\]\{[^{}\n]{1,300}\}"),
        _around("words"),
    ),
    (
        (_ATTRIBUTES, r"\)\{"),
        re.compile(r"\{(?<=[)\]]\{)(?=[ ]*(?:[.#:]|\w+=))[^{}\n]{1,300}\}"),
        _whole,
    ),
    ((_ATTRIBUTES, r"`\{="), re.compile(r"(?P<raw>`[^`\n]{1,300}`)\{=\w+\}"), _whole),
    ((_ATTRIBUTES, r"`\{"), re.compile(r"\{(?<=`\{)=?[ ]*[.#\w][^{}\n]{0,300}\}"), _whole),
    (
        (r"\[@",),
        re.compile(
            r"\[(?=[^\[\]]{0,102}@)(?:[^\[\]\n]{0,100}?[\s;])?-?@[\w:.-]{2,80}[^\[\]\n]{0,300}\](?![(\[:])"
        ),
        _whole,
    ),
    (
        (_RAISED,),
        re.compile(r"\^\[[^\[\]\n]{1,1000}(?:\[[^\[\]\n]{0,200}\][^\[\]\n]{0,1000})*\]"),
        _whole,
    ),
    (
        (_RAISED, r" \^"),
        re.compile(r"\^(?<=[ \t]\^)[A-Za-z][\w-]{1,40}[ \t]*(?=\r?$)", re.MULTILINE),
        _with_blank,
    ),
    ((_RAISED,), re.compile(r"\^(?<=[\w)]\^)(?P<up>[^\s^*_]{1,20})\^"), _around("up")),
    ((), re.compile(r"~(?<=\w~)(?P<down>[\w+-]{1,10})~(?!~)"), _around("down")),
    ((r"\(@",), re.compile(r"^[ ]{0,3}\(@[\w-]*\)", re.MULTILINE), _whole),
    (
        (r"\n:",),
        re.compile(r":(?=[ ])(?:(?<=[|+-]\n:)|(?<=[|+-]\n\n:)|(?<=[|+-]\r\n\r\n:))"),
        _whole,
    ),
)
"""Marks inside of text: signs that have to be there, the pattern, and what of it is silent.

A pattern that begins with a literal is found many times as fast as one that begins with what stands
before it; so what is before is looked at behind the literal. Such a pattern needs a sign only where
one look at the text may spare several.
"""


def _near_start(sign: str) -> str:
    """Return the pattern of a sign with at most three blanks before it on its line."""
    literal = re.escape(sign)
    before = "|".join(f"(?<=^{' ' * blanks}{literal})" for blanks in range(4))
    return f"{literal}(?:{before})"


_TOC = r"^[ \t]*\[\[?_?TOC_?\]\]?[ \t]*(?=\r?$)"
LINES: tuple[tuple[tuple[str, ...], re.Pattern[str]], ...] = tuple(
    (needed, re.compile(pattern, re.MULTILINE))
    for needed, pattern in (
        (("TOC]",), rf"(?i:{_TOC})"),
        (("toc]",), rf"(?i:{_TOC})"),
        (
            (r"\{:toc",),
            r"^[ ]{0,3}(?:[*+-]|\d+\.)[ ][^\n]{1,60}\r?\n[ ]*\{:(?i:toc)[^}\n]*\}[ \t]*(?=\r?$)",
        ),
        (
            (r"\{::",),
            (
                r"\{::(?i:comment|nomarkdown)[^}\n]*\}[\s\S]*?"
                r"\{:/(?i:comment|nomarkdown)?\}(?=\s|\Z)"
            ),
        ),
        ((r"\{::",), r"^[ ]{0,3}\{::[^}\n]*/?\}[ \t]*(?=\r?$)"),
        (("--8<--",), r"^[ \t]*;?--8<--[^\n\r]*"),
        (
            (),
            (
                r"import(?<=^import)\s(?:[^\n'\"]{1,300}\sfrom\s)?"
                r"['\"][^'\"\n]+['\"];?[ \t]*(?=\r?$)"
            ),
        ),
        ((), r"export(?<=^export)\s(?:const|let|var|default|function|\*|\{)[^\n\r]*"),
        ((), rf"{_near_start('*[')}[^\]\n]{{1,60}}\]:[^\n\r]*"),
        (
            (),
            (
                rf"{_near_start(chr(92))}[a-zA-Z]{{3,30}}(?:\[[^\]\n]*\])?"
                r"(?:\{[^}\n]*\})*[ \t]*(?=\r?$)"
            ),
        ),
        (
            (r"\[\[",),
            (
                rf"{_near_start('#')}[^\W\d_][\w/-]*[ \t]*"
                r"(?:#[^\W\d_][\w/-]*[ \t]*){0,11}(?=\r?$)"
            ),
        ),
    )
)
"""Lines that are no text: signs that have to be there, and the pattern."""
