"""Any document makes a sound book: everything heard is shown, everything shown is in its place."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from narrate.model.document import (
    Block,
    Cell,
    Chapter,
    Document,
    Kind,
    LanguageRun,
    Metadata,
    Note,
)
from narrate.model.span import Edit, Place, Span

_XHTML = "{http://www.w3.org/1999/xhtml}"
_SMIL = "{http://www.w3.org/ns/SMIL}"
_OPF = "{http://www.idpf.org/2007/opf}"
_SPEECH = st.text("abc dé.,;“”<&>'\"\x07\u200f\u05d0\u4e2d1\n", min_size=1, max_size=60)
_KINDS = st.sampled_from([kind for kind in Kind if kind is not Kind.ANNOUNCEMENT])


@st.composite
def blocks(draw, node):
    """One block that is the whole of a text node, with marks, cells and languages in it."""
    text = draw(_SPEECH)
    kind = draw(_KINDS)
    points = sorted(draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=4)))
    one, two, three, four = points
    edits = []
    if draw(st.booleans()) and one < two:
        edits.append(Edit(span=Span(one, two), spoken="", rule="page-mark", number="7"))
    cells = ()
    if kind is Kind.TABLE_ROW and draw(st.booleans()):
        cells = (
            Cell(Span(0, three), heads=draw(st.booleans())),
            Cell(Span(three, len(text)), "head"),
        )
    langs = (LanguageRun(Span(three, four), "fr"),) if draw(st.booleans()) and three < four else ()
    block = Block(
        kind=kind,
        places=(Place(node, 0, len(text)),),
        edits=tuple(edits),
        level=draw(st.integers(1, 9)) if kind is Kind.HEADING else 0,
        number=draw(st.sampled_from(["", "1", "•", "a"])),
        lang=draw(st.sampled_from(["", "he", "not a tag"])),
        group=draw(st.sampled_from(["", "g1", "g2"])),
        cells=cells,
        langs=langs,
    )
    return text, block


@st.composite
def documents(draw):
    count = draw(st.integers(1, 8))
    made = [draw(blocks(node)) for node in range(count)]
    made.append(
        ("There is something to hear.", Block(kind=Kind.PARAGRAPH, places=(Place(count, 0, 27),)))
    )
    firsts = sorted(draw(st.sets(st.integers(1, count), max_size=3)))
    notes = [
        Note(number=str(at), mark=draw(st.sampled_from([None, Place(count, 5, 5)])), blocks=(at,))
        for at, (_, block) in enumerate(made)
        if block.kind is Kind.NOTE
    ]
    return Document(
        name="random",
        format="text",
        nodes=tuple(text for text, _ in made),
        blocks=tuple(block for _, block in made),
        chapters=tuple(
            Chapter(id=f"c{at}", title=draw(st.sampled_from(["", "A < B", "\x00"])), first_block=at)
            for at in (0, *firsts)
        ),
        notes=tuple(notes),
        metadata=Metadata(
            title=draw(st.sampled_from(["", "<b>&", "\x00"])),
            language=draw(st.sampled_from(["", "en", "ar", "en_GB"])),
        ),
    )


def words(text):
    """A text without what XML cannot hold, blanks as one."""
    return " ".join(re.sub("[\x00-\x08]", "", text).split())


def opened(book):
    return zipfile.ZipFile(io.BytesIO(book.read_bytes()))


def parsed(archive, name):
    return etree.fromstring(archive.read(f"EPUB/{name}"))


@pytest.mark.parametrize("highlight", ["sentence", "word"])
@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(document=documents())
def test_every_clip_has_its_element_and_every_sample_its_clip(bound, highlight, document):
    book = bound(document, "epub", highlight=highlight, notes="end") / "book.epub"
    with opened(book) as archive:
        opf = parsed(archive, "package.opf")
        items = {one.get("id"): one for one in opf.iter(f"{_OPF}item")}
        assert len(items) == len({one.get("href") for one in items.values()})
        border: dict[str, float] = {}
        for ref in opf.iter(f"{_OPF}itemref"):
            item = items[ref.get("idref")]
            text = parsed(archive, item.get("href"))
            ids = [one.get("id") for one in text.iter() if one.get("id")]
            assert len(ids) == len(set(ids))
            if item.get("media-overlay") is None:
                continue
            smil = parsed(archive, items[item.get("media-overlay")].get("href"))
            seen = set()
            for par in smil.iter(f"{_SMIL}par"):
                href, _, target = par[0].get("src").partition("#")
                assert href == item.get("href")
                assert target in ids
                assert target not in seen or par.getparent() is not None
                seen.add(target)
                begin, end = (float(par[1].get(f"clip{one}")[:-1]) for one in ("Begin", "End"))
                assert begin == border.get(par[1].get("src"), 0.0)
                assert end > begin
                border[par[1].get("src")] = end


@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(document=documents())
def test_all_words_of_the_page_are_in_the_book_in_their_order(bound, document):
    book = bound(document, "epub") / "book.epub"
    with opened(book) as archive:
        names = sorted(one for one in archive.namelist() if re.search(r"s\d+\.xhtml$", one))
        bodies = [etree.fromstring(archive.read(one)).find(f"{_XHTML}body") for one in names]
        shown = "".join("".join(body.itertext()) for body in bodies)
    for block in document.blocks:
        if not block.cells and not block.edits and not document.notes:
            assert words(document.text_of(block)) in words(shown)
