"""``report.json``: what was spoken, changed and left out, and what came of it.

Written last, because it holds the digests of the other files. The schema is
``docs/schemas/report.schema.json``. No times, hosts or folders: same edition, same bytes.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from narrate.model.document import Document
    from narrate.model.finding import Finding
    from narrate.model.script import Change

SCHEMA = "narrate/report/1"


def report(facts: Mapping[str, object]) -> bytes:
    """Write a report: its schema, then ``facts`` in the order given."""
    return (json.dumps({"schema": SCHEMA, **facts}, ensure_ascii=False, indent=1) + "\n").encode()


def by_rule(changes: Iterable[Change]) -> dict[str, dict[str, int]]:
    """Count for each rule what it changed and left out, by name."""
    counts: dict[str, dict[str, int]] = defaultdict(
        lambda: {"changed": 0, "omitted": 0, "characters": 0}
    )
    for change in changes:
        row = counts[change.rule]
        row["changed" if change.spoken else "omitted"] += 1
        row["characters"] += change.place.end - change.place.start
    return dict(sorted(counts.items()))


def omitted(changes: Iterable[Change]) -> list[dict[str, object]]:
    """List every stretch that is left out, with its place and rule."""
    return [
        {"place": change.place, "text": change.text, "rule": change.rule}
        for change in changes
        if not change.spoken and change.text.strip()
    ]


def notes(document: Document) -> list[dict[str, object]]:
    """List the notes: number, where the mark stood, and the note's own text where it is known."""
    rows: list[dict[str, object]] = []
    for note in document.notes:
        row: dict[str, object] = {"number": note.number, "mark": note.mark}
        if note.blocks:
            row["text"] = "\n".join(document.text_of(document.blocks[one]) for one in note.blocks)
        rows.append(row)
    return rows


def findings(found: Iterable[Finding]) -> list[dict[str, object]]:
    """List findings with what is set of them."""
    rows = []
    for one in found:
        row: dict[str, object] = {
            "id": one.id,
            "severity": one.severity.value,
            "message": one.message,
        }
        if one.suggestion:
            row["suggestion"] = one.suggestion
        if one.count > 1:
            row["count"] = one.count
        if one.place:
            row["place"] = one.place
        rows.append(row)
    return rows
