"""Figures of the reading stage: web-text pairs and footnote marks.

Every function takes the folder with the corpus and the suites and returns rows
``(name, value, goal, size)``; a suite that is not at hand gives a row that says so.
"""

from __future__ import annotations

import json
import os
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING

from narrate.model import document as model
from narrate.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterator

SHARED = Path(os.environ.get("NARRATE_SHARED", Path(__file__).parents[3] / "shared"))
Row = tuple[str, float | str, str, int | str]
"""Name, measured value, goal as it is to be shown, number of cases."""


def clean(document: model.Document, block: model.Block) -> str:
    """Return the text of ``block`` with its edits applied."""
    text = document.text_of(block)
    parts, at = [], 0
    for edit in block.edits:
        parts += [text[at : edit.span.start], edit.spoken]
        at = edit.span.end
    return "".join([*parts, text[at:]])


def read_text(text: str, name: str) -> model.Document:
    """Read ``text`` as a plain text file."""
    return read(text.encode(), name=name, format="text")


def heard(document: model.Document) -> Iterator[tuple[str, str]]:
    """Yield kind and clean text of every block that is spoken when notes are silent."""
    for block in document.blocks:
        if block.kind is not model.Kind.NOTE:
            yield block.kind.value, " ".join(clean(document, block).split())


_KINDS = {
    "p": {"paragraph", "salutation", "closing", "quote", "dateline", "postscript", "verse"},
    "head": {"heading"},
    "sectiontitle": {"heading"},
    "item": {"list-item"},
    "signed": {"signature", "closing"},
    "closer": {"closing"},
    "salute": {"salutation", "closing"},
}
"""Our kinds that agree with the kinds of the pairs (there, closings are often ordinary ``p``)."""


def web_text_pairs(shared: Path) -> list[Row]:
    """Score the documents of ``web-text-pairs``: exact ones, word errors, kinds."""
    pairs = shared / "corpus" / "web-text-pairs" / "pairs.jsonl"
    if not pairs.is_file():
        return [("web-text pairs", "absent", ">= 46", str(pairs))]
    exact = errors = words = kinds = blocks = cases = 0
    for line in pairs.read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        got = list(heard(read_text(pair["input"], "pair.txt")))
        wanted = [(row["k"], " ".join(row["t"].split())) for row in pair["spoken"]]
        wrong, right = word_errors([t for _, t in got], [t for _, t in wanted])
        exact += not wrong
        errors += wrong
        words += right
        by_text = {text: kind for kind, text in got}
        kinds += sum(by_text.get(text, "") in _KINDS[kind] for kind, text in wanted)
        blocks += len(wanted)
        cases += 1
    return [
        ("web-text pairs exactly right", exact, f">= {cases - 1}", cases),
        ("web-text word errors per 1,000", 1000 * errors / words, "<= 1.5", words),
        ("web-text blocks with text and kind right, %", 100 * kinds / blocks, "-", blocks),
    ]


def word_errors(got: list[str], wanted: list[str]) -> tuple[int, int]:
    """Return substituted, deleted and inserted words, and the number of words wanted."""
    mine, theirs = (
        [w for w in " ".join(side).split() if any(map(str.isalnum, w))] for side in (got, wanted)
    )
    matcher = SequenceMatcher(None, mine, theirs, autojunk=False)
    wrong = sum(
        max(i2 - i1, j2 - j1) for tag, i1, i2, j1, j2 in matcher.get_opcodes() if tag != "equal"
    )
    return wrong, len(theirs)


def footnote_marks(shared: Path) -> list[Row]:
    """Score the removal of note marks in chapters of annotated books."""
    suite = shared / "suites" / "footnotes-books.jsonl"
    if not suite.is_file():
        return [("footnote marks", "absent", ">= 99.5", str(suite))]
    right = removed = marks = false = chapters = 0
    for line in suite.read_text(encoding="utf-8").splitlines():
        chapter = json.loads(line)
        wanted = {(offset, offset + length) for offset, length in chapter["marks"]}
        got = set(removed_digits(read_text(chapter["text"], chapter["file"])))
        right += len(got & wanted)
        removed += len(got)
        marks += len(wanted)
        false += 0 if wanted else len(got)
        chapters += 1
    return [
        ("footnote marks, precision %", 100 * right / max(1, removed), ">= 100", removed),
        ("footnote marks, recall %", 100 * right / marks, ">= 99.5", marks),
        ("false removals in chapters without notes", false, "<= 0", chapters),
    ]


def removed_digits(document: model.Document) -> Iterator[tuple[int, int]]:
    """Yield the stretches of digits that a note-mark rule took out."""
    for block in document.blocks:
        base = block.places[0].start
        for edit in block.edits:
            start, end = (base + at for at in edit.span)
            text = document.nodes[0][start:end]
            if edit.rule == "note-mark" and (digits := "".join(filter(str.isdigit, text))):
                first = start + text.index(digits[0])
                yield first, first + len(digits)


def sentences_without_notes(shared: Path) -> list[Row]:
    """Count false removals in modern sentences, read in pages of twenty."""
    suite = shared / "suites" / "homographs-train.tsv"
    if not suite.is_file():
        return [("false removals in modern sentences", "absent", "<= 10", str(suite))]
    rows = [line.split("\t") for line in suite.read_text(encoding="utf-8").splitlines()[1:]]
    sentences = [row[2] for row in rows]
    false = 0
    for first in range(0, len(sentences), 20):
        page = "\n\n".join(sentences[first : first + 20])
        false += len(list(removed_digits(read_text(page, "page.txt"))))
    return [("false removals in modern sentences", false, "<= 10", len(sentences))]


def rows(shared: Path = SHARED) -> list[Row]:
    """Return every row of the reading stage."""
    return [
        *web_text_pairs(shared),
        *footnote_marks(shared),
        *sentences_without_notes(shared),
    ]
