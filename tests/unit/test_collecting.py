"""The garbage collector while a source is read and a script is made."""

from __future__ import annotations

import gc

import pytest

from narrate.collecting import collector_held
from narrate.model.document import Block, Document, Kind
from narrate.model.span import Place
from narrate.reading import read, source
from narrate.scripting import script

PAGE = Document(
    name="page",
    format="test",
    nodes=("One.",),
    blocks=(Block(kind=Kind.PARAGRAPH, places=(Place(0, 0, 4),)),),
)


class Watching:
    """A lexicon that remembers whether the collector was on when it was asked."""

    seen = True

    def edits(self, _text, lang):
        self.seen = gc.isenabled()
        if lang == "xx":
            raise LookupError(lang)
        return ()


def test_it_is_off_while_a_script_is_made_and_on_again_after_it():
    watching = Watching()
    script(PAGE, lexicons=(watching,))
    assert not watching.seen
    assert gc.isenabled()


def test_it_is_off_while_a_source_is_read_and_on_again_after_it(monkeypatch):
    seen = []
    told = source.told
    monkeypatch.setattr(source, "told", lambda page: seen.append(gc.isenabled()) or told(page))
    read(b"One.", name="page.txt")
    assert seen == [False]
    assert gc.isenabled()


def test_it_is_on_again_after_an_error():
    with pytest.raises(LookupError):
        script(PAGE, lexicons=(Watching(),), language="xx")
    assert gc.isenabled()


@pytest.mark.skipif(
    gc.get_freeze_count() > 0, reason="this Python (3.12) freezes what it starts with; it stays so"
)
def test_what_was_made_is_not_looked_at_as_soon_as_it_is_on_again():
    looked = []
    gc.collect()  # nothing that was due before is counted
    try:
        with collector_held():
            gc.callbacks.append(lambda phase, info: looked.append((phase, info)))
            kept = [[] for _ in range(10 * gc.get_threshold()[0])]
        kept.append([])
    finally:
        gc.callbacks.pop()
    assert not looked
    assert len(gc.get_objects(generation=0)) < len(kept)


def test_what_somebody_froze_stays_frozen():
    gc.freeze()
    try:
        frozen = gc.get_freeze_count()
        with collector_held():
            pass
        assert gc.get_freeze_count() == frozen
    finally:
        gc.unfreeze()


def test_one_that_was_off_stays_off():
    gc.disable()
    try:
        with collector_held():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
