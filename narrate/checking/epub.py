"""EPUB 3 with media overlays: what EPUBCheck and Ace do not look at."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.checking.clips import Clip, examined, seconds
from narrate.checking.contrast import contrast
from narrate.checking.defects import clock, defect
from narrate.checking.opening import opened
from narrate.checking.package import BrokenPackage, Package, local, resolved
from narrate.checking.targets import covered

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from narrate.markup.parsing import XmlElement
    from narrate.model.finding import Finding

_CLAIMS = re.compile(r"EPUB Accessibility 1\.1 - WCAG 2\.[0-2] Level A{1,3}\Z")
_OLD_CLAIMS = "http://www.idpf.org/epub/a11y/accessibility-20170105.html#wcag-"
_MUST = ("accessMode", "accessibilityFeature", "accessibilityHazard")
_TOTAL_S = 0.5
_LEAST_CONTRAST = 4.5
_RULE = r"\.{name}\b[^{{]*\{{(?P<body>[^}}]*)\}}"


def examine(path: Path) -> Iterator[Finding]:
    """Yield the findings of one book."""
    yield from opened(path, lambda package: _book(package, path))


def _book(package: Package, path: Path) -> Iterator[Finding]:
    container = package.xml("META-INF/container.xml")
    root = next((one.get("full-path") for one in container.iter() if local(one) == "rootfile"), "")
    opf = package.xml(root)
    items = {
        one.get("id"): (resolved(root, one.get("href", "")), one)
        for one in opf.iter()
        if local(one) == "item"
    }
    for name, _ in items.values():
        if name not in package.names and "://" not in name:
            yield defect("package-member", f"{name} is in the manifest and not in the book.")
    yield from _metadata(opf)
    yield from _dates(package)
    spine = [
        items[one.get("idref")]
        for one in opf.iter()
        if local(one) == "itemref" and one.get("idref") in items
    ]
    overlays = [
        (page, items[item.get("media-overlay")][0])
        for page, item in spine
        if item.get("media-overlay") in items
    ]
    clips = [clip for _, smil in overlays for clip in _clips(package, smil)]
    if not clips:
        return
    yield from examined(package, clips)
    yield from _total(opf, clips)
    yield from covered(package, [page for page, _ in overlays], clips, path)
    yield from _highlight(package, opf, items)


def _clips(package: Package, smil: str) -> Iterator[Clip]:
    for par in package.xml(smil).iter():
        if local(par) != "par":
            continue
        parts = {local(child): child for child in par}
        if "text" not in parts or "audio" not in parts:
            continue
        audio = parts["audio"]
        try:
            start = seconds(audio.get("clipBegin", "0s"))
            end = seconds(audio.get("clipEnd", ""))
        except ValueError as error:
            raise BrokenPackage(f"{smil}: {error}") from error
        yield Clip(
            resolved(smil, audio.get("src", "")),
            start,
            end,
            resolved(smil, parts["text"].get("src", "")),
        )


def _total(opf: XmlElement, clips: list[Clip]) -> Iterator[Finding]:
    found = [one for one in opf.iter() if one.get("property") == "media:duration"]
    total = sum(clip.end - clip.start for clip in clips)
    claimed = [seconds(one.text or "0") for one in found if not one.get("refines")]
    if not claimed or abs(claimed[0] - total) > _TOTAL_S:
        said = clock(claimed[0]) if claimed else "nothing"
        yield defect("total-time", f"It says {said}; the clips come to {clock(total)}.")


def _metadata(opf: XmlElement) -> Iterator[Finding]:
    metas = [one for one in opf.iter() if local(one) == "meta" and one.get("property")]
    names = {one.get("property", "").removeprefix("schema:") for one in metas}
    missing = [name for name in _MUST if name not in names]
    if missing:
        yield defect("accessibility-missing", f"There is no {', '.join(missing)}.")
    for one in metas:
        if one.get("property") != "dcterms:conformsTo" or one.get("refines"):
            continue
        claim = (one.text or "").strip()
        if not _CLAIMS.match(claim) and not claim.startswith(_OLD_CLAIMS):
            yield defect("claim-misspelt", f"'{claim}' is no conformance claim.")
        by = [m for m in metas if m.get("property") == "a11y:certifiedBy"]
        if not any(m.get("refines") in (None, f"#{one.get('id')}") for m in by):
            yield defect("claim-uncertified", f"Nobody stands behind '{claim}'.")


def _highlight(
    package: Package, opf: XmlElement, items: dict[str, tuple[str, XmlElement]]
) -> Iterator[Finding]:
    names = [one.text or "" for one in opf.iter() if one.get("property") == "media:active-class"]
    if not names:
        return
    styles = [name for name, item in items.values() if item.get("media-type") == "text/css"]
    css = "\n".join(
        package.read(name).decode("utf-8", "replace") for name in styles if name in package.names
    )
    found = re.search(_RULE.format(name=re.escape(names[0])), css)
    if not found or not found["body"].strip():
        yield defect("highlight-missing", f"No style says what .{names[0]} looks like.")
        return
    ratio = contrast(found["body"])
    if ratio is not None and ratio < _LEAST_CONTRAST:
        yield defect("highlight-contrast", f"Highlighted text has a contrast of {ratio:.1f} to 1.")


def _dates(package: Package) -> Iterator[Finding]:
    days = {one.date_time for one in package.members}
    if len(days) > 1:
        yield defect("dates-vary", f"Its members have {len(days)} dates.")
