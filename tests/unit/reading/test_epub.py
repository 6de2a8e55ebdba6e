"""Books: their order, their chapters, their notes across files, their locks."""

from __future__ import annotations

import io
import zipfile

import pytest

from narrate.model.document import Kind, Part
from narrate.reading import read
from narrate.reading.archive import BadArchive
from narrate.reading.epub.container import BadBook, LockedBook
from narrate.reading.source import WrongFormat
from narrate.scripting import account, script
from narrate.scripting.edits import clean

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
    '<rootfile full-path="OPS/package.opf" media-type="application/oebps-package+xml"/>'
    "</rootfiles></container>"
)
METADATA = (
    '<dc:title id="s">A Second Title</dc:title><dc:title id="t">The Mill</dc:title>'
    '<meta refines="#t" property="title-type">main</meta>'
    '<dc:creator id="a">Anna Berg</dc:creator><dc:language>en</dc:language>'
    '<dc:creator id="i">The Printer</dc:creator>'
    '<meta refines="#i" property="role" scheme="marc:relators">ill</meta>'
    '<dc:date>1876-06-09T00:00:00Z</dc:date><dc:identifier id="uid">urn:x:1</dc:identifier>'
)


def page(body, head="<title>File</title>", lang="en"):
    return (
        '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" '
        'xmlns:epub="http://www.idpf.org/2007/ops" '
        f'xml:lang="{lang}"><head>{head}</head><body>{body}</body></html>'
    )


def book(files, *, spine=None, metadata=METADATA, extra=(), items="", compress=True):
    """A book of XHTML files in the folder OPS, in the order given."""
    names = list(files)
    manifest = "".join(
        f'<item id="{name}" href="{name}" media-type="application/xhtml+xml"'
        f"{' properties=' + chr(34) + 'nav' + chr(34) if name == 'nav.xhtml' else ''}/>"
        for name in names
    )
    order = "".join(
        f'<itemref idref="{name}"/>' for name in (spine or names) if name != "nav.xhtml"
    )
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="uid">'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">{metadata}</metadata>'
        f"<manifest>{manifest}{items}</manifest><spine>{order}</spine></package>"
    )
    data = io.BytesIO()
    kind = zipfile.ZIP_DEFLATED if compress else zipfile.ZIP_STORED
    with zipfile.ZipFile(data, "w", kind) as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("OPS/package.opf", package)
        for name, text in files.items():
            archive.writestr(f"OPS/{name}", text)
        for name, text in extra:
            archive.writestr(name, text)
    return data.getvalue()


def told(data):
    document = read(data, name="mill.epub")
    assert account(document, script(document)).unaccounted == 0
    return document


def words(document, block):
    return clean(document.text_of(block), block.edits, block.places).text


NAV = page(
    '<nav epub:type="toc"><ol><li><a href="a.xhtml">One</a><ol>'
    '<li><a href="a.xhtml#s">One and a half</a></li></ol></li>'
    '<li><a href="b.xhtml">Two</a></li></ol></nav>'
)


def test_the_spine_gives_the_order_and_the_navigation_the_chapters():
    files = {
        "nav.xhtml": NAV,
        "b.xhtml": page("<p>Second.</p>"),
        "a.xhtml": page('<p>First.</p><section id="s"><h2>I</h2><p>Half.</p></section>'),
    }
    document = told(book(files, spine=["a.xhtml", "b.xhtml"]))
    assert [words(document, block) for block in document.blocks] == [
        "First.",
        "I",
        "Half.",
        "Second.",
    ]
    assert [(one.title, one.first_block) for one in document.chapters] == [
        ("One", 0),
        ("One and a half", 1),
        ("Two", 3),
    ]
    assert [block.file for block in document.blocks] == ["OPS/a.xhtml"] * 3 + ["OPS/b.xhtml"]


def test_the_package_says_what_the_book_is():
    about = told(book({"a.xhtml": page("<p>Words.</p>")})).metadata
    assert (about.title, about.author, about.date, about.language, about.identifier) == (
        "The Mill",
        "Anna Berg",
        "1876-06-09",
        "en",
        "urn:x:1",
    )


