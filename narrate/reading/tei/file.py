"""A TEI file at hand: its elements, the profile it is read by, and what it says of itself."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from narrate.errors import SourceError
from narrate.markup.parsing import parse_xml
from narrate.model.language import canonical
from narrate.model.tei import ProfileName, Role
from narrate.reading.language import language_of
from narrate.reading.tei.cast import cast_of
from narrate.reading.tei.header import language_of_file, metadata_of
from narrate.reading.tei.listed import identities
from narrate.reading.tei.names import attributes_of, called, first, name_of, words_of
from narrate.reading.tei.profile import packaged, profile_for
from narrate.reading.tei.steps import steps

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from narrate.model.document import Metadata, Term
    from narrate.model.tei import TeiChoice

_ID, _LANG = (f"{{http://www.w3.org/XML/1998/namespace}}{name}" for name in ("id", "lang"))
_ROOTS = frozenset({"TEI", "TEI.2", "teiCorpus", "text", "div"})
_HOLDERS_OF_ENDNOTES = frozenset(
    {"back", "div", "div1", "div2", "list", "noteGrp", "listAnnotation"}
)
_OF_BOOKS = frozenset({"chapter", "act", "scene"})
"""Types of parts in which nothing says what the whole file is."""
_LONGEST_MARK = 4
_SAMPLE = 20_000


class NotTei(SourceError):
    """XML that is no TEI, or TEI that this reader cannot read."""


class Sighting(NamedTuple):
    """Something that an editor should know of."""

    element: str
    """An element that no profile names; blank where something is missing."""
    node: int
    """How many text nodes come before it."""


class TeiFile:
    """What is known of a file while it is read."""

    def __init__(self, data: bytes, name: str, choice: TeiChoice) -> None:
        """Parse ``data``, which is called ``name``; ``choice`` is the ``[tei]`` table.

        Raises:
            SourceError: it is not well-formed, no TEI, or a genetic transcription.
            UsageError: the settings name a profile or treatment that does not exist.
        """
        self.root = parse_xml(data, name)
        self.name = name
        self._check()
        self.profile = profile_for(choice, self._borne())
        self.language = language_of_file(self.root) or language_of(self._sample())
        self.metadata = metadata_of(self.root, self.language)
        self.terms: list[Term] = []
        self.persons: list[Term] = []
        self.sightings: list[Sighting] = []
        """What the walk met that an editor should know of."""

    def titled(self, otherwise: str) -> Metadata:
        """Return the metadata, with a title in any case."""
        return self.metadata if self.metadata.title else replace(self.metadata, title=otherwise)

    def role(self, element: Any) -> Role:  # noqa: ANN401 - lxml is not typed
        """Return what an element is, without reading it."""
        if not isinstance(element.tag, str):
            return Role.SILENT
        parent = element.getparent()
        around = "" if parent is None else name_of(parent)
        rule = self.profile.rule(name_of(element), around, attributes_of(element))
        return rule.treatment.role if rule else Role.SILENT

    def chosen(self, choice: Any) -> Any:  # noqa: ANN401 - lxml is not typed
        """Return the element of a choice that is read; never one that a rule silences."""
        there = [one for one in choice if self.role(one) is not Role.SILENT]
        by_name = {name_of(one): one for one in reversed(there)}
        wanted = next((name for name in self.profile.choose if name in by_name), None)
        return by_name[wanted] if wanted else next(iter(there), None)

    def is_translation(self, element: Any, in_note: bool) -> bool:  # noqa: ANN401, FBT001 - as above
        """Tell whether a note, or what is in one, also stands there in the text's language."""
        parent = element.getparent()
        if parent is None or not (in_note or name_of(element) == "note"):
            return False
        primary = self.language.partition("-")[0]
        if _primary(element) == primary:
            return False
        return any(
            one is not element and _primary(one) == primary
            for one in parent.iterchildren(element.tag)
        )

    def has_id(self, identity: str) -> bool:
        """Tell whether an element is called so."""
        return identity in self._identities

    def is_endnote(self, note: Any) -> bool:  # noqa: ANN401 - as above
        """Tell whether a note stands apart from the place it belongs to."""
        parent = note.getparent()
        return parent is not None and name_of(parent) in _HOLDERS_OF_ENDNOTES

    def is_mark(self, element: Any, attributes: Mapping[str, str]) -> bool:  # noqa: ANN401 - as above
        """Tell whether a reference is nothing but the mark of an endnote."""
        target = attributes.get("target", "")
        if not target.startswith("#") or target[1:] not in self._endnotes:
            return False
        return len(words_of(element).strip("[]()")) <= _LONGEST_MARK

    @cached_property
    def known_persons(self) -> dict[str, str]:
        """Names by identity, from the file's own lists of persons."""
        return {
            identity: name
            for listing in called(self.root, "list", "listPerson")
            if name_of(listing) == "listPerson" or listing.get("type") in ("names", "persons")
            for identity, name in identities(listing)
        }

    @cached_property
    def cast(self) -> dict[str, str]:
        """The roles of a play by identity, from its own cast list."""
        return cast_of(self.root)

    @cached_property
    def _identities(self) -> frozenset[str]:
        return frozenset(one.get(_ID) for _, one in steps(self.root) if one.get(_ID))

    @cached_property
    def _endnotes(self) -> frozenset[str]:
        notes = called(self.root, "note")
        return frozenset(one.get(_ID) for one in notes if one.get(_ID) and self.is_endnote(one))

    def _check(self) -> None:
        if name_of(self.root) not in _ROOTS:
            raise NotTei(
                f"{self.name} is XML, but no TEI: it begins with <{name_of(self.root)}>",
                "narrate formats; or name its format with --from",
            )
        if first(self.root, "text") is None and first(self.root, "sourceDoc") is not None:
            raise NotTei(
                f"{self.name} is a genetic transcription (sourceDoc): its text stands there zone "
                "by zone, in the order of the pages rather than of reading",
                "the edition's own reading text (<text>), which such projects make from it",
            )

    def _borne(self) -> Iterator[str]:
        """Yield the profiles whose signs the file bears, the strongest first."""
        for name in ProfileName:
            signs = packaged(name).signs
            if name is ProfileName.DEFAULT or any(self._has(sign.name, sign) for sign in signs):
                yield name

    def _has(self, name: str, sign: Any) -> bool:  # noqa: ANN401 - as above
        """Tell whether an element bears a sign; the letter in a chapter makes no correspondence."""
        found = (one for one in called(self.root, name) if sign.matches("", attributes_of(one)))
        return any(not self._is_inside_chapter(one) for one in found)

    @staticmethod
    def _is_inside_chapter(element: Any) -> bool:  # noqa: ANN401 - as above
        return any(one.get("type") in _OF_BOOKS for one in element.iterancestors())

    def _sample(self) -> str:
        text = first(self.root, "text")
        words = "".join((self.root if text is None else text).itertext())
        middle = max(0, len(words) // 2 - _SAMPLE // 2)
        return words[middle : middle + _SAMPLE]


def _primary(element: Any) -> str:  # noqa: ANN401 - as above
    return canonical(element.get(_LANG, "")).partition("-")[0]
