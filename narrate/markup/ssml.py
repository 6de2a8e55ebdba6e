"""SSML 1.1 as a page: its text nodes in file order, one block for each ``p``.

Text outside every ``p`` makes blocks of its own; what is not meant for the ear (``metadata``,
``desc``) and white space between blocks are omissions.
"""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from narrate.markup.tree import XML, BadMarkup, Element, parse
from narrate.model.document import Block, Chapter, Document, Kind, Metadata, Omission
from narrate.model.language import canonical
from narrate.model.span import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

SSML = "http://www.w3.org/2001/10/synthesis"
"""Namespace of the W3C Recommendation of 7 September 2010, section 2.1."""
NARRATE = "urn:narrate:script:1"
"""Namespace of what a script knows and SSML has no place for."""
SILENT = frozenset({"desc", "lexicon", "meta", "metadata"})
"""Elements whose text is not spoken."""
PARAGRAPHS = frozenset({"p", "paragraph"})
"""Elements that hold a paragraph; the second is of the drafts before 1.0 and still met."""
BLANK = "white-space"


def root_of(data: bytes, name: str) -> Element:
    """Return the ``speak`` element of ``data``, with or without its namespace.

    Raises:
        BadMarkup: not well-formed, made to do harm, or no SSML.
    """
    root = parse(data, name)
    if root.name != "speak" or root.namespace not in (SSML, ""):
        raise BadMarkup(
            f"{name}, line {root.line}: this is {root.name!r}, no SSML",
            f'<speak version="1.1" xmlns="{SSML}" xml:lang="en">',
        )
    return root


def read(data: bytes, name: str) -> Document:
    """Return the page of an SSML document.

    Raises:
        BadMarkup: as ``root_of``, or nothing in it is to be said.
    """
    root = root_of(data, name)
    page = _Page()
    page.walk(root, None, "")
    page.close()
    if not page.blocks:
        raise BadMarkup(f"{name}: there is no text in it", "check that it is the right file")
    metadata = metadata_of(root)
    return Document(
        name=name,
        format="ssml",
        nodes=tuple(page.nodes),
        blocks=tuple(page.blocks),
        chapters=tuple(_chapters(page.named, metadata.title or name, page.chapters)),
        omissions=tuple(page.omissions),
        metadata=metadata,
        markup=data,
    )


def metadata_of(root: Element) -> Metadata:
    """Return what our own attributes of ``speak`` say, and its language."""
    known = {row.name: root.get(row.name, NARRATE) for row in fields(Metadata)}
    return Metadata(**{**known, "language": canonical(root.get("lang", XML))})


def _chapters(named: dict[int, tuple[str, str]], title: str, of: list[int]) -> Iterator[Chapter]:
    """Yield the chapters that are named, or else a single one over everything."""
    if not named:
        yield Chapter(id="c1", title=title, first_block=0)
        return
    for index in range(max(named) + 1):
        identity, heading = named.get(index, ("", ""))
        first = next((at for at, chapter in enumerate(of) if chapter >= index), len(of))
        yield Chapter(id=identity or f"c{index + 1}", title=heading, first_block=first)


class _Page:
    """The page as it grows in a walk over the tree, which is at most ``MAX_DEPTH`` deep."""

    def __init__(self) -> None:
        self.nodes: list[str] = []
        self.blocks: list[Block] = []
        self.chapters: list[int] = []
        """For each block, the index of its chapter."""
        self.named: dict[int, tuple[str, str]] = {}
        """Identity and title of the chapters, by index."""
        self.omissions: list[Omission] = []
        self._places: list[Place] = []

    def walk(self, element: Element, holder: Element | None, silent: str) -> None:
        """Take in everything in ``element``, whose paragraph is ``holder``."""
        for child in element.children:
            if isinstance(child, str):
                self._text(child, silent)
            elif holder is None and child.name in PARAGRAPHS and not silent:
                self.close()
                self.walk(child, child, silent)
                self.close(child)
            else:
                quiet = silent or (child.name if child.name in SILENT else "")
                self.walk(child, holder, quiet)

    def close(self, holder: Element | None = None) -> None:
        """End the block at hand; what has only white space is none."""
        places, self._places = self._places, []
        if not any(self.nodes[place.node].strip() for place in places):
            self.omissions += [Omission(place=place, rule=BLANK) for place in places]
            return
        own = (holder.get("kind", NARRATE), holder.get("level", NARRATE)) if holder else ("", "")
        self.blocks.append(
            Block(
                kind=Kind(own[0]) if own[0] in set(Kind) else Kind.PARAGRAPH,
                places=tuple(places),
                level=number(own[1]),
                lang=holder.get("lang", XML) if holder else "",
                number=holder.get("number", NARRATE) if holder else "",
            )
        )
        chapter = number(holder.get("chapter", NARRATE)) if holder else 0
        chapter = min(chapter, len(self.blocks) - 1)
        self.chapters.append(chapter)
        if holder and (identity := holder.get("chapter-id", NARRATE)):
            self.named[chapter] = (identity, holder.get("chapter-title", NARRATE))

    def _text(self, text: str, silent: str) -> None:
        place = Place(len(self.nodes), 0, len(text))
        self.nodes.append(text)
        if silent:
            self.omissions.append(Omission(place=place, rule=silent))
        else:
            self._places.append(place)


def number(written: str) -> int:
    """Return a whole number from 0 as our own attributes hold it; 0 where there is none."""
    return int(written) if written.isascii() and written.isdigit() and len(written) < 10 else 0  # noqa: PLR2004 - nine digits fit everywhere
