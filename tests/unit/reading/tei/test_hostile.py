"""Files that are made to do harm, or that are broken: a clear error or a finding, in bounds."""

from __future__ import annotations

import time

import pytest

from narrate.errors import SourceError
from narrate.reading import read
from narrate.reading.tei.file import NotTei

_HEAD = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>'
_TAIL = "</body></text></TEI>"


def tei(body, before=""):
    return f"{before}{_HEAD}{body}{_TAIL}".encode()


def said(data):
    document = read(data, name="case.xml", max_bytes=100_000_000)
    return " ".join(" ".join(map(document.text_of, document.blocks)).split())


def test_a_bomb_of_entities_is_refused():
    levels = [f'<!ENTITY l{n} "{f"&l{n - 1};" * 20}">' for n in range(1, 12)]
    bomb = tei("<p>&l11;</p>", f'<!DOCTYPE TEI [<!ENTITY l0 "ha">{"".join(levels)}]>')
    began = time.process_time()
    with pytest.raises(SourceError, match=r"case\.xml"):
        read(bomb, name="case.xml")
    assert time.process_time() - began < 5


def test_an_external_entity_reads_no_file(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret", encoding="utf-8")
    data = tei(
        "<p>before &x; after</p>", f'<!DOCTYPE TEI [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    )
    try:
        words = said(data)
    except SourceError:
        return
    assert "secret" not in words


def test_an_external_document_type_is_not_fetched():
    data = tei("<p>text</p>", '<!DOCTYPE TEI SYSTEM "http://127.0.0.1:9/tei.dtd">')
    assert said(data) == "text"


@pytest.mark.parametrize("depth", [1_000, 100_000])
def test_nesting_without_end_is_an_error(depth):
    with pytest.raises(SourceError, match=r"case\.xml"):
        read(tei("<hi>" * depth + "x" + "</hi>" * depth), name="case.xml")


def test_nesting_as_deep_as_is_read():
    assert said(tei("<div>" * 200 + "<p>deep</p>" + "</div>" * 200)) == "deep"


def test_a_text_node_of_millions_of_characters_is_read():
    assert len(said(tei(f"<p>{'word ' * 1_000_000}</p>"))) == 4_999_999


def test_a_text_node_above_the_parsers_bound_is_an_error():
    with pytest.raises(SourceError, match=r"case\.xml"):
        read(tei(f"<p>{'w' * 11_000_000}</p>"), name="case.xml")


def test_100_000_elements_in_one_paragraph():
    began = time.process_time()
    assert said(tei(f"<p>{'<hi>a</hi>' * 100_000}</p>")) == "a" * 100_000
    assert time.process_time() - began < 30


@pytest.mark.parametrize(
    "body",
    [
        '<p xml:id="a"><ref target="#a">see a</ref></p>',
        '<div type="notes"><note xml:id="n"><ref target="#n">1</ref> itself</note></div>',
        '<p>one <delSpan xml:id="d" spanTo="#d"/>two</p>',
        '<p xml:id="x">one <choice/> <subst/> <app/></p>',
        '<list type="terms"><item/><label/><item><term/></item></list><p>x</p>',
    ],
)
def test_links_in_circles_and_empty_elements(body):
    assert said(tei(body))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"   ",
        b"<TEI",
        b"<TEI xmlns='http://www.tei-c.org/ns/1.0'/>",
        b"<TEI xmlns='http://www.tei-c.org/ns/1.0'><text/></TEI>",
        tei(""),
        tei("<fw>only a letterhead</fw>"),
        tei("<p>caf\xe9</p>").decode().encode("latin-1"),
        b"<?xml version='1.0' encoding='x-unknown'?>" + tei("<p>x</p>"),
        tei("<p>a\x00b</p>"),
        tei("<p>&undeclared;</p>"),
        b"%PDF-1.7",
        b"\xff\xfe\x00",
    ],
)
def test_what_cannot_be_read_is_an_error_that_names_the_file(data):
    with pytest.raises(SourceError) as caught:
        read(data, name="case.xml")
    assert "case.xml" in caught.value.message


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1", "windows-1252"])
def test_the_encoding_a_file_names_is_the_one_it_is_read_in(encoding):
    named = {"utf-8-sig": "utf-8"}.get(encoding, encoding)
    data = f"<?xml version='1.0' encoding='{named}'?>{tei('<p>café</p>').decode()}"
    assert said(data.encode(encoding)) == "café"


def test_other_xml_is_no_tei():
    with pytest.raises(NotTei, match="<article>"):
        read(b"<article><p>x</p></article>", name="case.xml")


def test_a_genetic_transcription_says_so():
    data = (
        b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><sourceDoc><surface><zone><line>a'
        b"</line></zone></surface></sourceDoc></TEI>"
    )
    with pytest.raises(NotTei, match="genetic transcription"):
        read(data, name="case.xml")


def test_tei_without_its_namespace_is_read():
    assert said(b"<TEI><text><body><p>plain</p></body></text></TEI>") == "plain"
