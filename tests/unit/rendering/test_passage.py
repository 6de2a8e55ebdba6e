from __future__ import annotations

from array import array

import miniaudio
import pytest

from narrate.audio.codecs import CODECS, codec
from narrate.audio.loudness import integrated_lufs
from narrate.audio.mp3 import SILENT_EDGE, tail
from narrate.engines.tone import Tone
from narrate.rendering.job import job_of
from narrate.rendering.objectfile import pack
from narrate.rendering.passage import render_passages

GRAIN = 240


@pytest.fixture
def made(paragraph, how):
    def make(*parts, **voice):
        recipe = how(**voice)
        job = job_of(paragraph(*parts), recipe)
        (passage,), takes = render_passages(job, recipe, Tone().open(recipe.voice))
        assert len(takes) == len(job.utterances)
        return passage

    return make


def decoded(passage):
    """The samples a decoder gives that honours the encoder delay, at the codec's rate."""
    stream = passage.data + tail(passage.codec)
    sound = miniaudio.decode(stream, nchannels=1, sample_rate=passage.codec.rate_hz).samples
    return array("h", sound)[SILENT_EDGE:][: passage.frames * passage.codec.frame_samples]


def strip(passage):
    """One character for each 10 ms from the first word on: ``#`` it hums, ``_`` it is silent."""
    sound = decoded(passage)[passage.starts[0] :]
    grains = (sound[at : at + GRAIN] for at in range(0, len(sound) - GRAIN + 1, GRAIN))
    heard = "".join("#" if sum(map(abs, one)) > 1500 * GRAIN else "_" for one in grains)
    return heard.rstrip("_")


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("abcd",), "####"),
        (("abcd", 30, "efg"), "####___###"),
        (("ab", 50, "cd", 0, "ef"), "##_____####"),
        (("ab", 40, "c", 20, "def", 100, "g"), "##____#__###__________#"),
    ],
)
def test_what_is_heard_is_the_words_and_the_pauses_between_them(made, parts, expected):
    assert strip(made(*parts)) == expected


@pytest.mark.parametrize("profile", CODECS)
def test_sound_begins_and_ends_where_the_passage_says(made, profile):
    passage = made("abcdefgh", 120, "ijkl mnop", codec=codec(profile))
    sound = decoded(passage)
    ratio = passage.codec.rate_hz / 24_000
    loud = [at for at, one in enumerate(sound) if abs(one) > 500]
    assert loud[0] / ratio == pytest.approx(passage.starts[0], abs=96)
    assert loud[-1] / ratio == pytest.approx(passage.ends[-1], abs=96)
    quiet = sound[round(passage.ends[0] * ratio) + 200 : round(passage.starts[1] * ratio) - 200]
    assert max(map(abs, quiet)) < 500
    assert passage.starts[1] - passage.ends[0] == 120 * 24


@pytest.mark.parametrize("profile", CODECS)
def test_a_passage_is_silence_sound_silence_in_whole_frames(made, profile):
    of = codec(profile)
    for letters in range(1, 90):
        passage = made("a" * letters, codec=of)
        two_frames = 2 * of.frame_samples * 24_000 / of.rate_hz
        assert passage.lead >= two_frames
        assert passage.trail >= int(two_frames)
        assert passage.trail < two_frames + of.frame_samples * 24_000 / of.rate_hz + 1
        assert passage.ends[-1] + passage.trail == passage.samples
        assert passage.starts[0] == passage.lead


def test_marks_lie_where_tokens_begin(made):
    passage = made("ab cde", 40, "f gh")
    assert list(passage.mark_counts) == [2, 2]
    first, second, third, fourth = passage.marks
    assert (first, third) == tuple(passage.starts)
    # two letters and a gap of 5 ms later, but for the silent sample in front that was trimmed
    assert second - first == pytest.approx((2 * 10 + 5) * 24, abs=2)
    assert fourth - third == pytest.approx((1 * 10 + 5) * 24, abs=2)
    assert passage.exact_marks


@pytest.mark.parametrize("profile", CODECS)
def test_data_is_as_many_frames_as_it_says(made, profile):
    of = codec(profile)
    passage = made("abcdefgh ijklmn", codec=of)
    per_frame = of.bitrate_kbps * 125 * of.frame_samples / of.rate_hz
    assert len(passage.data) / passage.frames == pytest.approx(per_frame, rel=0.02)


def test_loudness_and_peak_are_known_without_decoding(made):
    quiet, loud = (made("abcdefghijklmnop " * 9 + "q", gain_db=db) for db in (-10.0, 0.0))
    levels = [integrated_lufs(one.energies, 24_000) for one in (quiet, loud)]
    assert levels[1] - levels[0] == pytest.approx(10, abs=0.1)
    assert loud.peak_db - quiet.peak_db == pytest.approx(10, abs=0.1)
    assert loud.true_peak_db >= loud.peak_db
    heard = loud.ends[-1] - loud.starts[0]
    assert len(loud.energies) == len(loud.powers) == -(-heard // 600)


def test_the_same_job_gives_the_same_bytes_whatever_was_spoken_before(paragraph, how):
    recipe = how(voice="hum-22050")
    job = job_of(paragraph("ab cd", 40, "ef"), recipe)
    other = job_of(paragraph("zz zz"), recipe)
    speaker = Tone().open(recipe.voice)
    first = pack(render_passages(job, recipe, speaker)[0][0])
    render_passages(other, recipe, speaker)
    assert pack(render_passages(job, recipe, speaker)[0][0]) == first
    assert pack(render_passages(job, recipe, Tone().open(recipe.voice))[0][0]) == first


def test_golden_sound(made):
    """When this fails and the change of sound is meant, count ``keys.SCHEMA`` up.

    Samples are asserted through positions, peak and energies, which do not hang on the encoder.
    """
    passage = made("ab cd", 40, "ef", voice="hum-22050", gain_db=3.0)
    assert (passage.frames, passage.lead, passage.trail) == (9, 1152, 1514)
    assert list(passage.starts) == [1152, 3191]
    assert list(passage.ends) == [2231, 3670]
    assert list(passage.marks) == [1152, 1751, 3191]
    assert passage.peak_db == pytest.approx(-8.22404, abs=1e-4)
    assert passage.true_peak_db == pytest.approx(-8.21790, abs=1e-4)
    energies = [31.60051, 31.89934, 0, 23.80658, 3.94690]
    powers = [31.22565, 31.31848, 0, 22.45890, 3.98944]
    assert list(passage.energies) == pytest.approx(energies, rel=1e-4, abs=1e-3)
    assert list(passage.powers) == pytest.approx(powers, rel=1e-4)
