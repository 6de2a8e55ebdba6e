from __future__ import annotations

import os
import sys

import pytest

from narrate.serving.files import byte_range, is_plain, opened

SOUND = bytes(range(256)) * 40
MP3 = "/editions/letter/letter.mp3"


def test_a_file_has_its_length_type_and_validators(site):
    whole = site.ask(MP3)
    assert (whole.status, whole.body) == (200, SOUND)
    told = whole.headers
    assert told["content-type"] == "audio/mpeg"
    assert told["content-length"] == str(len(SOUND))
    assert told["accept-ranges"] == "bytes"
    assert told["etag"].startswith('"')
    assert told["last-modified"].endswith("GMT")
    assert told["x-content-type-options"] == "nosniff"
    assert told["referrer-policy"] == "no-referrer"
    head = site.ask(MP3, "HEAD")
    assert (head.status, head.body) == (200, b"")
    assert {**head.headers, "date": ""} == {**told, "date": ""}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("/editions/letter/letter.vtt", "text/vtt; charset=utf-8"),
        ("/editions/letter/letter.epub", "application/epub+zip"),
        ("/public/feed.xml", "application/rss+xml; charset=utf-8"),
    ],
)
def test_types_are_those_of_the_table(site, name, kind):
    assert site.ask(name).headers["content-type"] == kind


@pytest.mark.parametrize(
    ("asked", "status", "first", "end"),
    [
        ("bytes=0-", 206, 0, 10240),
        ("bytes=0-0", 206, 0, 1),
        ("bytes=100-199", 206, 100, 200),
        ("bytes=10000-99999", 206, 10000, 10240),
        ("bytes=-100", 206, 10140, 10240),
        ("bytes=-99999", 206, 0, 10240),
        ("BYTES= 5-9", 206, 5, 10),
        ("bytes=10240-", 416, 0, 0),
        ("bytes=-0", 416, 0, 0),
        ("bytes=9-5", 200, 0, 10240),
        ("bytes=-", 200, 0, 10240),
        ("bytes=a-b", 200, 0, 10240),
        ("bytes=0-1,5-6", 200, 0, 10240),
        ("seconds=1-2", 200, 0, 10240),
        ("bytes=٣-٤".encode().decode("latin-1"), 200, 0, 10240),
        ("bytes=" + "9" * 5000 + "-", 200, 0, 10240),
    ],
)
def test_one_range_is_sent_and_what_is_none_is_passed_over(site, asked, status, first, end):
    answer = site.ask(MP3, Range=asked)
    assert answer.status == status
    assert answer.body == SOUND[first:end]
    assert answer.headers["content-length"] == str(end - first)
    part = {206: f"bytes {first}-{end - 1}/10240", 416: "bytes */10240", 200: None}[status]
    assert answer.headers.get("content-range") == part


def test_an_empty_file_has_no_range(site):
    (site.folder / "output" / "letter" / "letter.lrc").write_bytes(b"")
    assert site.ask("/editions/letter/letter.lrc").status == 200
    assert site.ask("/editions/letter/letter.lrc", Range="bytes=0-").status == 416


def test_a_range_is_defined_for_get_alone(site):
    assert site.ask(MP3, "HEAD", Range="bytes=0-9").status == 200


def test_what_is_known_is_not_sent_again(site):
    told = site.ask(MP3).headers
    known = site.ask(MP3, If_None_Match=f'"x", W/{told["etag"]}')
    assert (known.status, known.body) == (304, b"")
    assert known.headers["etag"] == told["etag"]
    assert site.ask(MP3, If_None_Match="*").status == 304
    assert site.ask(MP3, If_None_Match='"x"').status == 200
    assert site.ask(MP3, If_Modified_Since=told["last-modified"]).status == 304
    assert site.ask(MP3, If_Modified_Since="Thu, 01 Jan 1970 00:00:00 GMT").status == 200
    assert site.ask(MP3, If_Modified_Since="never").status == 200
    both = site.ask(MP3, If_None_Match='"x"', If_Modified_Since=told["last-modified"])
    assert both.status == 200  # the stronger one decides


def test_a_range_of_another_file_is_the_whole(site):
    told = site.ask(MP3).headers
    for known, status in (
        (told["etag"], 206),
        (told["last-modified"], 206),
        ('"other"', 200),
        (f"W/{told['etag']}", 200),
    ):
        assert site.ask(MP3, Range="bytes=0-9", If_Range=known).status == status, known


