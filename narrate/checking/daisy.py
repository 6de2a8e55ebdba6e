"""DAISY talking books, 2.02 and 3: totals, clips against sounds, text without sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.checking.clips import Clip, examined, seconds
from narrate.checking.defects import clock, defect
from narrate.checking.opening import opened
from narrate.checking.package import BrokenPackage, Package, local, resolved
from narrate.checking.targets import covered

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from narrate.model.finding import Finding

_TOTAL_S = 1.0
_TOTALS = ("ncc:totalTime", "dtb:totalTime")


def examine(path: Path) -> Iterator[Finding]:
    """Yield the findings of one book, a folder or packed."""
    yield from opened(path, lambda package: _book(package, path))


def _book(package: Package, path: Path) -> Iterator[Finding]:
    control = [name for name in package.names if name.endswith(("ncc.html", ".opf"))]
    if not control:
        raise BrokenPackage("there is neither ncc.html nor a package file")
    smils = _order(package, control[0])
    clips = [clip for smil in smils for clip in _clips(package, smil)]
    if not clips:
        raise BrokenPackage("there is no clip in it")
    yield from examined(package, clips)
    yield from _total(package, control[0], clips)
    yield from _headers(package, clips)
    yield from covered(package, (), clips, path)


def _order(package: Package, control: str) -> list[str]:
    """Return the names of the SMIL files in reading order."""
    root = package.xml(control)
    if control.endswith(".opf"):
        items = {one.get("id"): one.get("href", "") for one in root.iter() if local(one) == "item"}
        named = [
            resolved(control, items.get(one.get("idref"), ""))
            for one in root.iter()
            if local(one) == "itemref"
        ]
    else:
        links = (one.get("href", "") for one in root.iter() if local(one) == "a")
        named = [resolved(control, link).partition("#")[0] for link in links]
    return [name for name in dict.fromkeys(named) if name.endswith(".smil")]


def _clips(package: Package, smil: str) -> Iterator[Clip]:
    for par in package.xml(smil).iter():
        if local(par) != "par":
            continue
        text = next((one.get("src", "") for one in par.iter() if local(one) == "text"), "")
        for audio in par.iter():
            if local(audio) != "audio":
                continue
            begin = audio.get("clip-begin") or audio.get("clipBegin") or ""
            end = audio.get("clip-end") or audio.get("clipEnd") or ""
            try:
                times = seconds(begin), seconds(end)
            except ValueError as error:
                raise BrokenPackage(f"{smil}: {error}") from error
            yield Clip(resolved(smil, audio.get("src", "")), *times, resolved(smil, text))


def _total(package: Package, control: str, clips: list[Clip]) -> Iterator[Finding]:
    total = sum(clip.end - clip.start for clip in clips)
    metas = package.xml(control).iter()
    said = next((one.get("content") for one in metas if one.get("name") in _TOTALS), None)
    if said is None or abs(seconds(said) - total) > _TOTAL_S:
        yield defect("total-time", f"It says {said}; the clips come to {clock(total)}.")


def _headers(package: Package, clips: list[Clip]) -> Iterator[Finding]:
    for name in dict.fromkeys(clip.audio for clip in clips):
        if name.endswith(".mp3") and name in package.names and package.read(name)[:3] == b"ID3":
            yield defect("audio-tagged", f"{name} begins with a tag, which players trip on.")
