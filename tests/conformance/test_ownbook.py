"""The reader's own book: what it was, it stays; what is added has no fault of its own."""

from __future__ import annotations

import io
import re
import zipfile
from hashlib import sha1

import pytest
from lxml import etree

from narrate.reading import read

_ADDED = re.compile(
    rb'<span id="narrate-[^"]*">|<link rel="stylesheet" type="text/css" '
    rb'href="[^"]*narrate/style.css"/>\n'
)
_CONTAINER = """<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
_ONE = """<?xml version="1.0" encoding="UTF-8"?>\r
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en">
<head><title>One</title><link rel="stylesheet" type="text/css" href="own.css"/></head>
<body>
<section epub:type="chapter"><h1 id="top" class="big">One &amp; only</h1>
<p class="first" title="a > b"><i>Here it</i> begins. <b>Then</b> <i>it <span>goes</span> on.</i>\r
And<br/>
ends<a href="two-%C3%A4.xhtml#n1" epub:type="noteref">1</a>, <!-- said --> at last.</p>
<table><tr><th>Year</th><th>Boats</th></tr><tr><td>1911</td><td>forty</td></tr></table>
<ul><li>rope</li><li><p>tar</p></li></ul>
<p>See <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text y="9">x</text></svg> it.</p>
</section></body></html>
"""
_TWO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en">
<head><title>Two</title></head>
<body><h1>Two</h1><p>“Nobody was hurt,” he said. “Nobody!”</p>
<aside epub:type="footnote" id="n1"><p>A note.</p></aside></body></html>
"""
_NAV = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">
<head><title>Contents</title></head><body><nav epub:type="toc"><ol>
<li><a href="one.xhtml">One</a></li><li><a href="two-%C3%A4.xhtml">Two</a></li></ol></nav>
</body></html>
"""
_OPF3 = """<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="uid">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="uid">urn:isbn:9780000000002</dc:identifier><dc:title>A book</dc:title>
<dc:language>en</dc:language><meta property="dcterms:modified">2020-01-01T00:00:00Z</meta>
</metadata>
<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="one" href="one.xhtml" media-type="application/xhtml+xml" properties="svg"/>
<item id="two" href="two-%C3%A4.xhtml" media-type="application/xhtml+xml"/>
<item id="css" href="own.css" media-type="text/css"/></manifest>
<spine><itemref idref="one"/><itemref idref="two"/></spine></package>
"""
_OLD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en"><head><title>One</title>
<meta http-equiv="Content-Type" content="application/xhtml+xml; charset=utf-8"/></head>
<body><h1 id="top">One</h1><p>It&nbsp;was <big>old</big> &mdash; very <tt>old</tt>.</p>
<p align="center"><acronym title="x">NATO</acronym> came. <a name="here">Here</a> it is.</p>
<table border="0" cellpadding="2" summary="s"><tr><td width="9" valign="top">Rope.</td></tr></table>
</body></html>
"""
_OPF2 = """<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="2.0" unique-identifier="uid">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">
<dc:identifier id="uid" opf:scheme="ISBN">9780000000002</dc:identifier><dc:title>A book</dc:title>
<dc:creator opf:role="aut" opf:file-as="Berg, Anna">Anna Berg</dc:creator>
<dc:date opf:event="publication">1911</dc:date><dc:language>en</dc:language>
<meta name="cover" content="css"/></metadata>
<manifest><item id="one" href="one.xhtml" media-type="application/xhtml+xml"/>
<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
<item id="css" href="own.css" media-type="text/css"/></manifest>
<spine toc="ncx"><itemref idref="one"/></spine>
<guide><reference type="text" title="Text" href="one.xhtml"/></guide></package>
"""
_NCX = """<?xml version="1.0" encoding="UTF-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><head>
<meta name="dtb:uid" content="9780000000002"/></head><docTitle><text>A book</text></docTitle>
<navMap><navPoint id="p1" playOrder="1"><navLabel><text>One</text></navLabel>
<content src="one.xhtml#top"/></navPoint></navMap></ncx>
"""
THREE = {"book.opf": _OPF3, "nav.xhtml": _NAV, "one.xhtml": _ONE, "two-ä.xhtml": _TWO}
TWO = {"book.opf": _OPF2, "toc.ncx": _NCX, "one.xhtml": _OLD}


def packed(files: dict[str, str]) -> bytes:
    with io.BytesIO() as out:
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr("mimetype", "application/epub+zip")
            archive.writestr("META-INF/container.xml", _CONTAINER)
            for name, text in {**files, "own.css": "p { margin: 0 }\n"}.items():
                archive.writestr(f"OPS/{name}", text.encode())
        return out.getvalue()