def test_marks_find_notes_in_a_later_file():
    files = {
        "a.xhtml": page('<p>Text<a href="n.xhtml#n1" epub:type="noteref">1</a>.</p>'),
        "b.xhtml": page('<p>More<sup><a href="n.xhtml#plain">2</a></sup>.</p>'),
        "n.xhtml": page(
            '<section epub:type="endnotes"><h2>Notes</h2><ol>'
            '<li id="n1"><p>The first. <a href="a.xhtml#r">↩</a></p></li></ol></section>'
            '<p id="plain">2 The second.</p>'
        ),
    }
    document = told(book(files))
    notes = [
        (note.number, [words(document, document.blocks[at]) for at in note.blocks])
        for note in document.notes
        if note.mark
    ]
    assert notes == [("1", ["The first."]), ("2", ["The second."])]
    spoken = [words(document, one) for one in document.blocks if one.kind is not Kind.NOTE]
    assert spoken == ["Text.", "More."]


def test_parts_of_a_book_are_told_by_their_types():
    files = {
        f"{kind}.xhtml": page(f'<section epub:type="{kind}"><p>Words.</p></section>')
        for kind in ("titlepage", "copyright-page", "chapter", "appendix", "index")
    }
    parts = [block.part for block in told(book(files)).blocks]
    assert parts == [Part.FRONT, Part.IMPRINT, Part.BODY, Part.BACK, Part.CONTENTS]


def test_an_epub_2_has_its_chapters_from_the_ncx():
    ncx = (
        '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint id="p" playOrder="1">'
        '<navLabel><text>Chapter  One</text></navLabel><content src="a.xhtml"/></navPoint></navMap>'
        "</ncx>"
    )
    data = book(
        {"a.xhtml": page("<p>Words.</p>")},
        items='<item id="x" href="toc.ncx" media-type="application/x-dtbncx+xml"/>',
        extra=[("OPS/toc.ncx", ncx)],
    )
    assert [one.title for one in told(data).chapters] == ["Chapter One"]


def test_without_navigation_the_headings_open_chapters():
    files = {
        "a.xhtml": page("<h1>One</h1><p>Words.</p>"),
        "b.xhtml": page("<h1>Two</h1><p>Words.</p>"),
    }
    assert [one.title for one in told(book(files)).chapters] == ["One", "Two"]


def test_lexicons_and_the_cover_come_along():
    data = book(
        {"a.xhtml": page("<p>Words.</p>")},
        items='<item id="l" href="en.pls" media-type="application/pls+xml"/>'
        '<item id="c" href="c.png" media-type="image/png" properties="cover-image"/>',
        extra=[("OPS/en.pls", "<lexicon/>"), ("OPS/c.png", "picture")],
    )
    document = told(data)
    assert document.lexicons == (b"<lexicon/>",)
    assert document.cover == b"picture"


def test_a_missing_file_is_a_finding_and_the_rest_is_read():
    data = book(
        {"a.xhtml": page("<p>Words.</p>")},
        spine=["a.xhtml", "gone.xhtml", "nowhere"],
        items='<item id="gone.xhtml" href="gone.xhtml" media-type="application/xhtml+xml"/>',
    )
    document = told(data)
    assert [one.id for one in document.findings] == ["file-missing", "spine-item-not-text"]
    assert "gone.xhtml" in document.findings[0].message


def test_a_fallback_in_a_circle_ends():
    data = book(
        {"a.xhtml": page("<p>Words.</p>")},
        spine=["a.xhtml", "one"],
        items='<item id="one" href="1.svg" media-type="image/svg+xml" fallback="two"/>'
        '<item id="two" href="2.svg" media-type="image/svg+xml" fallback="one"/>',
    )
    assert [one.id for one in told(data).findings] == ["spine-item-not-text"]


def test_obfuscated_fonts_lock_nothing():
    encryption = (
        '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" '
        'xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData>'
        '<enc:EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/><enc:CipherData>'
        '<enc:CipherReference URI="OPS/font.otf"/></enc:CipherData></enc:EncryptedData>'
        "</encryption>"
    )
    data = book({"a.xhtml": page("<p>Words.</p>")}, extra=[("META-INF/encryption.xml", encryption)])
    assert told(data).blocks


@pytest.mark.parametrize("licence", ["META-INF/rights.xml", "META-INF/license.lcpl"])
def test_a_locked_book_says_what_to_do(licence):
    encryption = (
        '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" '
        'xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData>'
        '<enc:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/>'
        '<enc:CipherData><enc:CipherReference URI="OPS/a.xhtml"/></enc:CipherData>'
        "</enc:EncryptedData></encryption>"
    )
    data = book(
        {"a.xhtml": page("<p>Words.</p>")},
        extra=[("META-INF/encryption.xml", encryption), (licence, "{}")],
    )
    with pytest.raises(LockedBook, match=r"OPS/a\.xhtml is encrypted") as raised:
        read(data, name="mill.epub")
    assert licence in raised.value.message
    assert "publisher" in raised.value.hint


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"%PDF-1.7", WrongFormat),
        (b"", BadArchive),
        (book({"a.xhtml": page("<p>Words.</p>")})[:-40], BadArchive),
        (book({}), BadBook),
        (book({"a.xhtml": page("<p>x</p>")}, spine=["gone"]), BadBook),
    ],
    ids=["wrong ending", "empty", "cut off", "no files", "empty spine"],
)
def test_what_is_no_book_is_one_clear_error(data, error):
    with pytest.raises(error, match=r"mill\.epub"):
        read(data, name="mill.epub")


