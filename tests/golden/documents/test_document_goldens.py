"""Goldens of whole scripts: documents as people have them, to what is heard.

Beside each document stands ``NAME.script.txt`` with a line for every paragraph that is heard: its
kind, its words, the pause after it; chapters begin with ``#``, notes follow the paragraph of their
mark. What is silent comes last, by rule, with the number of characters, then the findings.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from narrate.model.policy import Notes, ReadingPolicy
from narrate.reading import read
from narrate.scripting import account, script

HERE = Path(__file__).parent
DOCUMENTS = sorted(
    path for suffix in ("docx", "md", "txt") for path in HERE.glob(f"[a-z]*.{suffix}")
    if not path.name.endswith(".script.txt")
)  # fmt: skip


def shown(path):
    document = read(path.read_bytes(), name=path.name)
    said = script(document, policy=ReadingPolicy(notes=Notes.PARAGRAPH))
    chapter = None
    for paragraph in said.paragraphs:
        if paragraph.chapter != chapter:
            chapter = paragraph.chapter
            yield f"# {said.chapters[chapter].title}"
        words = " ".join(one.spoken for one in paragraph.segments)
        yield f"{paragraph.kind}: {words} ({paragraph.segments[-1].pause})"
    told = account(document, said)
    assert told.unaccounted == 0
    for rule, count in told.omitted.items():
        if rule not in ("blank", "white-space", "punctuation"):
            yield f"silent, {rule}: {count}"
    for finding in said.findings:
        yield f"finding {finding.id} ({finding.count}): {finding.message}"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_golden(path):
    wanted = (HERE / f"{path.name}.script.txt").read_text(encoding="utf-8")
    assert "\n".join(shown(path)) + "\n" == wanted
