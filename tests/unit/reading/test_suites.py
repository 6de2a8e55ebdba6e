"""The figures of the reading stage, over the whole corpus where it is at hand."""

from __future__ import annotations

import importlib.util

import pytest


@pytest.fixture(scope="module")
def suites(root):
    path = root / "tests" / "bench" / "reading_suites.py"
    spec = importlib.util.spec_from_file_location("reading_suites", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.shared
def test_web_text_pairs(suites, shared):
    exact, errors, kinds = (value for _, value, _, _ in suites.web_text_pairs(shared))
    assert exact >= 46
    assert errors <= 1.5
    assert kinds >= 95


@pytest.mark.shared
def test_footnote_marks(suites, shared):
    precision, recall, false = (value for _, value, _, _ in suites.footnote_marks(shared))
    assert precision == 100
    assert recall >= 99.5
    assert false == 0


@pytest.mark.shared
def test_modern_sentences_without_notes(suites, shared):
    ((_, false, _, size),) = suites.sentences_without_notes(shared)
    assert false <= 10
    assert size > 14_000


@pytest.mark.shared
def test_a_book_from_an_electronic_library(suites, shared):
    book = (shared / "corpus" / "text" / "sherlock-holmes-1661.txt").read_bytes()
    document = suites.read(book, name="sherlock-holmes-1661.txt")
    assert len(document.chapters) == 13
    assert document.chapters[2].title == "ADVENTURE II. THE RED-HEADED LEAGUE"
    assert document.metadata.author == "Arthur Conan Doyle"
    assert document.metadata.language == "en"
    assert document.notes == ()
    silent = {omission.rule for omission in document.omissions}
    assert silent == {"blank", "boilerplate", "contents"}
