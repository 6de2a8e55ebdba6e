"""What the door to lxml lets through, and what it does not."""

from __future__ import annotations

import socket

import pytest

from narrate.markup.parsing import parse_xml, with_html_entities
from narrate.markup.tree import BadMarkup


def words(root):
    return "".join(root.itertext())


@pytest.fixture
def no_network(monkeypatch):
    def refuse(*_):
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def test_internal_entities_of_an_edition_are_expanded():
    data = b'<!DOCTYPE TEI [<!ENTITY pub "The Publisher">]><TEI>&pub; &amp; others</TEI>'
    assert words(parse_xml(data, "a.xml")) == "The Publisher & others"


def test_the_characters_of_html_are_known():
    data = (
        b'<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" '
        b'"http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd">'
        b"<html>one&nbsp;two&mdash;caf&eacute; &lt;</html>"
    )
    assert words(parse_xml(data, "a.xhtml")) == "one\xa0two—café <"


def test_entities_in_comments_and_cdata_stay_as_they_are():
    data = b"<a><!-- &nbsp; --><![CDATA[&nbsp;]]>&nbsp;</a>"
    assert with_html_entities(data) == b"<a><!-- &nbsp; --><![CDATA[&nbsp;]]>&#160;</a>"


def test_an_entity_of_the_document_wins_over_one_of_html():
    data = b'<!DOCTYPE a [<!ENTITY copy "copied">]><a>&copy;</a>'
    assert words(parse_xml(data, "a.xml")) == "copied"


def test_one_id_twice_does_not_stop_the_file():
    data = b'<a><b xml:id="x">one</b><b xml:id="x">two</b></a>'
    assert words(parse_xml(data, "a.xml")) == "onetwo"


@pytest.mark.parametrize("count", [2, 10])
def test_bombs_are_refused(count):
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 50}">' for n in range(1, count))
    laughs = (
        f'<!DOCTYPE a [<!ENTITY e0 "{"ha" * 5000}">{entities}]><a>{f"&e{count - 1};" * 500}</a>'
    )
    with pytest.raises(BadMarkup, match=r"bomb\.xml, line \d+: it is not well-formed"):
        parse_xml(laughs.encode(), "bomb.xml")


@pytest.mark.usefixtures("no_network")
@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "http://localhost:1/x", "/etc/passwd", "ftp://localhost/x"]
)
def test_external_entities_are_not_read(target):
    data = f'<!DOCTYPE a [<!ENTITY x SYSTEM "{target}">]><a>before &x; after</a>'.encode()
    with pytest.raises(BadMarkup):
        parse_xml(data, "a.xml")


def test_an_external_file_is_not_read(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("secret words")
    data = f'<!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}">]><a>&x;</a>'.encode()
    with pytest.raises(BadMarkup) as raised:
        parse_xml(data, "a.xml")
    assert "secret words" not in str(raised.value)


@pytest.mark.usefixtures("no_network")
def test_external_document_types_and_parameter_entities_are_not_fetched(tmp_path):
    dtd = tmp_path / "evil.dtd"
    dtd.write_text('<!ENTITY pub "from outside">')
    data = f'<!DOCTYPE a SYSTEM "{dtd.as_uri()}"><a>words</a>'.encode()
    assert words(parse_xml(data, "a.xml")) == "words"
    outside = f'<!DOCTYPE a SYSTEM "{dtd.as_uri()}"><a>words &pub;</a>'.encode()
    with pytest.raises(BadMarkup):
        parse_xml(outside, "a.xml")
    data = b'<!DOCTYPE a SYSTEM "http://localhost:1/a.dtd"><a>words</a>'
    assert words(parse_xml(data, "a.xml")) == "words"
    inner = f'<!DOCTYPE a [<!ENTITY % p SYSTEM "{dtd.as_uri()}"> %p;]><a>&pub;</a>'
    with pytest.raises(BadMarkup):
        parse_xml(inner.encode(), "a.xml")


def test_one_id_twice_opens_no_door(tmp_path):
    dtd = tmp_path / "evil.dtd"
    dtd.write_text('<!ENTITY pub "from outside">')
    twice = '<a><b xml:id="x">one</b><b xml:id="x">two</b>&pub;</a>'
    for head in (f'SYSTEM "{dtd.as_uri()}"', f'[<!ENTITY % p SYSTEM "{dtd.as_uri()}"> %p;]'):
        for encoding in ("utf-8", "utf-16"):
            data = f"<!DOCTYPE a {head}>{twice}".encode(encoding)
            with pytest.raises(BadMarkup):
                parse_xml(data, "a.xml")


def test_includes_are_not_followed(tmp_path):
    other = tmp_path / "other.xml"
    other.write_text("<b>included</b>")
    data = (
        f'<a xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="{other.as_uri()}"/>x</a>'
    )
    assert words(parse_xml(data.encode(), "a.xml")) == "x"


@pytest.mark.parametrize(
    "data",
    [
        b"<a>" * 1000 + b"</a>" * 1000,
        b"<a><b></a>",
        b"no mark-up",
        b"",
        b"<?xml version='1.0' encoding='no-such'?><a/>",
        b"<a>\x00</a>",
        b"<a>" + b"x" * 11_000_000 + b"</a>",
        b"<a>\xff\xfe</a>",
    ],
    ids=["deep", "crossed", "text", "empty", "encoding", "nul", "huge node", "not UTF-8"],
)
def test_damage_is_one_clear_error(data):
    with pytest.raises(BadMarkup, match=r"a\.xml"):
        parse_xml(data, "a.xml")


def test_the_error_names_the_line():
    with pytest.raises(BadMarkup, match="line 3"):
        parse_xml(b"<a>\n<b>\n</c>\n</a>", "a.xml")
