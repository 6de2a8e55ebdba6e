"""Goldens of the core of the scripting stage: Markdown files of title, input and output.

``sentences*.md``: one sentence to a line, the language in the file's name. ``breaths.md``: one
segment to a line, as text, reason and length of the pause, and contour where it is not final.
``spoken*.md``: one line in, what is said for it out. ``data/abbreviations-en.txt``: sentences of
one paragraph to a line, parted by " | ".
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from narrate.model.script import Contour
from narrate.scripting import announce, sentences, spoken
from narrate.scripting.scripter import DEFAULT_VOICE

HERE = Path(__file__).parent
_CASE = re.compile(
    r"^## (.+?)\n+```input\n(.*?)\n```\n+```output\n(.*?)\n```$", re.MULTILINE | re.DOTALL
)


def _cases(pattern):
    for path in sorted(HERE.glob(pattern)):
        for title, given, wanted in _CASE.findall(path.read_text(encoding="utf-8")):
            lang = path.stem.partition("-")[2] or "en"
            yield pytest.param(given, wanted, lang, id=f"{path.stem}: {title}")


@pytest.mark.parametrize(("given", "wanted", "lang"), list(_cases("sentences*.md")))
def test_sentences(given, wanted, lang):
    assert "\n".join(sentences(given, lang)) == wanted


@pytest.mark.parametrize(("given", "wanted", "lang"), list(_cases("breaths*.md")))
def test_breaths(given, wanted, lang):
    paragraph = announce(given, lang=lang, voice=DEFAULT_VOICE, id="b")
    lines = []
    for segment in paragraph.segments:
        contour = "" if segment.contour is Contour.FINAL else f" {segment.contour}"
        lines.append(f"{segment.text} | {segment.pause} {segment.pause_ms}{contour}")
    assert "\n".join(lines) == wanted


@pytest.mark.parametrize(("given", "wanted", "lang"), list(_cases("spoken*.md")))
def test_spoken_forms(given, wanted, lang):
    assert [spoken(line, lang) for line in given.splitlines()] == wanted.splitlines()


def _acronyms():
    lines = (HERE / "data" / "acronyms-en.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


@pytest.mark.parametrize(("given", "wanted"), _acronyms())
def test_acronyms(given, wanted):
    assert spoken(given) == wanted


def _stops():
    lines = (HERE / "data" / "abbreviations-en.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


@pytest.mark.parametrize("line", _stops())
def test_abbreviations_and_other_stops(line):
    assert " | ".join(sentences(line.replace(" | ", " "), "en")) == line
