"""What holds for every Markdown text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from narrate.errors import SourceError
from narrate.reading import read
from narrate.scripting import account, script

_BITS = st.sampled_from(
    [
        "word", "Two words.", " ", "  ", "\n", "\n\n", "\r\n", "\t", "    ", "# ", "## A\n", "> ",
        "- ", "* ", "1. ", "4\\. ", "*", "**", "_", "~~", "`", "``", "```\n", "[", "]", "](a b)",
        "](u)", "![", "[^1]", "[^1]: ", "[1]", "[x]: /y\n", "&amp;", "&#65;", "&nope;", "\\*", "\\",
        "<b>", "</b>", "<div>\n", "</div>\n", "<!-- c -->", "<br>", "<![", "<", ">", "| a | b |\n",
        "|-|-|\n", "|---|\n", "| c \\| d |\n", "{{< x >}}", "{{ y }}", "{% if %}", "{% raw %}",
        "{% endraw %}", "{: .c}", "{#id}", "---\n", "+++\n", "title: T\n", "***\n", "===\n", "<https://a.b>",
        "\ue000", "\x00", "é", "😀", "$x$", "$x_1$", ": def\n", "[ ] ", "<script>x</script>",
        "<p hidden>", "$$\n\\a\n$$\n", "<a b='", '<a b="c"d>', "&amp", "<?x>", "<style>", "- [x] ",
        "~",
    ]
)  # fmt: skip


@settings(max_examples=300)
@given(st.lists(_BITS, max_size=40).map("".join))
def test_every_character_is_in_one_block_or_omission(text):
    try:
        document = read(text.encode(), name="case.md")
    except SourceError:
        return
    for node, content in enumerate(document.nodes):
        covered = [0] * len(content)
        places = [place for block in document.blocks for place in block.places]
        places += [omission.place for omission in document.omissions]
        for place in places:
            if place.node == node:
                for at in range(place.start, place.end):
                    covered[at] += 1
        assert covered == [1] * len(content)
    assert not account(document, script(document)).unaccounted
    for block in document.blocks:
        length = len(document.text_of(block))
        at = 0
        for edit in block.edits:
            assert at <= edit.span.start <= edit.span.end <= length
            at = edit.span.end
