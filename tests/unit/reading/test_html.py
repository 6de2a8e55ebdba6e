"""Pages that are careless or made to do harm: read in bounded time, or refused with a reason."""

from __future__ import annotations

import time

import pytest

from narrate.errors import SourceError
from narrate.model.document import Kind
from narrate.reading import SourceTooLarge, read
from narrate.reading.decoding import BinarySource, EmptySource
from narrate.scripting import account, script
from narrate.scripting.edits import clean


def words(document):
    return [clean(document.text_of(b), b.edits, b.places).text for b in document.blocks]


def page(text, name="page.html", **options):
    data = text.encode() if isinstance(text, str) else text
    document = read(data, name=name, **options)
    assert account(document, script(document)).unaccounted == 0
    return document


@pytest.mark.parametrize(("depth", "found"), [(1_000, []), (200_000, ["nested-too-deep"])])
def test_what_is_nested_deep_is_not_lost(depth, found):
    document = page("<div>" * depth + "Deep words." + "</div>" * depth + "<p>After it.</p>")
    assert words(document) == ["Deep words.", "After it."]
    assert [one.id for one in document.findings] == found


def test_xhtml_nested_deeper_than_xml_allows_is_read_as_html():
    inner = "<div>" * 1_000 + "Deep words." + "</div>" * 1_000
    document = page(
        '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">'
        f"<body>{inner}</body></html>",
        "page.xhtml",
    )
    assert words(document) == ["Deep words."]
    assert [one.id for one in document.findings] == ["xhtml-not-well-formed"]


def test_an_entity_bomb_is_not_expanded():
    laughs = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 50}">' for n in range(1, 9))
    declared = f'<!DOCTYPE html [<!ENTITY e0 "haha">{laughs}]>'
    bomb = f'<?xml version="1.0"?>{declared}<html><p>&e8;</p></html>'
    document = page(bomb, "page.xhtml")
    assert sum(map(len, document.nodes)) < 2_000


def test_an_external_entity_is_not_read(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("secret words")
    outside = (
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]><html><p>Seen &x;</p></html>'
    )
    document = page(f'<?xml version="1.0"?>{outside}', "page.xhtml")
    assert "secret words" not in "".join(document.nodes)


@pytest.mark.parametrize(
    "text",
    [
        "<p " + " ".join(f"a{n}='{n}'" for n in range(20_000)) + ">Words.</p>",
        "<p>" + "<b>" * 20_000 + "Words.",
        "<p>Words.</p>" + "<![><img>" * 5_000,
        "<p>Words.</p>" + "<!--" * 10_000,
        "<p>Words.</p>" + "</p>" * 50_000,
        "<table>" * 2_000 + "<p>Words.</p>",
        "<ul><li>Words." + "<ul><li>" * 3_000,
        "<p>Words.<a href='#a'><sup>1</sup></a></p>" + "<a id='a' href='#a'>" * 3_000,
        "<table><tr>" + "<td colspan=1000 rowspan=1000>x</td>" * 300 + "</table><p>Words.",
        "<ruby>" * 2_000 + "Words.",
        "<p>Words.</p><svg>" + "<title>" * 2_000,
        "<q>" * 5_000 + "Words.",
    ],
    ids=["attributes", "inlines", "declarations", "comments", "ends", "tables", "lists", "notes",
         "cells", "ruby", "svg", "quotes"],
)  # fmt: skip
def test_a_page_made_to_be_slow_is_read_in_bounded_time(text):
    began = time.process_time()
    document = read(text.encode(), name="page.html")
    assert time.process_time() - began < 20
    assert "Words." in " ".join(words(document))


def test_a_page_of_many_notes_is_read_in_linear_time():
    def seconds(count):
        marks = "".join(f'<p>Text<a href="#n{n}"><sup>{n}</sup></a>.</p>' for n in range(count))
        notes = "".join(f'<li id="n{n}">Note. <a href="#r{n}">↩</a></li>' for n in range(count))
        data = f"<body>{marks}<ol>{notes}</ol></body>".encode()
        began = time.process_time()
        document = read(data, name="page.html")
        assert sum(bool(note.blocks and note.mark) for note in document.notes) == count
        return time.process_time() - began

    seconds(100)
    assert seconds(4_000) < 20 * max(0.1, seconds(1_000))


def test_two_hundred_megabytes_are_refused_before_they_are_read():
    with pytest.raises(SourceTooLarge, match="are not read unasked"):
        read(b"<p>" + b"x" * 200_000_000, name="page.html")


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="iso-8859-1">', "windows-1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', "cp1251"),
        ("<meta charset=shift_jis>", "shift_jis"),
        ("", "utf-8"),
        ("", "utf-16"),
    ],
)
def test_the_encoding_is_what_the_page_says(head, encoding):
    said = {"cp1251": "Мельница", "shift_jis": "水車"}.get(encoding, "“Café”")
    document = page(f"<html><head>{head}</head><p>{said}</p></html>".encode(encoding))
    assert words(document) == [said]
    assert not document.findings


