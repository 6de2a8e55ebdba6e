"""What stands out on the page: kept for the eye in every format, and never heard."""

from __future__ import annotations

import pytest

from narrate.model.document import Emphasis
from narrate.reading import read
from narrate.scripting import script

TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body>{}</body></text></TEI>'


def marked(document):
    """Return the text of each block, with ``*`` around light and ``!`` around strong emphasis."""
    found = []
    for block in document.blocks:
        signs = {}
        for (start, end), emphasis in block.emphases:
            sign = "*" if emphasis is Emphasis.LIGHT else "!"
            signs[start] = signs.get(start, "") + sign
            signs[end] = sign + signs.get(end, "")
        text = document.text_of(block)
        found.append("".join(signs.get(at, "") + text[at : at + 1] for at in range(len(text) + 1)))
    return found


@pytest.mark.parametrize(
    ("form", "source", "wanted"),
    [
        ("html", "<p>The <i>Alma</i> was <b>very</b> fast.</p>", "The *Alma* was !very! fast."),
        ("html", "<p><em>One <strong>two</strong></em> three.</p>", "*One !two!* three."),
        ("html", "<p><b>One <i>two</i></b> three.</p>", "!One *two!* three."),
        ("html", "<p><em>One <i>two</i> three</em>.</p>", "*One two three*."),
        ("html", '<p>A <em class="x" lang="fr">mot juste</em>.</p>', "A *mot juste*."),
        ("html", "<p>As <cite>The Times</cite> says.</p>", "As *The Times* says."),
        ("markdown", "The *Alma* was __very__ fast.", "The *Alma* was !very! fast."),
        ("markdown", "***Both*** and _so on_.", "*!Both!* and *so on*."),
        ("text", "The _Alma_, y^e *old* =one=.", "The _*Alma*_, y^e **old** =!one!=."),
        ("tei", "<p>The <hi rend='italic'>Alma</hi> <emph>sank</emph>.</p>", "The *Alma* *sank*."),
        ("tei", "<p><hi rend='bold italic'>All</hi> <hi>men</hi>.</p>", "*!All!* men."),
        ("tei", "<p><emph rend='bold'>All</emph> hands.</p>", "!All! hands."),
        ("tei", "<p>Sent <date rend='underline'>today</date>.</p>", "Sent *today*."),
    ],
)
def test_it_is_kept(form, source, wanted):
    whole = TEI.format(source) if form == "tei" else source
    document = read(whole.encode(), name=f"case.{form}", format=form)
    assert marked(document) == [wanted]


RUN = '<w:r><w:rPr>{}</w:rPr><w:t xml:space="preserve">{}</w:t></w:r>'
STYLES = """
<w:style w:type="character" w:styleId="E"><w:name w:val="Emphasis"/><w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Lead"><w:name w:val="Lead"/><w:rPr><w:b/></w:rPr></w:style>
"""


@pytest.mark.parametrize(
    ("style", "runs", "wanted"),
    [
        ("", [("", "The "), ("<w:i/>", "Alma"), ("<w:b/>", " sank.")], "The *Alma*! sank.!"),
        ("", [("<w:i/><w:b/>", "All"), ('<w:i w:val="0"/>', " hands.")], "*!All!* hands."),
        ("", [('<w:rStyle w:val="E"/>', "All"), ("", " hands.")], "*All* hands."),
        ("Lead", [("<w:b/>", "All "), ("<w:i/>", "hands.")], "All *hands.*"),
    ],
)
def test_of_word_documents(docx, style, runs, wanted):
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    body = f"<w:p>{named}{''.join(RUN.format(*run) for run in runs)}</w:p>"
    document = read(docx(body, styles=STYLES), name="case.docx")
    assert marked(document) == [wanted]


def test_a_note_within_does_not_stand_out_with_it():
    source = TEI.format("<p>The <emph>Alma<note>A ship.</note> of London</emph>.</p>")
    document = read(source.encode(), name="case.xml", format="tei")
    assert marked(document) == ["The *Alma of London*.", "A ship."]


def test_what_opens_before_paragraphs_holds_in_all_of_them():
    source = b"<div><b><p>One.</p><p>Two.</p></b><p>Three.</p></div>"
    assert marked(read(source, name="case.html")) == ["!One.!", "!Two.!", "Three."]


def test_nothing_of_it_is_heard():
    plain, marks = (
        script(read(one.encode(), name="case.md", format="markdown"))
        for one in ("It is very late, he said.", "It *is* **very** l*at*e, he said.")
    )
    assert [one.spoken for one in plain.segments] == [one.spoken for one in marks.segments]
