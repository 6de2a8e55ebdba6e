"""Languages: what runs of text are tagged with, weighed against what the text is written in.

The tag of a run is the language of the spelling checker. It is right where an author switched it on
purpose, and wrong for a whole document where nobody ever did.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from narrate.model.language import canonical
from narrate.reading.docx.names import child, get, is_on, name_of
from narrate.reading.language import language_of

if TYPE_CHECKING:
    from narrate.markup.parsing import XmlElement
    from narrate.reading.docx.styles import Styles

_EAST_ASIAN = re.compile(r"[\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff]")
_SAMPLE = 200_000
"""Characters that are enough to tell a language."""


def run_language(run: XmlElement, text: str, paragraph: str, styles: Styles) -> str:
    """Return the tag of a run: its own, its style's, its paragraph's style's, or the default.

    Args:
        run: A ``w:r``.
        text: What stands in it.
        paragraph: Style of its paragraph.
        styles: Of the document.
    """
    properties = child(run, "w:rPr")
    lang = child(properties, "w:lang")
    if is_on(child(properties, "w:rtl")) and (tag := canonical(get(lang, "w:bidi"))):
        return tag
    if _EAST_ASIAN.search(text) and (tag := canonical(get(lang, "w:eastAsia"))):
        return tag
    style = get(child(properties, "w:rStyle"), "w:val")
    own = canonical(get(lang, "w:val")) or (styles.language(style) if style else "")
    return own or styles.language(paragraph) or styles.lang


def primary(tag: str) -> str:
    """Return the language of a tag without its region: ``en`` of ``en-GB``."""
    return tag.partition("-")[0].lower()


def document_language(body: XmlElement, styles: Styles) -> str:
    """Return the language most of ``body`` is in; blank when it cannot be told.

    Where the words themselves are plainly in another language than their tags say, the words count.
    """
    tagged: Counter[str] = Counter()
    sample: list[str] = []
    size = 0
    for paragraph in body.iter("{*}p"):
        style = get(child(paragraph, "w:pPr", "w:pStyle"), "w:val")
        for run in paragraph.iterchildren("{*}r"):
            text = "".join(str(one.text or "") for one in run if name_of(one) == "w:t")
            tagged[run_language(run, text, style, styles)] += len(text)
            sample.append(text)
            size += len(text)
        sample.append("\n")
        if size > _SAMPLE:
            break
    most = max(tagged, key=lambda tag: tagged[tag], default="")
    read = language_of("".join(sample))
    return most if not read or primary(most) == primary(read) else read
