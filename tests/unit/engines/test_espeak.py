import os
import stat
import subprocess
import sys
from contextlib import closing
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from narrate.engines.errors import (
    BadVoiceOption,
    BrokenEngine,
    NoSuchVoice,
    RunawaySound,
    UnknownPhoneme,
)
from narrate.engines.espeak import Espeak, digests, speaker
from narrate.engines.espeak import home as homes
from narrate.engines.espeak.catalogue import bcp47, choose, variants
from narrate.engines.espeak.installation import data_files
from narrate.model.script import Contour, Pronunciation
from narrate.model.sound import Utterance
from narrate.model.span import Span
from narrate.model.voice import Voice
from narrate.testing.engine_contract import CHECKS

VOICE = Voice(name="test", engine="espeak", voice="en-us")
CLAUSES = (
    "the process of normalizing relations",
    "to reduce the number of weapons on both sides",
    "that we should do now",
    "in the previous agreement",
    "the limits on the weapons of war",
    "our two countries and the whole world",
)


def card(**changes):
    return Voice(name="test", engine="espeak", **changes)


def say(text, voice=VOICE, **more):
    with closing(Espeak().open(voice)) as opened:
        return opened.speak(Utterance(text=text, **more))


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
@pytest.mark.parametrize("name", ["en-us", "de", "fr+f3"])
def test_it_keeps_the_contract(check, name):
    check(Espeak, card(voice=name))


# --- marks


def test_every_token_has_a_mark_of_its_own():
    text = "We want to reduce, as you know, the number of U.S.-Soviet weapons"
    take = say(text)
    assert len(take.marks) == len(text.split(" "))
    assert all(one < two for one, two in pairwise(take.marks))
    assert take.exact


@pytest.mark.parametrize("text", ["Twenty-nine. Letter from home", "Go on. Now come, she said"])
def test_a_stop_inside_costs_neither_a_mark_nor_a_pause(text):
    take = say(text)
    assert all(one < two for one, two in pairwise((*take.marks, take.samples)))
    assert take.samples == say(text.replace(".", "")).samples


def test_marks_cost_no_change_of_sound():
    """A mark in front of every token gives the samples of plain text; so one mark is as good."""
    tokens = say("We want to reduce the number of weapons")
    whole = Pronunciation(span=Span(0, 2), ipa="wiː", rule="test")
    said = say("We want to reduce the number of weapons", pronunciations=(whole,))
    assert len(said.marks) == len(tokens.marks)


def test_a_pronunciation_over_several_tokens_gives_each_a_mark():
    text = "some I C B M s, and more"
    said = Pronunciation(span=Span(5, 15), ipa="ˌaɪ siː biː ˈɛmz", rule="test")
    take = say(text, pronunciations=(said,))
    assert len(take.marks) == 8
    assert all(one < two for one, two in pairwise(take.marks))


def test_a_full_stop_behind_a_pronunciation_is_not_read_aloud():
    said = Pronunciation(span=Span(4, 12), ipa="ɡrəˈmiːkoʊ", rule="test")
    dot = say("the Gromyko. now", pronunciations=(said,))
    none = say(
        "the Gromyko: now".replace(":", ""),
        pronunciations=(Pronunciation(span=Span(4, 11), ipa="ɡrəˈmiːkoʊ", rule="test"),),
    )
    assert dot.samples == none.samples


def test_above_450_words_a_minute_marks_are_called_inexact():
    take = say("the limits on weapons", card(rate=4.0))
    assert not take.exact
    assert take.marks[-1] <= take.samples


# --- contour


def f0_hz(pcm, rate_hz=22_050):
    """Fundamental frequency of 40 ms windows, every 10 ms, by autocorrelation; 0 where unvoiced."""
    sound = np.frombuffer(pcm, "<i2").astype(float)
    window, hop = int(0.04 * rate_hz), int(0.01 * rate_hz)
    low, high = int(rate_hz / 300), int(rate_hz / 55)
    found = []
    for at in range(0, len(sound) - window, hop):
        piece = sound[at : at + window] - sound[at : at + window].mean()
        again = np.correlate(piece, piece, "full")[window - 1 :]
        lag = low + int(np.argmax(again[low:high]))
        voiced = again[0] > window * 300**2 and again[lag] > 0.4 * again[0]
        found.append(rate_hz / lag if voiced else 0.0)
    return found


def lowest_at_the_end(take):
    """Median of the last five voiced windows within the last 300 ms."""
    voiced = [one for one in f0_hz(take.pcm)[-30:] if one]
    return float(np.median(voiced[-5:]))


