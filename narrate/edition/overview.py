"""One ``report.json`` over all editions of a run: what was made, what failed, what to look at."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from narrate.edition.request import DEFAULT_FOLDER
from narrate.edition.target import is_file
from narrate.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from narrate.edition.request import Request
    from narrate.model.edition import Edition
    from narrate.model.finding import Finding

SCHEMA = "narrate/run/1"
FILE = "report.json"


def counted(findings: Iterable[Finding]) -> dict[str, int]:
    """Return how often each finding was seen, by id."""
    found: Counter[str] = Counter()
    for one in findings:
        found[one.id] += one.count
    return dict(sorted(found.items()))


def place_of(request: Request) -> Path | None:
    """Return where the report over a run is written; ``None`` where no folder is its source."""
    if is_file(request) or not any(Path(one).is_dir() for one in request.sources):
        return None
    return Path(request.output or DEFAULT_FOLDER) / FILE


class Overview:
    """Gathers the editions of a run; a line of JSON for each is all that is kept."""

    def __init__(self) -> None:
        """Begin with none."""
        self._lines: list[str] = []
        self._found: Counter[str] = Counter()
        self._seconds = 0.0
        self._failed = 0

    def add(self, edition: Edition) -> Edition:
        """Take an edition and give it back."""
        self._lines.append(json.dumps(_row(edition), ensure_ascii=False, sort_keys=True))
        self._found.update(edition.found)
        self._seconds += edition.seconds
        self._failed += bool(edition.exit_code)
        return edition

    def write(self, request: Request) -> None:
        """Write the report, unless the run has none or it says what the one before said.

        Raises:
            FileUnwritable: the folder cannot be written, and no edition has said so.
        """
        path = place_of(request)
        if path is None:
            return
        data = "".join(self._parts()).encode(errors="replace")
        if path.is_file() and path.read_bytes() == data:
            return
        from narrate.store.files import write  # noqa: PLC0415 - not where nothing has changed

        try:
            write(path, data)
        except OutputError:
            if self._failed < len(self._lines):
                raise

    def _parts(self) -> Iterator[str]:
        head: Mapping[str, object] = {
            "schema": SCHEMA,
            "editions": len(self._lines),
            "failed": self._failed,
            "seconds": round(self._seconds, 3),
            "findings": dict(sorted(self._found.items())),
        }
        yield json.dumps(head, ensure_ascii=False)[:-1]
        yield ', "documents": [\n'
        yield ",\n".join(self._lines)
        yield "\n]}\n"


def _row(edition: Edition) -> dict[str, object]:
    row: dict[str, object] = {"slug": edition.slug, "source": edition.source}
    if edition.exit_code:
        return {**row, "error": edition.error, "exit_code": edition.exit_code}
    return {
        **row,
        "title": edition.title,
        "seconds": round(edition.seconds, 3),
        "words": edition.words,
        "loudness_lufs": None if edition.loudness_lufs is None else round(edition.loudness_lufs, 2),
        "findings": dict(edition.found),
    }