def test_another_file_under_the_name_has_another_etag(site):
    path = site.folder / "output" / "letter" / "other.mp3"
    path.write_bytes(SOUND)
    before = site.ask("/editions/letter/other.mp3").headers["etag"]
    times = path.stat()
    aside = path.with_suffix(".new")
    aside.write_bytes(SOUND[::-1])
    os.utime(aside, ns=(times.st_atime_ns, times.st_mtime_ns))
    aside.replace(path)
    assert site.ask("/editions/letter/other.mp3").headers["etag"] != before


def test_players_of_other_origins_may_fetch_files_and_nothing_else(site):
    told = site.ask(MP3, Origin="https://player.example").headers
    assert told["access-control-allow-origin"] == "*"
    assert "Content-Range" in told["access-control-expose-headers"]
    first = site.ask(MP3, "OPTIONS", Origin="https://player.example")
    assert first.status == 204
    assert "Range" in first.headers["access-control-allow-headers"]
    assert first.headers["access-control-allow-methods"] == "GET, HEAD"
    assert "access-control-allow-origin" not in site.ask("/").headers


@pytest.mark.parametrize(
    "path",
    [
        "/editions/letter/../../secret.txt",
        "/editions/../secret.txt",
        "/editions/letter/%2e%2e/%2e%2e/secret.txt",
        "/editions/letter/..%2f..%2fsecret.txt",
        "/editions/letter/..%5c..%5csecret.txt",
        "/editions/letter/..\\..\\secret.txt",
        "/editions/letter/%252e%252e/%252e%252e/secret.txt",
        "/editions/letter/.%00./secret.txt",
        "/editions/letter/letter.mp3%00.txt",
        "/editions/letter//letter.mp3",
        "/editions/letter/./letter.mp3",
        "/editions/letter/.hidden",
        "/editions/letter/C:/secret.txt",
        "/editions/letter/letter.mp3::$DATA",
        "/editions/letter/" + "a" * 5000,
        "/editions/letter/" + "a/" * 2000,
        "/editions/letter/",
        "/editions/letter",
        "/editions/",
        "/editions/nothing/letter.mp3",
        "/editions/.hidden/letter.mp3",
        "/public/../secret.txt",
        "/public/episodes/",
        "/public/%c0%ae%c0%ae/secret.txt",
        "/covers/..",
        "/covers/%2e%2e",
        "/secret.txt",
        "//secret.txt",
        "/?page=0",
        "/?page=2",
        "/?page=" + "9" * 5000,
        "/?page=%D9%A3",
    ],
)
def test_nothing_else_is_there(site, path):
    (site.folder / "output" / "letter" / ".hidden").write_text("the secret")
    for method in ("GET", "HEAD"):
        answer = site.ask(path, method)
        assert answer.status == 404, path
        assert b"secret" not in answer.body


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_are_followed_only_where_they_end_inside(site):
    edition = site.folder / "output" / "letter"
    (edition / "out.txt").symlink_to(site.folder / "secret.txt")
    (edition / "folder").symlink_to(site.folder)
    (edition / "loop").symlink_to("loop")
    (edition / "inside.mp3").symlink_to("letter.mp3")
    (edition / ".kept").write_text("the secret")
    (edition / "shown.txt").symlink_to(".kept")
    for name in ("out.txt", "folder/secret.txt", "loop", "shown.txt"):
        assert site.ask(f"/editions/letter/{name}").status == 404, name
    assert site.ask("/editions/letter/inside.mp3").body == SOUND


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes of POSIX")
def test_what_is_no_file_is_not_waited_for(site):
    os.mkfifo(site.folder / "output" / "letter" / "pipe.mp3")
    assert site.ask("/editions/letter/pipe.mp3").status == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE", "MADEUP"])
def test_nothing_is_changed_by_asking(site, method):
    for path in ("/", MP3, "/public/feed.xml", "/covers/letter"):
        answer = site.ask(path, method)
        assert answer.status == 405
        assert answer.headers["allow"] == "GET, HEAD"


def test_a_stream_belongs_to_the_file_that_was_opened(tmp_path):
    (tmp_path / "a.mp3").write_bytes(b"before")
    found = opened(tmp_path, "a.mp3")
    (tmp_path / "b").write_bytes(b"afterwards")
    (tmp_path / "b").replace(tmp_path / "a.mp3")
    assert found is not None
    with found.file as file:
        assert (file.read(), found.size) == (b"before", 6)


@pytest.mark.parametrize(
    "name", ["a/../b", "", "/", "a//b", "a/", "\x00", "a\\b", "c:d", ".a", "a\n"]
)
def test_names_that_are_no_names_of_files(name):
    assert not is_plain(name)


def test_names_of_files_in_any_script():
    assert is_plain("ausgaben/größe-和 文.vtt")


def test_ranges_of_files_longer_than_memory():
    assert byte_range("bytes=-5", 10**15) == (10**15 - 5, 10**15)
