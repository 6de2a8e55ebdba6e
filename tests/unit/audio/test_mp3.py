import itertools

import miniaudio
import numpy as np
import pytest

from narrate.audio import mp3
from narrate.audio.codecs import CODECS, codec
from narrate.audio.frames import first_frames, frame_ends, parse_header
from narrate.audio.info import crc16, info_frame
from narrate.audio.link import Piece, link, plan_link
from narrate.errors import UsageError
from narrate.model.sound import Codec

PROFILES = sorted(CODECS)


def passage(frames: int, of: Codec, missing: int = 0) -> bytes:
    samples = np.random.default_rng(1).normal(0, 3000, frames * of.frame_samples - missing)
    samples[: mp3.SILENT_EDGE] = samples[-mp3.SILENT_EDGE :] = 0
    return samples.astype("<i2").tobytes()


@pytest.mark.parametrize("profile", PROFILES)
def test_as_many_frames_as_went_in(profile):
    of = codec(profile)
    for missing in (0, 1, of.frame_samples - 1):
        data = mp3.encode(passage(20, of, missing), of)
        heads = [0, *frame_ends(data)]
        assert len(heads) - 1 == 20
        shape = parse_header(data[:4])
        assert (shape.rate_hz, shape.samples) == (of.rate_hz, of.frame_samples)
        assert shape.bitrate_kbps == of.bitrate_kbps


def test_speech_frames_are_192_bytes():
    assert list(frame_ends(mp3.encode(passage(9, codec("speech")), codec("speech")))) == list(
        range(192, 192 * 10, 192)
    )


def test_audiobook_frames_keep_their_padding():
    of = codec("audiobook")
    data = mp3.encode(passage(49, of), of)
    ends = [0, *frame_ends(data)]
    assert {b - a for a, b in itertools.pairwise(ends)} == {626, 627}
    assert len(data) == 49 * 144 * 192_000 // 44_100


@pytest.mark.parametrize("profile", PROFILES)
def test_the_first_frame_stands_alone(profile):
    # main_data_begin, the first 8 (MPEG-2) or 9 bits (MPEG-1) after the header, points nowhere.
    for data in (
        mp3.encode(passage(8, codec(profile)), codec(profile)),
        mp3.silence(codec(profile), 3),
    ):
        assert data[4] == 0


def test_same_sound_same_bytes():
    of = codec("speech")
    assert mp3.encode(passage(30, of), of) == mp3.encode(passage(30, of), of)


@pytest.mark.parametrize("end", ["head", "tail"])
def test_sound_at_an_edge_is_refused(end):
    samples = np.zeros(576 * 10, dtype="<i2")
    samples[mp3.SILENT_EDGE - 1 if end == "head" else -mp3.SILENT_EDGE] = 1
    with pytest.raises(ValueError, match="silence"):
        mp3.encode(samples.tobytes(), codec("speech"))


def test_sound_right_after_the_edge_is_welcome():
    samples = np.zeros(576 * 10, dtype="<i2")
    samples[mp3.SILENT_EDGE : -mp3.SILENT_EDGE] = 1000
    assert len(mp3.encode(samples.tobytes(), codec("speech"))) == 10 * 192


@pytest.mark.parametrize("frames", [0, 1, 2, 127, 128, 129, 1000])
def test_silence_has_as_many_frames_as_asked_for(frames):
    for profile in PROFILES:
        assert len(list(frame_ends(mp3.silence(codec(profile), frames)))) == frames


def test_a_shorter_silence_is_the_head_of_a_longer_one():
    of = codec("audiobook")
    assert mp3.silence(of, 200).startswith(mp3.silence(of, 3))


def test_frames_are_counted_from_the_head():
    data = mp3.silence(codec("speech"), 4)
    assert first_frames(data, 0) == b""
    assert first_frames(data, 3) == data[:576]
    with pytest.raises(ValueError, match="fewer"):
        first_frames(data, 5)
    with pytest.raises(ValueError, match="cut short"):
        list(frame_ends(data[:-1]))


@pytest.mark.parametrize(
    "head", [b"", b"ID3\x03", b"\xff\xf3\xf4\xc4", b"\xff\xf3\x8c\xc4", b"\xff\xf5\x84\xc4"]
)
def test_what_is_no_frame_is_refused(head):
    with pytest.raises(ValueError, match="not"):
        parse_header(head)


def test_crc_of_the_standard_check_string():
    assert crc16(b"123456789") == 0xBB3D  # CRC-16/ARC


@pytest.mark.parametrize("profile", PROFILES)
def test_info_frame_says_what_lame_would(profile):
    of = codec(profile)
    frames, samples = 102, 100 * of.frame_samples
    frame = info_frame(of, frames=frames, audio_bytes=20_000, samples=samples)
    shape = parse_header(frame[:4])
    assert len(frame) == shape.size
    at = 4 + shape.side_info
    assert frame[at : at + 4] == b"Info"
    assert int.from_bytes(frame[at + 8 : at + 12], "big") == frames
    assert int.from_bytes(frame[at + 12 : at + 16], "big") == 20_000 + len(frame)
    assert list(frame[at + 16 : at + 116]) == [i * 256 // 100 for i in range(100)]
    lame = at + 120
    assert frame[lame : lame + 9] == b"LAME3.100"
    delays = int.from_bytes(frame[lame + 21 : lame + 24], "big")
    assert (delays >> 12, delays & 0xFFF) == (576, 2 * of.frame_samples - 576)
    assert int.from_bytes(frame[lame + 34 : lame + 36], "big") == crc16(frame[: lame + 34])


def test_info_frame_has_room_at_low_bit_rates():
    small = Codec(name="mp3", rate_hz=24_000, bitrate_kbps=32)
    frame = info_frame(small, frames=3, audio_bytes=288, samples=576)
    assert len(frame) == 192
    assert b"LAME3.100" in frame


def test_info_frame_refuses_samples_that_do_not_fit():
    with pytest.raises(ValueError, match="padding"):
        info_frame(codec("speech"), frames=10, audio_bytes=1920, samples=576 * 10)


def test_an_unknown_profile_names_the_known_ones():
    with pytest.raises(UsageError, match="audiobook"):
        codec("loud")


@pytest.mark.parametrize("profile", PROFILES)
def test_sound_comes_out_as_loud_as_it_went_in(profile):
    of = codec(profile)
    at = np.arange(200 * of.frame_samples)
    swell = np.minimum(1, np.minimum(at, at[::-1]) / 8000)
    wave = 8000 * np.sin(2 * np.pi * 997 * at / of.rate_hz) * swell
    wave[: 3 * of.frame_samples] = wave[-3 * of.frame_samples :] = 0
    data = mp3.encode(wave.astype("<i2").tobytes(), of)
    piece = Piece(frames=200, size=len(data), lead=0, trail=0, pause_ms=0)
    plan = plan_link([piece], of, head_ms=0, tail_ms=0)
    decoded = miniaudio.decode(
        b"".join(link(plan, [data])),
        output_format=miniaudio.SampleFormat.SIGNED16,
        nchannels=1,
        sample_rate=of.rate_hz,
    )
    heard = np.frombuffer(decoded.samples, dtype="<i2").astype(np.float64)[: len(wave)]
    assert np.dot(heard, wave) / np.dot(wave, wave) == pytest.approx(1, abs=0.005)
