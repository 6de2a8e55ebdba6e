"""Several documents as one: their pages one after the other, a chapter or more for each."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, TypeVar

from narrate.errors import UsageError
from narrate.model.document import Chapter, Document, Metadata
from narrate.model.span import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from narrate.model.document import Block, Note, Omission
    from narrate.model.finding import Finding

_Item = TypeVar("_Item")

FOLDER = "folder"
"""Name of the format of what is joined."""


class CannotJoin(UsageError):
    """A document that cannot be a part of another."""


def joined(documents: Sequence[Document], name: str) -> Document:
    """Return ``documents`` (not empty) as one, whose title nobody has said.

    Args:
        documents: in order.
        name: of the whole, for messages.

    Raises:
        CannotJoin: one of them says itself how it is spoken (SSML).
    """
    language = _most([one.metadata.language for one in documents])
    whole = _Whole(language)
    for one in documents:
        if one.markup:
            raise CannotJoin(
                f"{one.name} says itself how it is spoken, so it is an edition of its own",
                "--edition-per file",
            )
        whole.add(one)
    return Document(
        name=name,
        format=FOLDER,
        nodes=tuple(whole.nodes),
        blocks=tuple(whole.blocks),
        chapters=tuple(whole.chapters),
        notes=tuple(whole.notes),
        omissions=tuple(whole.omissions),
        metadata=replace(_shared([one.metadata for one in documents]), title="", language=language),
        findings=_folded(whole.findings),
        terms=_once(one.terms for one in documents),
        persons=_once(one.persons for one in documents),
        lexicons=_once(one.lexicons for one in documents),
    )


class _Whole:
    """The whole as it grows."""

    def __init__(self, language: str) -> None:
        self._language = language
        self.nodes: list[str] = []
        self.blocks: list[Block] = []
        self.chapters: list[Chapter] = []
        self.notes: list[Note] = []
        self.omissions: list[Omission] = []
        self.findings: list[Finding] = []

    def add(self, document: Document) -> None:
        """Append a document; groups, notes and chapters keep their identity within it."""
        node, block = len(self.nodes), len(self.blocks)

        def moved(place: Place) -> Place:
            return Place(place.node + node, place.start, place.end)

        self.nodes += document.nodes
        self.chapters += self._chapters(document, block)
        own = document.metadata.language
        lang = "" if own == self._language else own
        self.blocks += [
            replace(
                one,
                places=tuple(map(moved, one.places)),
                group=f"{document.name} {one.group}" if one.group else "",
                file=one.file or document.name,
                lang=one.lang or lang,
            )
            for one in document.blocks
        ]
        self.notes += [
            replace(
                one,
                mark=moved(one.mark) if one.mark else None,
                blocks=tuple(index + block for index in one.blocks),
            )
            for one in document.notes
        ]
        self.omissions += [replace(one, place=moved(one.place)) for one in document.omissions]
        self.findings += [
            replace(one, place=moved(one.place) if one.place else None) for one in document.findings
        ]

    def _chapters(self, document: Document, block: int) -> Iterable[Chapter]:
        stem = document.name.rpartition(".")[0] or document.name
        alone = len(document.chapters) == 1
        for one in document.chapters:
            yield Chapter(
                id=stem if alone else f"{stem}-{one.id}",
                title=document.metadata.title if alone and document.metadata.title else one.title,
                first_block=one.first_block + block,
            )


def _shared(several: Sequence[Metadata]) -> Metadata:
    """Return what all of them say alike."""
    said = {one.name: {getattr(each, one.name) for each in several} for one in fields(Metadata)}
    return Metadata(**{name: values.pop() for name, values in said.items() if len(values) == 1})


def _folded(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings, like ones as one."""
    found: dict[tuple[str, str], Finding] = {}
    for one in findings:
        known = found.get((one.id, one.message))
        found[one.id, one.message] = replace(known, count=known.count + one.count) if known else one
    return tuple(found.values())


def _most(languages: Sequence[str]) -> str:
    """Return the language that most of them are in."""
    return max(languages, key=languages.count)


def _once(several: Iterable[Iterable[_Item]]) -> tuple[_Item, ...]:
    """Return what is in any of them, once."""
    return tuple(dict.fromkeys(item for one in several for item in one))
