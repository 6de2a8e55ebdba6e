"""Which gender a noun has, so that "1", "21" and "200" agree with it."""

from __future__ import annotations

import re

from narrate.scripting.rules.shared.words import names

_FEMININE = frozenset(
    names(
        "vez veces noche noches tarde tardes ley leyes llave llaves parte partes calle calles nave"
        " naves torre torres clase clases flor flores mano manos luz luces voz voces cruz cruces"
        " red redes mujer mujeres sede sedes base bases frase frases serie series sal sales señal"
        " señales"
    )
)
_MASCULINE = frozenset(
    names(
        "día días mapa mapas planeta planetas cometa cometas poeta poetas tranvía tranvías guardia"
        " guardias policía policías artista artistas centinela camarada camaradas"
    )
)
_ENDING = re.compile(r"\w*(?:[aá]s?|ción|ciones|sión|siones|dad|dades|tud|tudes|umbres?)")
_GREEK = re.compile(
    r"(?:problem|sistem|program|tem|idiom|clim|poem|dram|diplom|fantasm|síntom|esquem|lem|dilem|"
    r"panoram|arom|axiom|carism|enigm|estigm|fonem|prism|teorem|traum|\w*gram)as?"
)
_NO_NOUNS = frozenset(
    names(
        "a al ante bajo con contra de del desde donde durante e en entre es está están era fue"
        " fueron ha hacia han hasta la las le les lo los más me menos mientras ni no o para pero"
        " por porque que se según ser si sin sobre son su sus también te tras u un una ya y"
    )
)


def gender(noun: str) -> str:
    """Return ``f`` for a noun that is known or looks feminine, otherwise ``m``."""
    word = noun.lower()
    if word in _FEMININE:
        return "f"
    if word in _MASCULINE or _GREEK.fullmatch(word):
        return "m"
    return "f" if _ENDING.fullmatch(word) else "m"


def is_noun(word: str) -> bool:
    """Say whether a word may be what a number counts."""
    return word.lower() not in _NO_NOUNS
