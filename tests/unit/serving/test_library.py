from __future__ import annotations

import io
import json
import re
from html import unescape

import pytest
from PIL import Image

from narrate.audio.tags import Tags, id3
from narrate.serving.shelf import Shelf, head
from narrate.serving.wording import LANGUAGES, preferred
from narrate.web.words import words


def _titles(page):
    return [unescape(one) for one in re.findall(r"<h2[^>]*>(?:<a [^>]*>)?([^<]*)", page)]


def test_an_edition_is_shown_with_all_that_is_known_of_it(site):
    page = site.ask("/").text
    assert _titles(page) == ["A letter"]
    assert "1 edition<" in page
    assert "Anna Berg" in page
    assert "1977-06-09 · 3 min" in page
    for name in ("letter.html", "letter.transcript.html", "letter.epub", "letter.mp3"):
        assert f'href="/editions/letter/{name}"' in page
        assert site.ask(f"/editions/letter/{name}").status == 200
    assert "10.2 kB" in page
    assert 'href="/public/"' in page
    assert "<audio" not in page  # the player plays it
    assert "letter.report.json" not in page


def test_the_page_is_under_a_policy_and_known_until_something_changes(site):
    first = site.ask("/")
    assert "default-src &#x27;none&#x27;" in first.text
    assert site.ask("/", If_None_Match=first.headers["etag"]).status == 304
    site.hub.changed("edition:letter")
    assert site.ask("/", If_None_Match=first.headers["etag"]).status == 200


@pytest.fixture
def shelf(tmp_path, edition_in):
    output = tmp_path / "output"
    for number in range(120):
        edition_in(output, f"letter-{number:03}", title=f"Letter {number}", omitted=50)
    edition_in(output, "sound", files=[("sound.opus", b"x")], title="<b>Só & “sound”</b>")
    edition_in(output, "רב", title="שלום", language="he", author="", date="", seconds=4000)
    (output / "no-edition").mkdir()
    (output / ".hidden").mkdir()
    (output / "report.json").write_text("{}")
    return tmp_path


def test_many_editions_have_pages(shelf, serve):
    with serve(shelf) as site:
        first, last = site.ask("/").text, site.ask("/?page=3").text
        assert "122 editions" in first
        assert _titles(first) == [f"Letter {number}" for number in range(50)]
        assert "Page 1 of 3" in first
        assert 'href="/?page=2"' in first
        assert "Previous" not in first
        assert len(_titles(last)) == 22
        assert "Next" not in last
        assert site.ask("/?page=4").status == 404
        assert site.ask("/?page=1").text == first


def test_editions_are_found_by_name(shelf, serve):
    with serve(shelf) as site:
        page = site.ask("/?find=LETTER-11").text
        assert _titles(page) == [f"Letter {number}" for number in range(110, 120)]
        assert 'value="LETTER-11"' in page
        none = site.ask("/?find=%22%3E%3Cscript%3E").text
        assert "No edition has a name with “&quot;&gt;&lt;script&gt;”" in none
        paged = site.ask("/?find=letter&page=2").text
        assert 'href="/?page=3&amp;find=letter"' in paged


def test_what_has_no_player_is_played_here_and_titles_are_text(shelf, serve):
    with serve(shelf) as site:
        page = site.ask("/?find=sound").text
        assert '<audio controls preload="none" src="/editions/sound/sound.opus"' in page
        assert _titles(page) == ["<b>Só & “sound”</b>"]
        assert "<b>" not in page
        hebrew = site.ask("/?page=3").text
        assert '<h2 lang="he" dir="rtl">שלום</h2>' in hebrew
        assert "1 h 7 min" in hebrew
        assert '/covers/%D7%A8%D7%91"' in hebrew
        assert site.ask("/covers/%D7%A8%D7%91").status == 200


def test_only_what_is_shown_is_read(shelf, monkeypatch):
    read = []
    monkeypatch.setattr("narrate.serving.shelf.head", lambda path: read.append(path) or head(path))
    shown = Shelf(shelf / "output")
    slugs = shown.slugs()
    assert len(slugs) == 122
    assert read == []
    assert shown.edition(slugs[7]).title == "Letter 7"
    assert len(read) == 1


def test_editions_come_and_go(shelf, edition_in):
    output = shelf / "output"
    shown = Shelf(output)
    assert "no-edition" not in shown.slugs()
    edition_in(output, "no-edition")
    assert "no-edition" in shown.slugs()
    (output / "no-edition").rename(output / "another")
    assert "no-edition" not in shown.slugs()
    assert Shelf(output / "nowhere").slugs() == ()


def test_editions_are_in_the_order_in_which_one_counts(tmp_path, edition_in):
    for slug in ("v-d10", "v-d2", "v-d1", "v-d007", "a"):
        edition_in(tmp_path, slug)
    assert Shelf(tmp_path).slugs() == ("a", "v-d1", "v-d2", "v-d007", "v-d10")


