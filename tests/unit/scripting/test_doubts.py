"""Doubtful readings come to an editor as findings."""

from __future__ import annotations

from narrate.model.document import Block, Document, Kind
from narrate.model.finding import Severity
from narrate.model.span import Place
from narrate.scripting import script


def findings(*texts):
    node = "".join(texts)
    starts = [sum(map(len, texts[:at])) for at in range(len(texts))]
    blocks = tuple(
        Block(kind=Kind.PARAGRAPH, places=(Place(0, start, start + len(text)),))
        for start, text in zip(starts, texts, strict=True)
    )
    page = Document(name="t", format="text", nodes=(node,), blocks=blocks)
    return script(page, language="en").findings


def test_what_is_certain_gives_none():
    assert not findings("On 25/12/1958 NATO and the KGB met.", "It was 5.6.1960 or May 6.")


def test_guesses_at_acronyms_are_folded_into_one():
    (one,) = findings("ZANTOL met HARBOM.", "HARBOM left.")
    assert (one.id, one.count, one.severity) == ("guessed-acronym", 3, Severity.INFO)
    assert one.message == "ZANTOL, HARBOM are acronyms that no table has, said as words."
    assert one.place == Place(0, 0, 6)


def test_a_date_that_may_be_read_two_ways():
    (one,) = findings("It was due 5/9/1958.")
    assert (one.id, one.count) == ("ambiguous-date", 1)
    assert one.message.startswith("5/9/1958 may be")
    assert "[say]" in one.suggestion
