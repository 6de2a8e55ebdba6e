"""Script to SSML 1.1 (W3C Recommendation of 7 September 2010)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from narrate.model.span import Span
from narrate.scripting.lexicon.entries import ESPEAK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from narrate.model.script import Paragraph, Pronunciation, Script, Segment

SSML = "http://www.w3.org/2001/10/synthesis"
NARRATE = "urn:narrate:script:1"
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML file may hold."""
_ENDS_SENTENCE = frozenset({"sentence", "paragraph", "heading", "section", "chapter", "list-item"})


def to_ssml(script: Script) -> str:
    """Return ``script`` as an SSML document; the same script gives the same text."""
    return "\n".join([*_lines(script), ""])


def _lines(script: Script) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield (
        f'<speak version="1.1" xmlns="{SSML}" xmlns:narrate="{NARRATE}"'
        f"{_attributes({'xml:lang': script.language or 'und'})}>"
    )
    for paragraph in script.paragraphs:
        yield from _paragraph(paragraph, script)
    yield "</speak>"


def _paragraph(paragraph: Paragraph, script: Script) -> Iterator[str]:
    lang = paragraph.segments[0].lang
    about = {
        "narrate:id": paragraph.id,
        "narrate:kind": paragraph.kind.value,
        "narrate:block": str(paragraph.block),
        "narrate:chapter": str(paragraph.chapter),
        "narrate:title": paragraph.segments[0].chapter,
        "narrate:level": str(paragraph.level or ""),
        "narrate:number": paragraph.number,
        "xml:lang": "" if lang == script.language else lang,
    }
    yield f"  <p{_attributes(about)}>"
    for sentence in _sentences(paragraph.segments):
        yield "    <s>"
        for segment in sentence:
            yield f"      {_breath(segment, lang)}"
        yield "    </s>"
    yield "  </p>"


def _sentences(segments: Sequence[Segment]) -> Iterator[list[Segment]]:
    held: list[Segment] = []
    for segment in segments:
        held.append(segment)
        if segment.pause.value in _ENDS_SENTENCE:
            yield held
            held = []
    if held:
        yield held


def _breath(segment: Segment, lang: str) -> str:
    about = {
        "name": segment.id,
        "narrate:text": "" if segment.text == segment.spoken else segment.text,
        "narrate:span": " ".join(map(str, segment.span)),
        "narrate:contour": segment.contour.value,
    }
    said = " ".join(_said(segment))
    if segment.lang != lang:
        said = f"<lang{_attributes({'xml:lang': segment.lang})}>{said}</lang>"
    after = {"time": f"{segment.pause_ms}ms", "narrate:pause": segment.pause.value}
    return f"<mark{_attributes(about)}/>{said}<break{_attributes(after)}/>"


def _said(segment: Segment) -> Iterator[str]:
    """Yield text, ``sub`` and ``phoneme``, which together are said as ``segment.spoken``."""
    at = 0
    pronunciations = list(segment.pronunciations)
    for (start, end), page in _units(segment):
        while pronunciations and pronunciations[0].span.end <= start:
            pronunciations.pop(0)
        inside = [one for one in pronunciations if start <= one.span.start < end]
        if start < at:
            continue
        spoken = segment.spoken[start:end]
        if inside:
            yield from _phonemes(segment.spoken, start, end, inside)
            at = max(end, inside[-1].span.end)
        elif page == spoken:
            yield _text(spoken)
        else:
            yield f"<sub{_attributes({'alias': spoken})}>{_text(page)}</sub>"


def _units(segment: Segment) -> Iterator[tuple[Span, str]]:
    """Yield spans of the spoken form with the page's words they are said for."""
    if not segment.words:
        yield Span(0, len(segment.spoken)), segment.spoken
    for said, written, _ in segment.words:
        yield said, segment.text[slice(*written)]


def _phonemes(spoken: str, start: int, end: int, inside: Sequence[Pronunciation]) -> Iterator[str]:
    at = start
    for one in inside:
        first, last = one.span
        if before := spoken[at:first].strip():
            yield _text(before)
        ipa, rule = one.ipa, one.rule
        alphabet = "ipa"
        if ipa.startswith(ESPEAK):
            alphabet, ipa = ESPEAK[:-1], ipa.removeprefix(ESPEAK)
        about = {"alphabet": alphabet, "ph": ipa, "narrate:rule": rule}
        yield f"<phoneme{_attributes(about)}>{_text(spoken[first:last])}</phoneme>"
        at = last
    if rest := spoken[at:end].strip():
        yield _text(rest)


def _attributes(values: dict[str, str]) -> str:
    return "".join(
        f" {name}={quoteattr(_NO_XML.sub('', value))}" for name, value in values.items() if value
    )


def _text(text: str) -> str:
    return escape(_NO_XML.sub("", text))
