"""Paragraphs of other tools' SSML: their text goes through the normal rules, their say-so wins."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from narrate.model.document import Block
from narrate.model.script import Contour, Paragraph, Pause, Segment
from narrate.model.span import Edit
from narrate.scripting.paragraphs import Phrasing, paragraph_of
from narrate.scripting.pauses import pause_ms
from narrate.scripting.plain import spoken
from narrate.scripting.ssml.breath import RULE
from narrate.scripting.ssml.piece import Piece, piece_of
from narrate.scripting.ssml.stream import Border, Stretch
from narrate.scripting.ssml.times import STRENGTHS, milliseconds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from narrate.markup.tree import Element
    from narrate.model.document import Document
    from narrate.model.script import Change
    from narrate.scripting.ssml.stream import Flow

_SPELLED = frozenset({"characters", "digits", "letters", "spell-out", "verbatim"})
"""Values of ``interpret-as`` that ask for one character after the other (W3C Note, 26 May 2005)."""
_ENDED = ".!?…。！？؟।:"
_CLOSERS = " \"'”’“‘)]}»›"


@dataclass(frozen=True, slots=True)
class _Prescribed:
    """What the elements of one piece say, as the strongest lexicon."""

    piece: Piece

    def edits(self, text: str, lang: str) -> Iterator[Edit]:
        """Yield one edit for each element that says how its text is said."""
        for span, element in self.piece.marked:
            said = _said(element, text[span.start : span.end], lang)
            if said is not None:
                ipa = element.get("ph") if element.name == "phoneme" else ""
                yield Edit(span=span, spoken=said, rule=f"{RULE}:{element.name}", ipa=ipa.strip())


def _said(element: Element, written: str, lang: str) -> str | None:
    """Return what is said for ``written``; ``None`` leaves it to the rules."""
    if element.name == "sub":
        return spoken(element.get("alias"), lang)
    if element.name == "phoneme":
        alphabet = element.get("alphabet") or "ipa"
        return spoken(written, lang) if alphabet == "ipa" and element.get("ph").strip() else None
    if element.name == "say-as" and element.get("interpret-as") in _SPELLED:
        return spoken(" ".join(written.replace(" ", "")), lang)
    return None


def paragraph_from(
    flow: Flow, phrasing: Phrasing, document: Document, *, index: int, chapter: int, title: str
) -> tuple[Paragraph | None, list[Change]]:
    """Return what is said for a paragraph, its last segment still without its final pause."""
    segments: list[Segment] = []
    changes: list[Change] = []
    for stretches, border in _runs(flow.items):
        if stretches:
            piece = piece_of(stretches)
            own = Phrasing(
                phrasing.voice, phrasing.policy, (_Prescribed(piece), *phrasing.lexicons)
            )
            block = Block(kind=document.blocks[index].kind, places=piece.cleaned.places)
            made, changed = paragraph_of(
                own,
                replace(document, blocks=(block,)),
                0,
                chapter=chapter,
                title=title,
                lang=stretches[0].lang,
            )
            changes += changed
            segments += made.segments if made else ()
        if segments and border is not None:
            segments[-1] = _paused(segments[-1], border, phrasing)
    if not segments:
        return None, changes
    identity = f"p{index + 1}"
    numbered = (
        replace(one, id=f"{identity}s{count}") for count, one in enumerate(segments, start=1)
    )
    kind = document.blocks[index].kind
    return (
        Paragraph(id=identity, kind=kind, chapter=chapter, block=index, segments=tuple(numbered)),
        changes,
    )


def break_of(element: Element, phrasing: Phrasing) -> tuple[Pause, int] | None:
    """Return the pause a ``break`` asks for; ``None`` where it is no break."""
    if element.name != "break":
        return None
    strength = element.get("strength")
    if (time := milliseconds(element.get("time"))) is not None:
        return STRENGTHS.get(strength, Pause.CLAUSE), time
    if strength == "none":
        return Pause.PHRASE, 0
    pause = STRENGTHS.get(strength, Pause.CLAUSE)
    return pause, pause_ms(phrasing.voice, pause, strong=pause is Pause.COMMA)


def _runs(
    items: Iterable[Stretch | Border],
) -> Iterator[tuple[list[Stretch], Element | str | None]]:
    """Yield runs of stretches in one language that nothing parts, and what ends each.

    That is a ``break`` element, ``"lang"`` where only the language changes, or nothing.
    """
    held: list[Stretch] = []
    for item in items:
        if isinstance(item, Stretch):
            if held and item.lang != held[-1].lang and item.text.strip():
                yield _heard(held), "lang"
                held = []
            held.append(item)
        elif item.element is None or item.element.name == "break":
            yield _heard(held), item.element
            held = []
    yield _heard(held), None


def _heard(stretches: list[Stretch]) -> list[Stretch]:
    return stretches if any(one.text.strip() for one in stretches) else []


def _paused(segment: Segment, border: Element | str, phrasing: Phrasing) -> Segment:
    """Return ``segment`` with the pause of what follows it; an unfinished sentence goes on."""
    if isinstance(border, str):
        asked: tuple[Pause, int] | None = (Pause.PHRASE, 0)
    else:
        asked = break_of(border, phrasing)
    if asked is None:
        return segment
    ended = segment.text.rstrip(_CLOSERS).endswith(tuple(_ENDED))
    contour = segment.contour if ended else Contour.CONTINUING
    pause = Pause.SENTENCE if ended and asked[0] is Pause.CLAUSE else asked[0]
    return replace(segment, pause=pause, pause_ms=asked[1], contour=contour)
