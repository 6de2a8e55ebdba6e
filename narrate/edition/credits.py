"""Opening and closing credits, as audiobook houses want them: title, author, narrator."""

from __future__ import annotations

from typing import NamedTuple

from narrate.edition.announcements import DISCLOSURE
from narrate.model.language import primary


class Credits(NamedTuple):
    """What is said before and after an audiobook, each a chapter of its own."""

    opening: str
    closing: str
    opening_title: str
    closing_title: str


class _Words(NamedTuple):
    by: str = "{}."
    end: str = ""
    opening: str = "Opening credits"
    closing: str = "Closing credits"


_WORDS = {
    "ca": _Words("Escrit per {}.", "Fi.", "Crèdits inicials", "Crèdits finals"),
    "cs": _Words("Autor: {}.", "Konec.", "Úvodní titulky", "Závěrečné titulky"),
    "da": _Words("Skrevet af {}.", "Slut.", "Indledning", "Afslutning"),
    "de": _Words("Von {}.", "Ende.", "Vorspann", "Abspann"),
    "en": _Words("Written by {}.", "The end."),
    "es": _Words("Escrito por {}.", "Fin.", "Créditos iniciales", "Créditos finales"),
    "fi": _Words("Kirjoittanut {}.", "Loppu.", "Alkutiedot", "Lopputiedot"),
    "fr": _Words("Écrit par {}.", "Fin.", "Générique de début", "Générique de fin"),
    "it": _Words("Scritto da {}.", "Fine.", "Titoli di testa", "Titoli di coda"),
    "nl": _Words("Geschreven door {}.", "Einde.", "Openingstitels", "Slottitels"),
    "no": _Words("Skrevet av {}.", "Slutt.", "Innledning", "Avslutning"),
    "pl": _Words("Autor: {}.", "Koniec.", "Napisy początkowe", "Napisy końcowe"),
    "pt": _Words("Escrito por {}.", "Fim.", "Créditos iniciais", "Créditos finais"),
    "ru": _Words("Автор: {}.", "Конец.", "Начальные титры", "Заключительные титры"),
    "sv": _Words("Skriven av {}.", "Slut.", "Inledning", "Avslutning"),
    "tr": _Words("Yazan: {}.", "Son.", "Açılış", "Kapanış"),
    "uk": _Words("Автор: {}.", "Кінець.", "Початкові титри", "Прикінцеві титри"),
}


def credits_of(title: str, author: str, language: str, *, name_the_voice: bool) -> Credits:
    """Return the credits of an audiobook.

    In a language without words of its own only title and author are said.

    Args:
        title: Of the edition.
        author: May be blank.
        language: BCP 47 tag.
        name_the_voice: Whether the opening says that the voice is synthetic; the closing has that
            line from the edition itself.
    """
    words = _WORDS.get(primary(language), _Words())
    work = _sentence(title) if title else ""
    by = words.by.format(author.rstrip(".")) if author else ""
    narrator = DISCLOSURE.get(primary(language), "") if name_the_voice else ""
    return Credits(
        opening=" ".join(filter(None, (work, by, narrator))),
        closing=" ".join(filter(None, (words.end, work, by))),
        opening_title=words.opening,
        closing_title=words.closing,
    )


def _sentence(title: str) -> str:
    return title if title.endswith((".", "!", "?", "…")) else f"{title}."
