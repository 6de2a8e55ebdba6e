"""Figures of language detection: paragraphs switched wrongly, and paragraphs recognised."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from narrate.model.document import Block, Document, Kind
from narrate.model.span import Place
from narrate.reading import read
from narrate.scripting import Scripter

if TYPE_CHECKING:
    from collections.abc import Iterator

Row = tuple[str, float | str, str, str]
SHARED = Path(os.environ.get("NARRATE_SHARED", Path(__file__).parents[3] / "shared"))
_BLOCKS = ("{*}p", "{*}head", "{*}item", "{*}note", "{*}dateline", "{*}closer", "{*}opener")
_LONG = 60
"""Letters of a sentence that is worth being recognised."""
_SPEED = 300_000
_DIGITS = 0.03
"""Share of digits up to which a text is prose, not a list of numbers."""
_AROUND = 4
"""English paragraphs before a foreign one."""


def _tei(path: Path) -> Iterator[str]:
    """Yield the paragraphs of the text itself, without what the editors say of it."""
    for body in etree.parse(path).iter("{*}text"):
        for element in body.iter(*_BLOCKS):
            if text := " ".join("".join(element.itertext()).split()):
                yield text


def _monolingual(name: str, paragraphs: list[str], lang: str) -> Row:
    document = read("\n\n".join(paragraphs).encode(), name="a.txt", max_bytes=100_000_000)
    wrong = [one.lang for one in document.blocks if one.lang]
    right = document.metadata.language == lang
    remark = f"of {len(document.blocks)} blocks; document {'right' if right else 'WRONG'}"
    return (f"paragraphs switched wrongly, {name}", len(wrong) + (not right), "<= 0", remark)


def _recognised(english: list[str]) -> Iterator[Row]:
    """Set sentences of many languages, one by one, as paragraphs into English prose."""
    path = SHARED / "suites" / "sentences-pysbd.jsonl"
    if not path.is_file():
        yield "foreign paragraphs recognised", "absent", "-", str(path)
        return
    cases = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    wanted = [
        (one["lang"], " ".join(one["text"].split()))
        for one in cases
        if one["mode"] == "plain" and one["lang"] != "en" and len(one["text"]) >= _LONG
    ]
    parts: list[str] = []
    for at, (_, text) in enumerate(wanted):
        parts += [*english[at % 50 * _AROUND :][:_AROUND], text]
    document = read("\n\n".join(parts).encode(), name="a.txt")
    found = {document.text_of(one): one.lang for one in document.blocks if one.lang}
    right = sum(found.get(text) == lang for lang, text in wanted)
    other = sum(1 for lang, text in wanted if found.get(text, lang) != lang)
    yield "foreign paragraphs recognised, %", 100 * right / len(wanted), "-", f"of {len(wanted)}"
    yield "foreign paragraphs taken for a third language", other, "-", f"of {len(wanted)}"


def _speed(lang: str) -> Row:
    """Time the whole scripting stage on prose of a language, dense with abbreviations and names."""
    path = SHARED / "suites" / "sentences-pysbd.jsonl"
    name = f"scripting, Mchar per CPU second, {lang}"
    if not path.is_file():
        return name, "absent", "-", str(path)
    cases = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    texts = [" ".join(one["text"].split()) for one in cases if one["lang"] == lang]
    own = " ".join(one for one in texts if sum(map(str.isdigit, one)) <= _DIGITS * len(one))
    text = " ".join([own] * (_SPEED // len(own) + 1))
    size = 2000
    blocks = tuple(
        Block(kind=Kind.PARAGRAPH, places=(Place(0, at, min(at + size, len(text))),))
        for at in range(0, len(text), size)
    )
    document = Document(name="speed", format="text", nodes=(text,), blocks=blocks)
    begin = time.process_time()
    for _ in Scripter(document, language=lang).walk():
        pass
    return name, len(text) / (time.process_time() - begin) / 1e6, ">= 0.5", f"{len(text)} chars"


def rows() -> Iterator[Row]:
    """Yield the figures; what is not at hand is named."""
    yield from map(_speed, ("de", "es", "fr"))
    corpus = SHARED / "corpus"
    if not corpus.is_dir():
        yield "language detection", "absent", "-", str(corpus)
        return
    volumes = sorted((corpus / "tei-frus").glob("*.xml"))
    archive = [text for path in volumes for text in _tei(path)]
    yield _monolingual("archive of letters, English", archive, "en")
    novel = (corpus / "text" / "sherlock-holmes-1661.txt").read_text(encoding="utf-8-sig")
    english = [" ".join(one.split()) for one in novel.split("\n\n") if one.strip()]
    yield _monolingual("stories, English", english, "en")
    letters = sorted((corpus / "tei-letters-fr").glob("Lettre*.xml"))
    yield _monolingual("letters, French", [t for path in letters for t in _tei(path)], "fr")
    yield from _recognised([one for one in english[200:] if len(one) > _LONG])
