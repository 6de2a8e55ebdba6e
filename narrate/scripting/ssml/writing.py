"""Script to SSML 1.1 (W3C Recommendation of 7 September 2010)."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from narrate.markup.ssml import NARRATE, SSML
from narrate.scripting.ssml.attributes import attributes
from narrate.scripting.ssml.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from narrate.model.script import Paragraph, Script, Segment

_ENDS_SENTENCE = frozenset({"sentence", "paragraph", "heading", "section", "chapter", "list-item"})


def to_ssml(script: Script) -> str:
    """Return ``script`` as an SSML document; the same script gives the same text."""
    return "\n".join([*_lines(script), ""])


def _lines(script: Script) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    about = {f"narrate:{key}": said for key, said in asdict(script.metadata).items()}
    about["narrate:language"] = ""
    about["xml:lang"] = script.language or "und"
    names = f'version="1.1" xmlns="{SSML}" xmlns:narrate="{NARRATE}"'
    yield f"<speak {names}{attributes(about)}>"
    chapter = -1
    for paragraph in script.paragraphs:
        named = paragraph.chapter != chapter and paragraph.chapter < len(script.chapters)
        chapter = paragraph.chapter
        opened = script.chapters[chapter] if named else None
        first = {
            "narrate:chapter-id": opened.id if opened else "",
            "narrate:chapter-title": opened.title if opened else "",
        }
        yield from _paragraph(paragraph, script, first)
    yield "</speak>"


def _paragraph(paragraph: Paragraph, script: Script, first: dict[str, str]) -> Iterator[str]:
    lang = paragraph.segments[0].lang
    about = {
        "narrate:id": paragraph.id,
        "narrate:kind": paragraph.kind.value,
        "narrate:block": str(paragraph.block),
        "narrate:chapter": str(paragraph.chapter),
        **first,
        "narrate:level": str(paragraph.level or ""),
        "narrate:number": paragraph.number,
        "xml:lang": "" if lang == script.language else lang,
    }
    yield f"  <p{attributes(about)}>"
    for sentence in _sentences(paragraph.segments):
        yield "    <s>"
        for segment in sentence:
            yield f"      {_breath(segment, paragraph, lang)}"
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


def _breath(segment: Segment, paragraph: Paragraph, lang: str) -> str:
    about = {
        "name": segment.id,
        "narrate:span": " ".join(map(str, segment.span)) if paragraph.block >= 0 else "",
        "narrate:kind": "" if segment.kind is paragraph.kind else segment.kind.value,
        "narrate:contour": segment.contour.value,
    }
    said = "".join(words_of(segment))
    if segment.lang != lang:
        said = f"<lang{attributes({'xml:lang': segment.lang})}>{said}</lang>"
    after = {"time": f"{segment.pause_ms}ms", "narrate:pause": segment.pause.value}
    return f"<mark{attributes(about)}/>{said}<break{attributes(after)}/>"
