"""Names that say one thing and bytes that say another."""

from __future__ import annotations

import io
import zipfile

import pytest

from narrate.reading import read
from narrate.reading.kinds import kind_of
from narrate.reading.source import WrongFormat


def archive(member):
    with io.BytesIO() as file:
        with zipfile.ZipFile(file, "w") as packed:
            packed.writestr(member, "<x/>")
        return file.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7", "pdf"),
        (b"{\\rtf1 x}", "rtf"),
        (archive("word/document.xml"), "docx"),
        (archive("META-INF/container.xml"), "epub"),
        (archive("content.xml"), "odt"),
        (archive("photo.jpg"), ""),
        (b"PK\x03\x04 torn", ""),
        (b'<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0">', "tei"),
        (b"\xef\xbb\xbf<!-- a --><!DOCTYPE html>\n<html lang='en'>", "html"),
        (b"<speak version='1.1'>", "ssml"),
        (b"<FictionBook xmlns='x'>", "fb2"),
        (b'<article xmlns="http://docbook.org/ns/docbook">', "docbook"),
        (b'<!DOCTYPE article PUBLIC "x" "y"><article article-type="research">', "jats"),
        (b"<article>", ""),
        (b"Dear Sirs,", ""),
        (b"<p>A note in Markdown.</p>", ""),
        (b"", ""),
    ],
)
def test_what_a_source_shows_itself_to_be(data, kind):
    assert kind_of(data) == kind


@pytest.mark.parametrize(
    ("name", "asked", "kind"),
    [
        ("letter.txt", "", "pdf"),
        ("letter.docx", "", "pdf"),
        ("letter.md", "text", "pdf"),
        ("letter.html", "", "pdf"),
    ],
)
def test_another_format_is_named(name, asked, kind, pdf):
    with pytest.raises(WrongFormat) as caught:
        read(pdf("60 500 11 Words"), name=name, format=asked)
    assert caught.value.hint == f"--from {kind}"
    assert caught.value.exit_code == 3


def test_a_name_that_only_says_xml_is_read_as_what_it_is():
    assert read(b"<html><body><p>Words.</p></body></html>", name="a.xml").format == "html"


def test_text_that_was_asked_for_is_read_as_text():
    assert read(b"<html> is how a page begins.", name="a.html", format="text").format == "text"


def test_a_long_head_is_looked_at_in_time():
    for data in (
        b"<!--" * 100_000,
        b"<!DOCTYPE " + b"[" * 100_000,
        b"<?" * 100_000,
        b"<" * 100_000,
    ):
        assert kind_of(data) == ""
