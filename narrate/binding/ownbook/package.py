"""The reader's own book as a whole: what is changed, what is added, what is copied."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from narrate.binding.archive import Member, pack
from narrate.binding.book.clips import clips
from narrate.binding.book.fragments import ANNOUNCEMENT, Fragment, Highlight, fragments
from narrate.binding.book.places import Places
from narrate.binding.book.tracks import heard, tracks
from narrate.binding.book.written import Written
from narrate.binding.epub.overlay import overlay
from narrate.binding.ownbook.content import Content, Cut, Target
from narrate.binding.ownbook.modernising import modernise
from narrate.binding.ownbook.publishing import ACTIVE, Addition, publish
from narrate.binding.ownbook.source import Source, relative
from narrate.binding.ownbook.tree import NotXml
from narrate.binding.recording import BoundFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from narrate.binding.book.clips import Clip
    from narrate.binding.recording import Recording
    from narrate.model.document import Document

_STYLE = f"""/* SPDX-License-Identifier: MIT-0 */
.{ACTIVE} {{
  color: #1a1a1a;
  background-color: #ffe066;
  text-decoration: underline 0.12em;
  text-underline-offset: 0.2em;
}}
:is(img, svg, math).{ACTIVE} {{
  outline: 0.2em solid #b8860b;
  outline-offset: 0.1em;
}}
"""


class Rewritten(NamedTuple):
    """A content document with its sound."""

    path: str
    data: bytes
    smil: str
    """Path of its overlay."""
    overlay: bytes
    length_ms: int


def bind(recording: Recording) -> Iterator[BoundFile]:
    """Yield the book."""
    yield BoundFile("", pack(_members(recording)))


def _members(recording: Recording) -> Iterator[Member]:
    source = Source(recording.data, recording.document.name)
    folder = _free_folder(source)
    found = tracks(recording)
    names = {track.chapter: f"{folder}/{track.name}" for track in found}
    style = f"{folder}/style.css"
    rewritten = {
        one.path: one for one in _rewritten(recording, source, names, folder=folder, style=style)
    }
    additions = [Addition("style", style, "text/css")]
    additions += [
        Addition(f"a{track.number}", names[track.chapter], track.media_type) for track in found
    ]
    yield Member("mimetype", [source.archive.read("mimetype")], stored=True)
    opf, replaced = publish(recording, source, list(rewritten.values()), additions, folder=folder)
    for name in source.names():
        if name == "mimetype":
            continue
        if name == source.path:
            yield Member(name, [opf])
        elif name in replaced:
            yield Member(name, [replaced[name]])
        elif name in rewritten:
            yield Member(name, [rewritten[name].data])
        else:
            yield Member(name, [source.archive.read(name)])
    yield Member(style, [_STYLE.encode()])
    for one in rewritten.values():
        yield Member(one.smil, [one.overlay])
    for name, data in replaced.items():
        if name not in source.archive.NameToInfo:
            yield Member(name, [data])
    for track in found:
        size = track.part.plan.audio_bytes
        yield Member(names[track.chapter], track.chunks(recording), size=size)


def _free_folder(source: Source) -> str:
    """Return a folder of the archive in which nothing stands yet."""
    folder = posixpath.join(source.folder, "narrate")
    while any(name.startswith(f"{folder}/") for name in source.names()):
        folder += "-"
    return folder


def _rewritten(
    recording: Recording, source: Source, names: dict[str, str], *, folder: str, style: str
) -> Iterator[Rewritten]:
    by_file = _by_file(recording)
    numbers = _nodes_by_file(recording)
    for number, path in enumerate(dict.fromkeys(source.spine()), 1):
        cuts = by_file.get(path)
        if not cuts:
            continue
        try:
            content = Content(source.archive.read(path), recording.document, sorted(numbers[path]))
            if source.is_old:
                modernise(content.tree)
        except (NotXml, KeyError):
            continue  # the reader has said so; the file stays as it is
        targets = content.add(cuts)
        if not targets:
            continue
        here = posixpath.dirname(path)
        head = next(content.tree.root.find("head"), None)
        if head is not None:
            link = f'<link rel="stylesheet" type="text/css" href="{relative(style, here)}"/>\n'
            content.tree.insert(head.close, link)
        smil = f"{folder}/s{number:04}.smil"
        data, length = _overlay(targets, names, text=relative(path, folder), folder=folder)
        yield Rewritten(path, content.tree.edited(), smil, data, length)


def _overlay(
    targets: list[Target], names: dict[str, str], *, text: str, folder: str
) -> tuple[bytes, int]:
    """Return an overlay and its length in milliseconds."""
    written = Written()
    audio: dict[str, str] = {}
    rows: list[Fragment] = []
    for target in targets:
        rows.append(target.fragment._replace(id=target.id))
        written.targets[target.id] = target.id
        audio[target.id] = relative(names[target.fragment.chapter], folder)
        if target.container:
            written.containers[target.id] = target.container
    found: list[Clip] = [clip for clip in clips(rows, written) if clip.end > clip.begin]
    smil = "".join(overlay(found, text, lambda clip: audio[clip.target]))
    return smil.encode(), sum(clip.end - clip.begin for clip in found)


def _by_file(recording: Recording) -> dict[str, list[Cut]]:
    """Return the fragments of each content document, with their ends, in the order of hearing."""
    document = recording.document
    by_chapter = {track.chapter: track for track in tracks(recording)}
    stream = fragments(
        heard(recording), Places(document), by_chapter, Highlight(recording.wishes.highlight)
    )
    rows = list(stream)
    offsets: defaultdict[int, list[int]] = defaultdict(list)
    for one in rows:
        if one.block != ANNOUNCEMENT:
            offsets[one.block].append(one.offset)
    ends = {block: _ends(found, _length(recording, block)) for block, found in offsets.items()}
    by_file: defaultdict[str, list[Cut]] = defaultdict(list)
    for one, file in zip(rows, _files(rows, document), strict=True):
        end = 0 if one.block == ANNOUNCEMENT else ends[one.block][one.offset]
        by_file[file].append(Cut(one, end))
    return by_file


def _files(rows: Sequence[Fragment], document: Document) -> list[str]:
    """Return the content document of each fragment; of an announcement, that of what is nearest.

    It is said before or after that, in the same track.
    """
    files = ["" if one.block == ANNOUNCEMENT else document.blocks[one.block].file for one in rows]
    for order in (range(1, len(rows)), range(len(rows) - 2, -1, -1)):
        for at in order:
            beside = at - order.step
            if not files[at] and rows[beside].chapter == rows[at].chapter:
                files[at] = files[beside]
    return files


def _ends(offsets: Iterable[int], length: int) -> dict[int, int]:
    """Let each fragment reach to the next of its block."""
    ordered = sorted(set(offsets))
    return dict(zip(ordered, [*ordered[1:], length], strict=True))


def _length(recording: Recording, block: int) -> int:
    return sum(end - start for _, start, end in recording.document.blocks[block].places)


def _nodes_by_file(recording: Recording) -> dict[str, set[int]]:
    """Return which text nodes stand in which content document."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for block in recording.document.blocks:
        found[block.file].update(place.node for place in block.places)
    return found
