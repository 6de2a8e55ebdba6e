"""Round trip: the IPA the library gives for a word, sent back, is heard as the same IPA."""

import ctypes
import re

import pytest

from narrate.engines.errors import UnknownPhoneme
from narrate.engines.espeak import library as libraries
from narrate.engines.espeak import speaker as speakers
from narrate.engines.espeak.phonemes import mnemonics
from narrate.engines.espeak.speaker import EspeakSpeaker
from narrate.model.voice import Voice

ENGLISH = """bird nurse water letter square near cure goat face price mouth choice thing church
judge measure yes button little comma happy lot palm thought start force strut foot goose kit
dress trap bath cloth fleece singer finger ring vision unhappily nationality mature fire power"""
WORDS = {
    "de": """Straße Buch ich ach schön Löffel über Hütte zwei Pferd Junge Zeitung Häuser Euro Mutter
    Vater Zug Ding singen Quelle Journalist Orange Bär Ehre Uhr Tür offen oben Katze tschüss
    Deutschland Chance gehen sehen Freundschaft Psychologie""",
    "fr": """bonjour monsieur un bon vin blanc rue lune peu peur fille soleil agneau montagne oui
    huit chat gens eau beau fleur où garçon français été père tête maître hôtel août travail bien
    lundi""",
    "es": """perro pero niño llave yo gente jamón cielo zapato queso guerra agua huevo ciudad
    español rojo caballo dedo lago verdad examen mucho hoy rey Europa aire construir""",
}


class Ears:
    """A library that says what IPA it makes of words and of mnemonics."""

    def __init__(self, voice):
        self._speaker = EspeakSpeaker(Voice(name="test", engine="espeak", voice=voice))
        self._speaker._mnemonics("a")
        self.inventory = speakers._INVENTORIES[self._speaker._chosen.file]
        # one that is open already must be taken: opened twice, a copy is one instance
        self._library, self._speaker._fresh = self._speaker._fresh or self._speaker._load(), None
        self._library.synthesize("[[a]]")

    def of_word(self, word):
        text = ctypes.create_string_buffer(word.encode())
        at = ctypes.c_void_p(ctypes.addressof(text))
        ask = libraries._function(
            libraries._TO_PHONEMES, "espeak_TextToPhonemes", self._library._library
        )
        return (ask(ctypes.byref(at), 1, libraries._IPA) or b"").decode()

    def of_ipa(self, ipa):
        words = mnemonics(ipa, self.inventory).split()
        return " ".join(self._library.ipa(word) for word in words)

    def close(self):
        self._library.unload()
        self._speaker.close()


@pytest.fixture
def ears():
    opened = []

    def open_(voice):
        opened.append(Ears(voice))
        return opened[-1]

    yield open_
    for one in opened:
        one.close()


@pytest.mark.parametrize("voice", ["en-us", "en-gb", "de", "fr", "es"])
def test_a_dictionary_word_comes_back_as_it_went(ears, voice, root):
    listener = ears(voice)
    words = WORDS.get(voice, ENGLISH).split()
    if voice == "en-us":
        letter = (root / "seeds" / "carter-to-brezhnev.txt").read_text(encoding="utf-8")
        words += dict.fromkeys(re.findall(r"[A-Za-z]+", letter))
    heard = {word: listener.of_word(word) for word in words}
    back = {word: listener.of_ipa(ipa) for word, ipa in heard.items()}
    assert back == heard


@pytest.mark.parametrize(
    ("voice", "ipa", "sent"),
    [
        ("en-us", "ɡrəˈmiːkoʊ", "gr@m'i:koU"),
        ("en-us", "grəˈmiːkoʊ", "gr@m'i:koU"),
        ("en-us", "/ˈtʃɜːtʃ/", "tS'3:tS"),
        ("en-us", "ˈt͡ʃɜːt͡ʃ", "tS'3:tS"),
        ("en-us", "ˈnʌkliːɚ", "n'Vkli:3"),
        ("en-us", "ˈnʌ.kliː.ɚ", "n'Vkli:3"),
        ("en-us", "ˌaɪ siː", ",aI si:"),
        ("en-us", "lɒt", "lA:t"),
        ("en-gb", "ɡəʊt", "goUt"),
        ("en-gb", "ɡoʊt", "goUt"),
        ("en-gb", "træp", "trap"),
        ("de", "ˈʁaːt", "r'A:t"),
        ("de", "hɔʏtə", "hOYt@"),
        ("fr", "bɔ̃ʒuʁ", "bO~Zur"),
        ("es", "ˈniɲo", "n'in^o"),
    ],
)
def test_symbols_mean_what_they_mean_in_the_voice_s_language(ears, voice, ipa, sent):
    assert mnemonics(ipa, ears(voice).inventory) == sent


def test_a_stress_mark_moves_to_its_vowel(ears):
    assert ears("en-us").of_ipa("ˈstɹɔŋ") == "stɹˈɔŋ"


def test_two_sounds_are_not_read_as_a_third(ears):
    inventory = ears("en-us").inventory
    assert mnemonics("æt ʃiː", inventory) == "at Si:"
    assert mnemonics("aɪ", inventory) == "aI"
    assert mnemonics("t.ʃ", {"t": "t", "ʃ": "S", "x": "tS"}) == "t|S"


@pytest.mark.parametrize("voice", ["en-us", "en-gb", "de", "fr", "es", "it", "ru", "hi", "cmn"])
def test_what_a_voice_lacks_is_replaced_by_its_nearest_sound(ears, voice):
    every = "iyɨʉɯuɪʏʊeøɘɵɤoəɛœɜɞʌɔæɐaɶɑɒpbtdʈɖcɟkɡqɢʔmɱnɳɲŋɴrɾʀɸβfvθðszʃʒʂʐçʝxɣχʁħʕhɦʋɹɻjlɭʎw"
    inventory = ears(voice).inventory
    refused = [one for one in every if one not in "ɞɭʝ" and not said(one, inventory)]
    assert refused == []


@pytest.mark.parametrize("voice", ["eu", "hyw", "ky", "mto"])
def test_letters_mean_themselves_where_the_library_writes_finer_ipa(ears, voice):
    assert mnemonics("pataka sona", ears(voice).inventory)


def test_a_voice_whose_phonemes_cannot_be_asked_refuses_ipa():
    opened = EspeakSpeaker(Voice(name="test", engine="espeak", voice="kl"))
    with pytest.raises(UnknownPhoneme, match="takes no pronunciations"):
        opened._mnemonics("a")
    opened.close()


def said(symbol, inventory):
    return mnemonics(f"a{symbol}a", inventory)


@pytest.mark.parametrize("ipa", ["громыко", "12", "", "ˈ", "…", "a%b", "[[a"])
def test_what_is_no_ipa_is_refused(ears, ipa):
    inventory = ears("en-us").inventory
    if ipa == "[[a":
        assert mnemonics(ipa, inventory) == mnemonics("a", inventory)
    else:
        with pytest.raises(UnknownPhoneme):
            mnemonics(ipa, inventory)
