"""M4B, Opus and FLAC linked from passages: others read them whole, and every sample is in place."""

import io
import json
import re
import shutil
import subprocess
from base64 import b64decode

import mutagen
import numpy as np
import pytest
from mutagen.flac import FLAC, Picture
from mutagen.mp4 import MP4
from mutagen.oggopus import OggOpus
from PIL import Image

from narrate.audio import encoding
from narrate.audio.codecs import CODECS, codec
from narrate.audio.flac_stream import flac_stream
from narrate.audio.link import Piece, plan_link
from narrate.audio.mp4.m4b import m4b_stream
from narrate.audio.opus_stream import opus_stream
from narrate.audio.packets import unpack
from narrate.audio.resample import resample
from narrate.audio.tags import ChapterMark, Tags, flac_picture, mp4_meta, vorbis_comment

PAUSES_MS = (1000, 0, 600, 40, 2000, 350, 97, 48, 1500, 900)
HEAD_MS, TAIL_MS = 700, 1500
CASES = [(profile, name) for profile in CODECS for name in ("aac", "opus", "flac")]
ENDINGS = {"aac": "m4b", "opus": "opus", "flac": "flac"}
LONG = "Очень длинное название главы, " + "漢字の題名 " * 60
"""More than 255 bytes, and no character border at 255."""


def picture() -> bytes:
    stream = io.BytesIO()
    Image.linear_gradient("L").resize((300, 300)).convert("RGB").save(stream, "PNG")
    return stream.getvalue()


TAGS = Tags(
    title="Brief an Überseeische",
    artist="A. Uthor",
    album="Briefe",
    date="1977-06-09",
    language="de",
    comment="Gelesen von einer synthetischen Stimme.",
    genre="Speech",
    publisher="Verlag",
    rights="frei",
    track="3/12",
    voice="Read by a synthetic voice (tone).",
    source="doi:10.1/2",
    cover=picture(),
    loudness_lufs=-19.25,
)


def speechlike(seed: int, seconds: float, rate: int) -> np.ndarray:
    """Return a voice that glides: 25 harmonics and a little breath, four syllables a second."""
    time = np.arange(int(seconds * rate)) / rate
    random = np.random.default_rng(seed)
    phase = 2 * np.pi * np.cumsum(110 + 20 * np.sin(2 * np.pi * (0.7 + 0.1 * seed) * time)) / rate
    loudness = 1 / (1 + ((np.arange(1, 26) * 110 - 600) / 700) ** 2)
    voice = sum(
        amplitude * np.sin(number * phase + random.uniform(0, 6))
        for number, amplitude in enumerate(loudness, 1)
    )
    breath = np.convolve(random.normal(0, 0.3, len(time)), np.ones(4) / 4, "same")
    sound = (voice + breath) * np.sin(np.pi * 4 * time) ** 2
    return sound / np.abs(sound).max() * 16_000


