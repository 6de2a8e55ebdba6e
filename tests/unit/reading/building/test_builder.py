"""What a reader of mark-up tells the builder, and the page that comes of it."""

from __future__ import annotations

import pytest

from narrate.model.document import Kind, LanguageRun, Metadata, Part
from narrate.model.span import Place, Span
from narrate.reading.building import DocumentBuilder
from narrate.reading.decoding import EmptySource
from narrate.scripting.edits import clean


def says(document):
    """The blocks as lines: kind and clean text."""
    return [
        f"{block.kind}: {clean(document.text_of(block), block.edits, block.places).text}"
        for block in document.blocks
    ]


@pytest.fixture
def page():
    return DocumentBuilder("page.xml", "test", language="en")


def finished(page):
    return page.document(Metadata(title="A page"))


def test_an_element_boundary_is_no_word_boundary(page):
    page.open_block(Kind.PARAGRAPH)
    for part in ("The ", "Gen", "eral", " came"):
        page.text(part)
    page.close()
    assert says(finished(page)) == ["paragraph: The General came"]


def test_a_line_break_parts_words_once(page):
    page.open_block(Kind.PARAGRAPH)
    page.text("No. 10")
    page.blank()
    page.blank()
    page.text("Downing Street")
    page.close()
    assert says(finished(page)) == ["paragraph: No. 10 Downing Street"]


def test_a_block_inside_another_parts_it(page):
    page.open_block(Kind.LIST_ITEM, number="a")
    page.text("Bread")
    page.open_block(Kind.PARAGRAPH)
    page.text("and wine")
    page.close()
    page.text("and cheese")
    page.close()
    document = finished(page)
    assert says(document) == ["list-item: Bread", "paragraph: and wine", "list-item: and cheese"]
    assert [block.number for block in document.blocks] == ["a", "", ""]


def test_a_note_in_the_text_leaves_the_sentence_whole(page):
    page.open_block(Kind.PARAGRAPH)
    page.text("He wrote to Gromyko")
    page.open_inline_note("n1", "1")
    page.open_block(Kind.PARAGRAPH)
    page.text("Then foreign minister.")
    page.close()
    page.close()
    page.text(" that day.")
    page.close()
    document = finished(page)
    assert says(document) == [
        "paragraph: He wrote to Gromyko that day.",
        "note: Then foreign minister.",
    ]
    (note,) = document.notes
    assert (note.number, note.mark, note.blocks) == ("1", Place(0, 19, 19), (1,))
    assert document.blocks[1].number == "1"


def test_marks_find_their_notes_wherever_they_stand(page):
    page.open_block(Kind.PARAGRAPH)
    page.text("So it was")
    page.open_mark("2", "b")
    page.text("2")
    page.close()
    page.text(".")
    page.close()
    page.open_note("b")
    page.open_block(Kind.LIST_ITEM)
    page.text("Or not.")
    page.close()
    page.close()
    document = finished(page)
    assert says(document) == ["paragraph: So it was.", "note: Or not."]
    assert [(one.number, one.mark, one.blocks) for one in document.notes] == [
        ("2", Place(1, 0, 1), (1,))
    ]
    assert [(one.rule, one.number) for one in document.blocks[0].edits] == [("note-mark", "2")]
    assert document.blocks[1].number == "2"


def test_what_is_silent_keeps_its_reason(page):
    page.open_block(Kind.PARAGRAPH)
    page.text("kept")
    page.open_silent("deletion")
    page.open_silent("unclear")
    page.text(" lost")
    page.close()
    page.close()
    page.close()
    page.open_silent("stamp")
    page.text("RECEIVED")
    page.close()
    document = finished(page)
    assert says(document) == ["paragraph: kept"]
    assert [edit.rule for edit in document.blocks[0].edits] == ["deletion"]
    assert [(one.rule, one.place) for one in document.omissions] == [("stamp", Place(2, 0, 8))]


def test_a_page_mark_rejoins_the_word_and_keeps_its_number(page):
    page.page_mark("450")
    page.open_block(Kind.PARAGRAPH)
    page.text("pur")
    page.page_mark("451")
    page.text("pose")
    page.close()
    document = finished(page)
    assert says(document) == ["paragraph: purpose"]
    marks = [*document.omissions, *document.blocks[0].edits]
    assert [(one.rule, one.number) for one in marks] == [("page-mark", "450"), ("page-mark", "451")]


def test_what_is_said_otherwise_covers_several_nodes(page):
    page.open_block(Kind.PARAGRAPH)
    page.text("in ")
    page.open_said("ssml-ph", ipa="ˈdʒɔːdʒə")
    page.text("Geor")
    page.text("gia")
    page.close()
    page.close()
    (edit,) = finished(page).blocks[0].edits
    assert (edit.span, edit.spoken, edit.ipa) == (Span(3, 10), "Georgia", "ˈdʒɔːdʒə")


def test_languages_are_runs_or_the_whole_block(page):
    page.open_block(Kind.PARAGRAPH)
    page.open_lang("fr")
    page.text("Mon ")
    page.text("Dieu")
    page.close()
    page.text(" said he.")
    page.close()
    page.open_block(Kind.QUOTE)
    page.open_lang("fr")
    page.text("Sans doute.")
    page.close()
    page.close()
    first, second = finished(page).blocks
    assert (first.lang, first.langs) == ("", (LanguageRun(Span(0, 8), "fr"),))
    assert (second.lang, second.langs) == ("fr", ())