def test_the_head_of_a_report_is_enough(tmp_path):
    report = tmp_path / "report.json"
    files = [{"name": "letter.mp3"}]
    said = {"title": "a" * 40_000, "other": [{"x": [1]}], "files": files, "audio": {"seconds": 1}}
    report.write_text(json.dumps(said)[:-1] + ', "rest": broken')
    assert head(report) == said
    half = '{"title": "x", "audio": {}}'
    for text in ("", "[]", "{", '{"title": "x"', half, '{1: 2, "files": []}', "\x00"):
        report.write_text(text)
        with pytest.raises(ValueError):  # noqa: PT011 - whatever is wrong with it
            head(report)


def test_a_report_of_nonsense_hides_one_edition_and_no_other(tmp_path, edition_in, serve):
    edition_in(tmp_path / "output", "good")
    for name, text in (("bad", "nonsense"), ("odd", '{"title": 7, "files": [], "audio": []}')):
        (tmp_path / "output" / name).mkdir()
        (tmp_path / "output" / name / f"{name}.report.json").write_text(text)
    with serve(tmp_path) as site:
        assert _titles(site.ask("/").text) == ["A letter", "odd"]
        assert site.ask("/covers/bad").status == 404
        assert site.ask("/covers/odd").status == 200


def test_what_an_earlier_run_left_is_not_shown_as_part_of_the_edition(tmp_path, edition_in, serve):
    made, old = ("letter.mp3", b"new"), ("letter.epub", b"old")
    edition_in(tmp_path / "output", "letter", files=[made], left=[old])
    with serve(tmp_path) as site:
        page = site.ask("/").text
        assert "letter.mp3" in page
        assert "letter.epub" not in page
        assert "letter.epub" in {one.name for one in (tmp_path / "output" / "letter").iterdir()}


def test_before_anything_is_made_the_page_says_so(tmp_path, serve):
    with serve(tmp_path) as site:
        page = site.ask("/").text
        assert "No edition has been made yet." in page
        assert "Nothing has been published yet" in page
        assert site.ask("/public/").status == 404


def test_what_failed_and_what_is_in_work_is_said(tmp_path, serve):
    from narrate.errors import SourceError  # noqa: PLC0415 - only here

    with serve(tmp_path) as site:
        site.hub.working("letter")
        site.hub.failed("letter", "letter.txt", SourceError("nothing in <it>", "write"))
        page = site.ask("/").text
        assert "Being made: letter" in page
        assert "letter.txt: nothing in &lt;it&gt;" in page
        assert "Try: write" in page
        site.hub.mended("letter")
        assert "Could not be made:</h2>" not in site.ask("/").text


def _picture(colour):
    stream = io.BytesIO()
    Image.new("RGB", (600, 600), colour).save(stream, "PNG")
    return stream.getvalue()


def test_covers_are_those_of_the_audio_or_drawn(tmp_path, edition_in, serve):
    tagged = id3(Tags(title="x", cover=_picture("#c81e1e")))
    edition_in(tmp_path / "output", "tagged", files=[("tagged.mp3", tagged)])
    edition_in(tmp_path / "output", "bare", files=[("bare.mp3", b"\xff\xfb")])
    broken = id3(Tags(title="x", cover=b"no picture"))
    edition_in(tmp_path / "output", "broken", files=[("broken.mp3", broken)])
    with serve(tmp_path) as site:
        answers = {name: site.ask(f"/covers/{name}") for name in ("tagged", "bare", "broken")}
        for answer in answers.values():
            assert answer.headers["content-type"] in {"image/png", "image/jpeg"}
            with Image.open(io.BytesIO(answer.body)) as image:
                assert image.size == (224, 224)
        red, green, _ = (
            Image.open(io.BytesIO(answers["tagged"].body)).convert("RGB").getpixel((9, 9))
        )
        assert (red > 180, green < 60) == (True, True)
        assert answers["bare"].body == answers["broken"].body  # drawn from the same words
        etag = answers["tagged"].headers["etag"]
        assert site.ask("/covers/tagged", If_None_Match=etag).status == 304
        assert site.ask("/covers/none").status == 404


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_languages_say_the_same_things(site, language):
    said, english = words("narrate.serving", language), words("narrate.serving", "en")
    assert said.language == language
    assert (set(said.page), set(said.say)) == (set(english.page), set(english.say))
    for key, text in english.page.items():
        assert said.page[key].count("{}") == text.count("{}")
    page = site.ask("/", Accept_Language=language)
    assert f'<html lang="{language}"' in page.text
    assert page.headers["vary"] == "Accept-Language"


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "en"),
        ("de-AT,de;q=0.9,en;q=0.8", "de"),
        ("nl, fr;q=0.5", "fr"),
        ("en;q=0.1, es;q=0.9", "es"),
        ("de;q=0", "en"),
        ("de;q=x, fr;q=0.1", "fr"),
        ("*", "en"),
        (";;;,,,q=", "en"),
        ("de;q=nan,fr", "fr"),
    ],
)
def test_the_page_speaks_as_the_browser_asks(header, language):
    assert preferred(header) == language
