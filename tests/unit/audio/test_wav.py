import io
import wave

import miniaudio

from narrate.audio.wav import wav_header, write_wav


def test_a_known_length_reads_back():
    sound = bytes(range(200))
    with wave.open(io.BytesIO(wav_header(24_000, 100) + sound)) as file:
        assert file.getparams()[:4] == (1, 2, 24_000, 100)
        assert file.readframes(100) == sound


def test_sizes_count_what_follows_them():
    header = wav_header(24_000, 100)
    assert len(header) == 44
    assert int.from_bytes(header[4:8], "little") == 44 + 200 - 8
    assert int.from_bytes(header[40:44], "little") == 200


def test_a_stream_is_read_to_its_end():
    out = io.BytesIO()
    write_wav([bytes(100), bytes([1, 0]) * 50], 22_050, out)
    decoded = miniaudio.decode(
        out.getvalue(),
        output_format=miniaudio.SampleFormat.SIGNED16,
        nchannels=1,
        sample_rate=22_050,
    )
    assert list(decoded.samples) == [0] * 50 + [1] * 50


def test_more_than_the_format_holds_is_a_stream():
    assert wav_header(24_000, 1 << 31) == wav_header(24_000)
