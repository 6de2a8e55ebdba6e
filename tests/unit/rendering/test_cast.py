"""Passages in which several voices speak."""

from __future__ import annotations

from dataclasses import replace

from narrate.engines.tone import Tone
from narrate.model.cast import Cast, name_of
from narrate.model.document import Kind
from narrate.model.sound import Codec
from narrate.model.voice import Voice
from narrate.rendering.job import job_of
from narrate.rendering.passage import render_passages
from narrate.rendering.recipe import recipe, traits_of
from narrate.rendering.render import render

NARRATOR = Voice(name="tone", engine="tone", voice="hum-24000", language="en-US")
FRENCH = replace(NARRATOR, name="french", language="fr", pitch=1.5)
GERMAN = replace(NARRATOR, name="german", language="de", pitch=0.7, gain_db=3.0)
HAMLET = replace(NARRATOR, name="hamlet", pitch=0.8)
CAST = Cast(narrator=NARRATOR, language="en", languages={"fr": FRENCH, "de-at": GERMAN})


def how(cast=None, codec=None):
    return recipe(
        engine=Tone(),
        voice=NARRATOR,
        codecs=[codec or Codec(name="mp3")],
        ceiling_db=-2.0,
        cast=cast,
    )


def in_languages(paragraph, *tags):
    made = paragraph("ab cd", 40, "ef gh", 40, "ij")
    segments = tuple(replace(one, lang=tag) for one, tag in zip(made.segments, tags, strict=True))
    return replace(made, segments=segments)


def test_who_speaks():
    cast = Cast(
        narrator=NARRATOR,
        language="en",
        languages={"fr": FRENCH, "de-at": GERMAN},
        roles={Kind.QUOTE: FRENCH},
        speakers={name_of("HAMLET."): HAMLET},
    )
    assert cast.voice_of(Kind.PARAGRAPH, "en-GB") is NARRATOR
    assert cast.voice_of(Kind.PARAGRAPH, "fr-CA") is FRENCH
    assert cast.voice_of(Kind.PARAGRAPH, "de-AT") is GERMAN
    assert cast.voice_of(Kind.PARAGRAPH, "ja") is NARRATOR
    assert cast.voice_of(Kind.QUOTE, "en") is FRENCH
    assert cast.voice_of(Kind.QUOTE, "en", " Hamlet:") is HAMLET
    assert cast.voice_of(Kind.VERSE, "fr", "Hamlet") is FRENCH
    assert cast.voices == (NARRATOR, FRENCH, GERMAN, HAMLET)


def test_a_voice_of_another_language_that_was_asked_for_reads_the_document():
    cast = Cast(narrator=NARRATOR, language="fr", languages={"en": NARRATOR})
    assert cast.voice_of(Kind.PARAGRAPH, "fr") is NARRATOR


def test_a_passage_sounds_as_its_parts_do(paragraph):
    mixed = in_languages(paragraph, "en-US", "fr", "en-US")
    one = how(CAST)
    speakers = [Tone().open(voice) for voice in CAST.voices]
    (passage,), _ = render_passages(job_of(mixed, one), one, *speakers)
    (plain,), _ = render_passages(job_of(mixed, how()), how(), speakers[0])
    assert passage.starts == plain.starts
    assert passage.data != plain.data
    english = replace(mixed, segments=(mixed.segments[0],))
    french = replace(mixed, segments=(mixed.segments[1],))
    alone = [render_passages(job_of(part, one), one, *speakers)[0][0] for part in (english, french)]
    assert [one.peak_db for one in alone] != [plain.peak_db] * 2 or alone[0].data != alone[1].data


def test_a_key_knows_the_voices_that_speak_and_no_other(paragraph):
    english = in_languages(paragraph, "en", "en", "en")
    mixed = in_languages(paragraph, "en", "fr", "en")
    assert job_of(english, how(CAST)).keys == job_of(english, how()).keys
    assert job_of(mixed, how(CAST)).keys != job_of(mixed, how()).keys
    louder = replace(CAST, languages={"fr": replace(FRENCH, gain_db=1.0), "de-at": GERMAN})
    assert job_of(mixed, how(louder)).keys != job_of(mixed, how(CAST)).keys
    other = replace(CAST, languages={"fr": FRENCH, "de-at": replace(GERMAN, pitch=0.9)})
    assert job_of(mixed, how(other)).keys == job_of(mixed, how(CAST)).keys


def test_who_speaks_alone_has_the_key_of_a_narrator(paragraph):
    french = in_languages(paragraph, "fr", "fr", "fr")
    narrated = recipe(engine=Tone(), voice=FRENCH, codecs=[Codec(name="mp3")], ceiling_db=-2.0)
    assert job_of(french, how(CAST)).keys == job_of(french, narrated).keys


def test_render_takes_a_cast(paragraph, store):
    mixed = in_languages(paragraph, "en", "fr", "de-AT")
    arguments = {"voice": NARRATOR, "engine": Tone(), "codecs": [Codec(name="mp3")]}
    for jobs in (1, 2):
        ((_, (passage,), _),) = render([mixed], cast=CAST, store=store, jobs=jobs, **arguments)
        assert len(passage.starts) == 3
    (spawned,) = render([mixed], cast=CAST, store=store, jobs=1, isolate=True, **arguments)
    assert spawned.passages[0].data == passage.data


def test_what_one_engine_cannot_promise_the_cast_cannot():
    machine = replace(FRENCH, engine="pyttsx3")
    traits = traits_of(Tone(), Cast(narrator=NARRATOR, language="en", languages={"fr": machine}))
    assert not traits.deterministic
    assert traits_of(Tone(), None).deterministic
