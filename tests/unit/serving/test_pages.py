from __future__ import annotations

import re
from html import unescape

import pytest

from narrate.serving.pages import element, script, with_script
from narrate.web.policy import digest

PAGE = "/editions/letter/letter.html"


def _policy(text):
    return unescape(re.search(r'Security-Policy" content="([^"]*)"', text)[1])


def test_pages_get_the_script_and_files_do_not(site):
    path = site.folder / "output" / "letter" / "letter.html"
    before = path.read_bytes()
    shown = site.ask(PAGE)
    assert shown.headers["content-type"] == "text/html; charset=utf-8"
    assert shown.headers["content-length"] == str(len(shown.body))
    assert f">{script()}</script>" in shown.text
    assert 'data-page="edition:letter"' in shown.text
    assert "Boats — and a letter." in shown.text
    policy = _policy(shown.text)
    assert f"script-src 'sha256-abc=' {digest(script())};" in policy
    assert "connect-src 'self'" in policy
    assert "style-src 'sha256-def='" in policy
    assert path.read_bytes() == before
    added = len(shown.body) - len(before)
    assert added > len(script())


def test_the_published_site_too(site):
    assert 'data-page="public"' in site.ask("/public/").text
    assert 'data-page="public"' in site.ask("/public/episodes/letter/").text


def test_folders_of_the_site_have_addresses_with_a_slash(site):
    for asked, wanted in (
        ("/public", "/public/"),
        ("/public/episodes/letter", "/public/episodes/letter/"),
    ):
        answer = site.ask(asked)
        assert (answer.status, answer.headers["location"]) == (308, wanted)
    assert site.ask("/public/episodes").status == 404


def test_a_page_is_known_until_it_or_its_edition_changes(site):
    etag = site.ask(PAGE).headers["etag"]
    assert site.ask(PAGE, If_None_Match=etag).status == 304
    site.hub.changed("edition:letter")
    assert site.ask(PAGE, If_None_Match=etag).status == 200


def test_a_page_is_sent_as_a_whole(site):
    assert site.ask(PAGE, Range="bytes=0-9").status == 200
    head = site.ask(PAGE, "HEAD")
    assert head.body == b""
    assert head.headers["content-length"] == site.ask(PAGE).headers["content-length"]


def test_a_long_page_is_sent_whole(site):
    long = b"<!doctype html><html><head><title>x</title></head><body>" + b"<p>x</p>" * 100_000
    (site.folder / "output" / "letter" / "long.html").write_bytes(long)
    shown = site.ask("/editions/letter/long.html")
    assert shown.body.replace(element("edition:letter", _version(shown.text)).encode(), b"") == long


def _version(text):
    return re.search(r'data-version="([^"]*)"', text)[1]


@pytest.mark.parametrize(
    ("page", "before"),
    [
        (b"<!doctype html><html><head lang=x><title>", b"<!doctype html><html><head lang=x>"),
        (b"<!DOCTYPE html><title>x</title><header>", b"<!DOCTYPE html>"),
        (b"<p>x", b""),
        (b"", b""),
    ],
)
def test_the_script_stands_before_all_others_and_after_the_doctype(page, before):
    added = "<script>1</script>"
    assert with_script(page, added) == before + added.encode() + page[len(before) :]