@pytest.mark.parametrize(
    ("voice", "clauses"),
    [
        ("en-us", CLAUSES),
        ("en-gb", CLAUSES),
        ("de", ("wir sehen die Sonne", "auf einem hohen Baum", "der Sohn in der Sonne")),
        ("fr", ("nous voyons la rivière", "au milieu du jardin", "dans une grande maison")),
        ("es", ("vemos el camino", "en la montaña lejana", "una mañana de enero")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_breath_that_goes_on_does_not_fall_like_the_end_of_a_sentence(voice, clauses):
    rises = []
    for clause in clauses:
        final = say(clause, card(voice=voice), contour=Contour.FINAL)
        going_on = say(clause, card(voice=voice), contour=Contour.CONTINUING)
        rises.append(lowest_at_the_end(going_on) / lowest_at_the_end(final))
    assert min(rises) > 1.0
    assert np.median(rises) > 1.1


@pytest.mark.parametrize("ending", ["", ".", ",", ";", "!?", "…", "?”", "—"])
def test_the_contour_stands_above_the_punctuation(ending):
    question = say("that we should do now", contour=Contour.QUESTION)
    assert say("that we should do now" + ending, contour=Contour.QUESTION).pcm == question.pcm


def test_an_exclamation_stays_one():
    assert say("Peace!").pcm != say("Peace").pcm == say("Peace.").pcm


# --- voices


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("en-us", "gmw/en-US"),
        ("gmw/en-US", "gmw/en-US"),
        ("gmw/en-us", "gmw/en-US"),
        ("EN-GB", "gmw/en"),
        ("English (America)", "gmw/en-US"),
        ("en", "gmw/en"),
        ("de", "gmw/de"),
        ("fr", "roa/fr"),
        ("zh", "sit/cmn"),
        ("it-IT", "roa/it"),
        ("zh-Hant-TW", "sit/cmn"),
    ],
)
def test_a_voice_goes_by_many_names(name, file):
    assert choose(card(voice=name)).file.id == file


@pytest.mark.parametrize(
    ("language", "file"),
    [("en-US", "gmw/en-US"), ("en-GB", "gmw/en"), ("de-AT", "gmw/de"), ("fr_FR", "roa/fr")],
)
def test_without_a_name_the_language_decides(language, file):
    assert choose(card(language=language)).file.id == file


@pytest.mark.parametrize("name", ["herald", "en-us+f99", "fo", "../../etc/passwd", "tlh"])
def test_a_voice_that_is_not_there_is_named(name):
    with pytest.raises(NoSuchVoice) as raised:
        Espeak().open(card(voice=name))
    assert "narrate voices list" in raised.value.hint


def test_a_variant_changes_the_throat_and_repeats_its_noise():
    plain, breathy = say("Peace"), say("Peace", card(voice="en-us+whisper"))
    assert plain.pcm != breathy.pcm
    assert breathy.pcm == say("Peace", card(voice="en-us", options={"variant": "whisper"})).pcm
    assert {"f3", "mr serious"} <= set(variants())


def test_every_noisy_variant_repeats_itself():
    """Two that cannot be made to repeat their noise are not offered."""
    assert not {"caleb", "reed"} & set(variants())
    utterance = Utterance(text="She sees")
    unlike = []
    for name in ("f3", "whisper", *(one for one, path in variants().items() if noisy(path))):
        with closing(Espeak().open(card(voice=f"en-us+{name}"))) as opened:
            if opened.speak(utterance) != opened.speak(utterance):
                unlike.append(name)
    assert unlike == []


def noisy(path):
    return "klatt" in path.read_text(encoding="utf-8", errors="replace")


def test_tags_are_written_as_bcp_47_recommends():
    assert [bcp47(one) for one in ("en-us", "zh-hant-tw", "en-gb-x-rp", "en-029")] == [
        "en-US",
        "zh-Hant-TW",
        "en-GB-x-rp",
        "en-029",
    ]


def test_rate_and_pitch_are_relative():
    plain, fast = say(CLAUSES[0]), say(CLAUSES[0], card(voice="en-us", rate=2.0))
    assert 0.4 < fast.samples / plain.samples < 0.65
    high = [one for one in f0_hz(say(CLAUSES[0], card(voice="en-us", pitch=1.5)).pcm) if one]
    usual = [one for one in f0_hz(plain.pcm) if one]
    assert 1.3 < np.median(high) / np.median(usual) < 1.7


@pytest.mark.parametrize(
    "options", [{"wmp": 150}, {"wpm": "fast"}, {"wpm": 5}, {"range": True}, {"word_gap": -1}]
)
def test_an_option_it_does_not_understand_is_refused(options):
    with pytest.raises(BadVoiceOption):
        Espeak().open(card(options=options))


# --- same bytes


def digest_in_another_process(env=None):
    code = (
        "from narrate.engines.espeak import Espeak\n"
        "from narrate.model.voice import Voice\n"
        "from narrate.model.sound import Utterance\n"
        "from hashlib import sha256\n"
        "s = Espeak().open(Voice(name='test', engine='espeak', voice='en-us'))\n"
        f"print(sha256(s.speak(Utterance(text={CLAUSES[0]!r})).pcm).hexdigest())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, **(env or {})},
    )
    return done.stdout.strip(), done.stderr


def test_the_environment_does_not_change_the_sound(tmp_path):
    long = tmp_path / ("long" * 30) / ("path" * 30)
    long.mkdir(parents=True)
    here = sha256(say(CLAUSES[0]).pcm).hexdigest()
    env = {"LC_ALL": "de_DE.UTF-8", "PYTHONHASHSEED": "7", "ESPEAK_DATA_PATH": "/nowhere"}
    assert digest_in_another_process(env) == (here, "")
    assert digest_in_another_process({"TMPDIR": str(long)}) == (here, "")


# --- the private folder


def test_the_folder_is_private_short_and_goes_with_the_process(tmp_path):
    folder = homes.home().path
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert len(os.fsencode(folder)) < homes.LONGEST_PATH
    short = Path("/tmp") / f"n{os.getpid()}"
    short.mkdir()
    try:
        digest_in_another_process({"TMPDIR": str(short)})
        assert list(short.iterdir()) == []
    finally:
        short.rmdir()
    del tmp_path


def test_a_closed_speaker_leaves_no_library_behind():
    before = set(homes.home().path.glob("*.so"))
    opened = Espeak().open(VOICE)
    opened.speak(Utterance(text="Peace"))
    opened.close()
    assert set(homes.home().path.glob("*.so")) == before
    with pytest.raises(ValueError, match="closed"):
        opened.speak(Utterance(text="Peace"))


def test_no_place_with_a_short_path_is_an_error(monkeypatch):
    monkeypatch.setattr(homes, "LONGEST_PATH", 5)
    with pytest.raises(BrokenEngine, match="short path"):
        homes.Home()


# --- failures


def test_runaway_sound_is_stopped(monkeypatch):
    monkeypatch.setattr(speaker, "_SECONDS_TO_BEGIN_WITH", 0.0)
    monkeypatch.setattr(speaker, "_SECONDS_A_CHARACTER", 0.001)
    with closing(Espeak().open(VOICE)) as opened:
        with pytest.raises(RunawaySound, match="too much sound"):
            opened.speak(Utterance(text="We want to reduce the number of weapons"))
        monkeypatch.undo()
        assert opened.speak(Utterance(text="Peace")).samples


def test_a_symbol_that_is_no_ipa_is_named():
    said = Pronunciation(span=Span(0, 7), ipa="громыко", rule="test")
    with closing(Espeak().open(VOICE)) as opened:
        with pytest.raises(UnknownPhoneme, match="'г'"):
            opened.speak(Utterance(text="Gromyko", pronunciations=(said,)))
        assert opened.speak(Utterance(text="Gromyko")).samples


def test_control_characters_change_neither_speed_nor_pitch():
    assert say("Peace is\x01 near\x02").pcm == say("Peace is near").pcm
    assert say("Peace \x0190S is \x05").samples > 0


# --- fingerprint


def test_the_fingerprint_depends_on_every_file_and_on_the_variant(monkeypatch):
    espeak = Espeak()
    usual = espeak.fingerprint(VOICE)
    assert espeak.fingerprint(card(voice="en-us+f3")) != usual
    assert espeak.fingerprint(card(voice="de")) != usual
    assert espeak.fingerprint(card(voice="gmw/en-US", rate=1.5)) == usual
    touched = data_files()[5]
    monkeypatch.setitem(digests._known, digests._state(touched), b"other content")
    assert espeak.fingerprint(VOICE) != usual


def test_fingerprint_and_stamp_load_no_library():
    code = (
        "import sys\n"
        "from narrate.engines import engine\n"
        "from narrate.model.voice import Voice\n"
        "card = Voice(name='x', engine='espeak')\n"
        "engine('espeak').fingerprint(card), engine('espeak').stamp(card)\n"
        "assert not any('espeak-ng.so' in line or '.so' in line and 'narrate' in line\n"
        "               for line in open('/proc/self/maps'))\n"
        "assert 'narrate.engines.espeak.library' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_stamp_changes_with_a_file(tmp_path, monkeypatch):
    before = Espeak().stamp(VOICE)
    assert before == Espeak().stamp(VOICE)
    other = tmp_path / "en_dict"
    other.write_bytes(b"x")
    monkeypatch.setattr(digests, "data_files", lambda: (other,))
    assert Espeak().stamp(VOICE) != before
