"""Goldens of whole scripts: small books, from their files to what is heard.

Each folder is an EPUB, unpacked; ``script.txt`` in it has a line for every paragraph that is
heard, its breaths parted by ``/``, the pause after it at the end; chapters begin with ``#``. What
is silent comes last, by rule, with the number of characters.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from narrate.model.policy import Notes, ReadingPolicy
from narrate.reading import read
from narrate.scripting import account, script

BOOKS = sorted(path for path in Path(__file__).parent.iterdir() if path.is_dir())
GOLDEN = "script.txt"


def packed(folder):
    """The book as one file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip")
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.name != GOLDEN:
                archive.writestr(path.relative_to(folder).as_posix(), path.read_bytes())
    return stream.getvalue()


def shown(folder):
    """The lines of the script, with notes after their paragraph."""
    document = read(packed(folder), name=f"{folder.name}.epub")
    said = script(document, policy=ReadingPolicy(notes=Notes.PARAGRAPH))
    chapter = None
    for paragraph in said.paragraphs:
        if paragraph.chapter != chapter:
            chapter = paragraph.chapter
            yield f"# {said.chapters[chapter].title}"
        breaths = " / ".join(one.spoken for one in paragraph.segments)
        yield f"{paragraph.kind}: {breaths} ({paragraph.segments[-1].pause})"
        for segment in paragraph.segments:
            for one in segment.pronunciations:
                yield f"  {segment.spoken[slice(*one.span)]} = {one.ipa} ({one.rule})"
    told = account(document, said)
    assert told.unaccounted == 0
    for rule, count in told.omitted.items():
        if rule not in ("blank", "white-space", "punctuation"):
            yield f"silent, {rule}: {count}"
    for finding in said.findings:
        yield f"finding {finding.id}: {finding.message}"


@pytest.mark.parametrize("folder", BOOKS, ids=lambda folder: folder.name)
def test_golden(folder):
    wanted = (folder / GOLDEN).read_text(encoding="utf-8")
    assert "\n".join(shown(folder)) + "\n" == wanted
