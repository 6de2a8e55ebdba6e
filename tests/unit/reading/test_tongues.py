"""Languages that no mark-up names: of plain documents and their paragraphs."""

from __future__ import annotations

import subprocess
import sys

import pytest

from narrate.model.policy import Languages, ReadingPolicy
from narrate.reading import read
from narrate.scripting import script

ENGLISH = "The boats had gone out before dawn, and nobody on the quay expected them back by noon."
FRENCH = "Les bateaux étaient partis avant l'aube et personne sur le quai ne les attendait à midi."
GERMAN = "Die Boote waren vor Tagesanbruch ausgelaufen, und niemand erwartete sie bis zum Mittag."
ITALIAN = "Le barche erano uscite prima dell'alba e nessuno sul molo le aspettava per mezzogiorno."
JAPANESE = "船は夜明け前に出て行ったので、岸壁にいる人は誰も昼までに戻るとは思っていなかった。"
RUSSIAN = "Лодки вышли в море ещё до рассвета, и никто на причале не ждал их к полудню."


def document(*paragraphs, name="letter.txt", **more):
    return read("\n\n".join(paragraphs).encode(), name=name, **more)


def langs(made):
    return [block.lang for block in made.blocks]


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        (ENGLISH, "en"),
        (FRENCH, "fr"),
        (GERMAN, "de"),
        (ITALIAN, "it"),
        (JAPANESE, "ja"),
        (RUSSIAN, "ru"),
    ],
)
def test_a_document_is_in_the_language_of_its_words(text, tag):
    made = document(text, text)
    assert made.metadata.language == tag
    assert langs(made) == ["", ""]
    assert not made.findings


def test_a_paragraph_in_another_language_is_one():
    made = document(ENGLISH, ENGLISH, FRENCH, ENGLISH, JAPANESE)
    assert made.metadata.language == "en"
    assert langs(made) == ["", "", "fr", "", "ja"]
    assert [block.lang_guessed for block in made.blocks] == [False, False, True, False, True]
    assert [one.lang for one in script(made).segments][-1] == "ja"


@pytest.mark.parametrize(
    "text",
    [
        "C'est la vie.",
        "Moscow, Moskva, Kreml.",
        "SALT II, ICBM, MIRV, SLBM, FBS, ABM, CTB, MBFR, CSCE, SCC.",
        "Müller, Schmidt, Weber, Schneider, Becker, Hoffmann, Schäfer, Koch, Bauer, Richter.",
        f"{ENGLISH[:60]} {FRENCH[:60]}",
        "12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31.",
    ],
)
def test_what_is_short_or_mixed_keeps_the_language_of_the_document(text):
    assert langs(document(ENGLISH, ENGLISH, ENGLISH, text)) == [""] * 4


def test_mark_up_is_believed_and_nothing_guessed():
    page = f'<html lang="en"><p>{ENGLISH}</p><p>{FRENCH}</p></html>'
    made = read(page.encode(), name="page.html")
    assert made.metadata.language == "en"
    assert not any(langs(made))


def test_a_policy_leaves_guesses_unheeded():
    made = document(ENGLISH, ENGLISH, FRENCH)
    heard = script(made, policy=ReadingPolicy(languages=Languages.DECLARED))
    assert {one.lang for one in heard.segments} == {"en"}
    assert not any(block.lang_guessed for block in made.as_declared().blocks)


def test_a_document_without_a_clear_language_is_named():
    made = document(ENGLISH, FRENCH, ENGLISH, GERMAN, ITALIAN)
    (finding,) = [one for one in made.findings if one.id == "language-doubtful"]
    assert "'en' is assumed" in finding.message
    assert langs(made) == ["", "fr", "", "de", "it"]


def test_a_line_is_read_as_it_comes():
    made = document("SALT II")
    assert made.metadata.language == ""
    assert not made.findings


def test_nothing_that_reaches_a_network_is_loaded():
    code = (
        "import sys; from narrate.reading.detecting import guess;"
        f"assert guess({FRENCH!r}).lang == 'fr';"
        "print([one for one in ('requests', 'urllib3', 'robust_downloader') if one in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
