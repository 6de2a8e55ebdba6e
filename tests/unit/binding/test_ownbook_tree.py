"""XML that is edited where it stands: everything else stays as it was, byte for byte."""

from __future__ import annotations

import pytest

from narrate.binding.ownbook.tree import NotXml, Tree

PAGE = (
    '<?xml version="1.0"?>\r\n<html xmlns="http://www.w3.org/1999/xhtml">'
    "<body class='x>y'><p id=\"a\">Ä &amp; <i>b</i><!-- c --> d</p><br/></body></html>\r\n"
).encode()


def texts(tree):
    return [text.value for text in tree.root.texts()]


def test_texts_are_those_between_tags_and_comments():
    assert texts(Tree(PAGE)) == ["Ä & ", "b", " d"]


def test_nothing_done_changes_nothing():
    assert Tree(PAGE).edited() == PAGE


@pytest.mark.parametrize(
    ("character", "before"), [(0, "Ä"), (1, " "), (2, "&amp;"), (3, " <i>"), (4, "<i>")]
)
def test_a_character_is_found_in_the_bytes(character, before):
    tree = Tree(PAGE)
    text = next(iter(tree.root.texts()))
    offset = text.at(character, closing=True)
    assert tree.data[offset:].decode().startswith(before)


def test_what_closes_comes_before_what_opens():
    tree = Tree(PAGE)
    at = next(tree.root.find("i")).start
    tree.insert(at, "<u>")
    tree.insert(at, "</s>", closing=True)
    assert b"&amp; </s><u><i>" in tree.edited()


def test_attributes_are_set_added_and_taken_away():
    tree = Tree(PAGE)
    tree.set(next(tree.root.find("p")), "id", "z")
    tree.set(next(tree.root.find("br")), "class", "n")
    tree.set(next(tree.root.find("body")), "class", "")
    out = tree.edited()
    assert b'<p id="z">' in out
    assert b'<br class="n"/>' in out
    assert b"<body>" in out


def test_old_encodings_and_named_entities_become_utf_8():
    page = (
        '<?xml version="1.0" encoding="iso-8859-1"?>'
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd"><html><p>caf\xe9&nbsp;&lt;</p></html>'
    ).encode("latin-1")
    tree = Tree(page, html=True)
    assert texts(tree) == ["café\xa0<"]
    assert b"<!DOCTYPE html><html>" in tree.edited()
    assert b'encoding="utf-8"' in tree.edited()


@pytest.mark.parametrize("data", [b"", b"<a><b></a>", b"<a>\xff</a>", b"<a>&none;</a>"])
def test_what_is_no_xml_is_refused(data):
    with pytest.raises(NotXml):
        Tree(data)
