"""Markdown whose front matter is wrong, or that was made to do harm; and that places are true."""

from __future__ import annotations

import pytest

from narrate.errors import SourceError
from narrate.model.document import Kind
from narrate.reading import read
from narrate.reading.markdown.masking import masked
from narrate.scripting import script


def md(text):
    return read(text.encode(), name="notes.md")


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("---\ntitle: A\ndate: [1, 2\n---\nText.", 4, "YAML"),
        ("---\ntitle: The boats: a report\n---\nText.", 2, "YAML"),
        ("---\n- a list\n---\nText.", 2, "no names"),
        ('+++\ntitle = "A"\ndate = today\n+++\nText.', 3, "TOML"),
        ('+++\ntitle = "A\n+++\nText.', 2, "TOML"),
    ],
)
def test_wrong_front_matter_is_an_error_with_its_line(text, line, said):
    with pytest.raises(SourceError, match=said) as caught:
        md(text)
    assert f"notes.md, line {line}:" in caught.value.message
    assert caught.value.hint
    assert caught.value.exit_code == 3


def test_a_bomb_of_yaml_does_no_harm():
    levels = "\n".join(f"k{n}: &k{n} [{', '.join([f'*k{n - 1}'] * 9)}]" for n in range(1, 9))
    document = md(f"---\nk0: &k0 [a]\n{levels}\ntitle: Boats\n---\nText.")
    assert document.metadata.title == "Boats"


def test_a_rule_that_opens_a_text_is_no_front_matter():
    assert [block.kind for block in md("---\nNobody was hurt.").blocks] == [Kind.PARAGRAPH]


def test_a_note_that_opens_a_text_is_no_field():
    assert md("Note: nobody was hurt.\n").metadata.title == "Notes"


@pytest.mark.parametrize("value", ["draft: true", "published: false", "status: draft"])
def test_a_draft_is_a_finding(value):
    findings = [finding.id for finding in md(f"---\n{value}\n---\nText.").findings]
    assert findings == ["draft"]


def test_places_lead_to_the_source():
    text = (
        "---\r\ntitle: 'Boats &amp; *men*'\r\n---\r\n"
        "> A *quoted* `word` [there](a_(b)) [x][y] \\. \r\n"
        "> - item &amp; more ![alt](pic.jpg) **bold**\r\n\r\n"
        "| a | b \\| c |\r\n|-|-|\r\n| d | `e` |\r\n\r\n"
        "[y]: /z\r\n"
    )
    document = md(text)
    for segment in script(document).segments:
        for word in segment.words:
            node, start, end = word.place
            if word.spoken.end - word.spoken.start == end - start:
                assert segment.spoken[slice(*word.spoken)] == document.nodes[node][start:end]
    spoken = "".join(document.text_of(block) for block in document.blocks)
    for part in ("quoted", "word", "there", "item", "bold", "b ", "| c", "d", "e"):
        assert part in spoken
    assert document.nodes[0] == text
    assert document.nodes[1:] == ("alt",)


def test_tags_keep_every_place():
    text = (
        "a {{< x >}} b {% raw %}{{ y }}{% endraw %} {{ z\n}} {%- comment -%}c{%- endcomment -%} d"
    )
    hidden = masked(text)
    assert len(hidden.text) == len(text)
    assert [text[at] for at, sign in enumerate(hidden.text) if sign == text[at]] == list(
        "a  b {{ y }} \n  d"
    )
    assert [name for _, name in hidden.tags] == ["x", "z"]


def test_tags_are_masked_in_linear_time():
    for part in ("{{ ", "{{<", "{% raw %}", "{% comment %}{{", "{# ", "{{ x }}"):
        assert len(masked(part * 50_000).text) == len(part) * 50_000


@pytest.mark.parametrize(
    "part",
    [
        "> ",
        "- ",
        "*",
        "**a",
        "[",
        "![",
        "`",
        "<div>",
        "<![><img ",
        "<div>\n<div a=1 ",
        "<div>\n<a b='",
        "<!--",
        "| a ",
        "[^1]",
        "~~",
        "\\",
        "&amp",
    ],
)
def test_what_repeats_is_read_in_time(part):
    text = f"Text.\n\n{part * 3000}\n\nText."
    assert md(text).blocks


def test_deep_html_is_read():
    text = "<div>\n" * 3000 + "\nText.\n\n" + "</div>\n" * 3000
    assert [block.kind for block in md(text).blocks] == [Kind.PARAGRAPH]


def test_nothing_but_front_matter_is_an_error():
    with pytest.raises(SourceError, match="nothing in it"):
        md("---\ndate: 2026\n---\n")


@pytest.mark.shared
def test_the_corpus_has_its_chapters_notes_and_tables(shared):
    folder = shared / "corpus" / "markdown"
    documents = {path.stem: read(path.read_bytes(), name=path.name) for path in folder.glob("*.md")}
    for document in documents.values():
        assert document.metadata.title
        assert len(document.nodes) <= 2
        assert document.metadata.language == "en"
    cfg = documents["rust-check-cfg"]
    assert [(note.number, len(note.blocks)) for note in cfg.notes] == [("1", 1), ("2", 1)]
    rows = [block for block in cfg.blocks if block.kind is Kind.TABLE_ROW]
    assert len(rows) == 7
    week = documents["2026-08-12-this-week-in-rust"]
    assert week.chapters[-1].title == "Quote of the Week"


def test_a_sentence_that_begins_with_export_is_no_code():
    said = "Nobody may export default rates.\n\nExport default rates were low.\n\n"
    document = md(f"{said}export default {{}}\n")
    assert [document.text_of(block) for block in document.blocks] == [
        "Nobody may export default rates.",
        "Export default rates were low.",
    ]
