"""The player's page: nothing in it runs but its own script, and it holds what it needs."""

from __future__ import annotations

import json
import re
from base64 import b64decode, b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from importlib.resources import files
from itertools import product

import pytest

from narrate.audio.cover import cover, smaller
from narrate.audio.palette import PALETTES
from narrate.binding.player import html
from narrate.binding.player.assets import script, words
from narrate.reading import read
from narrate.web.colours import DARK_PAPER, LIGHT_PAPER, accents, contrast
from narrate.web.scripts import inline_json

HOSTILE = (
    '</script><script>alert(1)</script> <!-- "it\'s" & \u2028 ]]> \u202etxet {{text}} {{data}}'
)


class _Page(HTMLParser):
    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.scripts, self.policy, self.title, self.elements = [], "", "", []
        self._in = ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.elements.append((tag, given))
        self._in = tag
        if tag == "script":
            self.scripts.append([given.get("type", ""), ""])
        if given.get("http-equiv") == "Content-Security-Policy":
            self.policy = given["content"]

    def handle_endtag(self, _):
        self._in = ""

    def handle_data(self, data):
        if self._in == "script":
            self.scripts[-1][1] += data
        elif self._in == "title":
            self.title += data


def _page(folder):
    return _Page((folder / "book.html").read_text(encoding="utf-8"))


def _document(text, **about):
    document = read(text.encode(), name="case.txt")
    return replace(document, metadata=replace(document.metadata, **about))


def test_hostile_words_stay_words(bound):
    document = _document(f"{HOSTILE}\n\n{HOSTILE}", title=HOSTILE, author=HOSTILE, rights=HOSTILE)
    page = _page(bound(document, "mp3", "html", "transcript.html"))
    kinds = [kind for kind, _ in page.scripts]
    assert kinds == ["application/json", ""]
    assert json.loads(page.scripts[0][1])["title"] == HOSTILE
    assert page.title == HOSTILE
    assert page.scripts[1][1] == script()


def test_only_its_own_script_and_style_may_run(bound):
    folder = bound(_document("Boats came."), "mp3", "html")
    page = _page(folder)
    text = (folder / "book.html").read_text(encoding="utf-8")
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL).group(1)
    for directive, content in (("script-src", page.scripts[1][1]), ("style-src", style)):
        digest = b64encode(sha256(content.encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in page.policy
    assert page.policy.startswith("default-src 'none'")
    assert "unsafe" not in page.policy
    for tag, given in page.elements:
        assert "style" not in given, tag
        assert not any(name.startswith("on") for name in given), tag


def test_the_page_names_the_audio_beside_it(bound):
    folder = bound(_document("Boats came."), "mp3", "html", slug="book")
    (audio,) = [given for tag, given in _page(folder).elements if tag == "audio"]
    assert audio["src"] == "book.mp3"
    assert (folder / "book.mp3").is_file()


def test_embedded_sound_is_the_audio_file(bound):
    document = _document("Boats came.")
    page = _page(bound(document, "html", embed_resources=True))
    (held,) = [text for kind, text in page.scripts if kind == "text/plain"]
    audio = (bound(document, "mp3") / "book.mp3").read_bytes()
    assert b64decode(held) == audio
    assert "media-src blob:" in page.policy
    assert "file:" not in page.policy


def test_too_much_sound_is_refused(bound, monkeypatch):
    monkeypatch.setattr(html, "MOST_EMBEDDED_MB", 0.001)
    with pytest.raises(html.TooMuchSound, match="MB"):
        bound(_document("Boats came."), "html", embed_resources=True)


def test_chapters_are_listed_with_their_beginnings(bound):
    text = "CHAPTER I\n\nBoats came.\n\nCHAPTER II\n\nThey left again.\n"
    document = _document(text)
    folder = bound(document, "mp3", "html")
    data = json.loads(_page(folder).scripts[0][1])
    timeline = json.loads((folder / "book.timeline.json").read_text(encoding="utf-8"))
    wanted = [round(one["start"] / 24) for one in timeline["chapters"]]
    assert len(wanted) == len(document.chapters) == 2
    assert [one["start"] for one in data["chapters"]] == wanted
    begins = [data["sentences"][one["first"]][0] for one in data["chapters"]]
    heads = [one["start"] for one in timeline["segments"] if one["kind"] == "heading"]
    assert begins == [round(start / 24) for start in heads]


def test_a_page_in_arabic_runs_leftwards_and_its_words_too(bound):
    document = _document("رسالة إلى صديق.", language="ar")
    page = _page(bound(document, "mp3", "html"))
    root = next(given for tag, given in page.elements if tag == "html")
    assert (root["lang"], root["dir"]) == ("ar", "rtl")


@pytest.mark.parametrize("text", ["</script>", "<!--", "&amp;", "\u2028\u2029", HOSTILE])
def test_inline_json_comes_back_and_holds_nothing_of_html(text):
    written = inline_json({text: text})
    assert json.loads(written) == {text: text}
    assert not set(written) & set("<>&\u2028\u2029")


@pytest.mark.parametrize("palette", PALETTES)
def test_colours_can_be_read_on_both_papers(palette):
    light, dark = accents(palette)
    assert contrast(light, LIGHT_PAPER) >= 6
    assert contrast(dark, DARK_PAPER) >= 6


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_a_smaller_cover_is_small_and_always_the_same():
    kind, small = smaller(cover("Letters", "Anna Berg"), 560)
    assert kind == "image/png"
    assert len(small) < 40_000
    assert (kind, small) == smaller(cover("Letters", "Anna Berg"), 560)


def _shape(value):
    return (
        {k: _shape(v) for k, v in value.items()} if isinstance(value, dict) else value.count("{}")
    )


def test_every_language_has_all_the_words():
    english = words("en")
    folder = files("narrate.binding.player").joinpath("words")
    for file, part in product(folder.iterdir(), ("page", "say")):
        said = json.loads(file.read_text("utf-8"))[part]
        assert _shape(said) == _shape(getattr(english, part)), file.name


def test_words_fall_back_to_english():
    assert words("tlh").language == "en"
    assert words("../en").language == "en"


def test_names_of_buttons_hold_the_words_on_them():
    folder = files("narrate.binding.player").joinpath("words")
    for file, way in product(folder.iterdir(), ("previous", "next")):
        page = json.loads(file.read_text("utf-8"))["page"]
        for unit in ("heading", "paragraph", "sentence"):
            name = page[f"{way}_{unit}"].lower().split()
            assert page[unit].lower() in name, (file.name, unit)
