"""Media overlays: which element of a content document is heard when."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from narrate.markup.writing import DECLARATION, escaped
from narrate.model.clock import seconds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from narrate.binding.book.clips import Clip

_HEAD = (
    '<smil xmlns="http://www.w3.org/ns/SMIL" xmlns:epub="http://www.idpf.org/2007/ops" '
    'version="3.0">\n<body epub:textref="{text}">\n'
)


def overlay(rows: Iterable[Clip], text: str, audio: Callable[[Clip], str]) -> Iterator[str]:
    """Yield an overlay document.

    Args:
        rows: The clips, in order.
        text: The content document, relative to the overlay.
        audio: Returns the audio file of a clip, relative to the overlay.
    """
    text = escaped(text)
    yield DECLARATION + _HEAD.format(text=text)
    number = 0
    for container, group in groupby(rows, key=lambda clip: clip.container):
        if container:
            yield (
                f'<seq epub:type="{container.kind}" '
                f'epub:textref="{text}#{escaped(container.id)}">\n'
            )
        for clip in group:
            number += 1
            yield (
                f'<par id="par{number}"><text src="{text}#{escaped(clip.target)}"/>'
                f'<audio src="{escaped(audio(clip))}" clipBegin="{seconds(clip.begin)}s" '
                f'clipEnd="{seconds(clip.end)}s"/></par>\n'
            )
        if container:
            yield "</seq>\n"
    yield "</body>\n</smil>\n"