class Linked:
    """Ten passages, linked, with what should be heard."""

    def __init__(self, profile, name, chapters=()):
        self.codec = of = codec(profile, name)
        self.sounds, self.datas, pieces = [], [], []
        two = 2 * of.frame_samples
        for seed, pause in enumerate(PAUSES_MS):
            sound = speechlike(seed, 0.5 + seed * 0.217, of.rate_hz)
            whole = np.concatenate([np.zeros(two), sound, np.zeros(two)])
            whole = np.pad(whole, (0, -len(whole) % of.frame_samples)).astype("<i2")
            self.sounds.append(whole[two : two + len(sound)])
            self.datas.append(encoding.encode(whole.tobytes(), of))
            ratio = 24_000 / of.rate_hz
            pieces.append(
                Piece(
                    frames=len(whole) // of.frame_samples,
                    size=len(self.datas[-1]),
                    lead=round(two * ratio),
                    trail=round((len(whole) - two - len(sound)) * ratio),
                    pause_ms=pause,
                )
            )
        self.plan = plan_link(pieces, of, head_ms=HEAD_MS, tail_ms=TAIL_MS)
        self.heard = np.zeros(self.plan.samples, dtype="<i2")
        self.onsets = [begin * of.frame_samples + two for begin in self.plan.begins]
        for onset, sound in zip(self.onsets, self.sounds, strict=True):
            self.heard[onset : onset + len(sound)] = sound
        self.chapters = list(chapters) or self.even_chapters(["Anfang", LONG, "Ende"])
        self.stream = b"".join(self._stream())

    def even_chapters(self, titles):
        length = self.plan.canonical_samples / 24
        borders = [round(length * at / len(titles)) for at in range(len(titles) + 1)]
        return [
            ChapterMark(title=title, start_ms=begin, end_ms=end)
            for title, begin, end in zip(titles, borders[:-1], borders[1:], strict=True)
        ]

    def _stream(self):
        def passages():
            return iter(self.datas)

        if self.codec.name == "aac":
            return m4b_stream(
                self.plan, passages, chapters=self.chapters, tags=mp4_meta(TAGS), language="deu"
            )
        opus = self.codec.name == "opus"
        comments = vorbis_comment(TAGS, self.chapters, opus=opus)
        if opus:
            return opus_stream(self.plan, passages(), comments)
        return flac_stream(self.plan, passages, comments=comments, picture=flac_picture(TAGS.cover))

    def written(self, folder):
        path = folder / f"linked.{ENDINGS[self.codec.name]}"
        path.write_bytes(self.stream)
        return path


@pytest.fixture(scope="module", params=CASES, ids="-".join)
def linked(request):
    return Linked(*request.param)


@pytest.fixture(scope="module", params=sorted(ENDINGS))
def speech(request):
    return Linked("speech", request.param)


def needs(*programs):
    for one in programs:
        if shutil.which(one) is None:
            pytest.skip(f"needs {one}")


def said(*command):
    done = subprocess.run(command, capture_output=True, check=True)
    return done.stdout, done.stderr.decode()


def by_ffmpeg(path):
    needs("ffmpeg")
    sound, complaints = said("ffmpeg", "-v", "error", "-i", str(path), "-f", "s16le", "-")
    assert complaints == ""
    return np.frombuffer(sound, dtype="<i2")


def lag(expected, found):
    """Return by how many samples ``found`` comes later, by cross-correlation."""
    size = 1 << (len(expected) + len(found)).bit_length()
    product = np.fft.rfft(found, size) * np.conj(np.fft.rfft(expected, size))
    shift = int(np.argmax(np.fft.irfft(product, size)))
    return shift if shift < size // 2 else shift - size


def test_ffmpeg_gives_every_sample_in_its_place(linked, tmp_path):
    decoded = by_ffmpeg(linked.written(tmp_path))
    if linked.codec.name == "flac":
        assert np.array_equal(decoded, linked.heard)
        return
    times = 2 if linked.codec.name == "opus" else 1  # Opus is given out at 48 kHz
    assert len(decoded) == linked.plan.samples * times
    rate = linked.codec.rate_hz
    for onset, sound in zip(linked.onsets, linked.sounds, strict=True):
        wanted = resample(sound.astype(np.float32), rate, rate * times)
        margin = 500
        begin = onset * times - margin
        piece = decoded[begin : begin + len(wanted) + 2 * margin].astype(np.float32)
        late = lag(wanted, piece) - margin
        assert abs(late) * 1000 / (rate * times) <= (0.1 if linked.codec.name == "opus" else 0)


def test_seams_are_silent(linked, tmp_path):
    decoded = by_ffmpeg(linked.written(tmp_path)).astype(np.int32)
    times = 2 if linked.codec.name == "opus" else 1
    edge = 3 * linked.codec.frame_samples * times  # a sound rings on in what predicts from it
    ends = [onset + len(one) for onset, one in zip(linked.onsets, linked.sounds, strict=True)]
    for end, onset in zip([0, *ends], [*linked.onsets, linked.plan.samples], strict=True):
        quiet = decoded[end * times + edge : onset * times - edge]
        assert len(quiet) == 0 or np.abs(quiet).max() <= 4


