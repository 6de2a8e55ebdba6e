"""Goldens of the reading stage: Markdown files of title, input and output.

The output has a line for every block: its kind, its number, its clean text. ``<mark 2>`` stands
where a note mark was left out; what is silent outside the blocks comes last.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from narrate.reading import read

_CASE = re.compile(
    r"^## (.+?)\n+```input\n(.*?)\n```\n+```output\n(.*?)\n```$", re.MULTILINE | re.DOTALL
)


def _cases():
    for path in sorted(Path(__file__).parent.glob("*.md")):
        for title, given, wanted in _CASE.findall(path.read_text(encoding="utf-8")):
            yield pytest.param(given, wanted, id=f"{path.stem}: {title}")


def _shown(document):
    for index, block in enumerate(document.blocks):
        text, parts, at = document.text_of(block), [], 0
        for edit in block.edits:
            mark = f"<mark {edit.number}>" if edit.rule == "note-mark" else ""
            parts += [text[at : edit.span.start], edit.spoken, mark]
            at = edit.span.end
        number = f" {block.number}" if block.number else ""
        chapter = "# " if any(c.first_block == index for c in document.chapters[1:]) else ""
        yield f"{chapter}{block.kind}{number} | {' '.join(''.join([*parts, text[at:]]).split())}"
    for note in document.notes:
        if note.blocks or note.mark is None:
            where = "in the text" if note.mark else "without a mark"
            yield f"note {note.number} {where}: blocks {list(note.blocks)}"
    for omission in document.omissions:
        if omission.rule != "blank":
            _, start, end = omission.place
            yield f"silent, {omission.rule} | {' '.join(document.nodes[0][start:end].split())}"


@pytest.mark.parametrize(("given", "wanted"), list(_cases()))
def test_golden(given, wanted):
    document = read(given.encode(), name="case.txt")
    assert "\n".join(_shown(document)) == wanted
