"""Figures of the readers of books and web pages: Readium's fixtures, articles, speed, memory."""

from __future__ import annotations

import json
import os
import re
import time
import tracemalloc
from collections import Counter
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

from narrate.errors import SourceError
from narrate.model.document import Kind
from narrate.model.policy import Heard, Notes, ReadingPolicy
from narrate.reading import read
from narrate.scripting import script

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.model.document import Document

    Row = tuple[str, float | str, str, str]

SHARED = Path(os.environ.get("NARRATE_SHARED", Path(__file__).parents[3] / "shared"))
_ROUNDS = 5
_ALL = ReadingPolicy(
    notes=Notes.END,
    figures=Heard.SPOKEN,
    code=Heard.SPOKEN,
    contents=Heard.SPOKEN,
    imprint=Heard.SPOKEN,
    maths=Heard.SILENT,
    table_rows=100_000,
)
"""What the fixtures of Readium have heard by default, and what an article page holds."""
_WORD = re.compile(r"\w+")


def rows() -> Iterator[Row]:
    """Yield all figures."""
    yield from _readium()
    yield from _articles()
    yield from _books()


def _readium() -> Iterator[Row]:
    suite = SHARED / "suites" / "readium-even.jsonl"
    if not suite.is_file():
        yield "Readium fixtures", "absent", ">= 58", str(suite)
        return
    cases = [json.loads(line) for line in suite.read_text(encoding="utf-8").splitlines()]
    for name, policy, goal in (
        ("Readium, plain, policies as there", _ALL, ">= 61"),
        ("Readium, plain, our own defaults", ReadingPolicy(), ""),
    ):
        heard = [_utterances(case, policy) for case in cases]
        wanted = [[one["plain"] for one in case["cases"][0]["utterances"]] for case in cases]
        pairs = list(zip(heard, wanted, strict=True))
        split = sum(got == want for got, want in pairs)
        order = sum(_words(" ".join(got)) == _words(" ".join(want)) for got, want in pairs)
        yield f"{name}: order and split", split, goal, f"of {len(cases)}"
        yield f"{name}: order", order, goal, f"of {len(cases)}"


def _utterances(case: dict[str, str], policy: ReadingPolicy) -> list[str]:
    """Return the paragraphs of a fixture, parted where the language changes."""
    try:
        document = read(case["input"].encode(), name=case["name"])
    except SourceError:
        return []
    return [
        " ".join(segment.text for segment in run)
        for paragraph in script(document, policy=policy).paragraphs
        for _, run in groupby(paragraph.segments, key=lambda segment: segment.lang)
    ]


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _articles() -> Iterator[Row]:
    for folder in sorted((SHARED / "corpus" / "html").glob("*/")):
        page = (folder / "source.html").read_bytes()
        kept = _heard(read((folder / "expected.html").read_bytes(), name="expected.html"))
        found = _heard(read(page, name="source.html"))
        both = sum((kept & found).values())
        score = 2 * both / (sum(kept.values()) + sum(found.values()))
        yield f"article of {folder.name}: word F1", score, ">= 0.95", f"{sum(kept.values())} words"


def _heard(document: Document) -> Counter[str]:
    """Return the words of everything that can be heard, notes included."""
    segments = script(document, policy=_ALL).segments
    return Counter(_words(" ".join(segment.text for segment in segments)))


def _books() -> Iterator[Row]:
    books = sorted((SHARED / "corpus" / "epub").glob("*.epub"))
    if not books:
        yield "books", "absent", ">= 5", ""
        return
    size = seconds = 0.0
    for book in books:
        data = book.read_bytes()
        size += _markup(book)
        seconds += min(_seconds(data, book.name) for _ in range(_ROUNDS))
    yield "books: MB of mark-up a second (CPU)", size / seconds / 1e6, ">= 5", f"{len(books)} books"
    data = (SHARED / "corpus" / "html" / "wikipedia" / "source.html").read_bytes()
    fastest = min(_seconds(data, "page.html") for _ in range(_ROUNDS))
    yield "web page: MB a second (CPU), article found", len(data) / fastest / 1e6, "", ""
    large = _large(SHARED / "corpus" / "epub" / "georgia-pls-ssml.epub")
    yield (
        "XHTML of 5 MB: MB a second (CPU)",
        len(large) / _seconds(large, "x.xhtml") / 1e6,
        ">= 5",
        "",
    )
    yield "XHTML of 5 MB: peak memory over its size", _memory(large), "<= 20", ""
    notes = read((books[-2]).read_bytes(), name="book.epub")
    marked = [note for note in notes.notes if note.mark]
    reached = sum(bool(note.blocks) for note in marked)
    yield f"{books[-2].name}: notes reached", reached, "== 35", f"of {len(marked)}"
    astray = sum(b.kind is Kind.NOTE for b in notes.blocks) - sum(
        len(note.blocks) for note in notes.notes
    )
    yield f"{books[-2].name}: blocks of notes astray", astray, "== 0", ""


def _markup(book: Path) -> int:
    """Return the bytes of a book's pages."""
    with ZipFile(book) as archive:
        pages = (one for one in archive.infolist() if one.filename.endswith(("html", "htm")))
        return sum(one.file_size for one in pages)


def _large(book: Path) -> bytes:
    """Return one page of five megabytes, made of a chapter over and over."""
    with ZipFile(book) as archive:
        page = archive.read("EPUB/georgia.xhtml")
    start = page.index(b">", page.index(b"<body")) + 1
    end = page.rindex(b"</body")
    times = 5_000_000 // (end - start)
    return page[:start] + page[start:end] * times + page[end:]


def _seconds(data: bytes, name: str) -> float:
    began = time.process_time()
    read(data, name=name)
    return time.process_time() - began


def _memory(data: bytes) -> float:
    """Return the peak of Python's memory over the file's size; lxml's own tree comes on top."""
    tracemalloc.start()
    try:
        document = read(data, name="page.xhtml")
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    return peak / len(data) if document else 0.0
