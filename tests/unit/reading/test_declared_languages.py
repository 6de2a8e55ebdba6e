"""What sources say of their language, however they spell it; what says nothing is not believed."""

from __future__ import annotations

import pytest

from narrate.reading import read

_PROSE = "Il y a dans la maison un homme qui est dans le jardin avec nous."
_SOURCES = {
    "html": '<html lang="{}"><body><p>{}</p></body></html>',
    "markdown": "---\nlang: {}\n---\n\n{}\n",
    "tei": '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="{}"><text><body><p>{}</p></body>'
    "</text></TEI>",
    "ssml": '<speak xmlns="http://www.w3.org/2001/10/synthesis" version="1.1" xml:lang="{}">{}'
    "</speak>",
}


@pytest.mark.parametrize("form", ["html", "markdown", "tei", "ssml"])
@pytest.mark.parametrize(
    ("written", "tag"), [("ita", "it"), ("it_CH", "it-CH"), ("und", "fr"), ("French", "fr")]
)
def test_a_language_by_another_spelling(form, written, tag):
    source = _SOURCES[form].format(written, _PROSE)
    assert read(source.encode(), name="case", format=form).metadata.language == tag


def test_a_stretch_of_no_language_is_the_documents():
    page = '<html lang="it"><body><p>Uno <i lang="x-none">due</i> <i lang="fre">un</i>.</p></body>'
    (block,) = read(page.encode(), name="case", format="html").blocks
    assert [run.lang for run in block.langs] == ["fr"]
