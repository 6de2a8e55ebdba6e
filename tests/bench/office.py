"""Figures of the readers of offices and pens: DOCX, Markdown, a book of plain text."""

from __future__ import annotations

import os
import time
import tracemalloc
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

from narrate.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    Row = tuple[str, float | str, str, str]

SHARED = Path(os.environ.get("NARRATE_SHARED", Path(__file__).parents[3] / "shared"))
_ROUNDS = 3
_COPIES = 20
"""How often the body of a document is repeated, to make a long one."""
_BODY = b"<w:body>", b"<w:sectPr"


def rows() -> Iterator[Row]:
    """Yield speed and memory for each format."""
    corpus = SHARED / "corpus"
    docx = corpus / "docx" / "agile-software-development-solicitation-template.docx"
    book = corpus / "text" / "sherlock-holmes-1661.txt"
    markdown = sorted((corpus / "markdown").glob("*.md"))
    if not (docx.is_file() and book.is_file() and markdown):
        yield "DOCX, Markdown, text", "absent", "", str(corpus)
        return
    long_docx, size = _longer(docx.read_bytes())
    yield from _figures("DOCX", long_docx, "long.docx", size)
    yield from _figures("Markdown, lists of links", _joined(markdown), "long.md")
    yield from _figures("Markdown, a book", book.read_bytes(), "book.md")
    yield from _figures("text, a book", book.read_bytes(), book.name)


def _figures(kind: str, data: bytes, name: str, size: int = 0) -> Iterator[Row]:
    """Yield speed and peak memory of reading ``data``, which is ``size`` bytes of mark-up."""
    size = size or len(data)
    fastest = min(_seconds(data, name) for _ in range(_ROUNDS))
    yield f"{kind}: MB of mark-up a second (CPU)", size / fastest / 1e6, ">= 5", f"{size:,} bytes"
    yield (
        f"{kind}: peak memory over the size of the mark-up",
        _memory(data, name) / size,
        "<= 20",
        "",
    )


def _longer(data: bytes) -> tuple[bytes, int]:
    """Return a DOCX file whose body is that of ``data`` many times, and the size of its text."""
    with BytesIO() as made, ZipFile(BytesIO(data)) as old:
        with ZipFile(made, "w", ZIP_DEFLATED) as new:
            for member in old.namelist():
                inside = old.read(member)
                if member == "word/document.xml":
                    start = inside.index(_BODY[0]) + len(_BODY[0])
                    end = inside.rindex(_BODY[1])
                    inside = inside[:start] + _COPIES * inside[start:end] + inside[end:]
                    size = len(inside)
                new.writestr(member, inside)
        return made.getvalue(), size


def _joined(paths: list[Path]) -> bytes:
    """Return the texts of ``paths`` one after the other, without front matter, ten times."""
    texts = [path.read_text(encoding="utf-8").split("\n---\n", 1)[-1] for path in paths]
    return ("\n\n".join(texts) * 10).encode()


def _seconds(data: bytes, name: str) -> float:
    began = time.process_time()
    read(data, name=name, max_bytes=len(data))
    return time.process_time() - began


def _memory(data: bytes, name: str) -> float:
    tracemalloc.start()
    try:
        document = read(data, name=name, max_bytes=len(data))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    return peak if document else 0.0