@pytest.mark.parametrize("case", [one for one in CASES if one[1] != "flac"], ids="-".join)
def test_linked_sounds_as_encoded_in_one_go(case, tmp_path):
    linked = Linked(*case)
    decoded = by_ffmpeg(linked.written(tmp_path)).astype(np.float64)
    whole = Linked.__new__(Linked)
    data = encoding.encode(linked.heard.tobytes(), linked.codec)
    whole.__dict__ = {**linked.__dict__, "datas": [data]}
    frames = linked.plan.frames
    piece = Piece(frames=frames, size=len(data), lead=0, trail=0, pause_ms=0)
    whole.plan = plan_link([piece], linked.codec, head_ms=0, tail_ms=0)
    whole.stream = b"".join(whole._stream())
    (tmp_path / "whole").mkdir()
    one_go = by_ffmpeg(whole.written(tmp_path / "whole")).astype(np.float64)
    times = 2 if linked.codec.name == "opus" else 1
    heard = resample(linked.heard.astype(np.float32), 24_000, 24_000 * times)
    error, reference = (np.sqrt(np.mean((one - heard) ** 2)) for one in (decoded, one_go))
    assert error <= reference * 1.02


def test_the_same_sound_gives_the_same_file(speech):
    assert Linked("speech", speech.codec.name).stream == speech.stream


def chapters_by_ffprobe(path):
    needs("ffprobe")
    told, _ = said("ffprobe", "-v", "error", "-show_chapters", "-of", "json", str(path))
    return [
        (round(float(one["start_time"]) * 1000), one["tags"]["title"])
        for one in json.loads(told)["chapters"]
    ]


def comment_chapters(path):
    tags = mutagen.File(path).tags
    names = {name.lower() for name, _ in tags}
    starts = sorted(name for name in names if re.fullmatch(r"chapter\d+", name))
    for key in starts:
        hours, minutes, seconds = tags[key][0].split(":")
        ms = round((int(hours) * 60 + int(minutes)) * 60_000 + float(seconds) * 1000)
        yield ms, tags[key + "name"][0]


def test_chapters_are_where_they_begin_with_their_whole_titles(speech, tmp_path):
    path = speech.written(tmp_path)
    wanted = [(one.start_ms, one.title) for one in speech.chapters]
    if speech.codec.name == "aac":
        assert chapters_by_ffprobe(path) == wanted
    else:
        assert list(comment_chapters(path)) == wanted


@pytest.mark.parametrize("name", sorted(ENDINGS))
def test_more_chapters_than_a_byte_counts(name, tmp_path):
    plain = Linked("speech", name)
    many = plain.even_chapters([f"{at}. {LONG[: at % 90]}" for at in range(1, 301)])
    path = Linked("speech", name, many).written(tmp_path)
    wanted = [(one.start_ms, one.title.strip()) for one in many]
    if name == "aac":
        assert [(at, title.strip()) for at, title in chapters_by_ffprobe(path)] == wanted
        listed = MP4(path).chapters
        assert len(listed) == 255
        assert [round(one.start * 1000) for one in listed] == [at for at, _ in wanted[:255]]
    else:
        assert [(at, title.strip()) for at, title in comment_chapters(path)] == wanted


