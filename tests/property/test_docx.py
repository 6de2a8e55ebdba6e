"""What holds for every DOCX file, however its elements are nested."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from narrate.errors import SourceError
from narrate.reading import read
from narrate.scripting import account, script

_TEXTS = st.sampled_from(["word", "Two words. ", " ", "é—", "1.", "A\n b", "“x", "ﬁ", "😀"])
_BOX = "<w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent>"
_BITS = st.one_of(
    _TEXTS.map(lambda text: f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'),
    st.sampled_from(
        [
            "<w:r><w:tab/></w:r>",
            "<w:r><w:br/></w:r>",
            "<w:r><w:noBreakHyphen/></w:r>",
            '<w:r><w:sym w:char="F0B7"/></w:r>',
            '<w:r><w:sym w:char="zz"/></w:r>',
            "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>",
            '<w:r><w:rPr><w:vanish/><w:lang w:val="fr"/></w:rPr><w:t>hidden</w:t></w:r>',
            '<w:r><w:rPr><w:b/><w:sz w:val="40"/></w:rPr><w:t>Bold</w:t></w:r>',
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
            "<w:r><w:instrText>TOC</w:instrText></w:r>",
            "<w:r><w:instrText>PAGE</w:instrText></w:r>",
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            '<w:r><w:footnoteReference w:id="2"/></w:r>',
            '<w:r><w:endnoteReference w:id="9"/></w:r>',
            '<w:r><w:drawing><wp:docPr descr="A picture"/><pic:pic/></w:drawing></w:r>',
            f"<w:r><w:pict>{_BOX}</w:pict></w:r>",
            "<m:oMath><m:f><m:r><m:t>a</m:t></m:r></m:f></m:oMath>",
            '<w:ins><w:r><w:rPr><w:lang w:val="de"/></w:rPr><w:t>Wort</w:t></w:r></w:ins>',
        ]
    ),
)
_PROPERTIES = st.sampled_from(
    [
        "",
        '<w:pStyle w:val="H1"/>',
        '<w:pStyle w:val="T1"/>',
        '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>',
        '<w:numPr><w:ilvl w:val="77"/><w:numId w:val="2"/></w:numPr>',
        "<w:rPr><w:del/></w:rPr>",
        '<w:outlineLvl w:val="x"/>',
    ]
)
_PARAGRAPHS = st.builds(
    lambda properties, bits: f"<w:p><w:pPr>{properties}</w:pPr>{''.join(bits)}</w:p>",
    _PROPERTIES,
    st.lists(_BITS, max_size=6),
)


def _nested(blocks):
    inside = st.lists(blocks, max_size=3).map("".join)
    cell = inside.map(lambda text: f"<w:tc>{text}</w:tc>")
    row = st.lists(cell, max_size=3).map(lambda cells: f"<w:tr>{''.join(cells)}</w:tr>")
    return st.one_of(
        st.lists(row, max_size=3).map(lambda rows: f"<w:tbl>{''.join(rows)}</w:tbl>"),
        inside.map(lambda text: f"<w:sdt><w:sdtContent>{text}</w:sdtContent></w:sdt>"),
        inside.map(lambda text: f"<w:del>{text}</w:del>"),
    )


_BODIES = st.lists(st.recursive(_PARAGRAPHS, _nested, max_leaves=6), min_size=1, max_size=5)
_STYLES = (
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style>'
)
_NUMBERING = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
)
_NOTES = '<w:footnote w:id="2"><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote>'


@settings(max_examples=200)
@given(_BODIES.map("".join))
def test_every_character_is_in_one_block_or_omission(docx, body):
    data = docx(body, styles=_STYLES, numbering=_NUMBERING, footnotes=_NOTES)
    try:
        document = read(data, name="a.docx")
    except SourceError:
        return
    for node, content in enumerate(document.nodes):
        covered = [0] * len(content)
        places = [place for block in document.blocks for place in block.places]
        for place in [*places, *(omission.place for omission in document.omissions)]:
            if place.node == node:
                for at in range(place.start, place.end):
                    covered[at] += 1
        assert covered == [1] * len(content)
    assert not account(document, script(document)).unaccounted
    spoken = "".join(document.nodes)
    for text in ("Bold", "Wort", "word"):
        assert spoken.count(text) >= body.count(f">{text}<") - body.count("mc:Fallback")
