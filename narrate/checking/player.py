"""Players and transcripts: one page that must work from a disk, with its policy and its sound."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote

from narrate.checking.beside import timeline_beside
from narrate.checking.covering import covering
from narrate.checking.defects import defect
from narrate.checking.reading_text import MARK_ROLES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from narrate.model.finding import Finding

_HASH = re.compile(r"'sha256-([A-Za-z0-9+/=]+)'")
_OUTSIDE = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_LOADING = {"src", "poster", "data", "srcset"}
_NAMING_LINKS = {"canonical", "alternate", "author", "license", "prev", "next", "up", "search"}
"""Relations of links that a browser does not follow by itself."""
_DATA_TYPES = {"application/json", "application/ld+json"}
_MUTE = {"script", "style", "title", "template", "nav", "button", "select", "option", "label"}


class _Page(HTMLParser):
    """Gathers what a page holds and loads."""

    def __init__(self) -> None:
        super().__init__()
        self.policy: str | None = None
        self.loads: list[str] = []
        self.inline: list[str] = []
        """Text of scripts that run, and of styles."""
        self.texts: list[str] = []
        self._open: list[str] = []
        self._runs = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what is loaded."""
        said = dict(attrs)
        if tag == "meta" and (said.get("http-equiv") or "").lower() == "content-security-policy":
            self.policy = said.get("content") or ""
        loading = tag == "link" and not set((said.get("rel") or "").lower().split()) & _NAMING_LINKS
        names = _LOADING | ({"href"} if loading else set())
        self.loads += [value for name, value in attrs if name in names and value]
        if tag in ("script", "style"):
            self._runs = said.get("type") not in _DATA_TYPES
            self.inline += [""] if self._runs else []
        if tag in _MUTE or said.get("role") in MARK_ROLES:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Leave what was opened."""
        if self._open and self._open[-1] == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        """Keep text, and what runs."""
        inside = self._open[-1] if self._open else ""
        if inside in ("script", "style"):
            if self._runs:
                self.inline[-1] += data
        elif not inside:
            self.texts.append(data)


def examine(path: Path) -> Iterator[Finding]:
    """Yield the findings of one page."""
    try:
        source = path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        yield defect("file-unreadable", f"It cannot be read: {error}.")
        return
    page = _Page()
    page.feed(source)
    yield from _policy(page)
    for one in dict.fromkeys(page.loads):
        if _OUTSIDE.match(one):
            yield defect("player-network", f"It loads {one}.")
        elif not one.startswith(("data:", "#", "blob:")) and not _beside(path, one).is_file():
            yield defect("player-audio", f"There is no {one} beside it.")
    text = "".join(page.texts)
    if text.strip():
        yield from covering(text, timeline_beside(path))


def _policy(page: _Page) -> Iterator[Finding]:
    if page.policy is None:
        yield defect("player-policy", "It has no content security policy.")
        return
    allowed = set(_HASH.findall(page.policy))
    for text in page.inline:
        digest = b64encode(sha256(text.encode()).digest()).decode()
        if text and digest not in allowed:
            yield defect("player-policy", "A script or style of it does not run.")


def _beside(path: Path, reference: str) -> Path:
    return path.parent / unquote(reference.partition("#")[0].partition("?")[0])
