"""What types and roles mean: kinds of blocks and parts of a book.

The words are those of the EPUB 3 Structural Semantics Vocabulary 1.1, of DPUB-ARIA 1.1, and of the
Z39.98-2012 vocabulary and its use by Standard Ebooks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.model.document import Kind, Part

if TYPE_CHECKING:
    from collections.abc import Iterable

_KINDS = {
    Kind.SALUTATION: "salutation letter.salutation",
    Kind.DATELINE: "dateline letter.dateline",
    Kind.CLOSING: "valediction letter.valediction closing complimentary-close",
    Kind.SIGNATURE: "signature letter.signature",
    Kind.POSTSCRIPT: "postscript letter.postscript",
    Kind.STAGE: "stage-direction",
    Kind.SPEAKER: "persona speaker",
    Kind.VERSE: "verse",
}
_PARTS = {
    Part.FRONT: "frontmatter titlepage dedication epigraph foreword preface preamble prologue"
    " acknowledgments acknowledgements abstract introduction dramatis-personae cover",
    Part.BODY: "bodymatter",
    Part.BACK: "backmatter afterword appendix bibliography glossary errata credits",
    Part.IMPRINT: "halftitlepage halftitle imprint imprimatur copyright-page colophon"
    " other-credits seriespage contributors",
    Part.CONTENTS: "toc toc-brief loi lot loa lov landmarks page-list pagelist index",
}
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_PART_OF = {word: part for part, words in _PARTS.items() for word in words.split()}
_TOLD = (Part.CONTENTS, Part.IMPRINT, Part.BACK, Part.FRONT, Part.BODY)
"""Of several parts that one element names, the first here counts."""

POEMS = frozenset({"verse", "poem", "song", "hymn", "lyrics", "poetry", "stanza"})
POEM_CLASSES = frozenset(
    {"poem", "poetry", "verse", "stanza", "linegroup", "line-group", "line-block", "lg"}
)
NOTES = frozenset({"footnote", "endnote", "rearnote", "note"})
"""One note; ``note`` is its older word, as a type and not as a role."""
NOTE_SECTIONS = frozenset({"footnotes", "endnotes", "rearnotes", "notes"})
TITLES = frozenset({"title", "subtitle", "covertitle", "fulltitle"})


def kind_of(types: Iterable[str]) -> Kind | None:
    """Return the kind of block that one of ``types`` stands for."""
    return next((_KIND_OF[word] for word in types if word in _KIND_OF), None)


def part_of(types: Iterable[str]) -> Part | None:
    """Return the part of a book that ``types`` name."""
    named = {_PART_OF[word] for word in types if word in _PART_OF}
    return next((part for part in _TOLD if part in named), None)
