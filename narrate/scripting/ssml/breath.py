"""Our own breaths back from SSML: what ``writing`` made of a segment, exactly."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from narrate.markup.ssml import NARRATE
from narrate.model.document import Kind
from narrate.model.script import Change, Contour, Pause, Pronunciation, Segment
from narrate.model.span import Span
from narrate.model.words import Word
from narrate.scripting.changes import change_of
from narrate.scripting.lexicon.entries import ESPEAK
from narrate.scripting.plain import spoken
from narrate.scripting.ssml.bare import CHUNK, is_bare, is_heard
from narrate.scripting.ssml.piece import Piece, piece_of
from narrate.scripting.ssml.stream import Border, Stretch
from narrate.scripting.ssml.times import milliseconds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from narrate.markup.tree import Element

_Names = TypeVar("_Names", Kind, Contour, Pause)
RULE = "ssml"
"""What decided where the document itself says how."""


class _Unit(NamedTuple):
    """One word, how it is said, and how that sounds: start, end, IPA and rule of each."""

    text: Span
    said: str
    sounds: tuple[tuple[int, int, str, str], ...] = ()


def segment_of(
    mark: Element, items: Sequence[Stretch | Border], *, kind: Kind, chapter: str
) -> tuple[Segment | None, list[Change]]:
    """Return the breath after ``mark``; ``None`` where its words were deleted."""
    stretches = [one for one in items if isinstance(one, Stretch)]
    heard = next((one for one in stretches if one.text.strip()), None)
    if heard is None:
        return None, []
    piece = piece_of(stretches)
    units = [unit for unit in _units(piece, heard.lang) if unit.said]
    changes = list(_changes(piece, units))
    if not units:
        return None, changes
    words, sounds, at = [], [], 0
    for unit in units:
        span = Span(at, at + len(unit.said))
        words.append(Word(span, unit.text, piece.cleaned.place(*unit.text)))
        sounds += [
            Pronunciation(span=Span(at + a, at + b), ipa=c, rule=d) for a, b, c, d in unit.sounds
        ]
        at = span.end + 1
    places = piece.cleaned.places_of(0, len(piece.cleaned.text))
    pause, pause_ms = _pause(items)
    return (
        Segment(
            id=mark.get("name"),
            kind=_one_of(Kind, mark.get("kind", NARRATE), kind),
            text=piece.cleaned.text,
            spoken=" ".join(unit.said for unit in units),
            span=places[0],
            places=places,
            pause=pause,
            pause_ms=pause_ms,
            chapter=chapter,
            lang=heard.lang,
            contour=_one_of(Contour, mark.get("contour", NARRATE), Contour.FINAL),
            pronunciations=tuple(one for one in sounds if one.span.end < at),
            words=tuple(words),
        ),
        changes,
    )


def _units(piece: Piece, lang: str) -> Iterator[_Unit]:
    """Yield the words: those in elements, and those that stand bare between them."""
    at = 0
    for span, element in piece.marked:
        yield from _bare(piece.cleaned.text, at, span.start, lang)
        yield _unit(span, element, piece.cleaned.text[span.start : span.end])
        at = span.end
    yield from _bare(piece.cleaned.text, at, len(piece.cleaned.text), lang)


def _bare(text: str, start: int, end: int, lang: str) -> Iterator[_Unit]:
    """Yield words without an element; what an editor wrote in figures goes through the rules."""
    for chunk in CHUNK.finditer(text, start, end):
        if is_heard(chunk[0]):
            said = chunk[0] if is_bare(chunk[0]) else spoken(chunk[0], lang)
            yield _Unit(Span(*chunk.span()), said)


def _unit(span: Span, element: Element, written: str) -> _Unit:
    if element.name == "phoneme":
        said = element.get("alias", NARRATE) or written
        rule = element.get("rule", NARRATE) or RULE
        alphabet = element.get("alphabet")
        sound = ESPEAK + element.get("ph") if alphabet == ESPEAK[:-1] else element.get("ph")
        return _Unit(span, said, ((0, len(said), sound, rule),) if sound else ())
    if element.name == "sub":
        return _Unit(span, " ".join(element.get("alias").split()), _sounds(element))
    return _Unit(span, written)


def _sounds(element: Element) -> tuple[tuple[int, int, str, str], ...]:
    """Return the pronunciations of parts of a word; what is damaged there is left to the engine."""
    try:
        rows = json.loads(element.get("sounds", NARRATE) or "[]")
        return tuple((int(a), int(b), str(c), str(d)) for a, b, c, d in rows if 0 <= a < b)
    except (ValueError, TypeError):
        return ()


def _changes(piece: Piece, units: Sequence[_Unit]) -> Iterator[Change]:
    """Yield what is not said as it is written, in order."""
    said = {unit.text: unit for unit in units}
    text = piece.cleaned.text
    spans = {*said, *(span for span, _ in piece.marked)}
    for span in sorted(spans):
        unit = said.get(span) or _Unit(span, "")
        written = text[span.start : span.end]
        if unit.said != written or unit.sounds:
            ipa, rule = unit.sounds[0][2:] if unit.sounds else ("", RULE)
            yield change_of(piece.cleaned, *span, spoken=unit.said, rule=rule, ipa=ipa)


def _pause(items: Sequence[Stretch | Border]) -> tuple[Pause, int]:
    """Return the pause after a breath: its last ``break``."""
    breaks = [one.element for one in items if isinstance(one, Border) and one.element]
    last = next((one for one in reversed(breaks) if one.name == "break"), None)
    if last is None:
        return Pause.PHRASE, 0
    return _one_of(Pause, last.get("pause", NARRATE), Pause.CLAUSE), milliseconds(
        last.get("time")
    ) or 0


def _one_of(names: type[_Names], written: str, otherwise: _Names) -> _Names:
    return names(written) if written in set(names) else otherwise
