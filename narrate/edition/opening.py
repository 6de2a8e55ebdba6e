"""A source opened: its bytes read, the documents in it found, the settings around it looked up."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from narrate.edition.receipts import Looked, looked
from narrate.edition.request import PER_DOCUMENT
from narrate.edition.sources import NothingToRead, SlugClash, Source, slug
from narrate.model.finding import Finding
from narrate.reading import read
from narrate.reading.decoding import EmptySource
from narrate.reading.formats import known_format
from narrate.reading.joining import joined
from narrate.reading.parts import part
from narrate.settings import Layers, layers

if TYPE_CHECKING:
    from narrate.edition.request import Request
    from narrate.model.document import Division, Document
    from narrate.settings import Settings


class Opened(NamedTuple):
    """A source that was read once, whatever the number of editions that are made from it."""

    source: Source
    document: Document
    """All that is in it."""
    data: bytes
    """What its digest is made from: the file, or a list of the files' digests."""
    said: Layers
    looked: tuple[Looked, ...]
    """Its files and those of the settings, as they were when they were read."""

    def wanted(self, request: Request) -> dict[str, Division | None]:
        """Return the slugs of the editions to be made, each with its document.

        ``None`` stands for all that is in the source.

        Raises:
            SlugClash: two documents would be written to the same place.
        """
        divisions = self.document.divisions
        if request.edition_per != PER_DOCUMENT or not divisions:
            return {self.source.slug: None}
        chosen = [one for one in divisions if one.id == request.chapter] or divisions
        found: dict[str, Division | None] = {self.slug_of(one): one for one in chosen}
        if len(found) < len(chosen):
            raise SlugClash(
                f"two documents of {self.source.name} would be written to the same place",
                "--edition-per file, or give them different xml:ids",
            )
        return found

    def slug_of(self, division: Division | None) -> str:
        """Return the name of the edition of one document, or of the whole."""
        if division is None or len(self.document.divisions) == 1:
            return self.source.slug
        return slug(f"{self.source.slug} {division.id}")

    def settings(self, document: Document) -> Settings:
        """Return what is set for one document or the whole; of a folder, its name is a title."""
        settings = self.said.settle(document.metadata)
        if settings.edition.metadata.title or not self.source.files:
            return settings
        return self.said.settle(replace(document.metadata, title=_title(self.source.name)))

    def document_of(self, division: Division | None) -> Document:
        """Return one document, or the whole."""
        return part(self.document, division) if division else self.document


def opened(source: Source, request: Request) -> Opened:
    """Read a source.

    Raises:
        NarrateError: it cannot be read, or its settings are wrong.
    """
    said = layers(source.path, request.overrides)
    seen = looked((*source.inputs, *said.files))
    if source.files:
        return Opened(source, *_folder(source, request, said.settle()), said, seen)
    if source.url:
        return Opened(source, *_page(source, request, said.settle()), said, seen)
    data = source.read(request.max_bytes)
    return Opened(source, _read(source, data, request, said.settle()), data, said, seen)


def _page(source: Source, request: Request, settings: Settings) -> tuple[Document, bytes]:
    """Fetch a page and read it; its source is where it was in the end."""
    page = source.fetched(request.max_bytes)
    path = urlsplit(page.url).path
    kind = request.from_format or page.format or known_format(path) or "html"
    document = _read(source, page.data, replace(request, from_format=kind), settings)
    about = replace(document.metadata, source=document.metadata.source or page.url)
    return replace(document, metadata=about), page.data


def _read(source: Source, data: bytes, request: Request, settings: Settings) -> Document:
    return read(
        data,
        name=source.name,
        format=request.from_format,
        max_bytes=request.max_bytes,
        tei=settings.tei,
    )


def _folder(source: Source, request: Request, settings: Settings) -> tuple[Document, bytes]:
    """Read the files of a folder as one document."""
    documents, digests, empty = [], [], []
    for file in source.files:
        one = Source(file, source.slug)
        data = one.read(request.max_bytes)
        digests.append(f"{sha256(data).hexdigest()}  {one.name}\n")
        try:
            documents.append(_read(one, data, request, settings))
        except EmptySource as error:
            empty.append(_passed_over(error))
    if not documents:
        raise NothingToRead(
            f"nothing in {source.name} can be read aloud", "a folder of files with text in them"
        )
    whole = joined(documents, source.name)
    whole = replace(whole, findings=(*whole.findings, *empty))
    return whole, "".join(digests).encode()


def _passed_over(error: EmptySource) -> Finding:
    return Finding(
        id="file-passed-over",
        message=f"{error.message}; it was passed over.",
        suggestion="Take it out of the folder, or look whether its text was lost.",
    )


def _title(name: str) -> str:
    words = " ".join(name.replace("_", " ").replace("-", " ").split())
    return words[:1].upper() + words[1:]
