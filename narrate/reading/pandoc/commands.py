"""Commands of LaTeX that pandoc does not know, and whose words it therefore passes over.

A command of a class or package that is not there may set a word, a note or nothing at all. What it
is given tells: prose is shown, and a note's words are a note.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_COMMAND = re.compile(r"\\(?P<name>[A-Za-z]{2,40})\*?\{(?P<given>[^{}\\]{1,5000})\}")
_PROSE = re.compile(r"[^\W\d_]{2,}[^\w\n]+[^\W\d_]{2,}|[^\W\d_]{2,}[.,;:!?]")
_NOTE = re.compile(r"(?:side|margin|end|foot|author|editor|translator)s?note")
_NO_WORDS = re.compile(
    r"(?:set|def|let|new|renew|provide|declare|add|use|input|include|graphics|hyper|pdf|begin|end"
    r"|if|while|for|state|require|ensure|title|tikz|draw|node|put|index|gls|vphantom|hphantom)\w*"
    r"|\w*(?:label|ref|cite\w*|index|style|space|skip|size|colou?r|font|rule|fill|break|page|head"
    r"|foot|mark|setup|path|counter|toc|hyphenation|language|entry|glossary|todo|note|pause"
    r"|phantom|file|width|height|depth|line)",
    re.IGNORECASE,
)
"""Commands whose arguments are no words of the text."""


def shown(skipped: Iterable[str], source: str) -> str:
    """Return the definitions by which the commands that were skipped show what they are given."""
    defined: dict[str, str] = {}
    for written in skipped:
        found = _COMMAND.fullmatch(written)
        if found is None or found["name"] in defined:
            continue
        name, given = found.group("name", "given")
        if _NOTE.fullmatch(name):
            defined[name] = r"\footnote{#1}"
        elif not _NO_WORDS.fullmatch(name) and (_PROSE.search(given) or _in_line(name, source)):
            defined[name] = "#1"
    lines = (f"\\newcommand{{\\{name}}}[1]{{{said}}}\n" for name, said in defined.items())
    return "".join(lines)


def _in_line(name: str, source: str) -> bool:
    """Tell whether a command stands between the words of a line, as one that shows some does."""
    body = source.find(r"\begin{document}")
    around = re.compile(rf"\w[ ,;]{{1,3}}\\{name}\{{[^\W\d_]{{2,40}}\}}(?:[.,;:!?]| \w)")
    return around.search(source, max(body, 0)) is not None
