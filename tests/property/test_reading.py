"""What holds for every text that can be read."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from narrate.errors import SourceError
from narrate.model.document import Kind
from narrate.reading import read

_BITS = st.sampled_from(
    [
        "Dear Mr. President:",
        "Sincerely,",
        "29. Letter From President Carter to Chairman Brezhnev1",
        "CHAPTER II",
        "Chapter 3. The Road",
        "SUBJECT",
        "PARTICIPANTS",
        "Washington, June 9, 1977.",
        "a word.2 The next",
        "agree.”3",
        "February 73",
        "June 19683",
        "MP3",
        "$2.5",
        "pur [Page 808] pose",
        "[Page 47]",
        "[Page 47]At",
        "[4]",
        "word[5]",
        "word⁶",
        "km²",
        "  • Mr. Hyland",
        "- Ridgway",
        "-",
        "* * *",
        "- Source: a file.↩",
        "  1. Source: a file.",
        "Notes",
        "co-",
        "operation",
        "_Titanic_",
        "*Titanic*",
        "word.*",
        "* A note.",
        "[Footnote 4: A note.]",
        "- 12 -",
        "Contents",
        "I. One",
        "II. Two",
        "III. Three",
        "P.S. More.",
        "\x07",
        "\u200b",
        "\u00ad",
        "\ufeff",
        "漢字",
        "😀",
        "*** START OF THE PROJECT GUTENBERG EBOOK X ***",
        "*** END OF THE PROJECT GUTENBERG EBOOK X ***",
        "a long line of plain words that goes on until it is nearly full and",
        "then wraps",
    ]
)
_GLUE = st.sampled_from(["\n", "\n\n", "\r\n", "\r", "\f", " ", "", "\u2028", "   ", "\t"])
_TEXTS = st.one_of(
    st.lists(st.tuples(_BITS, _GLUE), min_size=1, max_size=25).map(
        lambda pairs: "".join(bit + glue for bit, glue in pairs)
    ),
    st.text(st.characters(exclude_characters="\x00"), max_size=300),
)


def _read(text):
    try:
        return read(text.encode("utf-8", "replace"), name="any.txt")
    except SourceError:
        return None


@given(_TEXTS)
@settings(max_examples=400)
def test_blocks_and_omissions_tile_the_page(text):
    document = _read(text)
    if document is None:
        return
    (node,) = document.nodes
    stretches = sorted(
        [place for block in document.blocks for place in block.places]
        + [omission.place for omission in document.omissions]
    )
    at = 0
    for number, start, end in stretches:
        assert (number, start) == (0, at)
        assert end > start
        at = end
    assert at == len(node)
    assert all(
        not node[omission.place.start : omission.place.end].strip()
        for omission in document.omissions
        if omission.rule == "blank"
    )


@given(_TEXTS)
@settings(max_examples=400)
def test_edits_are_ordered_and_stand_inside_their_block(text):
    document = _read(text)
    if document is None:
        return
    for block in document.blocks:
        words = document.text_of(block)
        at = 0
        for edit in block.edits:
            assert at <= edit.span.start < edit.span.end <= len(words)
            assert words[edit.span.start : edit.span.end] != edit.spoken
            at = edit.span.end


@given(_TEXTS)
@example(
    "29. Letter From A to B1\nDear Sir:\n[Footnote 4: A note.]\nDear Sir:\n[Footnote 4: A note.]\n"
)
@settings(max_examples=400)
def test_every_removed_mark_is_recorded_with_its_number(text):
    document = _read(text)
    if document is None:
        return
    removed = [
        (block.places[0].start + edit.span.start, edit.number)
        for block in document.blocks
        for edit in block.edits
        if edit.rule == "note-mark"
    ]
    recorded = [(note.mark.start, note.number) for note in document.notes if note.mark]
    assert sorted(removed) == sorted(recorded)
    assert all(number for _, number in removed)
    for note in document.notes:
        assert all(document.blocks[index].kind is Kind.NOTE for index in note.blocks)


@given(_TEXTS)
@settings(max_examples=300)
def test_chapters_begin_with_the_first_block_and_go_on(text):
    document = _read(text)
    if document is None:
        return
    firsts = [chapter.first_block for chapter in document.chapters]
    assert firsts[:1] == ([0] if document.blocks else [])
    assert firsts == sorted(set(firsts))
    assert all(index < len(document.blocks) for index in firsts)
    assert all(chapter.title.strip() for chapter in document.chapters)


@given(_TEXTS)
@settings(max_examples=100)
def test_reading_is_repeatable(text):
    assert _read(text) == _read(text)
