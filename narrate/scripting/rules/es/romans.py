"""Roman numerals, told from initials and words by what stands around them."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from narrate.model.span import Edit, Span
from narrate.scripting.rules.es.genders import gender
from narrate.scripting.rules.es.numbers import cardinal
from narrate.scripting.rules.es.places import ordinal
from narrate.scripting.rules.gates import Landmark, near
from narrate.scripting.rules.shared.joining import edit, either, ends_text
from narrate.scripting.rules.shared.romans import ANY, CERTAIN, NUMERAL, value
from narrate.scripting.rules.shared.words import names

if TYPE_CHECKING:
    from collections.abc import Iterator

_KINGS = names(
    "Felipe Carlos Fernando Alfonso Juan Pedro Enrique Jaime Sancho Ramiro Luis Francisco Napoleón"
    " Pablo Pío León Gregorio Benedicto Clemente Inocencio Urbano Bonifacio Alejandro Nicolás"
    " Federico Guillermo Iván Otón Cristián Gustavo Alberto Leopoldo Balduino Manuel José Jorge"
    " Eduardo Jacobo Ricardo Roberto Rodolfo Maximiliano Ramsés Ptolomeo Tolomeo Constantino"
    " Teodosio Sixto Julio Martín Adriano Celestino Eugenio Segismundo Casimiro Humberto Óscar"
    " Abderramán Alhakén Berenguer Yusuf García Teobaldo Solimán Selim Amenofis Tutmosis Esteban"
    " Ladislao Miguel Boris Haakon Olaf Harald Calixto Honorio Silvestre Sergio Anastasio"
    " Hassan Mohamed Amadeo Agustín Sebastián Duarte Ordoño Bermudo Mehmed"
)
_QUEENS = names(
    "Isabel Catalina María Margarita Victoria Cleopatra Cristina Ana Juana Beatriz Urraca Petronila"
    " Guillermina Juliana"
)
_NUMBERED = re.compile(rf"\s(?P<numeral>{NUMERAL}|(?=[ivx]{{2}})(?i:{NUMERAL}))(?![\w'’-])")
_RULER = re.compile(rf"(?<!\w)(?:{either([*_KINGS, *_QUEENS])})$", re.IGNORECASE)
_LONGEST_NAME = 12
_LABEL = re.compile(
    r"(?<!\w)(?:(?:siglo|año|capítulo|tomo|libro|acto|escena|artículo|anexo|título|figura|lámina|"
    r"tabla|canto|salmo|fase|tipo|clase|grupo|zona|apéndice|página|número)s?|volumen|volúmenes|(?:lib|art|lám|fig|tom|núm|pág)s?\.|"
    r"sección|secciones|vols?\.|caps?\.|"
    r"(?-i:ss?\.)|t\.|p\.|n\.º|núm\.|fig\.|art\.|g\.º|apolo|vaticano|salt|start)\s$",
    re.IGNORECASE,
)
_LONGEST_LABEL = 12
_RUN = re.compile(
    rf"(?i:(?=[MDCLXVI])(?<=\s){NUMERAL})(?![\w'’])(?!(?<=\s[ivxlcdm])\.)"  # "s. v." is no century
)
_PLACE = re.compile(
    rf"(?=[MDCLXVI])(?<![^\s(«“\"¿¡])(?P<numeral>{NUMERAL})\s(?P<noun>[^\W\d_]{{4,}})"
)
_ARTICLE = re.compile(r"(?:^|\b(?:el|la|del|al|un|una|su|los|las|este|esta)\s)$", re.IGNORECASE)
_CERTAIN = re.compile(rf"(?<=[a-zñáéíóú]\s)(?P<numeral>{CERTAIN})(?![\w'’]|\.\w)")
_MORE = re.compile(
    rf"(?P<join>\s?[-–]\s?|,\s|\s(?:y|e|o|u|a|al)\s)(?P<numeral>(?=[IVX]){NUMERAL})"
    r"(?![\w'’]|\.\s?[A-ZÁÉÍÓÚÑ])"
)
_ALSO = re.compile(
    rf"(?:\sde\s(?:[A-ZÁÉÍÓÚÑ][^\W\d_]+\s){{1,2}}y\s(?=\w+\sde\s)|\sy\s)"
    rf"(?P<numeral>(?=[IVX]){NUMERAL})(?![\w'’]|\.\s?[A-ZÁÉÍÓÚÑ])"
)
"""The number a ruler has in a second realm: "Carlos I de España y V de Alemania"."""
_SPAN = re.compile(
    rf"(?=[IVX])(?<![\w.-])(?P<first>{CERTAIN})\s?[-–]\s?(?P<last>{CERTAIN})(?![\w.-])"
)
"""Centuries in brackets: "(XVI-XVII)"."""
_ROAD = re.compile(r"-(?<=\bN-)(?P<numeral>I{1,3}|IV|VI?)(?![\w'’-])")
"""The six roads from Madrid."""
_SPOKEN_AS_PLACES = 10
"""Rulers are counted by ordinals up to the tenth."""
_NUMERALS = Landmark(rf"{ANY}|[ivxlcdm](?<= .)[ivxlcdm]*(?!\w)")
"""Small letters may be a numeral as well."""
_LONE = re.compile(NUMERAL)


@partial(near, _NUMERALS)
def romans(text: str) -> Iterator[Edit]:
    """Say ``Felipe II`` "segundo", ``siglo XX`` "veinte", ``XXV aniversario`` an ordinal."""
    if _LONE.fullmatch(text):
        span = Span(0, len(text))
        yield Edit(span=span, spoken=ordinal(value(text)), rule="roman-numerals")
    yield from _rulers(text)
    for found in _PLACE.finditer(text):
        if _ARTICLE.search(text, max(0, found.start() - 6), found.start()):
            of = gender(found["noun"])
            said = ordinal(value(found["numeral"]), of, short=of == "m")
            span = Span(*found.span("numeral"))
            yield Edit(span=span, spoken=said, rule="roman-numerals")
    for found in _SPAN.finditer(text) if "-" in text or "–" in text else ():
        ends = cardinal(value(found["first"])), cardinal(value(found["last"]))
        yield edit(found, " a ".join(ends), "roman-numerals")
    for found in _ROAD.finditer(text) if "N-" in text else ():
        yield edit(found, f" {cardinal(value(found['numeral']))}", "roman-numerals")
    for found in _RUN.finditer(text):
        labelled = _LABEL.search(text, max(0, found.start() - _LONGEST_LABEL), found.start())
        if labelled or _CERTAIN.match(text, found.start()):
            said = cardinal(value(found[0].upper()))
            yield edit(found, said, "roman-numerals")
        if labelled:
            yield from _more(text, found.end())


def _rulers(text: str) -> Iterator[Edit]:
    for found in _NUMBERED.finditer(text):
        at = found.start()
        ruler = _RULER.search(text, max(0, at - _LONGEST_NAME), at)
        if not ruler:
            continue
        if len(found["numeral"]) == 1 and (
            found["numeral"] not in "IVX" or not _after_ruler(text, found.end())
        ):
            continue
        of = "f" if ruler[0].capitalize() in _QUEENS else "m"
        span = Span(ruler.start(), found.end())
        said = f"{ruler[0]} {_of_ruler(found['numeral'], of)}"
        yield Edit(span=span, spoken=said, rule="roman-numerals")
        if also := _ALSO.match(text, found.end()):
            span = Span(*also.span("numeral"))
            said = _of_ruler(also["numeral"], of)
            yield Edit(span=span, spoken=said, rule="roman-numerals")


def _of_ruler(numeral: str, gender: str) -> str:
    number = value(numeral.upper())
    return ordinal(number, gender) if number <= _SPOKEN_AS_PLACES else cardinal(number)


def _more(text: str, at: int) -> Iterator[Edit]:
    """Say the numerals that follow one with a label: ``ss. XI-XIII``, ``siglos IV y V``."""
    while more := _MORE.match(text, at):
        to = " a " if more["join"].strip() in ("-", "–") else more["join"]
        yield edit(more, to + cardinal(value(more["numeral"])), "roman-numerals")
        at = more.end()


def _after_ruler(text: str, end: int) -> bool:
    """Say whether a single letter after a first name is no initial of another name."""
    return ends_text(text, end) or not re.match(r"\.\s?[A-ZÁÉÍÓÚÑ]", text[end : end + 4])
