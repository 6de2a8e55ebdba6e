import io

import pytest
from PIL import Image, ImageDraw

from narrate.audio.cover import SIDE, cover
from narrate.audio.typography import Face, Style, fit, settable

TITLES = {
    "one word": "Emma",
    "a letter": "Letter From President Carter to Soviet General Secretary Brezhnev",
    "cyrillic": "Преступление и наказание",
    "greek": "Περὶ ποιητικῆς",
    "japanese": "羅生門",
    "arabic": "ألف ليلة وليلة",
    "emoji": "Walden 🌲",
    "one long word": "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamten" * 3,
    "a book": "An Inquiry into the Nature and Causes of the Wealth of Nations " * 80,
    "nothing": "",
    "blanks": " \n ",
    "control characters": "A\x00B\x07C",
    "a lone surrogate": "A\ud800B",
}


@pytest.fixture(scope="module", params=TITLES.values(), ids=TITLES)
def drawn(request) -> bytes:
    return cover(request.param, "Somebody", date="1977", number="29")


def test_any_title_makes_a_square_picture_of_modest_size(drawn):
    with Image.open(io.BytesIO(drawn)) as image:
        assert (image.format, image.size, image.mode) == ("PNG", (SIDE, SIDE), "RGB")
    assert len(drawn) < 200_000


def test_nothing_touches_the_margins(drawn):
    with Image.open(io.BytesIO(drawn)) as image:
        colours = image.crop((0, 0, 60, SIDE)).getcolors()
        assert colours is not None
        assert len(colours) == 1
        for box in ((SIDE - 60, 0, SIDE, SIDE), (0, 0, SIDE, 60), (0, SIDE - 60, SIDE, SIDE)):
            assert len(image.crop(box).getcolors()) == 1


def test_same_words_same_bytes_other_words_other_picture():
    assert cover("Emma", "Jane Austen") == cover("Emma", "Jane Austen")
    assert cover("Emma", "Jane Austen") != cover("Persuasion", "Jane Austen")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Plain words", "Plain words"),
        ("Ἀριστοτέλης, Фёдор, Łódź, ქართული", "Ἀριστοτέλης, Фёдор, Łódź, ქართული"),
        ("cafe\u0301  au\nlait", "café au lait"),
        ("Walden 🌲 Pond", "Walden Pond"),
        ("羅生門", ""),
        ("Rashōmon 羅生門", ""),
        ("", ""),
    ],
)
def test_what_can_be_set(text, kept):
    assert settable(text) == kept


def test_words_stay_whole_while_they_fit():
    style, lines = fit("Преступление и наказание", Face.ROMAN, range(216, 43, -4), 1160, 580, 1.12)
    assert lines == ["Преступление", "и наказание"]
    assert max(map(style.width, lines)) <= 1160


def test_every_word_of_a_long_title_is_set_before_any_is_cut():
    words = "The history of everything told by nobody in particular " * 4
    style, lines = fit(words, Face.ROMAN, range(216, 43, -4), 1160, 580, 1.12)
    assert " ".join(lines).split() == words.split()
    assert style.size > 44
    assert len(lines) * 1.12 * style.size <= 580


def test_what_does_not_fit_at_all_ends_in_an_ellipsis():
    style, lines = fit("word " * 2000, Face.ROMAN, range(216, 43, -4), 1160, 580, 1.12)
    assert lines[-1].endswith("…")
    assert max(map(style.width, lines)) <= 1160


def test_tracked_text_is_as_wide_as_it_says():
    canvas = ImageDraw.Draw(Image.new("L", (600, 100)))
    style = Style(Face.ROMAN, 40, tracking=0.1)
    style.draw(canvas, (0, 60), "1977", "white")
    left, _, right, _ = canvas._image.getbbox()
    assert right - left == pytest.approx(style.width("1977"), abs=6)
