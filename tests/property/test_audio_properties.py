"""What holds for any sound, any lengths, any titles."""

import io

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from narrate.audio import levels, mp3
from narrate.audio.codecs import CODECS, codec
from narrate.audio.cover import cover
from narrate.audio.frames import frame_ends
from narrate.audio.join import join
from narrate.audio.link import Piece, link, plan_link
from narrate.audio.loudness import block_energies, lay_out
from narrate.audio.resample import resample
from narrate.audio.tags import ChapterMark, Tags, id3, read_back
from narrate.audio.trim import sounding
from narrate.model.sound import CANONICAL_RATE_HZ

RATES = st.sampled_from([16_000, 22_050, 24_000, 44_100, 48_000])
CODEC = st.sampled_from(sorted(CODECS)).map(codec)
SAMPLES = arrays(np.float32, st.integers(0, 4000), elements=st.floats(-2, 2, width=32))
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=80)


@given(
    st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 3000)), max_size=6),
    RATES,
    st.integers(0, 2000),
    st.integers(0, 2000),
    st.integers(0, 6),
)
def test_a_join_is_as_long_as_its_parts(parts, rate_hz, lead, trail, fade_ms):
    pieces = [b"\x10\x27" * length for length, _ in parts]
    gaps = [gap for _, gap in parts]
    joined = join(pieces, gaps, rate_hz=rate_hz, lead=lead, trail=trail, fade_ms=fade_ms)
    assert len(joined) == 2 * (sum(map(sum, parts)) + lead + trail)
    position = 2 * lead
    assert not any(joined[:position])
    for piece, gap in zip(pieces, gaps, strict=True):
        position += len(piece)
        assert not any(joined[position : position + 2 * gap])
        position += 2 * gap


@given(SAMPLES, RATES, st.floats(-40, 0))
def test_the_limiter_holds_the_ceiling_and_never_makes_louder(samples, rate_hz, ceiling_db):
    held, limited = levels.limit(samples, rate_hz, ceiling_db)
    assert len(held) == len(samples)
    assert levels.peak(held) <= 10 ** (ceiling_db / 20) * (1 + 1e-5)
    assert (np.abs(held) <= np.abs(samples)).all()
    assert limited == (levels.peak(samples) > 10 ** (ceiling_db / 20))


@given(SAMPLES)
def test_sixteen_bits_are_within_half_a_step(samples):
    back = levels.from_pcm(levels.to_pcm(samples))
    assert np.abs(back - np.clip(samples, -1, 32767 / 32768)).max(initial=0) <= 0.5001 / 32768


@given(SAMPLES, RATES, st.floats(-80, -1))
def test_nothing_heard_is_cut_and_nothing_silent_is_kept(samples, rate_hz, floor_db):
    start, end = sounding(samples, rate_hz, floor_db=floor_db)
    loud = np.flatnonzero(np.abs(samples) > 10 ** (floor_db / 20))
    assert (start, end) == ((loud[0], loud[-1] + 1) if len(loud) else (0, 0))


@given(st.integers(0, 5000), RATES, RATES)
def test_resampling_keeps_the_time(length, from_hz, to_hz):
    changed = resample(np.zeros(length, dtype=np.float32), from_hz, to_hz)
    assert abs(len(changed) - length * to_hz / from_hz) <= 1


@given(st.lists(st.tuples(st.integers(0, 9000), st.integers(1, 9000)), max_size=6))
def test_laying_out_loses_no_energy(parts):
    placed, position = [], 0
    for gap, length in parts:
        sound = np.full(length, 0.25, dtype=np.float32)
        position += gap
        placed.append((position, block_energies(sound, 24_000)))
        position += length
    whole = lay_out(placed, position + 24_000, 24_000)
    assert np.isclose(sum(whole), sum(sum(energies) for _, energies in placed))


@settings(max_examples=25)
@given(st.integers(0, 30_000), CODEC)
def test_encoding_gives_exactly_the_frames_that_hold_it(samples, of):
    pcm = bytearray(2 * samples)
    middle = pcm[2 * mp3.SILENT_EDGE : -2 * mp3.SILENT_EDGE]
    pcm[2 * mp3.SILENT_EDGE : -2 * mp3.SILENT_EDGE] = b"\x20\x0a" * (len(middle) // 2)
    frames = len(list(frame_ends(mp3.encode(bytes(pcm), of))))
    assert frames == -(-samples // of.frame_samples)


@settings(max_examples=40)
@given(
    st.lists(st.tuples(st.integers(4, 40), st.integers(0, 4000)), max_size=8),
    CODEC,
    st.integers(0, 3000),
    st.integers(0, 3000),
)
def test_a_link_is_what_was_planned_and_pauses_are_nearest(parts, of, head_ms, tail_ms):
    two = round(2 * of.frame_samples * CANONICAL_RATE_HZ / of.rate_hz)
    passages = [mp3.silence(of, frames) for frames, _ in parts]
    pieces = [
        Piece(frames=frames, size=len(data), lead=two, trail=two, pause_ms=pause)
        for (frames, pause), data in zip(parts, passages, strict=True)
    ]
    plan = plan_link(pieces, of, head_ms=head_ms, tail_ms=tail_ms)
    stream = b"".join(link(plan, iter(passages)))
    ends = list(frame_ends(stream))
    assert len(ends) == 1 + plan.frames + mp3.TAIL_FRAMES
    assert ends[-1] - ends[0] == plan.audio_bytes
    frame = of.frame_samples * CANONICAL_RATE_HZ / of.rate_hz
    for index in range(1, len(pieces)):
        silent = (
            plan.start(index) - plan.start(index - 1) - pieces[index - 1].frames * frame + 2 * two
        )
        wanted = max(parts[index - 1][1] * 24, 2 * two)
        assert abs(silent - wanted) <= frame / 2 + 2


@settings(max_examples=40)
@given(TEXT, TEXT, st.lists(st.tuples(TEXT, st.integers(0, 10**8)), max_size=5))
def test_tags_come_back_whatever_they_say(title, comment, marks):
    chapters = tuple(
        ChapterMark(title=text, start_ms=start, end_ms=start + 1) for text, start in marks
    )
    data = id3(Tags(title=title, comment=comment, voice="v"), chapters)
    tags, found = read_back(io.BytesIO(data))
    assert (tags.title, tags.comment, tags.voice, found) == (title, comment, "v", chapters)


@settings(max_examples=12)
@given(st.text(max_size=200), st.text(max_size=60))
def test_a_cover_is_drawn_for_anything(title, author):
    assert len(cover(title, author, date=author, number=author)) < 200_000
