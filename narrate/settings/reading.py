"""The keys of ``[reading]``, and the policy they make."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from narrate.model.policy import Heard, Languages, Notes, Omissions, ReadingPolicy, Symbols, Urls
from narrate.toml.kinds import Choice, Number
from narrate.toml.table import Key

if TYPE_CHECKING:
    from collections.abc import Mapping

_EACH = tuple(Heard)
_TWO = (Heard.SPOKEN, Heard.SILENT)
_LOUD = (Heard.ANNOUNCED, Heard.SILENT)
_MOST_ROWS = 100_000
_CHOICES: Mapping[str, tuple[tuple[str, ...], str]] = {
    "notes": (tuple(Notes), "Where the text of notes is heard; marks are always silent."),
    "symbols": (tuple(Symbols), "Whether emoji and pictographs are said by name."),
    "languages": (
        tuple(Languages),
        "Paragraphs of plain text in another language: by their words, or as the document.",
    ),
    "tables": (_EACH, "Row by row with the heads of the columns, or only how many rows there are."),
    "figures": (_EACH, "Descriptions of pictures: after the word “Image”, without it, or silent."),
    "captions": (_TWO, "Captions of figures and tables."),
    "code": (_EACH, "Blocks of code: as they stand, or only how many lines there are."),
    "maths": (_LOUD, "Formulas that have no words: by the word “formula”, or silent."),
    "urls": (tuple(Urls), "Web addresses: the name of the site, all of it, only “link”, silent."),
    "omissions": (
        tuple(Omissions),
        "“[text not declassified]”, rows of dots: as written, a fixed phrase, only a pause.",
    ),
    "editorial": (_TWO, "What editors put in square brackets; “[sic]” never has a sound."),
    "page_marks": (_LOUD, "Page numbers: said after the paragraph in which the page turns."),
    "front_matter": (_TWO, "Title page, dedication, foreword, preface."),
    "back_matter": (_TWO, "Afterword, appendix, glossary, bibliography."),
    "imprint": (_TWO, "Half-title, imprint, copyright, colophon."),
    "contents": (_TWO, "Lists of contents, of figures, of pages; the index; navigation."),
}
"""For each choice of the policy: the words it takes, and what it is for."""

_DEFAULT = ReadingPolicy()

READING: tuple[Key, ...] = (
    *(
        Key(f"reading.{name}", Choice(words), doc, getattr(_DEFAULT, name))
        for name, (words, doc) in _CHOICES.items()
    ),
    Key(
        "reading.table_rows",
        Number(0, _MOST_ROWS, whole=True),
        "Tables of more rows than this are not read, only announced.",
        str(_DEFAULT.table_rows),
    ),
)


def policy_of(values: Mapping[str, object]) -> ReadingPolicy:
    """Return the policy that the checked ``values`` of ``[reading]`` make, by name."""
    chosen: dict[str, Any] = {
        name: type(getattr(_DEFAULT, name))(value) for name, value in values.items()
    }
    return ReadingPolicy(**chosen)
