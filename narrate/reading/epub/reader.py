"""One book to a document."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from narrate.errors import SourceError
from narrate.model.finding import Severity
from narrate.reading.archive import MissingMember
from narrate.reading.building import DocumentBuilder
from narrate.reading.epub.container import BadBook, open_book
from narrate.reading.epub.headings import name_headings
from narrate.reading.epub.navigation import entries_of_navigation, entries_of_ncx
from narrate.reading.epub.package import Package, package_of
from narrate.reading.html.boilerplate import boilerplate_of
from narrate.reading.html.headings import chapter_levels
from narrate.reading.html.naming import elements_of, find, lang_of
from narrate.reading.html.noting import NoteSurvey
from narrate.reading.html.parsing import parse
from narrate.reading.html.reader import sample, standardised
from narrate.reading.html.walker import Walker
from narrate.reading.language import language_of
from narrate.reading.text.boilerplate import RULE as BOILERPLATE
from narrate.reading.text.chapters import name_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from narrate.markup.tree import Element
    from narrate.model.document import Document
    from narrate.reading.archive import Archive
    from narrate.reading.epub.package import Item

MAX_FILE = 50_000_000
"""Bytes of one file of the book."""
_AGAIN = "Get the book again from its publisher."


def read(data: bytes, name: str) -> Document:
    """Return the document an EPUB is.

    Raises:
        BadArchive: the archive is broken or hostile.
        LockedBook: its text is encrypted.
        BadBook: it cannot be understood, or none of its text is there.
    """
    archive, path = open_book(data, name)
    package = package_of(archive.read(path, most=MAX_FILE), path, name)
    book = _Book(archive, package)
    for item in book.spine():
        book.add(item)
    return book.document()


class _Book:
    """A book on its way into the builder."""

    def __init__(self, archive: Archive, package: Package) -> None:
        metadata = package.metadata
        self._archive, self._package = archive, package
        self._builder = DocumentBuilder(archive.name, "epub", language=metadata.language)
        self._survey = NoteSurvey()
        self._chapters = self._navigation()
        self._files = 0
        self._ended = False
        """Whether a library's licence has begun."""

    def spine(self) -> Iterator[Item]:
        """Yield what is read, in order; what is beside the main line only where notes are in it."""
        aside: list[Item] = []
        for identity, linear in self._package.spine:
            item = self._readable(identity)
            if item is None:
                continue
            if linear:
                yield item
            else:
                aside.append(item)
        for item in aside:
            if self._survey.wants(item.path):
                yield item
            else:
                self._find(
                    "beside-the-main-line",
                    f"{item.path} stands beside the main line of the book and was not read.",
                    severity=Severity.INFO,
                )

    def add(self, item: Item) -> None:
        """Read one file."""
        data = self._bytes(item.path)
        if data is None:
            return
        builder = self._builder
        builder.file = item.path
        try:
            page = parse(data, item.path, xhtml=item.media != "text/html")
        except SourceError as error:
            self._find("file-not-read", f"{error.message}.", _AGAIN)
            return
        for finding in page.findings:
            builder.findings.take(finding)
        body = find(page.root, "body") or page.root
        chapters = self._chapters.get(item.path, {})
        silent = self._silent(body)
        openings = name_headings(body, chapters)
        if title := chapters.get(""):
            builder.chapter(title, item.id)
        depth = builder.depth
        if lang := lang_of(page.root):
            builder.open_lang(lang)
        walker = Walker(
            builder,
            notes=self._survey.of(body, item.path),
            chapters=chapters,
            openings=openings,
            levels=() if self._chapters else chapter_levels(elements_of(body)),
        )
        for rule, elements in silent.items():
            walker.leave_out(elements, rule)
        walker.walk(body)
        builder.close_to(depth)
        builder.end_block()
        self._files += 1

    def _silent(self, body: Element) -> dict[str, list[Element]]:
        """Return what is not read of a file, by rule: all of it, behind the end of the book."""
        if self._ended:
            return {BOILERPLATE: [body]}
        around = boilerplate_of(body)
        self._ended = around.ends
        return {**standardised(body), BOILERPLATE: around.elements}

    def document(self) -> Document:
        """Return the finished book."""
        if not self._files:
            raise BadBook(
                f"{self._archive.name}: none of the text its package lists is there",
                "getting the book again from its publisher",
            )
        metadata = self._package.metadata
        language = metadata.language or language_of(sample(self._builder.nodes))
        title = metadata.title or name_title(self._archive.name)
        lexicons = (self._bytes(path) for path in self._package.lexicons)
        cover = self._bytes(self._package.cover) if self._package.cover else None
        document = self._builder.document(
            replace(metadata, language=language, title=title),
            lexicons=tuple(one for one in lexicons if one),
        )
        return replace(document, cover=cover or b"")

    def _navigation(self) -> Mapping[str, Mapping[str, str]]:
        """Return the titles of chapters by file and element; the first of two counts."""
        package = self._package
        entries = []
        if package.navigation and (data := self._bytes(package.navigation)):
            entries = entries_of_navigation(data, package.navigation)
        if not entries and package.ncx and (data := self._bytes(package.ncx)):
            entries = entries_of_ncx(data, package.ncx)
        chapters: dict[str, dict[str, str]] = {}
        for entry in entries:
            chapters.setdefault(entry.path, {}).setdefault(entry.fragment, entry.title)
        return chapters

    def _readable(self, identity: str) -> Item | None:
        """Return an item of the spine, or what stands in for it, that can be read."""
        seen: set[str] = set()
        while identity not in seen:
            seen.add(identity)
            item = self._package.items.get(identity)
            if item is None:
                break
            if item.is_text:
                return item
            identity = item.fallback
        self._find(
            "spine-item-not-text",
            f"The spine names {next(iter(seen))!r}, which is no text that can be read.",
            _AGAIN,
        )
        return None

    def _bytes(self, path: str) -> bytes | None:
        try:
            return self._archive.read(path, most=MAX_FILE)
        except MissingMember as error:
            self._find("file-missing", f"{error.message}.", _AGAIN)
            return None

    def _find(
        self,
        identity: str,
        message: str,
        suggestion: str = "",
        *,
        severity: Severity = Severity.WARNING,
    ) -> None:
        self._builder.findings.add(identity, message, suggestion, severity=severity)
