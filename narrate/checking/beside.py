"""What stands beside a file: the timeline and the report of its edition."""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from narrate.model.finding import PART

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_WORD = re.compile(r"\w+")
_ON_NO_PAGE = -1


@dataclass(frozen=True, slots=True)
class Timeline:
    """A ``timeline.json``, times in seconds."""

    facts: dict[str, Any]

    @property
    def seconds(self) -> float:
        """Length of the whole."""
        return float(self.facts["samples"]) / float(self.facts["rate_hz"])

    @property
    def chapters(self) -> list[tuple[str, float]]:
        """Title and beginning of each chapter."""
        rate = float(self.facts["rate_hz"])
        return [(one["title"], one["start"] / rate) for one in self.facts["chapters"]]

    def spoken(self) -> Iterator[tuple[str, float, float]]:
        """Yield text, beginning and end of each breath that stands on the page."""
        rate = float(self.facts["rate_hz"])
        for row in self.facts["segments"]:
            if row["block"] != _ON_NO_PAGE:
                yield row["text"], row["start"] / rate, row["end"] / rate

    def heard(self) -> Iterator[tuple[float, float]]:
        """Yield beginning and end of everything that is heard, announcements too."""
        rate = float(self.facts["rate_hz"])
        for row in self.facts["segments"]:
            yield row["start"] / rate, row["end"] / rate


def timeline_beside(path: Path) -> Timeline | None:
    """Return the timeline of the edition a file belongs to; ``None`` where there is none.

    A file that the report does not name was left by an earlier run: it has none.

    Raises:
        ValueError: it is there and no timeline.
    """
    if _is_left_over(path):
        return None
    for name in _stems(path.name):
        file = path.with_name(f"{name}.timeline.json")
        if file.is_file():
            return _timeline(file, file.stat().st_mtime_ns)
    return None


def left_out_beside(path: Path) -> str:
    """Return the letters of what the edition of a file leaves out by a rule, from its report.

    The report has them as the source spells them (``&amp;``), a page as they are read: both count.
    """
    texts = [str(one["text"]) for one in _report_beside(path).get("omitted", ())]
    return "".join(map(letters, (*texts, *map(html.unescape, texts))))


def is_part(path: Path) -> bool:
    """Say whether the edition of a file was to hold a part of its text only, by its report."""
    return any(one["id"] == PART for one in _report_beside(path).get("findings", ()))


def _report_beside(path: Path) -> dict[str, Any]:
    for name in _stems(path.name):
        file = path.with_name(f"{name}.report.json")
        if file.is_file():
            facts: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
            return facts
    return {}


def _is_left_over(path: Path) -> bool:
    names = [str(one["name"]) for one in _report_beside(path).get("files", ())]
    return bool(names) and path.name not in {name.partition("/")[0] for name in names}


@lru_cache(maxsize=2)
def _timeline(file: Path, changed: int) -> Timeline:
    del changed  # a file that changed is read again
    facts = json.loads(file.read_text(encoding="utf-8"))
    if not isinstance(facts, dict) or not str(facts.get("schema")).startswith("narrate/timeline/"):
        raise ValueError(f"{file.name} is no timeline")
    return Timeline(facts)


def _stems(name: str) -> Iterator[str]:
    """Yield a name without its ending, its last two endings, and so on."""
    while "." in name:
        name = name.rpartition(".")[0]
        yield name


def letters(text: str) -> str:
    """Return the letters and digits of a text, small, end to end.

    Without blanks, because an element's border may or may not be a word's.
    """
    return "".join(_WORD.findall(text.casefold()))
