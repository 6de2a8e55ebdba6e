"""Which voices an edition gets."""

from __future__ import annotations

import pytest

from narrate.edition.casting import Director
from narrate.errors import UsageError, VoiceError
from narrate.model.document import Kind
from narrate.settings import VoiceSettings


def cast(typed="", language="en", others=(), rate=None, **said):
    return Director(VoiceSettings(**said), None, rate).cast(typed, language, others)


def test_every_language_of_a_document_gets_a_voice():
    made = cast(others=("fr", "de-CH", "it", "en-GB")).cast
    assert made.narrator.name == "english-us"
    assert {tag: one.name for tag, one in made.languages.items()} == {
        "fr": "french",
        "de-ch": "german",
        "it": "espeak:it",
    }


def test_the_settings_name_voices_by_language_role_and_speaker():
    made = cast(
        others=("fr",),
        languages={"fr": "espeak:fr-be"},
        roles={Kind.QUOTE: "english-gb"},
        speakers={"Hamlet": "german"},
    ).cast
    assert made.languages["fr"].voice == "fr-be"
    assert made.voice_of(Kind.QUOTE, "en").name == "english-gb"
    assert made.voice_of(Kind.PARAGRAPH, "de", "HAMLET.").name == "german"
    assert made.voice_of(Kind.PARAGRAPH, "en", "HAMLET.").name == "german"
    assert made.voice_of(Kind.PARAGRAPH, "fr", "HAMLET.").voice == "fr-be"


def test_a_voice_for_the_documents_own_language_narrates():
    said = {"card": "english-gb", "languages": {"fr": "french"}}
    assert cast(language="fr-CA", **said).cast.narrator.name == "french"
    assert cast(language="en", **said).cast.narrator.name == "english-gb"
    assert cast("tone", language="fr-CA", **said).cast.narrator.name == "tone"


def test_the_rate_holds_for_all_voices():
    made = cast(others=("fr",), rate=1.5).cast
    assert made.narrator.rate == made.languages["fr"].rate == 1.5
    with pytest.raises(UsageError, match="out of range"):
        cast(rate=9)


def test_a_language_without_a_voice_is_left_to_the_narrator_and_named():
    casting = cast(others=("xx-unknown",))
    assert casting.cast.voice_of(Kind.PARAGRAPH, "xx-unknown") is casting.cast.narrator
    (finding,) = casting.findings
    assert finding.id == "language-without-voice"
    assert "xx-unknown" in finding.message


def test_a_fallback_reads_where_the_voice_is_not_there():
    casting = cast("nobody", fallbacks=("espeak:nowhere", "english-gb"))
    assert casting.cast.narrator.name == "english-gb"
    (finding,) = casting.findings
    assert finding.id == "voice-fallen-back"
    assert "nobody" in finding.message
    assert not cast("english-gb", fallbacks=("tone",)).findings


def test_without_any_voice_the_first_error_counts():
    with pytest.raises(VoiceError, match="nobody"):
        cast("nobody", fallbacks=("nothing",))


def test_a_key_that_is_no_language_is_refused():
    with pytest.raises(UsageError, match="'french!' is no language"):
        cast(languages={"french!": "french"})
