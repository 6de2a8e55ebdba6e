"""Where a value was said: a file and, when asked, the line."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value comes from."""

    source: str
    """Path of the file, or what else said so (``--set``, ``the document``)."""
    path: tuple[str, ...] = ()
    """The key's parts in the file; empty when it is no file."""

    @property
    def line(self) -> int:
        """Line of the file, from 1; 0 when it is no file or the file has changed since."""
        if not self.path:
            return 0
        try:
            return line_of(Path(self.source).read_text(encoding="utf-8-sig"), self.path)
        except (OSError, UnicodeDecodeError):
            return 0

    def __str__(self) -> str:
        """Name it as messages do."""
        return f"{self.source}, line {self.line}" if self.line else self.source


def line_of(text: str, path: Sequence[str]) -> int:
    """Return the line, from 1, on which the key at ``path`` is written; 0 when it is not there.

    The parser of the standard library keeps no positions, so it is asked again: the key stands on
    the last candidate line before the shortest beginning of the file in which it is known.
    """
    lines = text.splitlines(keepends=True)
    last = path[-1]
    word = re.compile(rf"(?<!\w){re.escape(last)}(?!\w)" if last.isalnum() else re.escape(last))
    escaped = last.encode("unicode_escape").decode()
    candidate = 0
    for number, line in enumerate(lines, 1):
        if word.search(line) or escaped in line:
            candidate = candidate or number
        if not candidate:
            continue
        known = _known("".join(lines[:number]), path)
        if known:
            return candidate
        if known is not None:
            candidate = 0
    return 0


def _known(text: str, path: Sequence[str]) -> bool | None:
    """Say whether ``path`` is in ``text``; ``None`` while a value of several lines is open."""
    try:
        value: object = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None
    for part in path:
        if not isinstance(value, dict) or part not in value:
            return False
        value = value[part]
    return True
