"""Any page and any damaged book is read, or refused with one clear error; nothing is lost."""

from __future__ import annotations

import io
import zipfile

from hypothesis import example, given, settings
from hypothesis import strategies as st

from narrate.errors import NarrateError
from narrate.reading import read
from narrate.scripting import account, script

_NAMES = """
p div span b i em a sup sub br hr h1 h2 h6 ul ol li dl dt dd table thead tbody tr td th caption
figure figcaption img svg title math mi mo mfrac semantics annotation ruby rt rp pre code nav
aside section article header footer blockquote q form button select option script style
template noscript iframe video audio object details summary hgroup x-y epub:switch epub:case
epub:default body html head meta del ins abbr
"""
NAMES = st.sampled_from(_NAMES.split())
_ATTRIBUTES = """
hidden|aria-hidden="true"|id="a"|id="b"|href="#a"|href="#b"|href="x.html#a"|lang="fr"
xml:lang="de"|class="poem"|class="footnote lnum"|role="doc-noteref"|role="doc-footnote"
role="doc-endnotes"|role="doc-pagebreak"|role="heading" aria-level="3"|epub:type="noteref"
epub:type="footnote"|epub:type="z3998:persona"|epub:type="z3998:stage-direction"
epub:type="z3998:verse"|epub:type="pagebreak" title="7"|epub:type="toc"|ssml:ph="a"|alt="a mill"
alt=""|alttext="x squared"|alttext="\\frac{a}{b}"|colspan="3"|rowspan="2"|colspan="99999999"
start="-3"|type="i"|value="4000"|style="display:none"|title="meaning"
"""
ATTRIBUTES = st.sampled_from(
    ["", *(f" {one}" for line in _ATTRIBUTES.split("\n") if line for one in line.split("|"))]
)
WORDS = st.text(alphabet="ab1 .*[]\n\u00ad\u2060é漢か&<>\"'", max_size=8) | st.sampled_from(
    [
        "1",
        "[2]",
        "*",
        "↩",
        "Words and more words. ",
        "https://a.example/b",
        "&nbsp;",
        "&amp;",
        "1. ",
    ]
)
PARTS = st.one_of(
    WORDS,
    st.builds("<{}{}>".format, NAMES, ATTRIBUTES),
    st.builds("<{}{}>".format, NAMES, ATTRIBUTES),
    st.builds("</{}>".format, NAMES),
)
PAGES = st.lists(PARTS, max_size=40).map("".join)


def holds(document):
    """Every character of every node stands in exactly one block or omission; all is told."""
    places = [place for block in document.blocks for place in block.places]
    places += [one.place for one in document.omissions]
    covered = [[0] * len(node) for node in document.nodes]
    for node, start, end in places:
        for at in range(start, end):
            covered[node][at] += 1
    assert all(set(counts) <= {1} for counts in covered)
    for block in document.blocks:
        at = 0
        for edit in block.edits:
            assert at <= edit.span.start
            at = edit.span.end
        assert at <= len(document.text_of(block))
    said = script(document)
    assert account(document, said).unaccounted == 0


@settings(max_examples=300)
@given(PAGES)
@example("<p>a<sup><a href='#a'>1</a></sup><li id=a><a href='#a'>1</a>")
def test_any_html_is_read_without_a_loss(page):
    try:
        document = read(page.encode(), name="page.html")
    except NarrateError:
        return
    holds(document)


@settings(max_examples=100)
@given(PAGES, st.sampled_from(["<?xml version='1.0'?>", ""]))
def test_any_xhtml_is_read_without_a_loss(page, declaration):
    whole = f'{declaration}<html xmlns="http://www.w3.org/1999/xhtml">{page}</html>'
    try:
        document = read(whole.encode(), name="page.xhtml")
    except NarrateError:
        return
    holds(document)


@settings(max_examples=100)
@given(st.binary(max_size=300))
def test_any_bytes_are_a_page_or_an_error(data):
    for name in ("page.html", "page.xhtml", "book.epub"):
        try:
            holds(read(data, name=name))
        except NarrateError:
            continue


def packed(members):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return stream.getvalue()


PACKAGE = (
    '<package xmlns="http://www.idpf.org/2007/opf"><metadata '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>T</dc:title></metadata><manifest>'
    '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>'
    '<item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
    '</manifest><spine><itemref idref="a"/></spine></package>'
)


@settings(max_examples=60)
@given(PAGES, PAGES)
def test_any_pages_make_a_book_or_an_error(page, navigation):
    data = packed([("b.opf", PACKAGE), ("a.xhtml", page), ("nav.xhtml", navigation)])
    try:
        holds(read(data, name="book.epub"))
    except NarrateError:
        return


WHOLE = packed(
    [
        ("mimetype", "application/epub+zip"),
        ("b.opf", PACKAGE),
        ("a.xhtml", "<html><body><p>Some words of a book.</p></body></html>"),
        ("nav.xhtml", "<nav><ol><li><a href='a.xhtml'>One</a></li></ol></nav>"),
    ]
)


@settings(max_examples=300)
@given(
    st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=6)
)
def test_a_damaged_book_is_read_or_refused(changes):
    data = bytearray(WHOLE)
    for at, value in changes:
        data[at] = value
    try:
        holds(read(bytes(data), name="book.epub"))
    except NarrateError:
        return
