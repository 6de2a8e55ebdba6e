"""Openings and closings that are sound files."""

from __future__ import annotations

import json
import wave
from pathlib import Path

import numpy as np
import pytest

from narrate.audio.decoding import decoded
from narrate.edition.request import Request
from narrate.edition.run import make_all

RATE = 22_050
HUM_HZ = 3_000


@pytest.fixture
def jingle(tmp_path):
    """Two seconds of a tone that no voice has, very quiet."""
    at = np.arange(2 * RATE) / RATE
    samples = (300 * np.sin(2 * np.pi * HUM_HZ * at)).astype("<i2")
    with wave.open(str(tmp_path / "jingle.wav"), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())
    return tmp_path / "jingle.wav"


@pytest.fixture
def made(tmp_path):
    def make(settings, **options):
        source = tmp_path / "letter.txt"
        source.write_text("Dear friend,\n\nThis is the text of the letter.\n", encoding="utf-8")
        (tmp_path / "narrate.toml").write_text(settings, encoding="utf-8")
        request = Request(
            sources=(str(source),),
            output=str(tmp_path / "out"),
            cache_dir=str(tmp_path / "cache"),
            voice="tone",
            formats=("mp3", "vtt", "epub"),
            jobs=1,
            **options,
        )
        (edition,) = make_all(request)
        return edition

    return make


def heard(edition):
    with decoded(Path(edition.files[0])) as stream:
        return np.concatenate(list(stream.chunks())), stream.rate_hz


def strength(sound, rate_hz):
    """Say how much of a stretch is the jingle's tone."""
    at = np.arange(len(sound)) / rate_hz
    tone = abs(np.dot(sound, np.exp(-2j * np.pi * HUM_HZ * at))) * 2 / len(sound)
    return float(tone / (np.sqrt(2 * np.mean(sound**2)) + 1e-9))


def timeline(edition):
    (path,) = (one for one in edition.files if one.endswith(".timeline.json"))
    return json.loads(Path(path).read_bytes())


@pytest.mark.usefixtures("jingle")
def test_a_sound_file_opens_an_edition_as_loud_as_the_rest(made):
    edition = made('[voice]\nopening = "jingle.wav"\n')
    assert edition.error == ""
    sound, rate_hz = heard(edition)
    first, second = timeline(edition)["segments"][:2]
    assert (first["text"], first["block"], first["kind"]) == ("♪", -1, "announcement")
    assert first["end"] - first["start"] == pytest.approx(2 * 24_000, rel=0.02)
    begin, end = (round(first[name] * rate_hz / 24_000) for name in ("start", "end"))
    assert strength(sound[begin:end], rate_hz) > 0.9
    assert strength(sound[round(second["start"] * rate_hz / 24_000) :], rate_hz) < 0.2
    assert np.sqrt(np.mean(sound[begin:end] ** 2)) > 0.02  # it was 0.006 in the file


@pytest.mark.usefixtures("jingle")
def test_captions_show_a_note_for_it(made):
    edition = made('[voice]\nclosing = "jingle.wav"\n')
    (vtt,) = (one for one in edition.files if one.endswith(".vtt"))
    assert "♪" in Path(vtt).read_text("utf-8")


def test_another_file_under_the_same_name_is_another_sound(made, jingle):
    before = made('[voice]\nopening = "jingle.wav"\n')
    sound, _ = heard(before)
    data = jingle.read_bytes()
    jingle.write_bytes(data[: len(data) // 2])
    shorter, _ = heard(made('[voice]\nopening = "jingle.wav"\n'))
    assert len(shorter) < len(sound)


@pytest.mark.parametrize(
    ("data", "says", "code"),
    [(None, "cannot read the sound file", 2), (b"text", "no sound that can be read", 4)],
)
def test_a_sound_file_that_is_none_says_so(made, tmp_path, data, says, code):
    if data:
        (tmp_path / "noise.mp3").write_bytes(data)
    edition = made('[voice]\nopening = "noise.mp3"\n')
    assert says in edition.error
    assert edition.exit_code == code


@pytest.mark.usefixtures("jingle")
def test_the_voices_of_a_report_are_those_that_speak(made):
    edition = made('[voice]\nopening = "jingle.wav"\n')
    (report,) = (one for one in edition.files if one.endswith(".report.json"))
    assert json.loads(Path(report).read_bytes())["other_voices"] == []
