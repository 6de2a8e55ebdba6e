"""``report.json``: what was spoken, changed and left out, and what came of it.

Written last, because it holds the digests of the other files. The schema is
``docs/schemas/report.schema.json``. No times, hosts or folders: same edition, same bytes.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from narrate.model.document import Document
    from narrate.model.finding import Finding
    from narrate.model.script import Change

SCHEMA = "narrate/report/1"
_ROMAN = frozenset("IVX")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def report(facts: Mapping[str, object]) -> bytes:
    """Write a report: its schema, then ``facts`` in the order given."""
    text = json.dumps({"schema": SCHEMA, **facts}, ensure_ascii=False, indent=1) + "\n"
    return text.encode(errors="replace")  # an option may hold half a character


def rules(
    changed: Mapping[str, int], left_out: Mapping[str, int], changes: Iterable[Change]
) -> dict[str, dict[str, int]]:
    """Count for each rule, by name, what it did.

    Args:
        changed: characters of the page that are said differently, by rule.
        left_out: characters of the page that are not said, by rule.
        changes: the stretches, to be counted as such.
    """
    counts = {
        rule: {
            "changed": 0,
            "omitted": 0,
            "characters": changed.get(rule, 0) + left_out.get(rule, 0),
        }
        for rule in sorted({*changed, *left_out})
    }
    for change in changes:
        row = counts.setdefault(change.rule, {"changed": 0, "omitted": 0, "characters": 0})
        row["changed" if change.spoken else "omitted"] += 1
    return counts


def omitted(document: Document, changes: Iterable[Change]) -> list[dict[str, object]]:
    """List every stretch of the page that is left out, white space aside, in page order."""
    rows = [
        (change.place, change.text, change.rule)
        for change in changes
        if not change.spoken and change.text.strip()
    ]
    for one in document.omissions:
        text = document.nodes[one.place.node][one.place.start : one.place.end]
        if text.strip():
            rows.append((one.place, text, one.rule))
    return [{"place": place, "text": text, "rule": rule} for place, text, rule in sorted(rows)]


def notes(document: Document) -> list[dict[str, object]]:
    """List the notes: number, where the mark stood, and the note's own text where it is known."""
    rows: list[dict[str, object]] = []
    for note in document.notes:
        row: dict[str, object] = {"number": note.number, "mark": note.mark}
        if note.blocks:
            row["text"] = "\n".join(document.text_of(document.blocks[one]) for one in note.blocks)
        rows.append(row)
    return rows


def persons(document: Document) -> list[dict[str, str]]:
    """List the persons of the document's own list whose family names stand in its text.

    An entry that only leads to another one is no person.
    """
    words = {word for block in document.blocks for word in _WORD.findall(document.text_of(block))}
    return [
        {"name": person.term, "about": person.meaning}
        for person in document.persons
        if _family(person.term) in words and not person.meaning.startswith("see ")
    ]


def _family(name: str) -> str:
    """Return the last word of a name as it is said, but for "Jr.", "III" and the like."""
    words = _WORD.findall(name.partition(",")[0])
    return next((word for word in reversed(words) if not set(word) <= _ROMAN), "")


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
