"""PLS 1.0 (W3C Recommendation of 14 October 2008) in and out.

Read are ``lexeme``, ``grapheme``, ``phoneme`` and ``alias`` with ``prefer`` and ``alphabet``
(``ipa`` and ``x-espeak``); ``example``, ``meta`` and ``metadata`` are passed over. A lexeme with
the attribute ``pattern="true"`` of our own namespace is a regular expression, which PLS itself
does not know.
"""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from narrate.markup.tree import XML, BadMarkup, Element, parse
from narrate.scripting.lexicon.entries import ESPEAK, Entry, LexiconError, ipa_of, mnemonics_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PLS = "http://www.w3.org/2005/01/pronunciation-lexicon"
OWN = "urn:narrate:lexicon:1"
_ALPHABETS = ("ipa", ESPEAK[:-1])


def read(data: bytes, name: str) -> tuple[str, tuple[Entry, ...]]:
    """Return language and entries of a PLS file.

    Raises:
        LexiconError: with ``name``, the line and the reason.
    """
    try:
        root = parse(data, name)
    except BadMarkup as error:
        raise LexiconError(error.message, error.hint) from error
    if (root.namespace, root.name) != (PLS, "lexicon"):
        raise LexiconError(
            f"{name}, line {root.line}: this is {root.name!r}, no PLS lexicon",
            f'<lexicon version="1.0" xmlns="{PLS}" alphabet="ipa" xml:lang="en">',
        )
    alphabet = _alphabet(root, name, "")
    lexemes = (one for one in root.elements() if one.name == "lexeme")
    entries = [entry for one in lexemes for entry in _entries(one, alphabet, name)]
    return root.get("lang", XML), tuple(entries)


def _entries(lexeme: Element, alphabet: str, name: str) -> Iterator[Entry]:
    where = f"{name}, line {lexeme.line}"
    graphemes = [_words(one) for one in lexeme.elements() if one.name == "grapheme"]
    readings = [one for one in lexeme.elements() if one.name in {"phoneme", "alias"}]
    if not graphemes or not all(graphemes):
        raise LexiconError(f"{where}: the grapheme is empty", "<grapheme>Toon</grapheme>")
    if not readings:
        raise LexiconError(f"{where}: {graphemes[0]!r} has no reading", "a phoneme or an alias")
    reading = next((one for one in readings if one.get("prefer") == "true"), readings[0])
    said = sound = ""
    if reading.name == "alias":
        said = _words(reading)
    elif _alphabet(reading, name, alphabet) == "ipa":
        sound = ipa_of(reading.text(), f"{name}, line {reading.line}")
    else:
        sound = mnemonics_of(reading.text(), f"{name}, line {reading.line}")
    for grapheme in graphemes:
        yield Entry(
            written=grapheme,
            said=said,
            sound=sound,
            pattern=lexeme.get("pattern", OWN) == "true",
            rule=f"pls:{name}:{grapheme}",
            where=where,
        )


def _alphabet(element: Element, name: str, inherited: str) -> str:
    alphabet = element.get("alphabet").lower() or inherited
    if element.name == "phoneme" and not alphabet:
        raise LexiconError(f"{name}, line {element.line}: no alphabet is named", 'alphabet="ipa"')
    if alphabet and alphabet not in _ALPHABETS:
        raise LexiconError(
            f"{name}, line {element.line}: unknown alphabet {alphabet!r}",
            " or ".join(f'alphabet="{one}"' for one in _ALPHABETS),
        )
    return alphabet


def _words(element: Element) -> str:
    return " ".join(element.text().split())


def write(entries: Iterable[Entry], language: str) -> bytes:
    """Return ``entries`` as a PLS file in ``language``, one lexeme for what is said alike."""
    names = f'xmlns="{PLS}" xmlns:narrate="{OWN}"'
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<lexicon version="1.0" {names} alphabet="ipa" xml:lang={quoteattr(language)}>',
    ]
    for _, group in groupby(entries, attrgetter("said", "sound", "pattern")):
        lines += _lexeme(list(group))
    return "\n".join([*lines, "</lexicon>", ""]).encode()


def _lexeme(entries: list[Entry]) -> Iterator[str]:
    first = entries[0]
    yield '  <lexeme narrate:pattern="true">' if first.pattern else "  <lexeme>"
    for entry in entries:
        yield f"    <grapheme>{escape(entry.written)}</grapheme>"
    if first.sound.startswith(ESPEAK):
        alphabet, sound = ESPEAK[:-1], first.sound.removeprefix(ESPEAK)
        yield f'    <phoneme alphabet="{alphabet}">{escape(sound)}</phoneme>'
    elif first.sound:
        yield f"    <phoneme>{escape(first.sound)}</phoneme>"
    else:
        yield f"    <alias>{escape(first.said)}</alias>"
    yield "  </lexeme>"
