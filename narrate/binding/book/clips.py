"""What happens while a section is read: clips of the audio, and pages that begin between them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from narrate.model.clock import milliseconds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from narrate.binding.book.fragments import Fragment
    from narrate.binding.book.written import Container, PageStart, Written


class Clip(NamedTuple):
    """An element and its stretch of the audio, in milliseconds."""

    target: str
    """Id of the element."""
    begin: int
    end: int
    container: Container | None
    pages: tuple[PageStart, ...] = ()
    """Pages of the original that begin with it or in it."""


def clips(found: Iterable[Fragment], written: Written) -> Iterator[Clip]:
    """Yield the clips of a section; fragments highlighted by one element share a clip."""
    pages: defaultdict[str, tuple[PageStart, ...]] = defaultdict(tuple)
    for page in written.pages:
        pages[page.fragment] += (page,)
    last: Clip | None = None
    for one in found:
        target = written.targets[one.id]
        container = written.containers.get(one.id)
        clip = Clip(
            target, milliseconds(one.start), milliseconds(one.end), container, pages[one.id]
        )
        if last is not None and last.target == target:
            last = last._replace(end=clip.end, pages=last.pages + clip.pages)
            continue
        if last is not None:
            yield last
        last = clip
    if last is not None:
        yield last._replace(pages=last.pages + pages[""])
