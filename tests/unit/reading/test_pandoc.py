"""Formats read through pandoc: what is missing, broken, hostile or endless."""

from __future__ import annotations

import io
import sys
import time
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narrate.errors import SourceError
from narrate.markup.pandoc import PandocFailed, PandocMissing, convert
from narrate.reading import FORMATS, read
from narrate.reading.pandoc import latex, rst, rtf, typst
from narrate.scripting import account, script

DIALECTS = [row.name for row in FORMATS if row.module == "pandoc"]
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
_CONTENT = f"""<office:document-content xmlns:office="{_OFFICE}:office:1.0"
 xmlns:text="{_OFFICE}:text:1.0" office:version="1.2"><office:body><office:text>
<text:h text:outline-level="1">Boats</text:h>
<text:p>Nine <text:span>boats</text:span> came back<text:note text:note-class="footnote"
 text:id="f1"><text:note-citation>1</text:note-citation><text:note-body><text:p>All of
 them.</text:p></text:note-body></text:note>.</text:p>
<text:list><text:list-item><text:p>One</text:p></text:list-item></text:list>
</office:text></office:body></office:document-content>"""


def odt(content=_CONTENT):
    with io.BytesIO() as file:
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
            archive.writestr("content.xml", content)
            archive.writestr(
                "styles.xml",
                f'<office:document-styles xmlns:office="{_OFFICE}:office:1.0"'
                f' xmlns:style="{_OFFICE}:style:1.0"><office:font-face-decls/><office:styles/>'
                "<office:automatic-styles/><office:master-styles/></office:document-styles>",
            )
        return file.getvalue()


def test_an_odt_has_headings_notes_and_lists():
    document = read(odt(), name="harbour.odt")
    assert [block.kind.value for block in document.blocks] == [
        "heading", "paragraph", "list-item", "note",
    ]  # fmt: skip
    assert [(note.number, note.blocks) for note in document.notes] == [("1", (3,))]
    assert document.format == "odt"
    assert document.metadata.title == "Boats"
    assert not account(document, script(document)).unaccounted


def test_a_document_without_a_title_has_that_of_its_file():
    assert read(b"Nobody was hurt.", name="the-harbour.rst").metadata.title == "The harbour"


def test_without_the_extra_the_error_says_what_to_type(monkeypatch):
    monkeypatch.setitem(sys.modules, "pypandoc", None)
    with pytest.raises(PandocMissing) as caught:
        read(b"Text.", name="a.org")
    assert caught.value.hint == "python -m pip install 'narrate-editions[pandoc]'"
    assert caught.value.exit_code == 3


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.odt", b"no zip at all"),
        ("a.odt", odt("<a")),
        ("a.dbk", b"<article><para>"),
        ("a.fb2", b"Dear Sirs"),
        ("a.tex", b"\\begin{document} \\begin{itemize} \\item"),
        ("a.rtf", b"\xff\xfe\x00"),
        ("a.rst", b"  "),
    ],
)
def test_what_cannot_be_read_is_a_clear_error(name, data):
    with pytest.raises(SourceError) as caught:
        read(data, name=name)
    assert name in caught.value.message
    assert caught.value.hint


def test_entities_of_xml_are_bounded():
    bomb = '<!DOCTYPE article [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True)
    )
    with pytest.raises(SourceError):
        read(f"{bomb}]><article><para>&j;</para></article>".encode(), name="a.dbk")


def test_files_beside_a_document_are_not_read(tmp_path):
    secret = tmp_path / "secret.tex"
    secret.write_text("secret words", encoding="utf-8")
    for name, text in (
        ("a.tex", f"Text. \\input{{{secret}}}"),
        ("a.rst", f"Text.\n\n.. include:: {secret}\n"),
        ("a.org", f"Text.\n\n#+INCLUDE: {secret}\n"),
        ("a.typ", f'Text.\n\n#include "{secret}"\n'),
    ):
        try:
            document = read(text.encode(), name=name)
        except SourceError:
            continue
        assert "secret words" not in "".join(document.nodes)


def test_time_and_memory_have_bounds():
    with pytest.raises(PandocFailed, match="seconds"):
        convert(b"text\n\n" * 400_000, "rst", "long.rst", seconds=0.05)
    with pytest.raises(PandocFailed, match="memory"):
        convert(b"* text *a*\n" * 200_000, "org", "large.org", heap_mb=20)


