"""Our own books, judged by EPUBCheck: nothing to say, whatever the text is."""

from __future__ import annotations

import random
import zipfile

import pytest

from narrate.model.document import Block, Cell, Chapter, Document, Kind, LanguageRun, Metadata, Note
from narrate.model.span import Edit, Place, Span
from narrate.reading import read

NOT_SAID = "\x01\x08\x0b\x7f\x9f\ufdd0\uffff"


def document_of(*rows, **about) -> Document:
    """A document of ``(kind, text, fields)`` rows; a heading of level 1 begins a chapter."""
    blocks = tuple(
        Block(kind=kind, places=(Place(node, 0, len(text)),), **fields)
        for node, (kind, text, fields) in enumerate(rows)
    )
    firsts = [at for at, block in enumerate(blocks) if block.level == 1] or [0]
    return Document(
        name="case",
        format="text",
        nodes=tuple(text for _, text, _ in rows),
        blocks=blocks,
        chapters=tuple(
            Chapter(id=f"c{at}", title=rows[at][1] if blocks[at].level else "", first_block=at)
            for at in firsts
        ),
        notes=about.pop("notes", ()),
        metadata=Metadata(**about),
    )


def everything() -> Document:
    """Every kind of block, with notes, cells, pages, languages and hostile letters."""
    mark = Edit(span=Span(13, 14), spoken="", rule="note-mark", number="1")
    page = Edit(span=Span(4, 9), spoken="", rule="page-mark", number="xii")
    rows = [
        (Kind.HEADING, f"One <b> & {NOT_SAID}", {"level": 1}),
        *((kind, f"This is {kind} text.", {}) for kind in Kind if kind is not Kind.ANNOUNCEMENT),
        (Kind.PARAGRAPH, "A noted word.1 And ]]> more.", {"edits": (mark,)}),
        (Kind.PARAGRAPH, "The [p 4]rest of it.", {"edits": (page,)}),
        (Kind.PARAGRAPH, "Il dit bonjour.", {"langs": (LanguageRun(Span(7, 14), "fr"),)}),
        (Kind.PARAGRAPH, "שלום עולם.", {"lang": "he"}),
        (Kind.CAPTION, "A table.", {"group": "t"}),
        (
            Kind.TABLE_ROW,
            "YearTons",
            {
                "group": "t",
                "cells": (Cell(Span(0, 4), heads=True), Cell(Span(4, 8), heads=True)),
            },
        ),
        (
            Kind.TABLE_ROW,
            "191140",
            {"group": "t", "cells": (Cell(Span(0, 4), heads=True), Cell(Span(4, 6), "Tons"))},
        ),
        (Kind.HEADING, "Deep", {"level": 5}),
        (Kind.HEADING, "Two", {"level": 1}),
        (Kind.LIST_ITEM, "one", {"number": "1", "group": "l"}),
        (Kind.LIST_ITEM, "two", {"number": "2", "group": "l"}),
        (Kind.NOTE, "The note.", {"number": "1"}),
        (Kind.HEADING, "…", {"level": 1}),
        (Kind.PARAGRAPH, "—", {}),
    ]
    noted = next(at for at, row in enumerate(rows) if row[1].startswith("A noted"))
    note = next(at for at, row in enumerate(rows) if row[1] == "The note.")
    notes = (Note(number="1", mark=Place(noted, 13, 14), blocks=(note,)),)
    return document_of(*rows, title="<All> & everything", language="en", notes=notes)


CASES = {
    "everything": everything,
    "nothing known": lambda: document_of((Kind.PARAGRAPH, "Only this.", {})),
    "right to left": lambda: document_of(
        (Kind.HEADING, "שלום", {"level": 1}),
        (Kind.PARAGRAPH, "שלום עולם. And English.", {}),
        language="he",
        title="שלום",
        author="אנה",
    ),
    "a tag that is none": lambda: document_of(
        (Kind.PARAGRAPH, "Some words.", {"lang": "x y"}), language="not a tag", title=NOT_SAID
    ),
    "1,000 chapters": lambda: document_of(
        *(
            (kind, f"{kind} {random.Random(at).choice(['sea', 'sky'])} {at}.", fields)
            for at in range(1000)
            for kind, fields in ((Kind.HEADING, {"level": 1}), (Kind.PARAGRAPH, {}))
        ),
        title="Many",
        language="en",
    ),
}


@pytest.mark.parametrize("highlight", ["sentence", "word"])
def test_the_letter(bound, epubcheck, root, highlight):
    data = (root / "seeds" / "carter-to-brezhnev.txt").read_bytes()
    document = read(data, name="carter-to-brezhnev.txt")
    assert epubcheck(bound(document, "epub", highlight=highlight) / "book.epub") == []


@pytest.mark.parametrize(
    ("case", "notes"), [*((case, "silent") for case in CASES), ("everything", "sentence")]
)
def test_hostile_texts(bound, epubcheck, case, notes):
    assert epubcheck(bound(CASES[case](), "epub", notes=notes) / "book.epub") == []


def test_a_planted_mistake_is_seen(bound, epubcheck, tmp_path):
    book = bound(document_of((Kind.PARAGRAPH, "Only this.", {})), "epub") / "book.epub"
    broken = tmp_path / "broken.epub"
    with zipfile.ZipFile(book) as archive, zipfile.ZipFile(broken, "w") as copy:
        for one in archive.infolist():
            data = archive.read(one)
            if one.filename.endswith(".smil"):
                data = data.replace(b"#p1s1", b"#nowhere")
            copy.writestr(one, data)
    assert [one.id for one in epubcheck(broken)] == ["RSC-012"]
