"""DOCX files that are broken, hostile, or not what their name says."""

from __future__ import annotations

import io
import zipfile

import pytest

from narrate.errors import SourceError
from narrate.model.document import Kind
from narrate.reading import read
from narrate.reading.docx.numerals import mark
from narrate.scripting import script

P = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"


def archive(**members):
    with io.BytesIO() as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
            for name, data in members.items():
                packed.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
        return file.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xd0\xcf\x11\xe0" + b"x" * 600, "old Word file"),
        (b"Dear Sirs, nobody was hurt.", "no DOCX"),
        (b"PK\x03\x04" + b"x" * 100, "broken zip"),
        (archive(mimetype="application/epub+zip"), "without a Word document"),
        (archive(word__document_xml="<w:document"), "not well-formed"),
        (archive(word__document_xml="<book/>"), "without a text"),
    ],
)
def test_what_is_no_docx_is_a_clear_error(data, said):
    with pytest.raises(SourceError, match=said) as caught:
        read(data, name="letter.docx")
    assert caught.value.hint
    assert caught.value.exit_code == 3


def test_another_archive_is_named_by_its_own_format():
    for member, name in (("META-INF__container_xml", "epub"), ("content_xml", "odt")):
        with pytest.raises(SourceError) as caught:
            read(archive(**{member: "<x/>"}), name="book.docx")
        assert caught.value.hint == f"--from {name}"


def test_entities_are_not_expanded_without_end():
    bomb = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True)
    )
    with pytest.raises(SourceError):
        read(archive(word__document_xml=f"{bomb}]><w>&j;</w>"), name="bomb.docx")


def test_deep_nesting_is_refused(docx):
    body = "<w:sdt><w:sdtContent>" * 400 + P.format("x") + "</w:sdtContent></w:sdt>" * 400
    with pytest.raises(SourceError, match="not well-formed"):
        read(docx(body), name="deep.docx")


def test_nesting_that_is_let_through_is_read(docx):
    body = "<w:sdt><w:sdtContent>" * 100 + P.format("x") + "</w:sdtContent></w:sdt>" * 100
    assert len(read(docx(body), name="deep.docx").blocks) == 1
    table = "<w:tbl><w:tr><w:tc>" * 60 + P.format("x") + "</w:tc></w:tr></w:tbl>" * 60
    assert len(read(docx(table), name="deep.docx").blocks) == 1


def test_styles_in_a_circle_end(docx):
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{a}"><w:basedOn w:val="{b}"/></w:style>'
        for a, b in ("AB", "BA")
    )
    body = '<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>'
    assert read(docx(body, styles=styles), name="x.docx").blocks[0].kind is Kind.PARAGRAPH


def test_fields_and_notes_that_lead_nowhere_lose_no_text(docx):
    body = (
        '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>One. </w:t></w:r>'
        '<w:r><w:footnoteReference w:id="77"/></w:r><w:r><w:t>Two.</w:t></w:r></w:p>'
    )
    document = read(docx(body), name="x.docx")
    assert "".join(document.nodes) == "One. Two."
    assert [note.blocks for note in document.notes] == [()]


def test_a_paragraph_of_nothing_but_a_deletion_says_no_number(docx):
    item = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>{}</w:p>'
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    body = item.format("<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>") + item.format(
        "<w:r><w:t>Kept.</w:t></w:r>"
    )
    document = read(docx(body, numbering=numbering), name="x.docx")
    assert [s.spoken for s in script(document).segments] == ["two.", "Kept."]


def test_a_large_table_is_read_row_by_row(docx):
    cell = "<w:tc>" + P.format("x") + "</w:tc>"
    body = "<w:tbl>" + f"<w:tr>{cell * 2}</w:tr>" * 20_000 + "</w:tbl>"
    document = read(docx(body), name="x.docx")
    assert len(document.blocks) == 20_000


@pytest.mark.parametrize(
    ("count", "style", "shown"),
    [
        (1, "decimal", "1"),
        (27, "lowerLetter", "aa"),
        (53, "upperLetter", "AAA"),
        (4, "lowerRoman", "iv"),
        (1994, "upperRoman", "MCMXCIV"),
        (0, "lowerRoman", "0"),
        (3, "ordinal", "3rd"),
        (12, "ordinal", "12th"),
        (7, "decimalZero", "07"),
        (7, "none", ""),
        (7, "chicago", "7"),
        (9_999_999, "lowerLetter", "9999999"),
    ],
)
def test_numbers_are_shown_as_word_shows_them(count, style, shown):
    assert mark(count, style) == shown


@pytest.mark.shared
def test_the_corpus_has_its_headings_notes_and_tables(shared):
    folder = shared / "corpus" / "docx"
    documents = {
        path.stem: read(path.read_bytes(), name=path.name) for path in folder.glob("*.docx")
    }
    assert [note.number for note in documents["mammoth-footnotes"].notes] == ["1", "2"]
    template = documents["agile-software-development-solicitation-template"]
    chapters = [chapter.title for chapter in template.chapters]
    assert chapters[1:4] == [
        "[Agency/State] [Program] Statement of Objectives for [Product]",
        "1.0 Background and Purpose",
        "2.0 Scope",
    ]
    rows = [block for block in template.blocks if block.kind is Kind.TABLE_ROW]
    assert rows[1].cells[0].header == "Deliverable"
    assert {len(row.cells) for row in rows} == {4}
