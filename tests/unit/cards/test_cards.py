"""Voice cards: found, read, chosen; mistakes name line and cure."""

from __future__ import annotations

import re

import pytest

from narrate.cards import NoSuchCard, card, cards, chosen, folders, read_card
from narrate.cards.documentation import voices_page
from narrate.engines.espeak import speaker as espeak
from narrate.engines.pyttsx3 import speaker as pyttsx3
from narrate.model.script import Pause
from narrate.model.voice import DEFAULT_PAUSES_MS
from narrate.toml.errors import TomlError

ENGINES = ("espeak", "pyttsx3", "tone")


@pytest.fixture(autouse=True)
def _no_user(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_documentation_is_true(root):
    assert (root / "docs" / "voices.md").read_text(encoding="utf-8") == voices_page()


def test_the_example_of_the_documentation_is_a_card(tmp_path):
    example = voices_page().partition("```toml\n")[2].partition("```")[0]
    voice = read_card(write(tmp_path / "voices" / "calm.toml", example)).voice
    assert (voice.name, voice.rate, voice.pauses_ms[Pause.SENTENCE]) == ("calm", 0.85, 800)


def test_the_options_of_the_documentation_are_those_of_the_engines():
    said = set(
        re.findall(r"`(\w+)`", voices_page().partition("`[options]`")[2].partition("\n\n")[0])
    )
    assert said - {"f3", "whisper"} == {*espeak.OPTIONS, *pyttsx3.OPTIONS}


def test_shipped_cards_are_whole(tmp_path):
    found = {one.voice.name: one.voice for one in cards(tmp_path)}
    assert {
        "english-us",
        "english-gb",
        "german",
        "french",
        "spanish",
        "machine",
        "tone",
    } <= found.keys()
    for voice in found.values():
        assert voice.engine in ENGINES
        assert voice.licence
        assert voice.description
        assert voice.pauses_ms == DEFAULT_PAUSES_MS


def test_the_nearest_card_of_a_name_counts(tmp_path):
    text = 'engine = "tone"\ndescription = "{}"\n'
    write(tmp_path / "data" / "narrate" / "voices" / "tone.toml", text.format("user"))
    assert card("tone", tmp_path).voice.description == "user"
    write(tmp_path / "voices" / "tone.toml", text.format("project"))
    assert card("tone", tmp_path / "letters" / "1977").voice.description == "project"
    assert folders(tmp_path)[0] == tmp_path / "voices"


def test_everything_a_card_can_say(tmp_path):
    path = write(
        tmp_path / "voices" / "anna.toml",
        'engine = "espeak"\nvoice = "en-us+f3"\nlanguage = "en-us"\nrate = 1.25\npitch = 1\n'
        'gain_db = -3\nlexicons = ["names.pls"]\nlicence = "free"\ndescription = "Anna"\n'
        "[pauses_ms]\nsentence = 500\nlist-item = 300\n[options]\nwordgap = 2\nflat = true\n",
    )
    found = read_card(path)
    voice = found.voice
    assert (voice.name, voice.voice, voice.language) == ("anna", "en-us+f3", "en-US")
    assert (voice.rate, voice.pitch, voice.gain_db) == (1.25, 1.0, -3.0)
    assert voice.pauses_ms[Pause.SENTENCE] == 500
    assert voice.pauses_ms[Pause.LIST_ITEM] == 300
    assert voice.pauses_ms[Pause.COMMA] == DEFAULT_PAUSES_MS[Pause.COMMA]
    assert voice.options == {"wordgap": 2, "flat": True}
    assert found.lexicons == (tmp_path / "voices" / "names.pls",)


@pytest.mark.parametrize(
    ("text", "line", "hint"),
    [
        ('engine = "espeak"\nspeed = 2\n', 2, "there are engine, voice"),
        ('engine = "espeak"\nrat = 2\n', 2, "did you mean rate?"),
        ('engine = "espeak"\n\nrate = 9\n', 3, "a number from 0.25 to 4"),
        ('engine = "espeak"\n[pauses_ms]\nsentense = 3\n', 3, "pauses_ms.sentence"),
        ('engine = "espeak"\n[pauses_ms]\ncomma = 2.5\n', 3, "a whole number"),
        ('engine = "espeak"\n[options]\na = []\n', 3, "text, a number"),
        ("engine = espeak\n", 1, "look at: engine = espeak"),
    ],
)
def test_mistakes_name_line_and_cure(tmp_path, text, line, hint):
    path = write(tmp_path / "voices" / "x.toml", text)
    with pytest.raises(TomlError) as caught:
        card("x", tmp_path)
    assert caught.value.message.startswith(f"{path}, line {line}:")
    assert hint in caught.value.hint


def test_a_card_without_engine(tmp_path):
    write(tmp_path / "voices" / "x.toml", 'voice = "en"\n')
    with pytest.raises(TomlError, match="must name its engine"):
        card("x", tmp_path)


@pytest.mark.parametrize(
    ("typed", "language", "name", "engine", "voice"),
    [
        ("", "", "english-us", "espeak", "en-us"),
        ("", "en", "english-us", "espeak", "en-us"),
        ("", "en-GB", "english-gb", "espeak", "en-gb-x-rp"),
        ("", "en-AU", "english-gb", "espeak", "en-gb-x-rp"),
        ("", "de-AT", "german", "espeak", "de"),
        ("", "fr", "french", "espeak", "fr-fr"),
        ("", "sv", "espeak:sv", "espeak", "sv"),
        ("german", "en", "german", "espeak", "de"),
        ("espeak", "", "espeak", "espeak", "en-us"),
        ("espeak:it", "en", "espeak:it", "espeak", "it"),
        ("tone", "en", "tone", "tone", ""),
        ("tone:hum-22050", "en-US", "tone:hum-22050", "tone", "hum-22050"),
    ],
)
def test_choosing(tmp_path, typed, language, name, engine, voice):
    found, path = chosen(typed, tmp_path, ENGINES, language=language)
    assert (found.name, found.engine, found.voice) == (name, engine, voice)
    assert (path is not None) == (":" not in name and name != "espeak")


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("englsh-us", "english-us"),
        ("espek:de", "espeak"),
        ("zzzz", "narrate voices"),
        ("../tone", ""),
    ],
)
def test_no_such_card(tmp_path, typed, hint):
    with pytest.raises(NoSuchCard) as caught:
        chosen(typed, tmp_path, ENGINES)
    assert hint in caught.value.hint
    assert caught.value.exit_code == 4
