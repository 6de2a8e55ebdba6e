"""A linked stream, decoded by others, is what went in: to the sample, at every seam."""

import re
import shutil
import subprocess
from array import array
from pathlib import Path

import miniaudio
import numpy as np
import pytest

from narrate.audio import mp3
from narrate.audio.codecs import CODECS, codec
from narrate.audio.frames import frame_ends, parse_header
from narrate.audio.levels import to_pcm
from narrate.audio.link import Piece, link, piece_of, plan_link
from narrate.model.sound import CANONICAL_RATE_HZ, Codec, Passage

PROFILES = sorted(CODECS)
PAUSES_MS = (1000, 0, 600, 40, 2000, 350, 97, 48, 1500, 900)
HEAD_MS, TAIL_MS = 700, 1500


def speechlike(seed: int, seconds: float, rate: int) -> np.ndarray:
    """Return noise in syllables, band-limited so that any of the codecs keeps it."""
    count = int(seconds * rate)
    noise = np.random.default_rng(seed).normal(0, 1, count)
    spectrum = np.fft.rfft(noise)
    hz = np.fft.rfftfreq(count, 1 / rate)
    spectrum[(hz < 200) | (hz > 4000)] = 0
    swell = 0.2 + np.abs(np.sin(np.arange(count) / rate * 12))
    sound = np.fft.irfft(spectrum, count) * swell
    return (sound / np.abs(sound).max() * 0.5).astype(np.float32)


def encoded(sound: np.ndarray, of: Codec) -> Passage:
    two = 2 * of.frame_samples
    whole = np.concatenate([np.zeros(two), sound, np.zeros(two)])
    whole = np.pad(whole, (0, -len(whole) % of.frame_samples)).astype(np.float32)
    ratio = CANONICAL_RATE_HZ / of.rate_hz
    return Passage(
        key="",
        codec=of,
        frames=len(whole) // of.frame_samples,
        data=mp3.encode(to_pcm(whole), of),
        lead=round(two * ratio),
        trail=round((len(whole) - two - len(sound)) * ratio),
        starts=array("q"),
        ends=array("q"),
        marks=array("q"),
        mark_counts=array("i"),
        energies=array("d"),
        powers=array("d"),
        true_peak_db=-6,
        peak_db=-6,
    )


class Linked:
    """Ten passages, linked, with what should be heard."""

    def __init__(self, profile: str) -> None:
        self.codec = codec(profile)
        rate = self.codec.rate_hz
        self.sounds = [speechlike(seed, 0.5 + seed * 0.217, rate) for seed in range(len(PAUSES_MS))]
        passages = [encoded(sound, self.codec) for sound in self.sounds]
        pieces = [piece_of(one, pause) for one, pause in zip(passages, PAUSES_MS, strict=True)]
        self.plan = plan_link(pieces, self.codec, head_ms=HEAD_MS, tail_ms=TAIL_MS)
        self.stream = b"".join(link(self.plan, (one.data for one in passages)))
        self.heard = np.zeros(self.plan.samples, dtype=np.float32)
        self.onsets = []
        self.seams = [0]
        for gap, one, sound in zip(self.plan.gaps[:-1], passages, self.sounds, strict=True):
            begin = self.seams[-1] + gap * self.codec.frame_samples
            onset = begin + 2 * self.codec.frame_samples
            self.onsets.append(onset)
            self.heard[onset : onset + len(sound)] = sound
            self.seams += [begin, begin + one.frames * self.codec.frame_samples]


@pytest.fixture(scope="module", params=PROFILES)
def linked(request):
    return Linked(request.param)


def by_miniaudio(stream: bytes, rate: int) -> np.ndarray:
    """Decode every frame with another decoder, and drop the delay ourselves where it does not."""
    sound = miniaudio.decode(
        stream, output_format=miniaudio.SampleFormat.SIGNED16, nchannels=1, sample_rate=rate
    )
    return np.frombuffer(sound.samples, dtype="<i2") / np.float32(32768)


def by_ffmpeg(path: Path) -> np.ndarray:
    if shutil.which("ffmpeg") is None:
        pytest.skip("needs ffmpeg")
    command = ["ffmpeg", "-v", "error", "-i", str(path), "-f", "s16le", "-"]
    done = subprocess.run(command, capture_output=True, check=True)
    assert done.stderr == b""
    return np.frombuffer(done.stdout, dtype="<i2") / np.float32(32768)


def lag(expected: np.ndarray, found: np.ndarray) -> int:
    """Return by how many samples ``found`` comes later, by cross-correlation."""
    size = 1 << (len(expected) + len(found)).bit_length()
    product = np.fft.rfft(found, size) * np.conj(np.fft.rfft(expected, size))
    shift = int(np.argmax(np.fft.irfft(product, size)))
    return shift if shift < size // 2 else shift - size


def assert_same(linked: Linked, decoded: np.ndarray) -> None:
    for onset, sound in zip(linked.onsets, linked.sounds, strict=True):
        assert lag(sound, decoded[onset - 500 : onset + len(sound) + 500]) == 500
    error = decoded - linked.heard
    assert np.sqrt(np.mean(error**2)) < 0.2 * np.sqrt(np.mean(linked.heard**2))


def test_ffmpeg_gives_every_sample_in_its_place(linked, tmp_path):
    path = tmp_path / "linked.mp3"
    path.write_bytes(linked.stream)
    decoded = by_ffmpeg(path)
    assert len(decoded) == linked.plan.samples
    assert_same(linked, decoded)