def test_old_letters_are_known():
    document = read("Grüße aus Köln, sagte der Mann und die Frau.".encode("cp1252"), name="a.rst")
    assert "Grüße" in "".join(document.nodes)


def test_pandoc_knows_every_dialect():
    for dialect in DIALECTS:
        with pytest.raises(PandocFailed) as caught:
            convert(b"\xff", f"{dialect}+no_such_extension", "case")
        assert "Unknown input format" not in caught.value.message


_FACE = "xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0'"
_WRITTEN = f"""<office:document-content xmlns:office="{_OFFICE}:office:1.0"
 xmlns:text="{_OFFICE}:text:1.0" xmlns:style="{_OFFICE}:style:1.0" {_FACE}
 xmlns:svg="{_OFFICE}:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"
 office:version="1.3"><office:automatic-styles><style:style style:name="P1"
 style:family="paragraph" style:parent-style-name="Title"/><style:style style:name="T1"
 style:family="text"><style:text-properties text:display="none"/></style:style>
</office:automatic-styles><office:body><office:text>
<text:p text:style-name="P1">The Harbour</text:p><text:h text:outline-level="1">Boats</text:h>
<text:p>It was <text:date text:date-value="2026-11-02">2 November</text:date>, see
 <text:sequence-ref text:ref-name="r">Figure 1</text:sequence-ref><text:span
 text:style-name="T1">hidden words</text:span>.<text:page-number>7</text:page-number>
 <text:ruby><text:ruby-base>Base</text:ruby-base>
<text:ruby-text>reading</text:ruby-text></text:ruby></text:p>
<text:p><draw:frame><draw:text-box><text:p>In a frame.</text:p></draw:text-box>
</draw:frame>After.</text:p>
<text:p><draw:frame><draw:image xlink:href="Pictures/1.png"/><svg:title>Name</svg:title>
<svg:desc>A small boat.</svg:desc></draw:frame></text:p>
<text:section text:name="S" text:display="none"><text:p>Hidden.</text:p></text:section>
<text:h text:outline-level="1">Men</text:h><text:p>Nobody was hurt.</text:p>
</office:text></office:body></office:document-content>"""


def test_an_odt_is_read_as_it_is_shown():
    document = read(odt(_WRITTEN), name="harbour.odt")
    shown = [(block.kind.value, document.text_of(block).split()) for block in document.blocks]
    assert shown == [
        ("heading", ["The", "Harbour"]),
        ("heading", ["Boats"]),
        ("paragraph", ["It", "was", "2", "November,", "see", "Figure", "1.", "Base"]),
        ("paragraph", ["In", "a", "frame."]),
        ("paragraph", ["After."]),
        ("figure", ["A", "small", "boat."]),
        ("heading", ["Men"]),
        ("paragraph", ["Nobody", "was", "hurt."]),
    ]
    assert [chapter.title for chapter in document.chapters] == ["The Harbour", "Men"]


def test_a_protected_odt_is_refused():
    with io.BytesIO() as file:
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("content.xml", b"\x8f\x01\xfe")
            archive.writestr("META-INF/manifest.xml", "<manifest><encryption-data/></manifest>")
        data = file.getvalue()
    with pytest.raises(SourceError, match="protected by a password"):
        read(data, name="a.odt")


def test_a_template_of_typst_may_have_many_functions():
    text = "".join(f"#shown{letter}[Boat {letter}.]\n\n" for letter in "abcdef")
    document = read(f'#import "x.typ": *\n\n{text}'.encode(), name="a.typ")
    said = [document.text_of(block).strip() for block in document.blocks]
    assert said == [f"Boat {letter}." for letter in "abcdef"]


@pytest.mark.parametrize(
    "text", ["#show: conf.with(title: [Lost", '#import "x.typ": (', '#set text(lang: "en"']
)
def test_a_rule_of_typst_that_is_not_closed_ends_with_its_line(text):
    document = read(f"{text}\n\nThe boats came back.\n".encode(), name="a.typ")
    assert "The boats came back." in "".join(document.nodes)