def made(bound, files, **options):
    data = packed(files)
    document = read(data, name="book.epub")
    return bound(document, "epub", data=data, **options) / "book.epub"


def contents(book):
    with zipfile.ZipFile(book) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("highlight", ["sentence", "word"])
def test_epub_3_without_a_fault(bound, epubcheck, highlight):
    assert epubcheck(made(bound, THREE, highlight=highlight, notes="end")) == []


def test_epub_2_brought_up_to_3(bound, epubcheck):
    book = made(bound, TWO)
    assert epubcheck(book) == []
    opf = etree.fromstring(contents(book)["OPS/book.opf"])
    assert opf.get("version") == "3.0"


def test_files_styles_and_ids_stay(bound):
    files = contents(made(bound, THREE))
    before = contents(io.BytesIO(packed(THREE)))
    assert before.keys() <= files.keys()
    for name in ("OPS/own.css", "OPS/nav.xhtml", "META-INF/container.xml", "mimetype"):
        assert files[name] == before[name]
    for name in ("OPS/one.xhtml", "OPS/two-ä.xhtml"):
        ours = len(re.findall(rb'<span id="narrate-', files[name]))
        assert files[name].count(b"</span>") == before[name].count(b"</span>") + ours
        bare = _ADDED.sub(b"", files[name]).replace(b"</span>", b"")
        assert bare == before[name].replace(b"</span>", b"")


def test_every_sentence_is_one_element_where_the_mark_up_allows_it(bound):
    one = etree.fromstring(contents(made(bound, THREE))["OPS/one.xhtml"])
    spans = [
        " ".join("".join(e.itertext()).split())
        for e in one.xpath("//*[starts-with(@id,'narrate-')]")
    ]
    assert "One & only" in spans
    assert "Here it begins." in spans
    assert "Then it goes on." in spans
    assert "And ends1, at last." in spans
    assert {"1911", "forty", "rope", "tar"} <= set(spans)


def test_the_book_has_an_identifier_of_its_own(bound):
    opf = etree.fromstring(contents(made(bound, THREE))["OPS/book.opf"])
    (own,) = opf.xpath("//*[local-name()='identifier']")
    assert own.get("id") == "uid"
    assert own.text.startswith("urn:uuid:")
    assert [one.text for one in opf.xpath("//*[local-name()='source']")] == [
        "urn:isbn:9780000000002"
    ]


def test_overlays_it_had_before_are_gone(bound, epubcheck):
    once = made(bound, THREE)
    data = once.read_bytes()
    document = read(data, name="again.epub")
    again = bound(document, "epub", data=data, slug="again") / "again.epub"
    assert epubcheck(again) == []
    opf = etree.fromstring(contents(again)["OPS/book.opf"])
    smils = opf.xpath("//*[@media-type='application/smil+xml']")
    assert len(smils) == 2


def test_a_fault_of_the_source_is_left_and_none_is_added(bound, epubcheck):
    files = {**THREE, "two-ä.xhtml": _TWO.replace("<p>“", '<p align="left">“')}
    book = made(bound, files)
    (fault,) = epubcheck(book)
    assert fault.id == "RSC-005"
    assert "align" in fault.text


def test_fonts_obfuscated_with_the_old_identifier_can_still_be_read(bound):
    font = bytes(range(256)) * 8

    def mixed(data, identifier):
        key = sha1(identifier.encode()).digest()
        head = bytes(byte ^ key[at % 20] for at, byte in enumerate(data[:1040]))
        return head + data[1040:]

    def with_font(data):
        with zipfile.ZipFile(out := io.BytesIO(data), "a") as archive:
            archive.writestr("OPS/own.otf", mixed(font, "urn:isbn:9780000000002"))
            archive.writestr(
                "META-INF/encryption.xml",
                '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
                '<EncryptedData xmlns="http://www.w3.org/2001/04/xmlenc#">'
                '<EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/>'
                '<CipherData><CipherReference URI="OPS/own.otf"/></CipherData></EncryptedData>'
                "</encryption>",
            )
        return out.getvalue()

    data = with_font(packed(THREE))
    book = bound(read(data, name="book.epub"), "epub", data=data) / "book.epub"
    files = contents(book)
    (own,) = etree.fromstring(files["OPS/book.opf"]).xpath("//*[local-name()='identifier']")
    assert mixed(files["OPS/own.otf"], own.text) == font
