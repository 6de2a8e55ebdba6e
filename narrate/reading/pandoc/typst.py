"""Typst without its template: what it imports is not there, and what it is told is no text.

``#import``, ``#include``, ``#set`` and ``#show`` are let go; the title, authors and abstract that
are handed to a template are kept. A function of a template shows what it is given.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.reading.pandoc.bracketed import Brackets, replaced

if TYPE_CHECKING:
    from collections.abc import Iterator

_VERBATIM = re.compile(
    r"(?<!`)(?P<ticks>`{3,}+).*?(?:(?P=ticks)|\Z)|`[^`\n]*`|/\*.*?(?:\*/|\Z)|(?<![:\\])//[^\n]*",
    re.DOTALL,
)
"""Code and comments."""
_RULE = re.compile(
    r"^[ \t]{0,40}#(?P<what>import|include|set|show)\b(?!\s+document\s*\()", re.MULTILINE
)
_OPENS = "([{"
_LANGUAGE = re.compile(r'#set\s+text\s*\([^()]{0,500}?\blang:\s*"(?P<tag>[a-z]{2,3})"')
_FIELD = re.compile(r"(?<![\w-])(?P<name>title|subtitle|abstract|authors?)\s*:\s*(?=[\[(\"])")
_NAME = re.compile(r'\bname\s*:\s*(?:"(?P<quoted>[^"]{1,200})"|\[(?P<shown>[^\[\]]{1,200})\])')
_PLAIN = re.compile(r'"(?P<quoted>[^"]{1,200})"|\[(?P<shown>[^\[\]]{1,200})\]')
_TODAY = re.compile(r"#?datetime\.today\(\)\.display\([^()\n]{0,200}\)")
_UNKNOWN = re.compile(r'Identifier "(?P<name>[A-Za-z_][\w-]*)" not found')
_SHOWS = "#let {name}(..given) = given.pos().map(one => [#one]).join()\n"


def prepared(source: str) -> str:
    """Return ``source`` without what is told to a template, with what a template would show."""
    edits = [(*found.span(), "") for found in _TODAY.finditer(source)]
    about: dict[str, str] = {}
    at = 0
    brackets = Brackets(source)
    code = [found.span() for found in _VERBATIM.finditer(source)]
    for found in _RULE.finditer(source):
        if found.start() < at:
            continue
        at = _end(source, found.end(), brackets)
        shown = ""
        if found["what"] == "show" and ".with" in (rule := source[found.end() : at]):
            shown = _handed(rule, about)
        edits.append((found.start(), at, shown))
    return f"{_document(about, source)}{replaced(source, edits, code)}"


def language_of(source: str) -> str:
    """Return the language that the text is set in; blank where none is named."""
    found = _LANGUAGE.search(source)
    return found["tag"] if found else ""


def unknown_in(reason: str) -> str:
    """Return the name of the function that pandoc did not find; blank for another reason."""
    found = _UNKNOWN.search(reason)
    return found["name"] if found else ""


def showing(name: str) -> str:
    """Return the definition of a function that shows what it is given."""
    return _SHOWS.format(name=name)


def _end(source: str, at: int, brackets: Brackets) -> int:
    """Return where a rule ends: at the end of its line, outside of all brackets."""
    while at < len(source) and source[at] != "\n":
        if source[at] in _OPENS:
            closed = brackets.end_of(at)
            if not closed:
                break  # what is not closed ends with its line
            at = closed
        elif source[at] == '"' and (quoted := source.find('"', at + 1)) > 0:
            at = quoted + 1
        else:
            at += 1
    end = source.find("\n", at)
    return len(source) if end < 0 else end


def _handed(rule: str, about: dict[str, str]) -> str:
    """Take the title and authors out of what a template is given; return its abstract."""
    shown = ""
    for name, value in _fields(rule):
        inner = value[1:-1].strip()
        if name == "abstract":
            shown = f"\n#block[\n{inner}\n]\n" if value.startswith("[") else shown
        elif name == "title":
            about.setdefault("title", inner)
        elif name.startswith("author"):
            about.setdefault("author", "\n".join(_names(value)))
    return shown


def _fields(rule: str) -> Iterator[tuple[str, str]]:
    at, brackets = 0, Brackets(rule)
    while found := _FIELD.search(rule, at):
        at = found.end()
        end = rule.find('"', at + 1) + 1 if rule[at] == '"' else brackets.end_of(at)
        if end:
            yield found["name"], rule[at:end]
            at = end


def _names(value: str) -> list[str]:
    found = list(_NAME.finditer(value)) or list(_PLAIN.finditer(value))
    return [" ".join((one["quoted"] or one["shown"]).split()) for one in found]


def _document(about: dict[str, str], source: str) -> str:
    """Return what a template is told as the document's own, where it says nothing itself."""
    if re.search(r"#set\s+document\s*\(", source) or not about:
        return ""
    parts = [f"title: [{about['title']}]"] if about.get("title") else []
    names = [
        name.replace('"', "").replace("\\", "") for name in about.get("author", "").split("\n")
    ]
    if any(names):
        quoted = ", ".join(f'"{name}"' for name in names if name)
        parts.append(f"author: ({quoted},)")
    return f"#set document({', '.join(parts)})\n" if parts else ""
