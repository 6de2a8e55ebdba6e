import subprocess
import sys

import numpy as np
import pytest

from narrate.audio import encoding, flac
from narrate.audio.codecs import CODECS, codec
from narrate.audio.flac_frames import numbered, unnumbered
from narrate.audio.flac_stream import decoded
from narrate.audio.packets import unpack
from narrate.audio.pyav import encoded
from narrate.errors import UsageError

ALL = [codec(profile, name) for profile in CODECS for name in CODECS[profile]]
PACKETS = [one for one in ALL if one.name != "mp3"]
FLAC = codec("lossless", "flac")


def passage(frames, of, missing=0, seed=1):
    samples = np.random.default_rng(seed).normal(0, 3000, frames * of.frame_samples - missing)
    edge = 2 * of.frame_samples
    samples[:edge] = samples[-edge:] = 0
    return samples.astype("<i2").tobytes()


@pytest.mark.parametrize("of", PACKETS, ids=str)
def test_as_many_packets_as_frames_went_in(of):
    for missing in (0, 1, of.frame_samples - 1):
        assert len(list(unpack(encoding.encode(passage(20, of, missing), of)))) == 20


@pytest.mark.parametrize("of", ALL, ids=str)
def test_same_sound_same_bytes_whatever_was_encoded_before(of):
    first = encoding.encode(passage(30, of), of)
    encoding.encode(passage(9, of, seed=2), of)
    assert encoding.encode(passage(30, of), of) == first


@pytest.mark.parametrize("of", PACKETS, ids=str)
@pytest.mark.parametrize("frames", [0, 1, 127, 128, 129, 1000])
def test_silence_has_as_many_packets_as_asked_for(of, frames):
    assert len(list(unpack(encoding.silence(of, frames)))) == frames


@pytest.mark.parametrize("of", PACKETS, ids=str)
def test_a_shorter_silence_is_the_head_of_a_longer_one(of):
    assert encoding.silence(of, 700).startswith(encoding.silence(of, 3))


@pytest.mark.parametrize("name", ["aac", "opus"])
@pytest.mark.parametrize("end", ["head", "tail"])
def test_sound_at_an_edge_is_refused(name, end):
    of = codec("speech", name)
    samples = np.zeros(10 * of.frame_samples, dtype="<i2")
    samples[100 if end == "head" else -100] = 1
    with pytest.raises(ValueError, match="silence"):
        encoding.encode(samples.tobytes(), of)


def test_flac_keeps_every_sample_up_to_the_edges():
    sound = np.random.default_rng(3).integers(-32768, 32767, 40 * 576).astype("<i2").tobytes()
    assert decoded(encoding.encode(sound, FLAC), FLAC) == sound
    assert decoded(b"", FLAC) == b""


def test_bytes_depend_on_the_package_that_encodes():
    assert {of.name: encoding.package(of) for of in ALL} == {
        "mp3": "lameenc",
        "aac": "av",
        "opus": "av",
        "flac": "av",
    }


def test_an_mp3_needs_no_pyav():
    program = (
        "import sys\n"
        "from narrate.audio import encoding, codecs\n"
        "encoding.silence(codecs.codec('speech'), 3)\n"
        "assert 'av' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_a_frame_that_is_not_the_encoders_is_noticed():
    with pytest.raises(ValueError, match="480 samples"):
        encoded(bytes(2000), codec("speech", "aac"), encoder="libopus", options={})


def test_a_codec_that_is_not_there_names_the_profiles():
    with pytest.raises(UsageError, match="vorbis"):
        codec("speech", "vorbis")


# FLAC frames and their numbers


def raw_frames(count=40):
    sound = passage(count, FLAC)
    options = dict(flac.ENCODER.options(FLAC))
    return encoded(sound, FLAC, encoder="flac", options=options)[0]


def test_frames_get_back_the_numbers_they_had():
    frames = raw_frames(300)
    assert numbered(unnumbered(frames), 0) == frames
    assert numbered(unnumbered(frames)[130:], 130) == frames[130:]


FIRSTS = [0, 125, 126, 127, 128, 2046, 65_534, 2**21 - 2, 2**26 - 1, 2**31 - 4]


@pytest.mark.parametrize("first", FIRSTS)
def test_both_checksums_hold_for_every_number(first):
    kept = unnumbered(raw_frames(4))
    for number, frame in enumerate(numbered(kept, first), first):
        code = utf_8(number)
        assert frame[4 : 4 + len(code)] == code
        assert len(frame) == len(kept[number - first]) + len(code) + 1
        assert crc(frame, 0x8005, 16) == 0
        assert crc(frame[: 5 + len(code)], 0x07, 8) == 0


def utf_8(number):
    """Code a number as RFC 2279 did, which went on to 31 bits."""
    if number < 0x80:
        return bytes([number])
    following = next(count for count in range(1, 6) if number < 1 << (5 * count + 6))
    rest = [0x80 | number >> 6 * at & 0x3F for at in reversed(range(following))]
    return bytes([(0xFF00 >> (following + 1)) & 0xFF | number >> 6 * following, *rest])


def test_numbers_are_coded_as_utf_8_codes_characters():
    for number in (0x80, 0x7FF, 0x800, 0xD7FF, 0xFFFF, 0x10FFFF):
        assert utf_8(number) == chr(number).encode()


def crc(data, polynomial, bits):
    """Divide bit by bit, as the definition says."""
    top, mask, value = 1 << (bits - 1), (1 << bits) - 1, 0
    for byte in data:
        value ^= byte << (bits - 8)
        for _ in range(8):
            value = (value << 1 ^ (polynomial if value & top else 0)) & mask
    return value


def test_what_is_no_frame_is_refused():
    for head in (b"fLaC", b"\xff\xf9\x27\x08", b"\xff\xf8\x67\x08", b"\xff\xf8\x2c\x08"):
        with pytest.raises(ValueError, match="not the head"):
            unnumbered([head + bytes(20)])
