"""Lines that stand on no page: an opening, a closing, who speaks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from narrate.model.document import Block, Document, Kind
from narrate.model.policy import ReadingPolicy
from narrate.model.script import Paragraph, Pause, Segment
from narrate.model.span import Place, Span
from narrate.model.words import Word
from narrate.scripting.paragraphs import Phrasing, ended, paragraph_of

if TYPE_CHECKING:
    from narrate.model.voice import Voice

_NOWHERE = Place(0, 0, 0)
NOTE = "♪"
"""What stands in texts for a sound that is no speech, as captions have it."""
_SAID = "music"


def announce(
    text: str,
    *,
    lang: str,
    voice: Voice,
    id: str,  # noqa: A002 - the paragraph's own field is called so
    pause: Pause = Pause.TAIL,
    chapter: int = 0,
    title: str = "",
    place: Place = _NOWHERE,
) -> Paragraph:
    """Return ``text`` (not blank) as a paragraph of the edition that belongs to no block.

    Args:
        text: What is to be said, in ``lang``.
        lang: BCP 47 tag.
        voice: Whose pauses count.
        id: Identity of the paragraph in the edition.
        pause: Why silence follows.
        chapter: Index of the chapter it is heard in.
        title: Title of that chapter.
        place: The empty place on the page at which it is heard.
    """
    block = Block(kind=Kind.ANNOUNCEMENT, places=(Place(0, 0, len(text)),))
    page = Document(name=id, format="announcement", nodes=(text,), blocks=(block,))
    paragraph, _ = paragraph_of(
        Phrasing(voice, ReadingPolicy(), ()), page, 0, chapter=chapter, title=title, lang=lang
    )
    if paragraph is None:
        raise ValueError(f"an announcement must have something to say: {text!r}")
    segments = tuple(
        replace(
            segment,
            id=f"{id}s{count}",
            span=place,
            places=(place,),
            words=tuple(word._replace(place=place) for word in segment.words),
        )
        for count, segment in enumerate(paragraph.segments, 1)
    )
    return ended(replace(paragraph, id=id, block=-1, segments=segments), voice, pause)


def sounded(
    *,
    lang: str,
    voice: Voice,
    id: str,  # noqa: A002 - the paragraph's own field is called so
    speaker: str,
    pause: Pause = Pause.TAIL,
    chapter: int = 0,
) -> Paragraph:
    """Return a paragraph that is a sound rather than words; captions show a note for it.

    Args:
        lang: BCP 47 tag of the edition.
        voice: Whose pauses count.
        id: Identity of the paragraph in the edition.
        speaker: Under which name the cast has the sound.
        pause: Why silence follows.
        chapter: Index of the chapter it is heard in.
    """
    segment = Segment(
        id=f"{id}s1",
        kind=Kind.ANNOUNCEMENT,
        text=NOTE,
        spoken=_SAID,
        span=_NOWHERE,
        pause=pause,
        pause_ms=0,
        chapter="",
        lang=lang,
        words=(Word(Span(0, len(_SAID)), Span(0, len(NOTE)), _NOWHERE),),
        places=(_NOWHERE,),
    )
    paragraph = Paragraph(
        id=id,
        kind=Kind.ANNOUNCEMENT,
        chapter=chapter,
        block=-1,
        segments=(segment,),
        speaker=speaker,
    )
    return ended(paragraph, voice, pause)
