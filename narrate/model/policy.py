"""What is read aloud and how, where an edition may choose: the ``[reading]`` table."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Notes(StrEnum):
    """Where the text of a footnote is heard."""

    SILENT = "silent"
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    END = "end"
    ANNOUNCED = "announced"


class Symbols(StrEnum):
    """Whether emoji and pictographs are named."""

    NAMED = "named"
    SILENT = "silent"


class Heard(StrEnum):
    """Whether something is heard, and how; each key of the policy says what it means there."""

    SPOKEN = "spoken"
    ANNOUNCED = "announced"
    SILENT = "silent"


class Urls(StrEnum):
    """What is said for a web address."""

    SITE = "site"
    WHOLE = "whole"
    ANNOUNCED = "announced"
    SILENT = "silent"


class Omissions(StrEnum):
    """What is said where the edition says that text is left out."""

    WORDS = "words"
    PHRASE = "phrase"
    PAUSE = "pause"


class Languages(StrEnum):
    """Whether paragraphs of a text without mark-up change the language by their words."""

    DETECTED = "detected"
    DECLARED = "declared"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingPolicy:
    """The ``[reading]`` table of the settings; the defaults are what most editions want."""

    notes: Notes = Notes.SILENT
    """After the sentence, after the paragraph, at the end, or only announced by number."""
    symbols: Symbols = Symbols.NAMED
    """Emoji and pictographs."""
    languages: Languages = Languages.DETECTED
    """Paragraphs of plain text in another language: in a voice of it where their words are sure,
    or all in the language of the document."""
    tables: Heard = Heard.SPOKEN
    """Row by row with the heads of the columns, or only announced with the number of rows."""
    table_rows: int = 25
    """Tables of more rows are only announced."""
    figures: Heard = Heard.ANNOUNCED
    """Descriptions of pictures: after a word that says so, without it, or not at all."""
    captions: Heard = Heard.SPOKEN
    """Captions of figures and tables."""
    code: Heard = Heard.ANNOUNCED
    """Blocks of code: as they stand, or only announced with the number of lines."""
    maths: Heard = Heard.ANNOUNCED
    """Formulas without words: by a word that says so, or not at all."""
    urls: Urls = Urls.SITE
    """Web addresses in the text: the name of the site, all of it, only that there is one."""
    omissions: Omissions = Omissions.WORDS
    """``[text not declassified]``, rows of dots: as written, by a fixed phrase, by a pause."""
    editorial: Heard = Heard.SPOKEN
    """What editors put in square brackets; ``[sic]`` never has a sound."""
    page_marks: Heard = Heard.SILENT
    """Page numbers: announced where the page turns, after the paragraph, or not at all."""
    front_matter: Heard = Heard.SPOKEN
    """Title page, dedication, foreword, preface."""
    back_matter: Heard = Heard.SPOKEN
    """Afterword, appendix, glossary, bibliography."""
    imprint: Heard = Heard.SILENT
    """Half-title, imprint, copyright, colophon."""
    contents: Heard = Heard.SILENT
    """Lists of contents, of pages, the index, navigation."""
