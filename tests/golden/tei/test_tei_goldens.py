"""Goldens of the TEI reader and of the scripts made from it: Markdown files of title and blocks.

A case has a ``tei`` block, the body of a file or a whole one, and any of: ``page``, a line for
every block of the page, then notes and what is silent; ``script``, what is said, a breath to a
line; ``about``, what the document says of itself. ``profile`` names the profile where it is chosen.
"""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from narrate.model.tei import TeiChoice, treatment
from narrate.reading import read
from narrate.scripting import script
from narrate.scripting.edits import clean

_CASE = re.compile(r"^## (.+?)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_BLOCK = re.compile(r"^```(\w+)\n(.*?)\n```$", re.MULTILINE | re.DOTALL)


def _cases():
    for path in sorted(Path(__file__).parent.glob("*.md")):
        for title, body in _CASE.findall(path.read_text(encoding="utf-8")):
            blocks = dict(_BLOCK.findall(body))
            for shown in sorted({"page", "script", "about", "chapters"} & blocks.keys()):
                yield pytest.param(blocks, shown, id=f"{path.stem}: {title} ({shown})")


def _document(blocks):
    source = blocks["tei"]
    if "<TEI" not in source:
        source = (
            '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader/><text><body>'
            f"{source}</body></text></TEI>"
        )
    profile, *said = blocks.get("profile", "").split("\n")
    rules = dict(line.split(" = ", 1) for line in said)
    choice = TeiChoice(
        extends=profile, elements={one: treatment(what) for one, what in rules.items()}
    )
    return read(source.encode(), name="case.xml", tei=choice)


def _page(document):
    yield from _blocks(document)
    for note in document.notes:
        before = ""
        if note.mark:
            node, start, _ = note.mark
            before = " ".join(document.nodes[node][:start].split()[-2:])
        yield f"note {note.number} after '{before}': blocks {list(note.blocks)}"
    yield from _silent(document)
    for finding in document.findings:
        yield f"finding {finding.id} {finding.count} | {finding.message}"


def _blocks(document):
    for block in document.blocks:
        cleaned = clean(document.text_of(block), block.edits, block.places)
        number = f" {block.number}" if block.number else ""
        level = f" {block.level}" if block.level > 1 else ""
        lang = f" [{block.lang}]" if block.lang else ""
        part = "" if block.part == "body" else f" ({block.part})"
        yield f"{block.kind}{level}{number}{lang}{part} | {cleaned.text}"
        for (start, end), other in block.langs:
            yield f"  {other}: {document.text_of(block)[start:end]}"


def _silent(document):
    for block in document.blocks:
        text = document.text_of(block)
        for edit in block.edits:
            words = " ".join(text[slice(*edit.span)].split())
            if not edit.spoken and (words or edit.number):
                yield f"silent inside, {edit.rule} | {words or edit.number}"
    for omission in document.omissions:
        node, start, end = omission.place
        words = " ".join(document.nodes[node][start:end].split())
        if words or omission.number:
            yield f"silent, {omission.rule} | {words or omission.number}"


def _script(document):
    for number, paragraph in enumerate(script(document).paragraphs):
        if number:
            yield ""
        yield from (segment.spoken for segment in paragraph.segments)


def _about(document):
    about = document.divisions[0].metadata if document.divisions else document.metadata
    for one in fields(about):
        if said := getattr(about, one.name):
            yield f"{one.name}: {said}"
    for term in document.terms:
        yield f"term {term.term}: {term.meaning}"
    for person in document.persons:
        yield f"person {person.term}: {person.meaning}"


def _chapters(document):
    for chapter in document.chapters:
        yield f"{chapter.id} | {chapter.title} | block {chapter.first_block}"


_SHOWN = {"page": _page, "script": _script, "about": _about, "chapters": _chapters}


@pytest.mark.parametrize(("blocks", "shown"), list(_cases()))
def test_golden(blocks, shown):
    assert "\n".join(_SHOWN[shown](_document(blocks))) == blocks[shown]
