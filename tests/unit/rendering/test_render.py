from __future__ import annotations

import errno
import itertools
import random
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from narrate.engines.protocol import EngineTraits
from narrate.engines.tone import Tone
from narrate.errors import VoiceError
from narrate.model.sound import Codec, Take
from narrate.model.voice import Voice
from narrate.rendering.failures import PassageFailed
from narrate.rendering.load import PassageLost, load
from narrate.rendering.objectfile import pack
from narrate.rendering.plan import State
from narrate.rendering.render import render
from narrate.rendering.workers import workers_for
from narrate.store.errors import CacheUnwritable
from narrate.store.store import Store

VOICE = Voice(name="tone", engine="tone", voice="hum-22050")
MP3 = Codec(name="mp3")


class Fickle:
    """An engine that never hums twice alike, and counts how often it is asked."""

    traits = EngineTraits(
        name="fickle", deterministic=False, threads=True, exact_marks=False, takes_ipa=False
    )

    def __init__(self):
        self.spoken = []

    def fingerprint(self, voice):
        return Tone().fingerprint(voice)

    def voices(self):
        return ()

    def open(self, voice):
        return FickleSpeaker(self, Tone().open(voice))


class FickleSpeaker:
    def __init__(self, engine, tone):
        self.engine, self.tone = engine, tone

    def speak(self, utterance):
        self.engine.spoken.append(utterance.text)
        if "mute" in utterance.text:
            raise VoiceError("engine 'fickle' is mute", "try another")
        if "broken" in utterance.text:
            raise ZeroDivisionError("by zero")
        take = self.tone.speak(utterance)
        noise = bytes([len(self.engine.spoken), 0]) * 20
        return Take(rate_hz=take.rate_hz, pcm=take.pcm + noise, marks=())

    def close(self):
        pass


@pytest.fixture
def texts():
    return [f"ab{'cdefg'[n % 5] * (n % 23 + 1)} hij" for n in range(60)]


@pytest.fixture
def sounds(store):
    def make(paragraphs, **more):
        given = {"voice": VOICE, "engine": Tone(), "codecs": [MP3], "store": store}
        return list(render(paragraphs, **given | more))

    return make


def test_paragraphs_come_in_order_each_with_its_sound(paragraph, sounds, texts):
    paragraphs = [paragraph(text, name=f"p{n}") for n, text in enumerate(texts)]
    made = sounds(paragraphs)
    assert [one.paragraph for one in made] == paragraphs
    assert {one.state for one in made} == {State.TO_RENDER}


def test_bytes_do_not_hang_on_workers_order_or_history(paragraph, sounds, texts, tmp_path):
    def by_text(order, name, **more):
        made = sounds(map(paragraph, order), store=Store(tmp_path / name), **more)
        return {one.paragraph.segments[0].spoken: pack(one.passages[0]) for one in made}

    shuffled = random.Random(1).sample(texts, len(texts))
    one = by_text(texts, "a", jobs=1)
    assert by_text(texts, "b", jobs=2) == one
    assert by_text(shuffled, "c", jobs=2) == one
    with ThreadPoolExecutor(3) as pool:
        assert by_text(texts, "d", executor=pool) == one
        assert pool.submit(int).result() == 0  # still open


def test_spawned_processes_give_the_same_bytes(paragraph, sounds, texts, tmp_path):
    paragraphs = list(map(paragraph, texts))
    isolated = sounds(paragraphs, store=Store(tmp_path / "other"), isolate=True, jobs=2)
    assert [one.passages[0] for one in isolated] == [one.passages[0] for one in sounds(paragraphs)]


def test_the_second_time_nothing_is_rendered(paragraph, sounds, texts, store):
    paragraphs = list(map(paragraph, texts))
    first = sounds(paragraphs)
    again = sounds(paragraphs, store=Store(store.folder))
    assert {one.state for one in again} == {State.STORED}
    assert [one.passages[0] for one in again] == [one.passages[0] for one in first]


def test_an_edit_costs_one_passage(paragraph, sounds, texts):
    sounds(map(paragraph, texts))
    texts[30] = "changed"
    states = [one.state for one in sounds(map(paragraph, texts))]
    assert states.count(State.TO_RENDER) == 1


def test_what_is_said_twice_is_rendered_once(paragraph, sounds):
    engine = Fickle()
    made = sounds(map(paragraph, ["ab", "cd", "ab", "ab"]), engine=engine)
    assert sorted(engine.spoken) == ["ab", "cd"]
    assert made[0].passages[0] == made[2].passages[0] == made[3].passages[0]


