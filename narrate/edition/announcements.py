"""Lines that stand on no page: the opening, the closing, and who speaks."""

from __future__ import annotations

from narrate.model.language import primary

DISCLOSURE = {
    "ca": "Aquesta edició sonora s'ha fet amb una veu sintètica.",
    "cs": "Toto zvukové vydání bylo vytvořeno pomocí syntetického hlasu.",
    "da": "Denne lydudgave er læst af en syntetisk stemme.",
    "de": "Diese Hörausgabe wurde mit einer synthetischen Stimme gesprochen.",
    "en": "This audio edition was read by a synthetic voice.",
    "es": "Esta edición sonora se ha leído con una voz sintética.",
    "fi": "Tämän äänijulkaisun on lukenut synteettinen ääni.",
    "fr": "Cette édition sonore a été lue par une voix de synthèse.",
    "it": "Questa edizione audio è stata letta da una voce sintetica.",
    "nl": "Deze audio-uitgave is gelezen door een synthetische stem.",
    "no": "Denne lydutgaven er lest av en syntetisk stemme.",
    "pl": "To wydanie dźwiękowe zostało przeczytane głosem syntetycznym.",
    "pt": "Esta edição sonora foi lida por uma voz sintética.",
    "ru": "Это аудиоиздание прочитано синтезированным голосом.",
    "sv": "Den här ljudutgåvan är läst av en syntetisk röst.",
    "tr": "Bu sesli yayın sentetik bir sesle okunmuştur.",
    "uk": "Це аудіовидання прочитано синтезованим голосом.",
}
"""Says in each language that the voice is synthetic."""


def disclosure(language: str) -> tuple[str, str]:
    """Return the line that names the synthetic voice, and the language it is in.

    A language without a line of its own gets the English one.
    """
    tag = primary(language)
    return (DISCLOSURE[tag], language) if tag in DISCLOSURE else (DISCLOSURE["en"], "en")
