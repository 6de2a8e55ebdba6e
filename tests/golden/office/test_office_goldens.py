"""Goldens of documents from offices and pens: Markdown files of title, input and output.

The name of the file is that of the format. The output has a line for every block: its kind (with
the level of a heading), its number and what is left of its text; then notes, silent text outside
the blocks, findings and what the document says of itself. The input of ``docx.md`` is the body of a
document; a line ``--- styles`` and the like begins another part. That of ``pdf.md`` has a line of
text for each line (left edge, base, size, words); ``---`` turns the page.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from narrate.model.document import Part
from narrate.reading import read
from narrate.scripting import account, script

_CASE = re.compile(
    r"^## (.+?)\n+````?input\n(.*?)\n````?\n+````?output\n(.*?)\n````?$", re.MULTILINE | re.DOTALL
)
_PART = re.compile(r"^--- (\w+)\n", re.MULTILINE)


def _cases():
    for path in sorted(Path(__file__).parent.glob("*.md")):
        for title, given, wanted in _CASE.findall(path.read_text(encoding="utf-8")):
            yield pytest.param(path.stem, given, wanted, id=f"{path.stem}: {title}")


def _words(document, block, start=0, end=None):
    text = document.text_of(block)
    end = len(text) if end is None else end
    parts, at = [], start
    for edit in block.edits:
        if edit.span.start >= start and edit.span.end <= end and edit.span.start >= at:
            mark = f"<mark {edit.number}>" if edit.rule == "note-mark" else ""
            parts += [text[at : edit.span.start], edit.spoken, mark]
            at = edit.span.end
    return " ".join("".join([*parts, text[at:end]]).split())


def _block(document, block):
    kind = f"{block.kind}{block.level or ''} {block.number}".rstrip()
    if block.part is not Part.BODY:
        kind += f" in {block.part}"
    if block.lang:
        kind += f" ({block.lang})"
    if not block.cells:
        return f"{kind} | {_words(document, block)}"
    cells = (
        (f"{cell.header}: " if cell.header else "") + _words(document, block, *cell.span)
        for cell in block.cells
    )
    return f"{kind} | {' / '.join(cells)}"


def _shown(document):
    for index, block in enumerate(document.blocks):
        chapter = "# " if any(c.first_block == index for c in document.chapters[1:]) else ""
        yield chapter + _block(document, block)
        for span, lang in block.langs:
            yield f"  {lang}: {document.text_of(block)[slice(*span)]}"
    for note in document.notes:
        yield f"note {note.number}: blocks {list(note.blocks)}"
    for omission in document.omissions:
        if omission.rule not in ("blank", "markup"):
            node, start, end = omission.place
            words = " ".join(document.nodes[node][start:end].split())
            yield f"silent, {omission.rule} | {words}"
    for finding in document.findings:
        yield f"finding {finding.id} ({finding.count}): {finding.message}"
    about = document.metadata
    for name in ("title", "author", "date", "language", "description"):
        if value := getattr(about, name):
            yield f"{name}: {value}"


@pytest.mark.parametrize(("kind", "given", "wanted"), list(_cases()))
def test_golden(kind, given, wanted, docx, pdf):
    data, name = given.encode(), f"case.{kind}"
    if kind == "docx":
        body, *rest = _PART.split(given)
        data = docx(body, **dict(zip(rest[::2], rest[1::2], strict=True)))
    elif kind == "pdf":
        data = pdf(given)
    document = read(data, name=name, format=kind)
    assert "\n".join(_shown(document)) == wanted
    assert not account(document, script(document)).unaccounted
    _tiles(document)


def _tiles(document):
    """Every character of every node is in exactly one block or omission."""
    covered = Counter()
    for place in [
        *(place for block in document.blocks for place in block.places),
        *(omission.place for omission in document.omissions),
    ]:
        covered.update((place.node, at) for at in range(place.start, place.end))
    wanted = {(node, at) for node, text in enumerate(document.nodes) for at in range(len(text))}
    assert set(covered) == wanted
    assert set(covered.values()) <= {1}