def test_in_another_language_the_documents_own_is_a_run(page):
    page.open_lang("fr")
    page.open_block(Kind.PARAGRAPH)
    page.text("Le ")
    page.open_lang("en")
    page.text("weekend")
    page.close()
    page.text(" passe.")
    page.close()
    page.close()
    (block,) = finished(page).blocks
    assert (block.lang, block.langs) == ("fr", (LanguageRun(Span(3, 10), "en"),))


def row(page, *cells, heads=False, **spans):
    page.open_row()
    for words in cells:
        page.open_cell(heads=heads, **spans)
        page.text(words)
        page.close()
    page.close()


def test_cells_know_the_head_of_their_column(page):
    page.open_table()
    row(page, "Year", "Tons", heads=True)
    row(page, "1976", "30")
    page.close()
    document = finished(page)
    head, body = document.blocks
    text = document.text_of(body)
    assert [(text[c.span.start : c.span.end], c.header, c.heads) for c in body.cells] == [
        ("1976", "Year", False),
        ("30", "Tons", False),
    ]
    assert all(cell.heads for cell in head.cells)
    assert head.group == body.group == "table1"
    assert says(document) == ["table-row: Year Tons", "table-row: 1976 30"]


def test_blocks_in_a_cell_are_run_on(page):
    page.open_table()
    page.open_row()
    page.open_cell()
    for words in ("one", "two"):
        page.open_block(Kind.PARAGRAPH)
        page.text(words)
        page.close()
    page.open_table()
    row(page, "in", "ner")
    page.close()
    page.close()
    page.close()
    page.close()
    assert says(finished(page)) == ["table-row: one two in ner"]


def test_cells_from_above_push_their_neighbours(page):
    page.open_table()
    row(page, "Name", "Sum", "Rest", heads=True)
    page.open_row()
    page.open_cell(rows=2)
    page.text("A")
    page.close()
    page.open_cell()
    page.text("1")
    page.close()
    page.close()
    row(page, "2", "3")
    page.close()
    *_, last = finished(page).blocks
    assert [cell.header for cell in last.cells] == ["Sum", "Rest"]


def test_chapters_take_their_title_from_the_heading(page):
    page.open_block(Kind.PARAGRAPH)
    page.text("Before all.")
    page.close()
    page.chapter(id="d29")
    page.open_block(Kind.HEADING, level=1, number="29")
    page.text("29. Letter")
    page.open_mark("1", "n")
    page.text("1")
    page.close()
    page.close()
    page.open_part(Part.BACK)
    page.chapter("Index")
    page.open_block(Kind.PARAGRAPH)
    page.text("Aaron")
    page.close()
    page.close()
    document = finished(page)
    assert [(one.id, one.title, one.first_block) for one in document.chapters] == [
        ("c1", "A page", 0),
        ("d29", "Letter", 1),
        ("c3", "Index", 2),
    ]
    assert [block.part for block in document.blocks] == ["body", "body", "back"]


def test_one_node_may_hold_several_blocks(page):
    node = page.node("# Title\n\nText.\n")
    page.open_block(Kind.HEADING, level=1)
    page.stretch(node, 2, 7)
    page.close()
    page.open_block(Kind.PARAGRAPH)
    page.stretch(node, 9, 14)
    page.close()
    document = finished(page)
    assert says(document) == ["heading: Title", "paragraph: Text."]
    assert [(one.place[1:], one.rule) for one in document.omissions] == [
        ((0, 2), "markup"),
        ((7, 9), "blank"),
        ((14, 15), "blank"),
    ]


def test_like_findings_are_folded(page):
    for _ in range(3):
        page.findings.add("unknown-element", "The element <x:y> is unknown.")
    page.text("Words.")
    (finding,) = finished(page).findings
    assert finding.count == 3


def test_nothing_to_read_is_an_error(page):
    page.open_silent("stamp")
    page.text("RECEIVED")
    page.close()
    with pytest.raises(EmptySource, match="nothing in it to be read"):
        finished(page)


def test_soft_hyphens_and_word_joiners_are_left_out_by_name(page):
    page.text("co\u00adoperate\u2060—now")
    document = finished(page)
    assert says(document) == ["paragraph: cooperate—now"]
    assert {edit.rule for edit in document.blocks[0].edits} == {"invisible-character"}


def test_the_first_paragraph_of_an_item_is_the_item(page):
    page.open_block(Kind.LIST_ITEM, number="1")
    for words in ("Bread", "and wine"):
        page.open_inner(Kind.PARAGRAPH)
        page.text(words)
        page.close()
    page.close()
    document = finished(page)
    assert says(document) == ["list-item: Bread", "paragraph: and wine"]
    assert document.blocks[0].number == "1"


def test_a_mark_takes_its_blank_along_before_punctuation(page):
    page.open_block(Kind.PARAGRAPH)
    page.text("a footnote ")
    page.open_mark("1", "n")
    page.text("[1]")
    page.close()
    page.text(". And a word ")
    page.open_mark("2", "m")
    page.text("[2]")
    page.close()
    page.text(" more")
    page.close()
    assert says(finished(page)) == ["paragraph: a footnote. And a word more"]


def test_a_note_may_be_known_by_several_names(page):
    page.open_block(Kind.PARAGRAPH)
    page.text("Word")
    page.open_mark("1", "inner")
    page.text("1")
    page.close()
    page.close()
    page.open_note("outer", "inner")
    page.text("A note.")
    page.close()
    (note,) = finished(page).notes
    assert (note.number, note.blocks) == ("1", (1,))
