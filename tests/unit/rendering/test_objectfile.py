from __future__ import annotations

from dataclasses import asdict

import pytest

from narrate.engines.tone import Tone
from narrate.model.sound import Take
from narrate.rendering.job import job_of
from narrate.rendering.objectfile import NotAnObjectFile, pack, pack_take, unpack, unpack_take
from narrate.rendering.passage import render_passages


@pytest.fixture
def passage(paragraph, how):
    recipe = how()
    job = job_of(paragraph("ab cde", 40, "fg"), recipe)
    return render_passages(job, recipe, Tone().open(recipe.voice))[0][0]


def test_a_passage_comes_back_as_it_was(passage):
    again = unpack(pack(passage))
    assert again == passage
    for name in ("starts", "ends", "marks", "mark_counts", "energies", "powers"):
        assert getattr(again, name).typecode == getattr(passage, name).typecode, name
    assert pack(again) == pack(passage)
    assert asdict(again.codec) == asdict(passage.codec)


def test_nothing_but_a_whole_head_and_arrays_is_a_passage(passage):
    packed = pack(passage)
    arrays_end = len(packed) - len(passage.data)
    for length in (0, 1, 3, 20, arrays_end - 1):
        with pytest.raises(NotAnObjectFile):
            unpack(packed[:length])
    with pytest.raises(NotAnObjectFile):
        unpack(b"\xff" + packed[1:])
    with pytest.raises(NotAnObjectFile):
        unpack(pack_take(Take(rate_hz=24_000, pcm=b"", marks=())))


def test_a_take_comes_back_as_it_was():
    take = Take(rate_hz=22_050, pcm=bytes(range(256)) * 20, marks=(0, 17, 99), exact=False)
    assert unpack_take(pack_take(take)) == take
    with pytest.raises(NotAnObjectFile):
        unpack_take(pack_take(take)[:-1])
