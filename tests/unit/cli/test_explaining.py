"""``--explain`` shows the whole page, and every mark in its place."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from narrate.cli.explaining import explained, marks
from narrate.model.document import Block, Document, Kind, Omission
from narrate.model.script import Change, Script
from narrate.model.span import Place
from narrate.scripting import script as said


def page(text, changes=(), omissions=()):
    document = Document(
        name="page",
        format="text",
        nodes=(text,),
        blocks=(Block(kind=Kind.PARAGRAPH, places=(Place(0, 0, len(text)),)),),
        omissions=tuple(omissions),
    )
    script = Script(
        name="page",
        language="en",
        metadata=document.metadata,
        chapters=(),
        paragraphs=(),
        changes=tuple(changes),
    )
    return document, script


def test_marks_stand_in_place():
    changes = [
        Change(place=Place(0, 4, 9), text="ICBMs", spoken="I C B M s", rule="acronyms"),
        Change(place=Place(0, 9, 10), text="3", spoken="", rule="note-mark"),
    ]
    document, script = page("The ICBMs3 fly", changes)
    assert list(explained(document, script)) == [
        "The {ICBMs = I C B M s; acronyms}{3 = silent; note-mark} fly"
    ]


def test_white_space_left_out_is_not_marked():
    document, script = page("a  b", omissions=[Omission(place=Place(0, 1, 3), rule="blank")])
    assert list(explained(document, script)) == ["a  b"]
    assert [mark.rule for mark in marks(document, script)] == ["blank"]


def test_a_change_over_several_nodes_is_one_mark():
    places = (Place(0, 0, 2), Place(1, 0, 1), Place(2, 0, 6))
    document = Document(
        name="page",
        format="html",
        nodes=("Mr", "s", ". Berg"),
        blocks=(Block(kind=Kind.PARAGRAPH, places=places),),
    )
    assert list(explained(document, said(document))) == ["{Mrs. = Missus; honorifics} Berg"]


@given(st.text(alphabet="abc ", min_size=1, max_size=40), st.data())
def test_the_page_is_whole(text, data):
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    changes = [
        Change(place=Place(0, a, b), text=text[a:b], spoken="x", rule="r")
        for a, b in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    document, script = page(text, changes)
    (shown,) = explained(document, script)
    unmarked = re.sub(r"\{(.*?) = x; r\}", r"\1", shown)
    assert unmarked.replace(" ", "") == text.replace(" ", "")