def test_an_encoding_that_is_not_true_is_a_finding():
    data = '<meta charset="shift_jis"><p>Ærø – “Café” naïve</p>'.encode()
    document = page(data)
    assert "encoding-differs" in [one.id for one in document.findings]
    document = page('<meta charset="no-such"><p>Café</p>')
    assert words(document) == ["Café"]
    assert [one.id for one in document.findings] == ["encoding-differs"]


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptySource),
        (b"   ", EmptySource),
        (b"<html><body></body></html>", EmptySource),
        (b"<p hidden>Words.</p>", EmptySource),
        (b"%PDF-1.7 ...", SourceError),
        (b"\x89PNG\r\n", SourceError),
        (b"<p>a\x00b</p>", BinarySource),
    ],
)
def test_what_has_nothing_to_read_is_one_clear_error(data, error):
    with pytest.raises(error, match=r"page\.html"):
        read(data, name="page.html")


def test_a_page_with_the_wrong_ending_is_read_as_what_it_is():
    document = page(
        '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>One<br/>two</p>'
        "</body></html>",
        "page.html",
    )
    assert words(document) == ["One two"]
    assert not document.findings


@pytest.mark.parametrize("instruction", ["<?php echo 1 ?>", "<?x>", "<? boats", "<?xml-model a?>"])
def test_an_instruction_in_a_page_is_no_text(instruction):
    document = read(f"<p>The boats{instruction}> came.</p>".encode(), name="page.html")
    assert "php" not in "".join(document.nodes)
    assert document.nodes[0] == "The boats"


def test_notes_that_point_at_one_another_end():
    document = page(
        '<p>Text<a href="#a" role="doc-noteref">1</a></p>'
        '<p id="a" role="doc-footnote">See<a href="#b" role="doc-noteref">2</a></p>'
        '<p id="b" role="doc-footnote">See<a href="#a" role="doc-noteref">1</a></p>'
    )
    assert [(note.number, len(note.blocks)) for note in document.notes] == [
        ("1", 1),
        ("2", 1),
        ("1", 0),
    ]


def test_one_id_twice_is_the_first():
    document = page(
        '<p>Text<a href="#n"><sup>1</sup></a></p><p id="n">The note.</p><p id="n">No note.</p>'
    )
    assert [block.kind for block in document.blocks] == [Kind.PARAGRAPH, Kind.NOTE, Kind.PARAGRAPH]


def test_lone_surrogates_and_controls_are_left_out_and_counted():
    document = page("<p>a&#xD800;b&#1;c&#x0B;d</p>")
    assert all(
        ord(character) < 0xD800 or ord(character) > 0xDFFF for character in words(document)[0]
    )


def test_charges_of_ions_are_raised_signs():
    page = b"<p lang=en>Mg<sup>2+</sup>, CO<sub>3</sub><sup>2-</sup> and 10<sup>-6</sup> m.</p>"
    spoken = " ".join(one.spoken for one in script(read(page, name="ions.html")).segments)
    assert spoken == "M G two plus, C O three two minus and ten to the minus six meters."


def test_an_article_directly_in_the_body_of_a_site_is_read():
    sentence = "The council met on Tuesday, heard three speakers and put it off until spring."
    paragraphs = "".join(f"<p>{sentence} This was the {n}. time.</p>" for n in range(6))
    site = f"<nav><a href='/'>Home</a></nav><form><input></form>{paragraphs}<footer>2026</footer>"
    document = page(f"<html><body>{site}</body></html>")
    heard = " ".join(segment.text for segment in script(document).segments)
    assert heard.count(sentence) == 6
    assert "Home" not in heard
    assert "2026" not in heard


def test_a_page_of_many_dates_is_read_in_linear_time():
    def seconds(count):
        paragraphs = "<p>The council met on Tuesday and put it off until the spring.</p>" * 9
        dates = "<time>1 May</time>" * count
        site = f"<nav></nav><form></form><article>{paragraphs}{dates}</article>"
        began = time.process_time()
        read(f"<body>{site}</body>".encode(), name="page.html")
        return time.process_time() - began

    seconds(100)
    assert seconds(8_000) < 20 * max(0.1, seconds(2_000))


@pytest.mark.parametrize("nested", ["<div><p>a</p>", "<ul><li>a", "<section>a", "<table><tr><td>a"])
def test_blocks_nested_deep_under_a_heading_of_contents_are_read(nested):
    paragraphs = "<p>The council met on Tuesday and put it off until the spring.</p>" * 9
    document = page(f"<body>{paragraphs}<h2>Contents</h2>{nested * 1500}</body>")
    assert "Contents" in " ".join(words(document))


def test_all_authors_of_a_page_are_named():
    names = ("Anna Berg", "Carl Dahl", "Anna Berg", "https://example.org/anna")
    head = "".join(f'<meta name="author" content="{name}">' for name in names)
    document = read(
        f"<html><head>{head}</head><body><p>Boats.</p></body></html>".encode(), name="a.html"
    )
    assert document.metadata.author == "Anna Berg, Carl Dahl"


def test_a_page_of_many_headings_of_contents_is_read_in_linear_time():
    def seconds(count):
        data = f"<body>{'<h2>Contents</h2><p>Text.</p>' * count}</body>".encode()
        began = time.process_time()
        read(data, name="page.html")
        return time.process_time() - began

    seconds(100)
    assert seconds(8_000) < 20 * max(0.1, seconds(2_000))
