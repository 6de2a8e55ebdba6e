"""An edition comes out as loud as its profile wants, whatever the voice card says."""

from __future__ import annotations

import json

import pytest

from narrate.audio.profiles import profile
from narrate.binding.metering import Levels
from narrate.edition.levelling import correction_db
from narrate.edition.planning import plan_all
from narrate.edition.request import Request
from narrate.edition.run import make_all

LETTER = "Letter to a Friend\n\n" + "This is the text of it. It has two sentences.\n\n" * 6
CARD = 'engine = "tone"\nlanguage = "en"\ngain_db = {gain}\n'


@pytest.fixture
def request_for(tmp_path):
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "one.txt").write_text(LETTER, encoding="utf-8")
    (tmp_path / "letters" / "voices").mkdir()
    for gain in (-14, -5, 6):
        card = tmp_path / "letters" / "voices" / f"hum{gain}.toml"
        card.write_text(CARD.format(gain=gain), encoding="utf-8")

    def ask(gain, **options):
        return Request(
            sources=(str(tmp_path / "letters"),),
            output=str(tmp_path / "out"),
            cache_dir=str(tmp_path / "cache"),
            voice=f"hum{gain}",
            **options,
        )

    return ask


def report(tmp_path):
    return json.loads((tmp_path / "out" / "one" / "one.report.json").read_bytes())


@pytest.mark.parametrize("gain", [-14, -5, 6])
def test_the_target_is_met_within_one_unit(request_for, tmp_path, gain):
    (edition,) = make_all(request_for(gain))
    told = report(tmp_path)
    assert abs(told["audio"]["loudness_lufs"] + 19) <= 1
    assert edition.loudness_lufs == pytest.approx(told["audio"]["loudness_lufs"], abs=0.01)
    ids = [one["id"] for one in told["findings"]]
    assert "loudness-off-target" not in ids
    assert ("loudness-corrected" in ids) == (told["audio"]["correction_db"] != 0)


def test_what_was_corrected_is_not_rendered_again(request_for, tmp_path):
    list(make_all(request_for(-14)))
    assert report(tmp_path)["audio"]["correction_db"] > 0
    first = (tmp_path / "out" / "one" / "one.mp3").read_bytes()
    (tmp_path / "out" / "one" / "one.mp3").unlink()
    (planned,) = plan_all(request_for(-14))
    assert planned.to_render == 0
    list(make_all(request_for(-14)))
    assert (tmp_path / "out" / "one" / "one.mp3").read_bytes() == first


def levels(lufs, rms=None):
    return Levels(lufs, 0, rms, None, None, None)


@pytest.mark.parametrize(
    ("heard", "more"),
    [(-19.0, 0), (-19.9, 0), (-18.01, 0), (-20.2, 1), (-17.4, -2), (-30.0, 11), (None, 0)],
)
def test_corrections_are_whole_decibels_beyond_one(heard, more):
    assert correction_db(levels(heard), profile("speech")) == more
