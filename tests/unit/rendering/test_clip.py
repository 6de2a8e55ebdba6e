from __future__ import annotations

from array import array

import pytest

from narrate.model.sound import Take, Utterance
from narrate.rendering.clip import SilentTake, clip


def square(rate_hz, silence_before, sound, silence_after, level=8000):
    wave = array("h", [0] * silence_before)
    wave.extend(level if n % 20 < 10 else -level for n in range(sound))
    wave.extend([0] * silence_after)
    return Take(rate_hz=rate_hz, pcm=wave.tobytes(), marks=())


def marked(take, *marks):
    return Take(rate_hz=take.rate_hz, pcm=take.pcm, marks=marks)


def test_padding_of_the_engine_goes_and_marks_move_with_it(how):
    take = marked(square(24_000, 500, 2400, 700), 500, 1700)
    one = clip(take, Utterance(text="ab cd"), how())
    assert (one.samples, one.marks, one.exact) == (2400, (0, 1200), True)


def test_marks_are_put_inside_the_sound_and_in_order(how):
    take = marked(square(24_000, 500, 2400, 700), 0, 100, 2000, 3600)
    assert clip(take, Utterance(text="a b c d"), how()).marks == (0, 0, 1500, 2399)


def test_the_first_mark_is_where_the_sound_begins(how):
    take = marked(square(24_000, 0, 2400, 0), 300, 1200)
    assert clip(take, Utterance(text="ab cd"), how()).marks == (0, 1200)


def test_marks_keep_their_time_at_the_one_rate(how):
    take = marked(square(22_050, 0, 22_050, 0), 0, 11_025)
    one = clip(take, Utterance(text="ab cd"), how())
    assert (one.samples, one.marks) == (24_000, (0, 12_000))


def test_without_marks_time_is_shared_out_by_letters(how):
    one = clip(square(24_000, 100, 2400, 100), Utterance(text="a bcd"), how())
    assert (one.marks, one.exact) == ((0, 600), False)


def test_gain_is_applied_and_peaks_are_held_at_the_ceiling(how):
    take = square(24_000, 0, 2400, 0)
    plain, louder = (clip(take, Utterance(text="a"), how(gain_db=db)) for db in (0.0, 20.0))
    assert (plain.limited, louder.limited) == (False, True)
    assert max(array("h", plain.pcm)) == 8000
    assert max(map(abs, array("h", louder.pcm))) <= 32768 * 10 ** (-2 / 20) + 1


def test_silence_is_not_speech(how):
    with pytest.raises(SilentTake, match="gave no sound for 'ab'") as caught:
        clip(square(24_000, 500, 0, 500), Utterance(text="ab"), how())
    assert caught.value.hint


def test_a_take_with_the_wrong_number_of_marks_is_a_mistake(how):
    with pytest.raises(ValueError, match="1 marks for 2 tokens"):
        clip(marked(square(24_000, 0, 240, 0), 0), Utterance(text="ab cd"), how())
