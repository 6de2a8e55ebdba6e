"""Which gender a noun has, so that "1", "21" and "200" agree with it."""

from __future__ import annotations

import re

from narrate.scripting.rules.shared.words import names

_FEMININE = frozenset(
    names(
        "vez veces noche noches tarde tardes ley leyes llave llaves parte partes calle calles nave"
        " naves torre torres clase clases flor flores mano manos luz luces voz voces cruz cruces"
        " red redes mujer mujeres sede sedes base bases frase frases serie series sal sales señal"
        " señales imagen imágenes orden órdenes cárcel cárceles piel pieles fuente fuentes mente"
        " muerte muertes suerte fiebre fiebres liebre liebres nube nubes ave aves clave"
        " claves fase fases carne carnes superficie superficies especie especies serpiente"
        " serpientes sartén sartenes hélice hélices raíz raíces nuez nueces actriz actrices crisis"
        " tesis dosis hipótesis síntesis sucursal sucursales postal postales central centrales"
        " filial filiales catedral catedrales diagonal diagonales credencial credenciales pared"
        " paredes razón razones sazón foto fotos moto motos labor labores coliflor gente gentes"
        " corriente corrientes vertiente vertientes nieve nieves leche leches sangre hambre"
        " suite suites niñez vejez pista pistas lista listas vista vistas revista revistas"
        " entrevista entrevistas conquista conquistas autopista autopistas arista aristas"
        " unidad virtud ronda sangría mayoría sede ingle cumbre azumbre catástrofe catástrofes"
    )
)
_MASCULINE = frozenset(
    names(
        "día días mapa mapas planeta planetas cometa cometas poeta poetas tranvía tranvías guardia"
        " guardias policía policías artista artistas centinela camarada camaradas"
        " sofá sofás papá papás colega colegas atleta atletas pirata piratas pijama pijamas puma"
        " pumas gorila gorilas panda pandas koala koalas cura curas espía espías vigía vigías"
        " bastión bastiones gorrión gorriones camión camiones avión aviones anión aniones catión"
        " cationes guion guiones patriota patriotas karma jefe jefes"
    )
)
_ENDING = re.compile(r"\w*(?:[aá]s?|[cgnstx]i[óo]n(?:es)?|dad|dades|tud|tudes|umbres?)")
_STRESSED_A = frozenset(
    names("acta águila ala alma ama área arma arpa asa aula ave ánfora ancla haba hacha hada arca")
)
_GREEK = re.compile(
    r"(?:problem|sistem|program|tem|idiom|clim|poem|dram|diplom|fantasm|síntom|esquem|lem|dilem|"
    r"panoram|arom|axiom|carism|enigm|estigm|fonem|prism|teorem|traum|\w*gram|"
    r"\w*[íi]st|\w*ócrat)as?"
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


def takes_un(noun: str) -> bool:
    """Say whether a feminine noun begins with a stressed a, so that it is "un área"."""
    return noun.lower() in _STRESSED_A


def is_noun(word: str) -> bool:
    """Say whether a word may be what a number counts."""
    return word.lower() not in _NO_NOUNS