@pytest.mark.parametrize("at", [0, 30, -33, -1])
def test_a_damaged_entry_is_rendered_again(paragraph, sounds, store, at):
    before = sounds(map(paragraph, ["ab", "cd", "ef"]))
    path = store._path(before[1].passages[0].key)
    entry = bytearray(path.read_bytes())
    entry[at] ^= 1
    path.write_bytes(entry)
    after = sounds(map(paragraph, ["ab", "cd", "ef"]))
    assert [one.state for one in after] == [State.STORED, State.TO_RENDER, State.STORED]
    assert [one.passages[0] for one in after] == [one.passages[0] for one in before]
    assert load(store, before[1].passages[0].key) == before[1].passages[0]


def test_an_engine_that_never_speaks_twice_alike_is_asked_once(paragraph, sounds, store):
    first = sounds([paragraph("ab", 40, "cd")], engine=(engine := Fickle()))
    store._path(first[0].passages[0].key).unlink()
    louder = replace(VOICE, gain_db=2.0)
    again = sounds([paragraph("ab", 40, "cd")], engine=engine)
    sounds([paragraph("ab", 40, "cd")], engine=engine, voice=louder)
    assert engine.spoken == ["ab", "cd"]
    assert again[0].passages[0] == first[0].passages[0]
    assert not again[0].passages[0].exact_marks


def test_a_paragraph_that_cannot_be_spoken_is_named(paragraph, sounds):
    paragraphs = list(map(paragraph, ["ab", "this one is mute", "cd"]))
    with pytest.raises(PassageFailed, match=r"is mute.*'this one is mute'") as caught:
        sounds(paragraphs, engine=Fickle())
    assert caught.value.hint == "try another"
    assert sounds([paragraph("ab")], engine=Fickle())[0].state is State.STORED


def test_a_fault_nobody_foresaw_becomes_an_error_that_names_the_paragraph(paragraph, sounds):
    with pytest.raises(PassageFailed, match=r"'this is broken'.*by zero"):
        sounds([paragraph("this is broken")], engine=Fickle())


def test_progress_counts_words_and_seconds(paragraph, sounds):
    seen = []
    made = sounds(map(paragraph, ["ab cd", "ef"]), on_progress=seen.append)
    assert [(one.paragraphs, one.words, one.rendered) for one in seen] == [(1, 2, 1), (2, 3, 2)]
    assert seen[-1].audio_seconds == pytest.approx(
        sum(one.passages[0].samples for one in made) / 24_000
    )


def test_a_full_cache_is_said_so_and_nothing_runs_on(paragraph, sounds, store, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("narrate.store.store.seal", full)
    with pytest.raises(CacheUnwritable, match="no room") as caught:
        sounds(map(paragraph, ["ab", "cd"]))
    assert "--cache-dir" in caught.value.hint
    assert store.size() == (0, 0)


def test_a_cache_that_is_a_file_is_said_so(paragraph, sounds, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(CacheUnwritable, match="file"):
        sounds([paragraph("ab")], store=Store(tmp_path / "file"))


def test_what_vanished_before_linking_is_said_so(paragraph, sounds, store):
    (one,) = sounds([paragraph("ab")])
    store.clean()
    with pytest.raises(PassageLost) as caught:
        load(store, one.passages[0].key)
    assert "again" in caught.value.hint


def test_workers_are_shared_by_documents_and_speakers_live_on(paragraph, sounds):
    opened = []

    class Watched(Fickle):
        def open(self, voice):
            opened.append(voice)
            return super().open(voice)

    engine = Watched()
    with workers_for(engine.traits, jobs=1) as workers:
        for text in ("ab", "cd", "ef"):
            sounds([paragraph(text)], engine=engine, executor=workers)
    assert len(opened) == 1


def test_speakers_are_closed_with_their_workers(paragraph, sounds):
    closed = []

    class Watched(FickleSpeaker):
        def close(self):
            closed.append(self)

    class Engine(Fickle):
        def open(self, voice):
            return Watched(self, Tone().open(voice))

    sounds([paragraph("ab")], engine=Engine())
    assert len(closed) == 1


def test_letting_go_of_a_run_stops_it_and_keeps_what_is_done(paragraph, store):
    taken = []

    def endless():
        for number in itertools.count():
            taken.append(number)
            yield paragraph(f"{'abcdefghij'[number % 10] * 300} {'k' * (number + 1)}")

    run = render(endless(), voice=VOICE, engine=Tone(), codecs=[MP3], store=store, jobs=2)
    first = next(run)
    run.close()
    assert first.passages[0].key in store
    assert store.verify() == []
    assert len(taken) < 50