@pytest.mark.parametrize("name", ["aac", "opus"])
def test_beyond_a_day(name, tmp_path):
    needs("ffprobe")
    linked = Linked("speech", name)
    of = linked.codec
    minute = encoding.silence(of, 60 * of.rate_hz // of.frame_samples)
    frames = len(list(unpack(minute)))
    piece = Piece(frames=frames, size=len(minute), lead=0, trail=0, pause_ms=0)
    linked.datas = [minute] * 1560  # 26 hours
    linked.plan = plan_link([piece] * 1560, of, head_ms=0, tail_ms=0)
    linked.chapters = linked.even_chapters([f"Hour {at}" for at in range(26)])
    path = tmp_path / f"day.{ENDINGS[name]}"
    with path.open("wb") as file:
        for chunk in linked._stream():
            file.write(chunk)
    told, _ = said("ffprobe", "-v", "error", "-show_format", "-of", "json", str(path))
    seconds = linked.plan.samples / of.rate_hz
    assert float(json.loads(told)["format"]["duration"]) == pytest.approx(seconds, abs=0.01)
    wanted = [(one.start_ms, one.title) for one in linked.chapters]
    found = chapters_by_ffprobe(path) if name == "aac" else list(comment_chapters(path))
    assert found == wanted
    assert found[-1][0] == pytest.approx(25 * 3_600_000, abs=20_000)


def test_chapter_titles_in_the_list_are_cut_between_characters(tmp_path):
    path = Linked("speech", "aac").written(tmp_path)
    title = MP4(path).chapters[1].title
    assert LONG.startswith(title)
    assert 250 <= len(title.encode()) <= 255


def test_m4b_is_an_audiobook_to_mutagen_and_starts_fast(tmp_path):
    path = Linked("speech", "aac").written(tmp_path)
    tags = MP4(path).tags
    assert tags["stik"] == [2]
    assert tags["pgap"] is True
    assert tags["\xa9nam"] == [TAGS.title]
    assert tags["trkn"] == [(3, 12)]
    assert bytes(tags["covr"][0]) == TAGS.cover
    assert bytes(tags["----:com.apple.iTunes:SYNTHETIC VOICE"][0]).decode() == TAGS.voice
    data = path.read_bytes()
    assert data[4:12] == b"ftypM4B "
    assert 0 < data.index(b"moov") < data.index(b"mdat")


def test_m4b_to_mediainfo(tmp_path):
    needs("mediainfo")
    linked = Linked("podcast", "aac")
    told, _ = said("mediainfo", "--Output=JSON", str(linked.written(tmp_path)))
    general, audio, *menus = json.loads(told)["media"]["track"]
    assert general["Format_Profile"].startswith("Apple audio")
    assert general["ContentType"] == "Audiobook"
    assert audio["Format"] == "AAC"
    assert audio["SamplingRate"] == "48000"
    assert float(audio["Duration"]) == pytest.approx(linked.plan.samples / 48_000, abs=0.002)
    assert menus


def test_opus_to_opusinfo(tmp_path):
    needs("opusinfo")
    linked = Linked("small", "opus")
    told, complaints = said("opusinfo", str(linked.written(tmp_path)))
    text = told.decode()
    assert "WARNING" not in text + complaints
    assert "Pre-skip: 312" in text
    seconds = linked.plan.samples / 24_000
    assert f"Playback length: 0m:{seconds:06.3f}s" in text


def test_opus_tags_to_mutagen(tmp_path):
    path = Linked("small", "opus").written(tmp_path)
    tags = OggOpus(path).tags
    assert tags["title"] == [TAGS.title]
    assert tags["r128_track_gain"] == [str(round((-23 + 19.25) * 256))]
    cover = Picture(b64decode(tags["metadata_block_picture"][0]))
    assert (cover.data, cover.width, cover.mime) == (TAGS.cover, 300, "image/png")


def test_flac_to_its_own_program(tmp_path):
    needs("flac")
    path = Linked("lossless", "flac").written(tmp_path)
    _, complaints = said("flac", "--test", "--warnings-as-errors", "--silent", str(path))
    assert complaints == ""


def test_flac_to_mutagen(tmp_path):
    linked = Linked("lossless", "flac")
    found = FLAC(linked.written(tmp_path))
    assert found.info.total_samples == linked.plan.samples
    assert found.info.md5_signature != 0
    assert found.pictures[0].data == TAGS.cover
    assert found.tags["replaygain_track_gain"] == ["+1.25 dB"]
    assert [one.first_sample for one in found.seektable.seekpoints][:2] == [0, 416 * 576]


def test_flac_seeks_to_the_frame_its_table_names(tmp_path):
    linked = Linked("lossless", "flac")
    data = linked.stream
    table = FLAC(linked.written(tmp_path)).seektable.seekpoints
    first = data.index(b"\xff\xf8", data.index(TAGS.cover) + len(TAGS.cover))
    for number, point in enumerate(table):
        assert data[first + point.byte_offset :][:2] == b"\xff\xf8"
        assert point.first_sample == number * 416 * 576