def test_miniaudio_gives_every_sample_in_its_place(linked):
    decoded = by_miniaudio(linked.stream, linked.codec.rate_hz)
    assert len(decoded) == linked.plan.samples
    assert_same(linked, decoded)


def test_seams_are_silent(linked):
    decoded = by_miniaudio(linked.stream, linked.codec.rate_hz)
    ends = [onset + len(one) for onset, one in zip(linked.onsets, linked.sounds, strict=True)]
    edge = 1152 + 512  # a sound rings for two granules and the length of the filter bank
    for end, onset in zip([0, *ends], [*linked.onsets, len(decoded)], strict=True):
        quiet = decoded[end + edge : onset - edge]
        assert len(quiet) == 0 or np.abs(quiet).max() <= 2 / 32768


def test_pauses_are_heard_within_half_a_frame(linked):
    rate = linked.codec.rate_hz
    ends = [onset + len(one) for onset, one in zip(linked.onsets, linked.sounds, strict=True)]
    ends, starts = [0, *ends], [*linked.onsets, linked.plan.samples]
    least = 4 * linked.codec.frame_samples
    for asked, end, start in zip((HEAD_MS, *PAUSES_MS[:-1], TAIL_MS), ends, starts, strict=True):
        wanted = asked * rate / 1000
        # what a passage brings is more than the shortest pauses ask for
        if wanted >= least + linked.codec.frame_samples:
            assert abs(start - end - wanted) <= linked.codec.frame_samples / 2 + 2
        else:
            assert start - end <= max(wanted, least + linked.codec.frame_samples) + 2


def test_linked_sounds_as_encoded_in_one_go(linked):
    whole = mp3.encode(to_pcm(linked.heard), linked.codec) + mp3.tail(linked.codec)
    info = linked.stream[: parse_header(linked.stream[:4]).size]
    one_go = by_miniaudio(info + whole, linked.codec.rate_hz) - linked.heard
    pieces = by_miniaudio(linked.stream, linked.codec.rate_hz) - linked.heard
    assert np.sqrt(np.mean(pieces**2)) <= np.sqrt(np.mean(one_go**2)) * 1.02
    near = np.concatenate([np.arange(max(0, s - 600), min(s + 600, len(pieces)))
                           for s in linked.seams])  # fmt: skip
    assert np.sqrt(np.mean(pieces[near] ** 2)) <= np.sqrt(np.mean(one_go[near] ** 2)) + 1 / 32768


def test_starts_are_where_passages_begin(linked):
    begins = [seam * CANONICAL_RATE_HZ / linked.codec.rate_hz for seam in linked.seams[1::2]]
    assert (
        np.abs(
            np.array([linked.plan.start(one) for one in range(len(linked.plan.begins))]) - begins
        ).max()
        < 1
    )


def test_the_plan_counts_what_is_written(linked):
    ends = list(frame_ends(linked.stream))
    assert len(ends) == 1 + linked.plan.frames + mp3.TAIL_FRAMES
    assert ends[-1] - ends[0] == linked.plan.audio_bytes


def test_mp3val_finds_nothing(linked, tmp_path):
    if shutil.which("mp3val") is None:
        pytest.skip("needs mp3val")
    path = tmp_path / "linked.mp3"
    path.write_bytes(linked.stream)
    done = subprocess.run(["mp3val", path], capture_output=True, text=True, check=False)
    assert re.findall("(?:WARNING|ERROR).*: (.*)", done.stdout) == ["No supported tags in the file"]
    assert f"{linked.plan.frames + mp3.TAIL_FRAMES + 1} MPEG frames" in done.stdout
    assert "CBR" in done.stdout


def test_a_stranger_among_the_passages_is_noticed():
    of = codec("speech")
    plan = plan_link(
        [Piece(frames=4, size=768, lead=1152, trail=1152, pause_ms=0)],
        of,
        head_ms=0,
        tail_ms=0,
    )
    with pytest.raises(ValueError, match="planned"):
        list(link(plan, [bytes(767)]))
    with pytest.raises(ValueError, match="zip"):
        list(link(plan, []))


@pytest.mark.parametrize("profile", PROFILES)
def test_sound_as_near_the_edges_as_is_allowed_is_heard_whole(profile):
    of = codec(profile)
    sound = np.zeros(30 * of.frame_samples, dtype=np.float32)
    inner = slice(mp3.SILENT_EDGE, -mp3.SILENT_EDGE)
    sound[inner] = speechlike(5, 10, of.rate_hz)[: len(sound[inner])]
    data = mp3.encode(to_pcm(sound), of)
    piece = Piece(frames=30, size=len(data), lead=0, trail=0, pause_ms=0)
    plan = plan_link([piece, piece], of, head_ms=0, tail_ms=0)
    decoded = by_miniaudio(b"".join(link(plan, [data, data])), of.rate_hz).reshape(2, -1)
    for begin in (mp3.SILENT_EDGE, len(sound) - mp3.SILENT_EDGE - 100):
        there = sound[begin : begin + 100]
        for heard in decoded[:, begin : begin + 100]:
            assert np.dot(heard, there) / np.dot(there, there) == pytest.approx(1, abs=0.15)


def test_nothing_to_say_is_the_tail_alone():
    plan = plan_link([], codec("speech"), head_ms=480, tail_ms=240)
    assert plan.frames == 10
    assert len(b"".join(link(plan, []))) == (10 + 1 + 2) * 192
