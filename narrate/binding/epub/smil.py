"""Media overlays: which element of a content document is heard when."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from narrate.binding.clock import milliseconds, seconds
from narrate.binding.xml import DECLARATION, escaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from narrate.binding.book.fragments import Fragment
    from narrate.binding.book.written import Container, Written

_HEAD = (
    '<smil xmlns="http://www.w3.org/ns/SMIL" xmlns:epub="http://www.idpf.org/2007/ops" '
    'version="3.0">\n<body epub:textref="{text}">\n'
)


class Clip(NamedTuple):
    """An element and its stretch of the audio, in milliseconds."""

    target: str
    """Id of the element."""
    begin: int
    end: int
    container: Container | None


def clips(found: Iterable[Fragment], written: Written) -> Iterator[Clip]:
    """Yield the clips of a section; fragments highlighted by one element share a clip.

    What is too short to be heard (less than a millisecond) is left to the clip after it.
    """
    last: Clip | None = None
    for one in found:
        target = written.targets.get(one.id, "")
        clip = Clip(
            target,
            milliseconds(one.start),
            milliseconds(one.end),
            written.containers.get(one.id),
        )
        if last is not None and (last.target == target or last.end == last.begin):
            last = clip._replace(begin=last.begin)
            continue
        if last is not None:
            yield last
        last = clip
    if last is not None and last.end > last.begin:
        yield last


def overlay(rows: Iterable[Clip], text: str, audio: str) -> Iterator[str]:
    """Yield an overlay document.

    Args:
        rows: The clips, in order.
        text: The content document, relative to the overlay.
        audio: The audio file, relative to the overlay.
    """
    yield DECLARATION + _HEAD.format(text=escaped(text))
    number = 0
    for container, group in groupby(rows, key=lambda clip: clip.container):
        if container:
            yield (
                f'<seq epub:type="{container.kind}" '
                f'epub:textref="{escaped(text)}#{escaped(container.id)}">\n'
            )
        for clip in group:
            number += 1
            yield (
                f'<par id="par{number}"><text src="{escaped(text)}#{escaped(clip.target)}"/>'
                f'<audio src="{escaped(audio)}" clipBegin="{seconds(clip.begin)}s" '
                f'clipEnd="{seconds(clip.end)}s"/></par>\n'
            )
        if container:
            yield "</seq>\n"
    yield "</body>\n</smil>\n"
