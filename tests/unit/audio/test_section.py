"""A chapter's stream holds exactly the frames it has in the whole."""

from __future__ import annotations

from array import array

from narrate.audio.codecs import codec
from narrate.audio.link import Piece, link, plan_link, section
from narrate.audio.mp3 import encode, silence

SPEECH = codec("speech")
FRAME = SPEECH.frame_samples


def _passage(frames: int) -> bytes:
    hum = array("h", [0] * 2 * FRAME + [4000, -4000] * (FRAME * frames // 2) + [0] * 2 * FRAME)
    return encode(hum.tobytes(), SPEECH)


def _whole():
    passages = [_passage(frames) for frames in (4, 8, 2, 6)]
    pieces = [
        Piece(frames=frames + 4, size=len(data), lead=2 * FRAME, trail=2 * FRAME, pause_ms=240 * at)
        for at, (frames, data) in enumerate(zip((4, 8, 2, 6), passages, strict=True), 1)
    ]
    return passages, plan_link(pieces, SPEECH, head_ms=480, tail_ms=960)


def test_positions_move_by_the_shift():
    _, whole = _whole()
    part, shift = section(whole, 1, 3, head_ms=720, tail_ms=1200)
    assert [part.start(at) for at in (0, 1)] == [whole.start(at) + shift for at in (1, 2)]
    assert part.begins[0] == part.gaps[0] == 720 // 24 - 2
    assert part.gaps[-1] == 1200 // 24 - 2


def test_the_last_section_ends_with_its_own_silence():
    _, whole = _whole()
    part, _ = section(whole, 2, 4, head_ms=0, tail_ms=0)
    assert part.gaps[0] == part.gaps[-1] == 0
    assert part.frames == 6 + whole.gaps[3] + 10


def test_a_section_links_the_same_frames():
    passages, whole = _whole()
    part, _ = section(whole, 1, 3, head_ms=0, tail_ms=0)
    stream = b"".join(list(link(part, passages[1:3]))[1:])
    assert stream.startswith(passages[1] + silence(SPEECH, whole.gaps[2]) + passages[2])
    assert len(stream) == part.audio_bytes
