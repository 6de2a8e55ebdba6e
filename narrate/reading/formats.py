"""The formats a source can have: one row each, its reader loaded only when it is needed."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, cast

from narrate.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Callable

    from narrate.model.document import Document
    from narrate.model.tei import TeiChoice

    Reader = Callable[[bytes, str], Document]


class UnknownFormat(SourceError):
    """A format that is not in the table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One row of the table."""

    name: str
    """As ``--from`` takes it."""
    suffixes: tuple[str, ...]
    """Lower-case file name endings; an empty one stands for a name without any."""
    description: str
    """One line for ``narrate formats``."""
    reads_tei: bool = False
    """Whether its reader follows the ``[tei]`` table of the settings."""
    dialect: str = ""
    """Which of several formats its module is to read; blank where it reads one."""
    module: str
    """Module below ``narrate.reading`` whose ``read(data, name)`` makes the document."""

    def reader(self, tei: TeiChoice | None = None) -> Reader:
        """Import and return the function that turns bytes and a name into a document."""
        read = cast("Callable[..., Document]", import_module(f"narrate.reading.{self.module}").read)
        if self.reads_tei:
            return partial(read, choice=tei)
        return partial(read, dialect=self.dialect) if self.dialect else read


FORMATS: tuple[Format, ...] = (
    Format(
        name="text",
        suffixes=(".txt", ".text", ""),
        description="plain text: letters, speeches, books, text taken from web pages",
        module="text",
    ),
    Format(
        name="markdown",
        suffixes=(".md", ".markdown", ".mdown", ".mkd"),
        description="Markdown: CommonMark, tables, footnotes, front matter, template tags silent",
        module="markdown",
    ),
    Format(
        name="docx",
        suffixes=(".docx", ".docm", ".dotx"),
        description="DOCX: Word documents, with lists numbered as shown, notes and tables",
        module="docx",
    ),
    Format(
        name="epub",
        suffixes=(".epub",),
        description="EPUB 2 and 3: books in their reading order, with their chapters and notes",
        module="epub",
    ),
    Format(
        name="html",
        suffixes=(".html", ".htm", ".xhtml", ".xht"),
        description="HTML and XHTML: web pages, exported documents",
        module="html",
    ),
    Format(
        name="odt",
        suffixes=(".odt",),
        description="ODT: LibreOffice and OpenOffice documents (needs the extra pandoc)",
        module="pandoc",
        dialect="odt",
    ),
    Format(
        name="latex",
        suffixes=(".tex", ".latex"),
        description="LaTeX (needs the extra pandoc)",
        module="pandoc",
        dialect="latex",
    ),
    Format(
        name="rst",
        suffixes=(".rst",),
        description="reStructuredText (needs the extra pandoc)",
        module="pandoc",
        dialect="rst",
    ),
    Format(
        name="org",
        suffixes=(".org",),
        description="Org (needs the extra pandoc)",
        module="pandoc",
        dialect="org",
    ),
    Format(
        name="rtf",
        suffixes=(".rtf",),
        description="RTF (needs the extra pandoc)",
        module="pandoc",
        dialect="rtf",
    ),
    Format(
        name="fb2",
        suffixes=(".fb2", ".fbz"),
        description="FictionBook 2 (needs the extra pandoc)",
        module="pandoc",
        dialect="fb2",
    ),
    Format(
        name="docbook",
        suffixes=(".dbk", ".docbook"),
        description="DocBook (needs the extra pandoc)",
        module="pandoc",
        dialect="docbook",
    ),
    Format(
        name="jats",
        suffixes=(".jats", ".nxml"),
        description="JATS: articles of scientific journals (needs the extra pandoc)",
        module="pandoc",
        dialect="jats",
    ),
    Format(
        name="typst",
        suffixes=(".typ",),
        description="Typst (needs the extra pandoc)",
        module="pandoc",
        dialect="typst",
    ),
    Format(
        name="pdf",
        suffixes=(".pdf",),
        description="PDF with a text layer (needs the extra pdf); says what it had to guess",
        module="pdf",
    ),
    Format(
        name="ssml",
        suffixes=(".ssml",),
        description="SSML 1.1: the exchange form of a script, our own and that of other tools",
        module="ssml",
    ),
    Format(
        name="tei",
        suffixes=(".xml", ".tei"),
        description="TEI P5 by profiles: FRUS volumes, letters, plays, novels, your own",
        module="tei",
        reads_tei=True,
    ),
)


def format_of(name: str, wanted: str = "") -> Format:
    """Return the format called ``wanted``, or else the one the ending of ``name`` stands for.

    Raises ``UnknownFormat`` when there is none; the hint names the nearest right one.
    """
    if wanted:
        return _called(wanted)
    suffix = _suffix(name)
    for row in FORMATS:
        if suffix in row.suffixes:
            return row
    endings = ", ".join(ending for row in FORMATS for ending in row.suffixes if ending)
    raise UnknownFormat(
        f"{name}: no format has names that end in {suffix!r}",
        f"--from {FORMATS[0].name}, or a name that ends in {endings}",
    )


def known_format(name: str) -> str:
    """Return the name of the format that the ending of ``name`` stands for; blank for none."""
    suffix = _suffix(name)
    return next((row.name for row in FORMATS if suffix and suffix in row.suffixes), "")


def _called(wanted: str) -> Format:
    """Return the row named ``wanted``; an ending such as ``txt`` is accepted as well."""
    lower = wanted.lower()
    for row in FORMATS:
        if lower == row.name or f".{lower.removeprefix('.')}" in row.suffixes:
            return row
    names = [row.name for row in FORMATS]
    nearest = get_close_matches(lower, names, n=1, cutoff=0.0)[0]
    raise UnknownFormat(f"there is no format {wanted!r} to read", f"--from {nearest}")


def _suffix(name: str) -> str:
    """Return the lower-case ending of a file name, with its stop; blank when it has none."""
    last = name.replace("\\", "/").rpartition("/")[2]
    stem, stop, ending = last.rpartition(".")
    return f".{ending.lower()}" if stem and stop else ""
