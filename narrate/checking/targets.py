"""Whether clips and the text of a book go together: nothing spoken is missing, nothing is mute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.checking.beside import is_part, left_out_beside, letters, timeline_beside
from narrate.checking.covering import covering
from narrate.checking.defects import defect
from narrate.checking.package import local
from narrate.checking.reading_text import identity, texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from narrate.checking.clips import Clip
    from narrate.checking.package import Package
    from narrate.model.finding import Finding

_SHOWN = 50


def covered(
    package: Package, pages: Iterable[str], clips: Iterable[Clip], path: Path
) -> Iterator[Finding]:
    """Yield what is wrong between the pages of a book, in reading order, and its clips."""
    targets: dict[str, set[str]] = {}
    for clip in clips:
        page, _, fragment = clip.text.partition("#")
        targets.setdefault(page, set()).add(fragment)
    said: list[str] = []
    left_out, part = left_out_beside(path), is_part(path)
    for page in dict.fromkeys((*pages, *targets)):
        wanted = targets.get(page, set())
        if page not in package.names:
            yield defect("clip-target", f"{page} is not in the book.", count=len(wanted))
            continue
        root = package.xml(page)
        lost = wanted - {identity(one) for one in root.iter() if local(one)} - {""}
        if lost:
            yield defect("clip-target", f"{page} has no {min(lost)}.", count=len(lost))
        found = list(texts(root, wanted))
        said += [text for text, _ in found]
        mute = [text.strip() for text, spoken in found if not spoken]
        if not part:
            yield from _mute(page, [text for text in mute if letters(text) not in left_out])
    yield from covering("".join(said), timeline_beside(path))


def _mute(page: str, unspoken: list[str]) -> Iterator[Finding]:
    bare = [text for text in unspoken if any(map(str.isalnum, text))]
    if bare:
        message = f"'{bare[0][:_SHOWN]}' in {page} has no sound."
        yield defect("text-not-covered", message, count=len(bare))
