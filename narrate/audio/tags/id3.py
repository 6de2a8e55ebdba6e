"""ID3 tags with chapters, for MP3.

Version 2.3, because with 2.4 ffmpeg loses every chapter whose title takes more than 127 bytes.
"""

from __future__ import annotations

import io
import re
from math import ceil
from typing import TYPE_CHECKING, Any

from mutagen import MutagenError
from mutagen.id3 import (
    APIC,
    CHAP,
    COMM,
    CTOC,
    ID3,
    TALB,
    TCON,
    TCOP,
    TDAT,
    TIT2,
    TLAN,
    TLEN,
    TPE1,
    TPUB,
    TRCK,
    TXXX,
    TYER,
    CTOCFlags,
    Encoding,
    PictureType,
)
from mutagen.id3._tags import save_frame

from narrate.audio.tags.about import PNG_HEAD, ChapterMark, Tags
from narrate.model.iso639 import three_letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from os import PathLike

_MOST_CHILDREN = 255
"""A table of contents counts its children in one byte."""
_NO_OFFSET = 0xFFFFFFFF
_ISO_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")
_VOICE, _SOURCE, _DATE = "SYNTHETIC VOICE", "SOURCE", "DATE"


class _OrderedID3(ID3):
    """Writes frames in the order in which they were added.

    mutagen sorts them by size, and players list chapters in the order of the file (mutagen issue
    506, open since 2020).
    """

    def _write(self, config: object) -> bytearray:
        return bytearray().join(save_frame(frame, config=config) for frame in self.values())


def id3(tags: Tags, chapters: Sequence[ChapterMark] = ()) -> bytes:
    """Build the tag that stands before the audio.

    Args:
        tags: What the file says about itself.
        chapters: In reading order.

    Returns:
        An ID3v2.3 tag without padding: texts, contents, chapters in order, picture.
    """
    tag = _OrderedID3()
    for frame in (*_texts(tags), *_contents(len(chapters)), *_marks(chapters), *_picture(tags)):
        tag.add(frame)
    stream = io.BytesIO()
    tag.save(stream, v1=0, v2_version=3, padding=lambda _: 0)
    return stream.getvalue()


def read_back(path: str | PathLike[str]) -> tuple[Tags, tuple[ChapterMark, ...]]:
    """Read what ``id3`` wrote, chapters in the order of the file; empty where there is no tag."""
    try:
        tag = ID3(path, translate=False)
    except MutagenError:
        tag = ID3()

    def text(key: str) -> str:
        return str(tag[key].text[0]) if key in tag else ""

    day = text("TDAT")
    date = text("TXXX:" + _DATE) or text("TYER") + (f"-{day[2:]}-{day[:2]}" if day else "")
    tags = Tags(
        title=text("TIT2"),
        artist=text("TPE1"),
        album=text("TALB"),
        date=date,
        language=text("TLAN"),
        comment=next((str(frame.text[0]) for frame in tag.getall("COMM")), ""),
        genre=text("TCON"),
        publisher=text("TPUB"),
        rights=text("TCOP"),
        track=text("TRCK"),
        voice=text("TXXX:" + _VOICE),
        source=text("TXXX:" + _SOURCE),
        cover=next((frame.data for frame in tag.getall("APIC")), b""),
        length_ms=int(text("TLEN") or 0),
    )
    chapters = tuple(
        ChapterMark(
            title=next((str(one.text[0]) for one in frame.sub_frames.getall("TIT2")), ""),
            start_ms=frame.start_time,
            end_ms=frame.end_time,
        )
        for frame in tag.values()
        if frame.FrameID == "CHAP"
    )
    return tags, chapters


def _texts(tags: Tags) -> Iterator[Any]:
    language = three_letters(tags.language)
    plain = (
        (TIT2, tags.title),
        (TPE1, tags.artist),
        (TALB, tags.album),
        (TRCK, tags.track),
        (TCON, tags.genre),
        (TPUB, tags.publisher),
        (TCOP, tags.rights),
        (TLAN, language if tags.language else ""),
        (TLEN, str(tags.length_ms) if tags.length_ms else ""),
    )
    yield from (kind(**_said(text)) for kind, text in plain if text)
    yield from _dates(tags.date)
    if tags.comment:
        yield COMM(lang=language, desc="", **_said(tags.comment))
    for name, text in ((_VOICE, tags.voice), (_SOURCE, tags.source)):
        if text:
            yield TXXX(desc=name, **_said(text))


def _dates(date: str) -> Iterator[Any]:
    """Yield year and day as version 2.3 keeps them; the date as written where they say less."""
    found = _ISO_DATE.fullmatch(date)
    if found:
        yield TYER(**_said(found["year"]))
        if found["day"]:
            yield TDAT(**_said(found["day"] + found["month"]))
    if date and (not found or (found["month"] and not found["day"])):
        yield TXXX(desc=_DATE, **_said(date))


def _said(text: str) -> dict[str, object]:
    """Return text and the narrowest encoding that version 2.3 has for it."""
    text = text.replace("\0", "")
    return {"encoding": Encoding.LATIN1 if text.isascii() else Encoding.UTF16, "text": [text]}


def _contents(count: int) -> Iterator[Any]:
    """Yield the table of contents; with many chapters, a table of tables of even length."""
    if not count:
        return
    names = [_chapter_id(index) for index in range(count)]
    level = 0
    tables: list[Any] = []
    while len(names) > _MOST_CHILDREN:
        level += 1
        size = ceil(len(names) / ceil(len(names) / _MOST_CHILDREN))
        parts = [names[begin : begin + size] for begin in range(0, len(names), size)]
        names = [f"toc{level}-{index:05d}" for index in range(len(parts))]
        nested = [_table(name, part) for name, part in zip(names, parts, strict=True)]
        tables = [*nested, *tables]
    yield _table("toc", names, top=True)
    yield from tables


def _table(name: str, children: list[str], *, top: bool = False) -> Any:  # noqa: ANN401 - mutagen is untyped
    return CTOC(
        element_id=name,
        flags=CTOCFlags.ORDERED | (CTOCFlags.TOP_LEVEL if top else 0),
        child_element_ids=children,
        sub_frames=[],
    )


def _marks(chapters: Sequence[ChapterMark]) -> Iterator[Any]:
    for index, chapter in enumerate(chapters):
        yield CHAP(
            element_id=_chapter_id(index),
            start_time=chapter.start_ms,
            end_time=chapter.end_ms,
            start_offset=_NO_OFFSET,
            end_offset=_NO_OFFSET,
            sub_frames=[TIT2(**_said(chapter.title))],
        )


def _chapter_id(index: int) -> str:
    """Return an id that sorts as its chapter does."""
    return f"ch{index + 1:05d}"


def _picture(tags: Tags) -> Iterator[Any]:
    if tags.cover:
        png = tags.cover.startswith(PNG_HEAD)
        yield APIC(
            encoding=Encoding.LATIN1,
            mime="image/png" if png else "image/jpeg",
            type=PictureType.COVER_FRONT,
            desc="",
            data=tags.cover,
        )