def test_a_zip_without_a_package_is_no_book():
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("letter.txt", "Dear Anna")
    with pytest.raises(BadBook, match="no package document"):
        read(data.getvalue(), name="mill.epub")


def test_a_book_whose_pages_are_not_well_formed_is_read_with_findings():
    document = told(book({"a.xhtml": "<html><body><p>One<br>two</body>"}))
    assert [one.id for one in document.findings] == ["xhtml-not-well-formed"]
    assert words(document, document.blocks[0]) == "One two"


def test_links_in_a_circle_and_out_of_the_book_are_only_words():
    files = {
        "a.xhtml": page(
            '<p>See <a href="b.xhtml">b</a>, <a href="../../../../etc/passwd">out</a> and '
            '<a href="file:///etc/passwd#x">1</a>.</p>'
        ),
        "b.xhtml": page('<p>See <a href="a.xhtml">a</a>.</p>'),
    }
    document = told(book(files))
    assert [words(document, one) for one in document.blocks] == ["See b, out and 1.", "See a."]


def test_a_bomb_among_the_pages_is_not_unpacked():
    data = book({"a.xhtml": "<p>" + " " * 60_000_000})
    with pytest.raises(BadArchive):
        read(data, name="mill.epub")


LISTED = '<nav epub:type="toc"><ol>{}</ol></nav>'


def shown(data):
    document = read(data, name="book.epub")
    return (
        [c.title for c in document.chapters],
        [
            (str(b.kind), clean(document.text_of(b), b.edits, b.places).text)
            for b in document.blocks
            if b.part is Part.BODY
        ],
    )


def test_lines_that_only_the_navigation_knows_as_headings_are_headings():
    chapters, blocks = shown(
        book(
            {
                "nav.xhtml": page(
                    LISTED.format(
                        '<li><a href="one.xhtml#a">1 The Wheel</a></li>'
                        '<li><a href="two.xhtml">2. The Dam</a></li>'
                        '<li><a href="two.xhtml#c">The End</a></li>'
                    )
                ),
                "one.xhtml": page(
                    '<p class="num">1</p><p class="t7" id="a"><a id="x"/>The Wheel</p>'
                    "<p>It turned.</p>"
                ),
                "two.xhtml": page(
                    "<h1>2</h1><p>The Dam</p><p>It held.</p>"
                    '<p>iii</p><p id="c">The End</p><p>The End was near.</p>'
                ),
            }
        )
    )
    assert chapters == ["1 The Wheel", "2. The Dam", "The End"]
    assert blocks == [
        ("heading", "1"),
        ("heading", "The Wheel"),
        ("paragraph", "It turned."),
        ("heading", "2"),
        ("heading", "The Dam"),
        ("paragraph", "It held."),
        ("heading", "iii"),
        ("heading", "The End"),
        ("paragraph", "The End was near."),
    ]


def test_after_the_licence_of_a_library_begins_nothing_is_read():
    _, blocks = shown(
        book(
            {
                "one.xhtml": page(
                    "<p>A header.</p><p>*** START OF THE PROJECT GUTENBERG EBOOK THE MILL ***</p>"
                    "<p>It turned.</p>"
                ),
                "two.xhtml": page(
                    "<p>It held.</p><p>*** END OF THE PROJECT GUTENBERG EBOOK THE MILL ***</p>"
                ),
                "three.xhtml": page("<p>The full licence.</p>"),
            }
        )
    )
    assert blocks == [("paragraph", "It turned."), ("paragraph", "It held.")]


def test_a_list_of_contents_without_a_type_is_one():
    document = read(
        book(
            {
                "one.xhtml": page(
                    "<p><b>Contents</b></p><p><a href='two.xhtml'>The Wheel</a></p>"
                    "<p><a href='two.xhtml#b'>The Dam</a></p><p>It turned.</p>"
                ),
                "two.xhtml": page("<h1>The Wheel</h1><p>It held.</p>"),
            }
        ),
        name="book.epub",
    )
    assert [b.part for b in document.blocks][:4] == [Part.CONTENTS] * 3 + [Part.BODY]