@pytest.mark.parametrize(
    ("prepared", "signs"),
    [
        (latex.prepared, "\\footnotetext{a "),
        (latex.prepared, "\\bibitem[{"),
        (latex.prepared, "~"),
        (typst.prepared, "#show: f.with(\n"),
        (typst.prepared, "`"),
        (typst.prepared, "/*"),
        (rst.prepared, ".. _a:\n"),
    ],
)
def test_sources_that_open_and_never_close_take_time_in_proportion(prepared, signs):
    def seconds(length):
        source = signs * (length // len(signs))
        begun = time.process_time()
        prepared(source)
        return time.process_time() - begun

    assert seconds(240_000) < 4 * seconds(80_000) + 0.5


def test_what_was_found_in_the_letters_of_a_text_is_told():
    data = "Grüße aus Köln.\n\n".encode() + "Grüße aus Köln.\n".encode("cp1252")
    findings = [one.id for one in read(data, name="a.rst").findings]
    assert findings == [one.id for one in read(data, name="a.txt").findings]
    assert findings


def test_pictographs_of_rtf_are_whole():
    document = read(rb"{\rtf1 Yes \u-10179?\u-8704? {\uc0\u-10179 \u-8703 }.\par}", name="a.rtf")
    assert document.text_of(document.blocks[0]).split() == ["Yes", "😀", "😁."]


def _set(*paragraphs):
    said = "".join(
        f'<text:p text:style-name="{style}">{words}</text:p>' for style, words in paragraphs
    )
    head, _, _ = _WRITTEN.partition("<office:automatic-styles>")
    styles = "".join(
        f'<style:style style:name="{name}" style:family="paragraph"><style:text-properties {look}'
        ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"/></style:style>'
        for name, look in (("B", 'fo:font-weight="bold"'), ("L", 'fo:font-size="18pt"'))
    )
    return odt(
        f"{head}<office:automatic-styles>{styles}</office:automatic-styles><office:body>"
        f"<office:text>{said}</office:text></office:body></office:document-content>"
    )


def test_lines_of_an_odt_in_larger_or_heavier_type_are_headings():
    text = [("P", "The boats came back, and nobody was hurt.")] * 3
    parts = [("L", "The Harbour"), *text, ("B", "Boats"), *text, ("B", "Men"), *text]
    document = read(_set(*parts, ("B", "All of this is true.")), name="a.odt")
    heads = [(one.level, document.text_of(one)) for one in document.blocks if one.level]
    assert heads == [(1, "The Harbour"), (2, "Boats"), (2, "Men")]


def test_an_odt_of_bold_lines_has_no_headings_by_their_look():
    document = read(_set(*[("B", "Boats"), ("P", "They came.")] * 4), name="a.odt")
    assert not any(one.level for one in document.blocks)


def _packed(**books):
    with io.BytesIO() as file:
        with zipfile.ZipFile(file, "w") as archive:
            for name, text in books.items():
                archive.writestr(f"{name}.fb2", text)
        return file.getvalue()


def test_a_packed_book_of_fictionbook_is_read_where_there_is_one():
    text = "<FictionBook><body><section><p>Nine boats.</p></section></body></FictionBook>"
    document = read(_packed(boats=text), name="boats.fbz")
    assert "Nine boats." in document.nodes
    with pytest.raises(SourceError, match="2 books"):
        read(_packed(boats=text, men=text), name="boats.fb2.zip", format="fb2")


_OPENED = r"""\footnotetext{ \footnotemark \bibitem[ \citet{ \begin{verbatim} \opening{
\begin{letter} # #show: #set #import .with( title: [ ] ( ) { } " ` ``` $ $_2$ \'e9 \u8217? \xe
\fldrslt .. :: :ref:`a` _ * | a word"""
_SIGNS = st.sampled_from(_OPENED.split())


@given(st.lists(_SIGNS, max_size=40).map(" ".join))
def test_any_source_is_put_into_other_words(source):
    for prepared in (latex.prepared, rst.prepared, typst.prepared):
        assert isinstance(prepared(source), str)
    assert isinstance(rtf.prepared(source.encode()), bytes)
    assert "word" not in source or "word" in rst.prepared(source)


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(["org", "rst", "tex", "typ"]), st.lists(_SIGNS, min_size=1, max_size=25))
def test_any_text_is_read_with_every_character_in_one_place_or_refused(ending, signs):
    try:
        document = read("\n".join(signs).encode(), name=f"a.{ending}")
    except SourceError:
        return
    assert not account(document, script(document)).unaccounted
