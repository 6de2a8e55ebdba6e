"""W3C audiobooks and Readium audiobooks: what the manifest says against what is packed."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from narrate.checking.defects import clock, defect
from narrate.checking.opening import opened, sound

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from narrate.checking.package import Package
    from narrate.model.finding import Finding

_MANIFESTS = ("publication.json", "manifest.json")
_ISO = re.compile(r"PT(?:(?P<h>[\d.]+)H)?(?:(?P<m>[\d.]+)M)?(?:(?P<s>[\d.]+)S)?\Z")
_LENGTH_S = 0.1


def examine(path: Path) -> Iterator[Finding]:
    """Yield the findings of one audiobook."""
    yield from opened(path, _book)


def _book(package: Package) -> Iterator[Finding]:
    name = next((one for one in _MANIFESTS if one in package.names), "")
    manifest: dict[str, Any] = json.loads(package.read(name))
    order = manifest["readingOrder"]
    lengths: dict[str, float] = {}
    for one in order:
        file = _file(one)
        if file not in package.names:
            yield defect("package-member", f"{file} is in the reading order and not in the book.")
            continue
        heard, wrong = sound(package, file)
        yield from wrong
        if heard is None:
            continue
        lengths[file] = heard.seconds
        said = _seconds(one.get("duration"))
        if abs(said - heard.seconds) > _LENGTH_S:
            yield defect(
                "total-time", f"{file} has {heard.seconds:.2f} s, the manifest says {said:.2f}."
            )
    yield from _total(manifest, sum(_seconds(one.get("duration")) for one in order))
    yield from _contents(manifest, lengths, package)


def _total(manifest: dict[str, Any], total: float) -> Iterator[Finding]:
    said = _seconds(manifest.get("duration") or manifest.get("metadata", {}).get("duration"))
    if abs(said - total) > _LENGTH_S:
        yield defect("total-time", f"The whole is {clock(total)}, the manifest says {clock(said)}.")


def _contents(
    manifest: dict[str, Any], lengths: dict[str, float], package: Package
) -> Iterator[Finding]:
    last = (-1, -1.0)
    places = list(lengths)
    for one in _entries(manifest.get("toc", [])):
        file, _, fragment = str(one["href"]).partition("#t=")
        at = float(fragment or 0)
        if file not in lengths:
            if file not in package.names:
                yield defect("package-member", f"The contents name {file}, which is not there.")
            continue
        if at > lengths[file]:
            yield defect("chapter-beyond-end", f"'{one.get('title')}' begins after its sound ends.")
        if (places.index(file), at) < last:
            yield defect("chapter-order", f"'{one.get('title')}' stands after a later chapter.")
        last = (places.index(file), at)


def _entries(contents: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for one in contents:
        yield one
        yield from _entries(one.get("children", []))


def _file(entry: dict[str, Any]) -> str:
    return str(entry.get("url") or entry["href"])


def _seconds(value: object) -> float:
    if isinstance(value, int | float):
        return float(value)
    found = _ISO.match(str(value))
    if not found:
        raise ValueError(f"'{value}' is no duration")
    return sum(float(found[unit] or 0) * size for unit, size in (("h", 3600), ("m", 60), ("s", 1)))
