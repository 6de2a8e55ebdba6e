"""Pictures drawn for a show: as directories want them, and to be told apart when they are tiny."""

from __future__ import annotations

import io
from functools import cache

import pytest
from PIL import Image

from narrate.model.show import Show
from narrate.publishing.artwork import SIDE, episode_artwork, monogram, show_artwork
from narrate.web.colours import contrast

TINY = 55
TITLES = {
    "a name": "Emma",
    "two words": "Dear Leonid",
    "many words": "The Letters of Two Presidents and Their Ministers",
    "a long word": "Donaudampfschifffahrt",
    "narrow": "i",
    "hebrew": "מכתבים",
    "japanese": "日本の手紙",
    "pictures": "🌲🌲",
    "signs": "… & —",
    "nothing": "",
}


@cache
def _drawn(title):
    return show_artwork(Show(title=title, description="", base_url="https://here.example/"))


def _tiny(title):
    with Image.open(io.BytesIO(_drawn(title))) as image:
        return image.resize((TINY, TINY), Image.Resampling.LANCZOS)


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_show_artwork_is_what_directories_ask_for(title):
    drawn = _drawn(title)
    with Image.open(io.BytesIO(drawn)) as image:
        assert (image.format, image.size, image.mode) == ("PNG", (SIDE, SIDE), "RGB")
    assert len(drawn) < 512_000


def _extent(small):
    """What is not paper: share of the width, of the height, and the strongest contrast."""
    paper = small.getpixel((0, 0))
    marks = [
        (x, y)
        for x in range(TINY)
        for y in range(TINY)
        if contrast(_hex(small.getpixel((x, y))), _hex(paper)) >= 3
    ]
    wide, high = (len({mark[axis] for mark in marks}) / TINY for axis in (0, 1))
    strongest = max(contrast(_hex(small.getpixel(one)), _hex(paper)) for one in marks)
    return wide, high, strongest


def _hex(colour):
    return "#" + "".join(f"{part:02x}" for part in colour)


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_it_is_seen_at_55_pixels(title):
    wide, high, strongest = _extent(_tiny(title))
    assert wide > 0.15
    assert high > 0.2
    assert strongest >= 3  # for what is no text (WCAG 2.2, 1.4.11); letters are looked at below


@pytest.mark.parametrize("title", ["Emma", "Dear Leonid", TITLES["many words"], "SALT"])
def test_letters_are_tall_at_55_pixels(title):
    """The letters above the wave have ten rows at least."""
    small = _tiny(title)
    paper = _hex(small.getpixel((0, 0)))
    rows = {
        y
        for y in range(TINY * 36 // 55)
        for x in range(TINY)
        if contrast(_hex(small.getpixel((x, y))), paper) >= 4.5
    }
    assert len(rows) >= 10


def test_same_title_same_picture_other_titles_others(show):
    titles = ("Emma", TITLES["two words"], TITLES["hebrew"], TITLES["japanese"])
    assert len({_drawn(one) for one in titles}) == 4
    assert show_artwork(show(title="Emma", author="")) == _drawn("Emma")


@pytest.mark.parametrize(
    ("title", "letters"),
    [
        ("Letters of Two Presidents", "LTP"),
        ("The Harbour", "H"),
        ("Die Briefe der Anna Berg", "BAB"),
        ("a quiet hour", "QH"),
        ("“Dear Sir”: 12 Letters", "DS1"),
        ("Война и мир", "В"),
        ("the", "T"),
        ("& —", ""),
    ],
)
def test_monograms(title, letters):
    assert monogram(title) == letters


def test_episode_artwork_is_what_directories_ask_for(show, episode, hostile):
    one = episode(7, title=hostile, author="Anna Berg", date="1977-06-09")
    drawn = episode_artwork(show(title="A show with a rather long name, to be cut short"), one)
    with Image.open(io.BytesIO(drawn)) as image:
        assert (image.format, image.size, image.mode) == ("JPEG", (1400, 1400), "RGB")
    assert len(drawn) < 512_000


def test_episodes_of_a_show_share_its_colours(show, episode):
    corners = set()
    for title in ("One", "Two", "Three", "Four"):
        with Image.open(io.BytesIO(episode_artwork(show(), episode(1, title=title)))) as image:
            corners.add(image.getpixel((5, 5)))
    assert len(corners) == 1
