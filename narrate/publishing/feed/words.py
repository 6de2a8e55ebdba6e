"""The few words of show notes, by language."""

from __future__ import annotations

from typing import NamedTuple


class Words(NamedTuple):
    """What show notes say beside the text's own words."""

    chapters: str
    persons: str
    read_along: str
    transcript: str
    book: str
    source: str
    written: str
    sender: str
    recipient: str
    voice: str
    """With the voice's name at ``{voice}``."""


_ENGLISH = Words(
    chapters="Chapters",
    persons="People",
    read_along="Read along",
    transcript="Transcript",
    book="Book with sound",
    source="Source",
    written="Written",
    sender="From",
    recipient="To",
    voice="Read by a synthetic voice ({voice}).",
)
_WORDS = {
    "en": _ENGLISH,
    "de": Words(
        chapters="Kapitel",
        persons="Personen",
        read_along="Mitlesen",
        transcript="Abschrift",
        book="Buch mit Ton",
        source="Quelle",
        written="Geschrieben",
        sender="Von",
        recipient="An",
        voice="Gelesen von einer synthetischen Stimme ({voice}).",
    ),
    "fr": Words(
        chapters="Chapitres",
        persons="Personnes",
        read_along="Lire en écoutant",
        transcript="Transcription",
        book="Livre sonore",
        source="Source",
        written="Écrit",
        sender="De",
        recipient="À",
        voice="Lu par une voix de synthèse ({voice}).",
    ),
    "es": Words(
        chapters="Capítulos",
        persons="Personas",
        read_along="Leer y escuchar",
        transcript="Transcripción",
        book="Libro con sonido",
        source="Fuente",
        written="Escrito",
        sender="De",
        recipient="A",
        voice="Leído por una voz sintética ({voice}).",
    ),
}


def words(language: str) -> Words:
    """Return the words for a BCP 47 tag; English where there are none of its own."""
    return _WORDS.get(language.partition("-")[0].lower(), _ENGLISH)
