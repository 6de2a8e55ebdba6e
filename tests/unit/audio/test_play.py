import os

import miniaudio
import pytest

from narrate.audio import play
from narrate.audio.play import Device, NoSoundDevice, Player, devices

NOWHERE = [miniaudio.Backend.NULL]


def test_plays_to_the_end():
    with Player(iter([bytes(4800), bytes(4800)]), 24_000, backends=NOWHERE) as player:
        assert player.wait(10)
        assert player.deck.piece == 2


def test_stopping_ends_the_wait_and_the_source():
    drawn = []

    def endless():
        while True:
            drawn.append(1)
            yield bytes(48_000)

    with Player(endless(), 24_000, backends=NOWHERE) as player:
        assert not player.wait(0.05)
        player.deck.stop()
        assert player.wait(0)
    player._feeder.join(5)
    assert not player._feeder.is_alive()
    assert len(drawn) < 20


def test_what_the_source_raises_comes_out_where_one_waits():
    def failing():
        yield bytes(480)
        raise LookupError("no voice")

    with (
        Player(failing(), 24_000, backends=NOWHERE) as player,
        pytest.raises(LookupError, match="no voice"),
    ):
        player.wait(10)


def test_no_device_is_an_error_with_a_cure(monkeypatch):
    monkeypatch.setattr(play, "devices", lambda: ())
    with pytest.raises(NoSoundDevice, match="no sound device") as caught:
        Player(iter(()), 24_000)
    assert caught.value.exit_code == 5
    assert ".wav" in caught.value.hint


def test_looking_for_devices_is_quiet(capfd):
    assert all(isinstance(one, Device) for one in devices())
    assert capfd.readouterr() == ("", "")


def test_a_sound_system_that_discards_everything_is_no_device(monkeypatch):
    class Discarding:
        backend = "ALSA"

        def get_playbacks(self):
            name = "Discard all samples (playback) or generate zero samples (capture)"
            return [{"name": name}, {"name": "Speaker"}]

    monkeypatch.setattr(miniaudio, "Devices", Discarding)
    assert devices() == (Device(name="Speaker", backend="ALSA"),)


def test_the_terminal_is_given_back(capfd):
    devices()
    os.write(2, b"still here")
    assert capfd.readouterr().err == "still here"
