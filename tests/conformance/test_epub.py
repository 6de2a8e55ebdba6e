"""Our own books, judged by EPUBCheck: nothing to say, whatever the text is."""

from __future__ import annotations

import zipfile
from dataclasses import replace

import pytest

from narrate.reading import read


@pytest.mark.parametrize("highlight", ["sentence", "word"])
def test_the_letter(bound, epubcheck, root, highlight):
    data = (root / "seeds" / "carter-to-brezhnev.txt").read_bytes()
    document = read(data, name="carter-to-brezhnev.txt")
    assert epubcheck(bound(document, "epub", highlight=highlight) / "book.epub") == []


@pytest.mark.parametrize(
    ("case", "notes"),
    [
        ("everything", "silent"),
        ("everything", "sentence"),
        ("nothing known", "silent"),
        ("right to left", "silent"),
        ("a tag that is none", "silent"),
        ("1,000 chapters", "silent"),
    ],
)
def test_hostile_texts(bound, epubcheck, hostile, case, notes):
    assert epubcheck(bound(hostile[case](), "epub", notes=notes) / "book.epub") == []


def test_a_planted_mistake_is_seen(bound, epubcheck, hostile, tmp_path):
    book = bound(hostile["nothing known"](), "epub") / "book.epub"
    broken = tmp_path / "broken.epub"
    with zipfile.ZipFile(book) as archive, zipfile.ZipFile(broken, "w") as copy:
        for one in archive.infolist():
            data = archive.read(one)
            if one.filename.endswith(".smil"):
                data = data.replace(b"#p1s1", b"#nowhere")
            copy.writestr(one, data)
    assert [one.id for one in epubcheck(broken)] == ["RSC-012"]


@pytest.mark.parametrize("case", ["everything", "right to left", "nothing known"])
def test_accessibility(bound, ace, hostile, case):
    book = bound(hostile[case](), "epub", notes="sentence") / "book.epub"
    assert ace(book) == []


CORPUS = {
    "a book with notes": "epub/voltaire_candide_the-modern-library.epub",
    "a play": "epub/oscar-wilde_the-importance-of-being-earnest.epub",
    "a poem": "epub/wasteland.epub",
    "sounds in mark-up": "epub/georgia-pls-ssml.epub",
    "a French letter": "tei-letters-fr/Lettre0120_29janvier1916.xml",
    "tables": "docx/agile-software-development-solicitation-template.docx",
}


@pytest.mark.shared
@pytest.mark.parametrize("text", CORPUS)
def test_real_texts(bound, epubcheck, shared, text):
    path = shared / "corpus" / CORPUS[text]
    data = path.read_bytes()
    document = read(data, name=path.name)
    ours = bound(replace(document, format="ours"), "epub", slug="ours", notes="sentence")
    assert epubcheck(ours / "ours.epub") == []
    if path.suffix == ".epub":
        own = bound(document, "epub", data=data, slug="own", notes="sentence")
        assert epubcheck(own / "own.epub") == []
