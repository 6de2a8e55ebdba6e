"""Template tags of site generators, made into one opaque word each before Markdown is parsed.

Hugo's short-codes (``{{< figure >}}``, ``{{% note %}}``), Liquid, Jinja and Nunjucks (``{% … %}``,
``{{ … }}``, ``{# … #}``). A tag may stand anywhere, even in the address of a link, and hold what
Markdown would take for its own. The mask has the length of the tag, so that all places stay.
"""

from __future__ import annotations

import re
from typing import NamedTuple

SHORT_CODE = "short-code"
"""Rule for what is silent because it is a tag."""
_INSIDE = r"(?:(?!\{[{%#]).){0,2000}?"
"""A tag holds no other tag, and is not endless."""
_TAG = re.compile(
    rf"\{{\{{<(?!/\*){_INSIDE}>\}}\}}"
    rf"|\{{\{{%(?!/\*){_INSIDE}%\}}\}}"
    rf"|\{{%-?\s*(?P<liquid>\w+){_INSIDE}%\}}"
    rf"|\{{\{{(?!/\*|[<%]){_INSIDE}\}}\}}"
    rf"|\{{#-?\s{_INSIDE}#\}}",
    re.DOTALL,
)
_OPENS = re.compile(r"\{[{%#]")
_NAME = re.compile(r"\{[{%][-<%]?\s*(?!end|/)(\w[\w-]*)")
_SHOW_NOTHING = frozenset(
    {"assign", "block", "capture", "case", "comment", "elif", "else", "elsif", "extends", "for"}
    | {"if", "import", "macro", "raw", "set", "unless", "verbatim", "when"}
)
"""Tags that only steer."""
_SILENT = frozenset({"comment"})
"""Liquid tags whose inside is silent too."""
_VERBATIM = frozenset({"raw", "verbatim"})
"""Liquid tags whose inside holds no tags."""
_OPENS_CODE = r"\{(?:\{[<%]|%-?)[ ]*(?:/[ ]*|end)?(?:highlight|code)\b"
_CODE = re.compile(_OPENS_CODE)
_CODE_LINE = re.compile(rf"^[ ]{{0,3}}{_OPENS_CODE}[^\n]*?[%>]\}}\}}?[ ]*$", re.MULTILINE)
"""A line that opens or closes a block of code."""
_PRIVATE = range(0xE000, 0xF900)


class Masked(NamedTuple):
    """A source whose tags are masked."""

    text: str
    """As long as the source, character for character."""
    mask: str = ""
    """The character that stands for those of a tag; blank when there is no tag."""
    tags: tuple[tuple[int, str], ...] = ()
    """Where tags that show something begin, and their names."""


def masked(source: str) -> Masked:
    """Return ``source`` with its tags masked."""
    if not _OPENS.search(source):
        return Masked(source)
    mask = next((chr(code) for code in _PRIVATE if chr(code) not in source), "")
    if not mask:
        return Masked(source)
    if _CODE.search(source):
        source = _CODE_LINE.sub(_fence, source)
    masking = _Masking(source, mask)
    return Masked(masking.text(), mask, tuple(masking.tags))


class _Masking:
    """One pass over a source."""

    def __init__(self, source: str, mask: str) -> None:
        self._source = source
        self._mask = mask
        self._unclosed: set[str] = set()
        self.tags: list[tuple[int, str]] = []

    def text(self) -> str:
        parts: list[str] = []
        at = 0
        while found := _TAG.search(self._source, at):
            parts.append(self._source[at : found.start()])
            name, end = found["liquid"] or "", found.end()
            if (shown := _NAME.match(found[0])) and shown[1] not in _SHOW_NOTHING:
                self.tags.append((found.start(), shown[1]))
            close = self._closing(name, end) if name in _SILENT | _VERBATIM else None
            if close and name in _VERBATIM:
                parts += [self._hidden(found.start(), end), self._source[end : close.start()]]
                parts.append(self._hidden(*close.span()))
            else:
                parts.append(self._hidden(found.start(), close.end() if close else end))
            at = close.end() if close else end
        return "".join([*parts, self._source[at:]])

    def _closing(self, name: str, start: int) -> re.Match[str] | None:
        """Return the tag that closes ``name``; one that was missed once is not looked for again."""
        if name in self._unclosed:
            return None
        found = re.compile(rf"\{{%-?\s*end{name}\s*-?%\}}").search(self._source, start)
        if found is None:
            self._unclosed.add(name)
        return found

    def _hidden(self, start: int, end: int) -> str:
        """Return as many masks as there are characters; line ends stay."""
        return re.sub(r"[^\r\n]", self._mask, self._source[start:end])


def _fence(found: re.Match[str]) -> str:
    """Return a fence of code in place of a line that opens or closes a block of code."""
    return "```".ljust(len(found[0]))
