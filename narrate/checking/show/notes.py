"""Show notes: the HTML of descriptions, which players show far from the site."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise
from typing import TYPE_CHECKING

from narrate.checking.defects import clock, defect
from narrate.checking.show.document import children
from narrate.checking.show.site import split
from narrate.model.namespaces import CONTENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.checking.show.context import Context
    from narrate.checking.show.document import Entry
    from narrate.model.finding import Finding

_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())  # noqa: SIM905
_CLOSE_THEMSELVES = frozenset("p li dt dd tr td th thead tbody tfoot option".split())  # noqa: SIM905
_ACTIVE = frozenset("script iframe object embed form style link meta base".split())  # noqa: SIM905
_LINES = frozenset("p br li div tr h1 h2 h3 h4 h5 h6 ul ol blockquote".split())  # noqa: SIM905
_SCHEMES = ("http", "https", "mailto", "tel")
_STAMP = re.compile(r"[\s(\[•*–-]*((?:\d{1,2}:)?\d{1,2}:\d{2})\b(?!\s*[ap]\.?m)", re.IGNORECASE)
_LEAST_STAMPS = 3


class _Notes(HTMLParser):
    """Gathers what is open, what would run, what is linked, and the lines of text."""

    def __init__(self) -> None:
        super().__init__()
        self.active: list[str] = []
        self.wrong: list[str] = []
        """Elements that are opened and not closed, or the other way round."""
        self.links: list[str] = []
        self.lines = [""]
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        if tag in _ACTIVE:
            self.active.append(f"<{tag}>")
        for name, text in attrs:
            if name.startswith("on"):
                self.active.append(name)
            elif name in ("href", "src"):
                self.links.append((text or "").strip())
        if tag in _LINES:
            self.lines.append("")
        if tag not in _VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that closes itself."""
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        """Close an element, and those that may be left open inside of it."""
        if tag in _VOID:
            return
        while self._open and self._open[-1] != tag and self._open[-1] in _CLOSE_THEMSELVES:
            self._open.pop()
        if self._open and self._open[-1] == tag:
            self._open.pop()
        else:
            self.wrong.append(f"</{tag}>")
        if tag in _LINES:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        """Keep the lines."""
        first, *more = data.split("\n")
        self.lines[-1] += first
        self.lines += more

    def unclosed(self) -> list[str]:
        """Return what is wrong with how elements are closed."""
        return self.wrong + [f"<{tag}>" for tag in self._open if tag not in _CLOSE_THEMSELVES]


def notes(entry: Entry, seconds: float | None, context: Context) -> Iterator[Finding]:
    """Yield what is wrong with the descriptions of an item."""
    for namespace, name, shown in (
        ("", "description", "description"),
        (CONTENT, "encoded", "content:encoded"),
    ):
        for one in children(entry.item, name, namespace):
            text, said = one.text(), f"The {shown} of {entry.said}"
            parsed = _Notes()
            try:
                parsed.feed(text)
                parsed.close()
            except AssertionError:  # of the parser itself, on some broken declarations
                yield defect("notes-markup", f"{said} is no HTML.")
                continue
            yield from _markup(parsed, said, context)
            yield from _stamps(parsed.lines, said, seconds)


def _markup(parsed: _Notes, said: str, context: Context) -> Iterator[Finding]:
    if parsed.active:
        yield defect("notes-script", f"{said} holds {parsed.active[0]}.")
    if unclosed := parsed.unclosed():
        yield defect("notes-markup", f"{said} has {unclosed[0]} without its other half.")
    for address in parsed.links:
        scheme = split(address).scheme.lower()
        if scheme in ("javascript", "data", "vbscript"):
            yield defect("notes-script", f"{said} links {scheme}:.")
        elif scheme not in _SCHEMES:
            yield defect("notes-link", f"{said} links '{address}'.")
        elif context.lost(address):
            yield defect("address-missing", f"{said} links {address}, which is not there.")


def _stamps(lines: list[str], said: str, seconds: float | None) -> Iterator[Finding]:
    """Judge time stamps at the beginning of lines, as Apple makes chapters of them."""
    times = [_seconds(found[1]) for line in lines if (found := _STAMP.match(line))]
    if len(times) < _LEAST_STAMPS - 1:  # one is more likely a time of day
        return
    if len(times) < _LEAST_STAMPS:
        yield defect("stamps", f"{said} has {len(times)} time stamps.")
    elif times[0]:
        yield defect("stamps", f"{said} has {clock(times[0])} for its first time stamp.")
    elif any(after <= before for before, after in pairwise(times)):
        yield defect("stamps", f"{said} has time stamps out of order.")
    elif seconds is not None and times[-1] > seconds:
        yield defect("stamps", f"{said} has a time stamp after the end.")


def _seconds(stamp: str) -> float:
    total = 0
    for part in stamp.split(":"):
        total = total * 60 + int(part)
    return float(total)
