"""``--explain``: the page with every changed or omitted stretch marked, and the rule behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from narrate.model.document import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from narrate.model.document import Document
    from narrate.model.script import Change, Script
    from narrate.model.span import Place

SILENT = "silent"


class Mark(NamedTuple):
    """One stretch that is not said as it stands."""

    place: Place
    spoken: str
    """Empty where it is silent."""
    rule: str


def marks(document: Document, script: Script) -> list[Mark]:
    """Return all marks in page order: changes, what no block holds, and notes left out."""
    found = [Mark(one.place, one.spoken, one.rule) for one in script.changes]
    found += [Mark(one.place, "", one.rule) for one in document.omissions]
    spoken = {paragraph.block for paragraph in script.paragraphs}
    for index, block in enumerate(document.blocks):
        if block.kind is Kind.NOTE and index not in spoken:
            found += [Mark(place, "", block.kind.value) for place in block.places]
    return sorted(found, key=lambda mark: (mark.place[:2], -mark.place.end))


def explained(document: Document, script: Script) -> Iterator[str]:
    """Yield the page, text node by text node, with its marks in place.

    A mark reads ``{page = spoken; rule}``. White space that is left out is not marked.
    """
    by_node: dict[int, list[Mark]] = {}
    for mark in marks(document, script):
        by_node.setdefault(mark.place.node, []).append(mark)
    for node, text in enumerate(document.nodes):
        yield "".join(_marked(text, by_node.get(node, ())))


def _marked(text: str, found: Iterable[Mark]) -> Iterator[str]:
    at = 0
    for mark in found:
        _, start, end = mark.place
        page = text[start:end]
        if start < at or not (page.strip() or mark.spoken):
            continue
        yield text[at:start]
        said = mark.spoken or SILENT
        yield f"{{{' '.join(page.split())} = {said}; {mark.rule}}}"
        at = end
    yield text[at:]


def rule_lines(changes: Iterable[Change]) -> list[tuple[str, str, str]]:
    """Return a row for each change: page, spoken form, rule."""
    return [
        (" ".join(one.text.split()), one.spoken or SILENT, one.rule)
        for one in changes
        if one.text.strip() or one.spoken
    ]
