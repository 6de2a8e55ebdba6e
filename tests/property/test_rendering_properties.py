from __future__ import annotations

from array import array
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from narrate.audio.codecs import CODECS, codec
from narrate.engines.tone import Tone
from narrate.model.document import Kind
from narrate.model.script import Paragraph, Pause, Segment
from narrate.model.sound import Take, Utterance
from narrate.model.span import Place
from narrate.model.voice import Voice
from narrate.rendering.clip import clip
from narrate.rendering.job import job_of
from narrate.rendering.objectfile import NotAnObjectFile, pack, unpack, unpack_take
from narrate.rendering.passage import render_passages
from narrate.rendering.recipe import recipe

words = st.lists(st.text("abcdefgh", min_size=1, max_size=6), min_size=1, max_size=5)
breaths = st.lists(st.tuples(words.map(" ".join), st.integers(0, 400)), min_size=1, max_size=4)


def recipe_for(profile="speech", **voice):
    return recipe(
        engine=Tone(),
        voice=Voice(**{"name": "tone", "engine": "tone", "voice": "hum-22050"} | voice),
        codecs=[codec(profile)],
        ceiling_db=-2.0,
    )


def paragraph(said):
    segments = tuple(
        Segment(
            id=str(number),
            kind=Kind.PARAGRAPH,
            text=text,
            spoken=text,
            span=Place(0, 0, len(text)),
            pause=Pause.PHRASE,
            pause_ms=pause,
            chapter="One",
            lang="en-US",
        )
        for number, (text, pause) in enumerate(said)
    )
    return Paragraph(id="p", kind=Kind.PARAGRAPH, chapter=0, block=0, segments=segments)


@settings(max_examples=60)
@given(breaths, st.sampled_from(sorted(CODECS)), st.floats(0.5, 3.0), st.floats(-20, 20))
def test_positions_of_a_passage_fit_together(said, profile, rate, gain_db):
    how = recipe_for(profile, rate=rate, gain_db=gain_db)
    job = job_of(paragraph(said), how)
    (one,), _ = render_passages(job, how, Tone().open(how.voice))
    assert one.starts[0] == one.lead
    assert one.ends[-1] + one.trail == one.samples
    gaps = [start - end for end, start in zip(one.ends, one.starts[1:], strict=False)]
    assert gaps == [24 * pause for _, pause in said[:-1]]
    assert sum(one.mark_counts) == len(one.marks)
    assert list(one.mark_counts) == [len(text.split(" ")) for text, _ in said]
    at = 0
    for start, end, count in zip(one.starts, one.ends, one.mark_counts, strict=True):
        marks = one.marks[at : at + count]
        assert marks[0] == start
        assert all(before <= after for before, after in pairwise(marks))
        assert marks[-1] < end
        at += count
    # between the samples of 24 kHz a peak may be higher than any of them
    assert one.peak_db <= -2.0 + (0.01 if profile == "speech" else 1.5)
    assert unpack(pack(one)) == one


@given(
    st.integers(0, 300),
    st.integers(1, 3000),
    st.integers(0, 300),
    st.lists(st.integers(0, 3600), min_size=1, max_size=9),
    st.sampled_from([8000, 16_000, 22_050, 24_000, 44_100, 48_000]),
)
def test_marks_of_any_engine_end_up_inside_and_in_order(before, sound, after, marks, rate_hz):
    pcm = array("h", [0] * before + [9000, -9000] * sound + [0] * after).tobytes()
    take = Take(rate_hz=rate_hz, pcm=pcm, marks=tuple(sorted(marks)))
    one = clip(take, Utterance(text=" ".join("a" for _ in marks)), recipe_for())
    assert one.marks[0] == 0
    assert list(one.marks) == sorted(one.marks)
    assert one.marks[-1] < max(1, one.samples)


@given(st.binary(max_size=300))
def test_no_bytes_at_all_make_reading_stumble(rubbish):
    for read in (unpack, unpack_take):
        for packed in (rubbish, b"\x01" + rubbish, b"\x01\x02\x00\x00\x00{}" + rubbish):
            try:
                read(packed)
            except NotAnObjectFile:
                continue
            raise AssertionError("rubbish was read")
