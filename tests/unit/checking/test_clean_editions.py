"""What narrate makes has no finding of narrate check, whatever a text is written with."""

from __future__ import annotations

import re
import zipfile

import pytest

import narrate
from narrate.checking.check import check

PAGE = """# Nets &amp; tar

The pilot&#8217;s *log* says 10<sup>6</sup> tons&nbsp;&mdash; or so.[^tide]
Write `a &amp; b`, not \\*c\\*.

| A&amp;B | Tons |
|---|---|
| 1\\|2 | &frac12; |

> Fair &ldquo;winds&rdquo;, said &lt;nobody&gt;.

[^tide]: At high tide &amp; later.
"""
BOOK = """# One

The first sentence is short. The second is a little longer than that. The third one ends it.

The next paragraph is not to be heard at all.
"""


def findings(folder):
    return [(row.path.name, one.id, one.message) for row in check([folder]) for one in row.findings]


@pytest.fixture
def made(tmp_path):
    def make(name, text, **options):
        source = tmp_path / name
        source.write_text(text, encoding="utf-8")
        narrate.make(source, output=str(tmp_path / "out"), no_cache=True, **options)
        return tmp_path / "out"

    return make


def test_characters_that_the_source_spells_otherwise(made):
    assert findings(made("nets.md", PAGE, formats=("all",))) == []


def test_a_part_of_a_book_that_stays_the_book_it_was(made, tmp_path):
    book = made("days.md", BOOK, formats=("epub",)) / "days" / "days.epub"
    narrate.make(
        book, output=str(tmp_path / "part"), formats=("mp3", "epub"), no_cache=True, sample=2
    )
    assert findings(tmp_path / "part") == []


_CONTAINER = """<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>"""
_OPF = """<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="i">b</dc:identifier>
<dc:title>Boats</dc:title><dc:language>en</dc:language></metadata><manifest>
<item id="n" href="n.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="a"/></spine></package>"""
_PAGE = """<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">
<head><title>Boats</title></head><body>{}</body></html>"""
_NAV = '<nav epub:type="toc"><ol><li><a href="a.xhtml">Boats</a></li></ol></nav>'
_ROWS = "".join(f"<tr><td>Boat {row}</td></tr>" for row in range(30))
_TEXT = f"""<table>{_ROWS}</table><h1>Boats</h1><p>They came.</p>
<img src="a.png" alt="[A boat at sea]"/><p>They left.</p>
<figure><svg xmlns="http://www.w3.org/2000/svg"><title>A map of the bay</title></svg></figure>
<p><math xmlns="http://www.w3.org/1998/Math/MathML" alttext="x is five"><mi>x</mi></math></p>
<table>{_ROWS}</table><p>That is all.</p>"""


def test_pictures_formulas_and_announcements_in_a_book_of_ones_own(tmp_path):
    book = tmp_path / "boats.epub"
    with zipfile.ZipFile(book, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", _CONTAINER)
        archive.writestr("book.opf", _OPF)
        archive.writestr("n.xhtml", _PAGE.format(_NAV))
        archive.writestr("a.xhtml", _PAGE.format(_TEXT))
    narrate.make(book, output=str(tmp_path / "out"), formats=("mp3", "epub"), no_cache=True)
    found = [one for one in findings(tmp_path / "out") if one[0] == "boats.epub"]
    assert [one for one in found if one[1] != "accessibility-missing"] == []
    with zipfile.ZipFile(tmp_path / "out" / "boats" / "boats.epub") as archive:
        page = archive.read("a.xhtml").decode()
        overlay = archive.read("narrate/s0001.smil").decode()
    for tag in ("img", "svg", "math"):
        named = re.search(rf'<{tag} id="(narrate-[^"]+)"', page)
        assert f"#{named[1]}" in overlay
