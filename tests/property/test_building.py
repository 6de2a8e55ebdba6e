"""Whatever a reader tells the builder, every character of every node is accounted for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from narrate.model.document import Emphasis, Kind, Metadata, Part
from narrate.reading.building import DocumentBuilder
from narrate.reading.decoding import EmptySource
from narrate.scripting import account, script

TEXTS = st.text(alphabet="ab1. \n\u00ad\u2060é", max_size=8)
OPENINGS = st.sampled_from(
    [
        lambda page: page.open_block(Kind.PARAGRAPH),
        lambda page: page.open_block(Kind.HEADING, level=2, number="1"),
        lambda page: page.open_inner(Kind.QUOTE),
        lambda page: page.open_group("list"),
        lambda page: page.open_part(Part.BACK),
        lambda page: page.open_aside(),
        lambda page: page.open_note(f"n{page.depth}", f"m{page.depth}", number="1"),
        lambda page: page.open_inline_note(f"i{page.depth}", "2"),
        lambda page: page.open_mark("1", f"n{page.depth}"),
        lambda page: page.open_silent("deletion"),
        lambda page: page.open_said("abbreviation", spoken="so"),
        lambda page: page.open_said("ssml-ph", ipa="a"),
        lambda page: page.open_lang("fr"),
        lambda page: page.open_emphasis(Emphasis.LIGHT),
        lambda page: page.open_emphasis(Emphasis.STRONG),
        lambda page: page.open_table(),
        lambda page: page.open_row(),
    ]
)
TREES = st.recursive(
    TEXTS | st.sampled_from(["<br>", "<pb>", "<chapter>"]),
    lambda inside: st.tuples(OPENINGS, st.lists(inside, max_size=4)),
    max_leaves=30,
)


def tell(page, tree):
    if tree == "<br>":
        page.blank()
    elif tree == "<pb>":
        page.page_mark("7")
    elif tree == "<chapter>":
        page.chapter()
    elif isinstance(tree, str):
        page.text(tree)
    else:
        opening, inside = tree
        opening(page)
        for one in inside:
            tell(page, one)
        page.close()


@given(st.lists(TREES, max_size=6))
def test_blocks_and_omissions_tile_every_node(trees):
    page = DocumentBuilder("tree", "test", language="en")
    for tree in trees:
        tell(page, tree)
    assert page.depth == 0
    try:
        document = page.document(Metadata())
    except EmptySource:
        return
    places = [place for block in document.blocks for place in block.places]
    places += [one.place for one in document.omissions]
    covered = [[0] * len(node) for node in document.nodes]
    for node, start, end in places:
        for at in range(start, end):
            covered[node][at] += 1
    assert all(set(counts) <= {1} for counts in covered)
    for block in document.blocks:
        at = 0
        for edit in block.edits:
            assert at <= edit.span.start
            at = edit.span.end
        length = len(document.text_of(block))
        assert at <= length
        for emphasis in Emphasis:
            at = 0
            for start, end in (run.span for run in block.emphases if run.emphasis is emphasis):
                assert at <= start < end <= length
                at = end
    assert account(document, script(document)).unaccounted == 0


@given(
    st.lists(st.lists(st.tuples(TEXTS, st.booleans(), st.integers(1, 3), st.integers(1, 3)))),
)
def test_every_cell_stands_in_its_row_in_order(rows):
    page = DocumentBuilder("table", "test")
    page.open_table()
    for cells in rows:
        page.open_row()
        for words, heads, columns, down in cells:
            page.open_cell(heads=heads, columns=columns, rows=down)
            page.text(words)
            page.close()
        page.close()
    page.close()
    page.text("The end.")
    document = page.document(Metadata())
    told = [[cell[0] for cell in row] for row in rows if any(cell[0].strip() for cell in row)]
    told = [row for row in told if any(words.strip("\u00ad\u2060 \n") for words in row)]
    made = [
        [document.text_of(block)[cell.span.start : cell.span.end] for cell in block.cells]
        for block in document.blocks
        if block.cells and document.text_of(block).strip("\u00ad\u2060 \n")
    ]
    assert made == told
