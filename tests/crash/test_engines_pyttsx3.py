"""The gateway under load: the letter comes out whole, whatever happens to the worker."""

import os
import re
import signal
import subprocess
import sys
import wave
from array import array
from contextlib import closing
from pathlib import Path

import pytest

from narrate.engines.errors import BadVoiceOption, EngineFailed, NoSuchVoice
from narrate.engines.espeak.home import short_data_path
from narrate.engines.pyttsx3 import Pyttsx3
from narrate.engines.pyttsx3.sound_file import read_sound
from narrate.model.script import Contour
from narrate.model.sound import Utterance
from narrate.model.voice import Voice
from narrate.testing.engine_contract import CHECKS

VOICE = Voice(name="test", engine="pyttsx3")
SHORTEST_S_PER_LETTER = 0.03


@pytest.fixture
def speaker():
    with closing(Pyttsx3().open(VOICE)) as opened:
        yield opened


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_it_keeps_the_contract(check):
    check(Pyttsx3, VOICE)


def test_segments_of_the_letter_come_out_whole(speaker, root):
    letter = (root / "seeds" / "carter-to-brezhnev.txt").read_text(encoding="utf-8")
    breaths = [one.strip() for one in re.findall(r"[A-Za-z ,]{25,200}(?=[.;,])", letter)][:8]
    assert len(breaths) == 8
    for text in breaths:
        take = speaker.speak(Utterance(text=re.sub(" +", " ", text), contour=Contour.CONTINUING))
        assert take.samples / take.rate_hz > SHORTEST_S_PER_LETTER * len(text)
        assert take.marks == ()
        assert not take.exact


def test_a_long_breath_neither_returns_early_nor_crashes(speaker):
    """From 400 characters on ``runAndWait`` always returned before the file was there."""
    text = "to reduce the number of weapons on both sides " * 12
    take = speaker.speak(Utterance(text=text.strip()))
    assert take.samples / take.rate_hz > SHORTEST_S_PER_LETTER * len(text)


STRICT_TURNS = """
import sys
from pathlib import Path
from narrate.engines.pyttsx3 import worker

sys.setswitchinterval(1e-5)
library = worker._engine("") and worker._driver_library()
library.IsPlaying = lambda: 1
settings = {"voice": "", "language": "en", "wpm": 175, "volume": 1.0, "pitch": 50}
for number in range(20):
    request = {"do": "speak", "text": f"{number} and more " * (number + 1), "path": sys.argv[1]}
    _, pcm = worker.answer(request | settings)
    print("bytes", len(pcm))
"""


def test_a_library_that_still_sets_a_rate_does_not_lose_the_utterance(tmp_path):
    """Two of a hundred utterances were lost on a loaded machine: the driver stopped them."""
    env = os.environ | {"ESPEAK_DATA_PATH": str(short_data_path())}
    command = [sys.executable, "-c", STRICT_TURNS, str(tmp_path / "sound.wav")]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    sizes = [int(one.split()[1]) for one in done.stdout.splitlines() if one.startswith("bytes")]
    assert len(sizes) == 20, done.stderr
    assert min(sizes) > 10_000


def test_a_file_that_cannot_be_written_is_a_sentence_at_once(speaker):
    speaker._folder.remove()  # a temporary folder taken away
    with pytest.raises(EngineFailed, match="No such file"):
        speaker.speak(Utterance(text="Nowhere to write it."))


def test_twenty_thousand_characters_do_not_crash_it(speaker):
    """Its own size of a text, ten times too large, ends in SIGSEGV at this length."""
    take = speaker.speak(Utterance(text="a" * 20_000))
    assert take.samples > 0


def test_a_killed_worker_is_replaced(speaker):
    first = speaker.speak(Utterance(text="Peace is near"))
    os.kill(speaker._child.pid, signal.SIGKILL)
    second = speaker.speak(Utterance(text="Peace is near"))
    assert abs(first.samples - second.samples) < 0.1 * first.samples


def test_nothing_is_printed_and_nothing_is_left_behind(tmp_path):
    code = (
        "from narrate.engines import engine\n"
        "from narrate.model.voice import Voice\n"
        "from narrate.model.sound import Utterance\n"
        "s = engine('pyttsx3').open(Voice(name='x', engine='pyttsx3'))\n"
        "s.speak(Utterance(text='Peace'))\n"
        "s.close()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        check=True,
        capture_output=True,
        env={**os.environ, "TMPDIR": str(tmp_path)},
    )
    assert (done.stdout, done.stderr) == (b"", b"")
    assert list(tmp_path.iterdir()) == []


def test_it_needs_no_espeak_of_the_system(speaker):
    speaker.speak(Utterance(text="Peace"))
    maps = Path(f"/proc/{speaker._child.pid}/maps").read_text().splitlines()
    mapped = {line.split()[-1] for line in maps if "libespeak" in line}
    assert mapped
    assert all("espeakng_loader" in path for path in mapped)


@pytest.mark.parametrize("name", ["gmw/en-us", "en-us", "German", "fr-fr"])
def test_a_voice_goes_by_id_name_or_language(name):
    with closing(Pyttsx3().open(Voice(name="test", engine="pyttsx3", voice=name))) as opened:
        assert opened.speak(Utterance(text="Peace")).samples


def test_a_wrong_voice_is_not_spoken_by_another():
    with pytest.raises(NoSuchVoice, match="herald"):
        Pyttsx3().open(Voice(name="test", engine="pyttsx3", voice="herald"))


@pytest.mark.parametrize("options", [{"speed": 1}, {"volume": 2}, {"wpm": "fast"}, {"wpm": -1}])
def test_an_option_it_does_not_understand_is_refused(options):
    with pytest.raises(BadVoiceOption):
        Pyttsx3().open(Voice(name="test", engine="pyttsx3", options=options))


def test_rate_is_heard():
    text = Utterance(text="to reduce the number of weapons")
    lengths = []
    for rate in (0.7, 1.0, 1.6):
        card = Voice(name="test", engine="pyttsx3", rate=rate)
        with closing(Pyttsx3().open(card)) as opened:
            lengths.append(opened.speak(text).samples)
    assert lengths[0] > 1.2 * lengths[1] > 1.4 * lengths[2]


def test_the_aiff_of_macos_is_read_like_a_wav(tmp_path):
    samples = array("h", [0, 1, -2, 300, -400])
    with wave.open(str(tmp_path / "a.wav"), "wb") as sound:
        sound.setparams((1, 2, 22_050, 0, "NONE", ""))
        sound.writeframes(samples.tobytes())
    swapped = array("h", samples)
    swapped.byteswap()
    common = (1).to_bytes(2, "big") + (5).to_bytes(4, "big") + (16).to_bytes(2, "big")
    rate = bytes.fromhex("400dac44000000000000")  # 22,050 as an 80-bit float
    chunks = b"COMM" + (18).to_bytes(4, "big") + common + rate
    chunks += b"SSND" + (18).to_bytes(4, "big") + bytes(8) + swapped.tobytes()
    whole = b"FORM" + (len(chunks) + 4).to_bytes(4, "big") + b"AIFF" + chunks
    (tmp_path / "b.wav").write_bytes(whole)
    (tmp_path / "half.wav").write_bytes(whole[:-4])
    assert read_sound(tmp_path / "a.wav") == (22_050, samples.tobytes())
    assert read_sound(tmp_path / "b.wav") == (22_050, samples.tobytes())
    assert read_sound(tmp_path / "half.wav") is None
    assert read_sound(tmp_path / "none.wav") is None
