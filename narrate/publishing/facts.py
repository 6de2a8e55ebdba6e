"""What is published of an edition, taken from its report and its timeline."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from narrate.model.show import ChapterMark

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_LONGEST_SUMMARY = 280
"""Characters; what a list shows of an episode."""
_SHORTEST_SENTENCE = 40
"""Characters; a summary goes on until it says something."""
_TEXT_KINDS = frozenset({"paragraph", "quote", "verse", "speaker", "list-item", "postscript"})
"""What a summary is taken from: not headings, datelines or salutations."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What an edition says of itself."""

    about: Mapping[str, str]
    """Its metadata by name, as ``model.document.Metadata`` has them; blank ones may be missing."""
    title: str
    language: str
    voice: str
    seconds: float
    words: int
    summary: str
    chapters: tuple[ChapterMark, ...]
    mentioned: tuple[tuple[str, str], ...]
    """Names of persons and who they were."""
    terms: str
    text: str
    """SHA-256 of what the page says, however it is spoken."""
    digest: str
    """SHA-256 of the source."""


def facts_of(report: Mapping[str, Any], timeline: Mapping[str, Any]) -> Facts:
    """Return what a report and a timeline, as their schemas have them, say of an edition."""
    about = dict(report.get("about", {}))
    on_page = [one for one in timeline["segments"] if one["block"] >= 0]
    text = " ".join(one["text"] for one in on_page)
    digest = sha256()
    for one in ("title", "author", "date"):
        digest.update(f"{about.get(one, '')}\n".encode(errors="replace"))
    digest.update("".join(text.split()).encode(errors="replace"))
    rate = timeline["rate_hz"]
    return Facts(
        about=about,
        title=report["title"],
        language=report["language"],
        voice=report["voice"]["card"],
        seconds=report["audio"]["seconds"],
        words=report["audio"]["words"],
        summary=about.get("description") or summary(on_page),
        chapters=tuple(
            ChapterMark(one["title"], round(one["start"] * 1000 / rate))
            for one in timeline["chapters"]
        ),
        mentioned=tuple((one["name"], one["about"]) for one in report.get("persons", ())),
        terms=" ".join(sorted({one.lower() for one in _WORD.findall(text)})),
        text=digest.hexdigest(),
        digest=report["source"]["sha256"],
    )


def summary(segments: Sequence[Mapping[str, Any]]) -> str:
    """Return how a text begins: whole sentences, or words where the first is too long."""
    said = ""
    for one in segments:
        if one["kind"] not in _TEXT_KINDS:
            continue
        said = f"{said} {one['text']}".strip()
        ends = one["pause"] in {"sentence", "paragraph", "heading", "section", "chapter", "tail"}
        if len(said) > _LONGEST_SUMMARY or (ends and len(said) >= _SHORTEST_SENTENCE):
            break
    said = " ".join(said.split())
    if len(said) > _LONGEST_SUMMARY:
        said = said[:_LONGEST_SUMMARY].rsplit(" ", 1)[0].rstrip(" ,;:–—") + "…"
    return said
