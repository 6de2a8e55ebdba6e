"""Lines that stand on no page: an opening, a closing, who speaks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from narrate.model.document import Block, Document, Kind
from narrate.model.policy import ReadingPolicy
from narrate.model.script import Pause
from narrate.model.span import Place
from narrate.scripting.paragraphs import Phrasing, ended, paragraph_of

if TYPE_CHECKING:
    from narrate.model.script import Paragraph
    from narrate.model.voice import Voice


def announce(
    text: str,
    *,
    lang: str,
    voice: Voice,
    id: str,  # noqa: A002 - the paragraph's own field is called so
    pause: Pause = Pause.TAIL,
    chapter: int = 0,
) -> Paragraph:
    """Return ``text`` (not blank) as a paragraph of the edition that belongs to no block.

    Args:
        text: What is to be said, in ``lang``.
        lang: BCP 47 tag.
        voice: Whose pauses count.
        id: Identity of the paragraph in the edition.
        pause: Why silence follows.
        chapter: Index of the chapter it is heard in.
    """
    block = Block(kind=Kind.ANNOUNCEMENT, places=(Place(0, 0, len(text)),))
    page = Document(name=id, format="announcement", nodes=(text,), blocks=(block,))
    paragraph, _ = paragraph_of(
        Phrasing(voice, ReadingPolicy(), ()), page, 0, chapter=chapter, title="", lang=lang
    )
    if paragraph is None:
        raise ValueError(f"an announcement must have something to say: {text!r}")
    segments = tuple(
        replace(segment, id=f"{id}s{count}") for count, segment in enumerate(paragraph.segments, 1)
    )
    return ended(replace(paragraph, id=id, block=-1, segments=segments), voice, pause)
