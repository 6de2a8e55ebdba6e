"""A dialect: which elements of which vocabulary a text is written with."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from narrate.binding.book.runs import Role
from narrate.markup.writing import attributes, escaped
from narrate.model.document import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

Tag = tuple[str, dict[str, str]]
"""Name of an element and its attributes."""

CLASSES = {
    Kind.SALUTATION: "salutation",
    Kind.DATELINE: "dateline",
    Kind.CLOSING: "closing",
    Kind.SIGNATURE: "signature",
    Kind.POSTSCRIPT: "postscript",
    Kind.SPEAKER: "speaker",
    Kind.STAGE: "stage",
    Kind.CAPTION: "caption",
    Kind.FIGURE: "figure",
    Kind.OMISSION: "omission",
    Kind.ANNOUNCEMENT: "announcement",
}
"""Classes of paragraphs that have a role in a letter, a play or a book."""
_DEEPEST_HEADING = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """XHTML as EPUB has it; other vocabularies change what differs."""

    groups: Mapping[Role, Tag] = field(
        default_factory=lambda: {
            Role.LIST: ("ul", {}),
            Role.TABLE: ("table", {}),
            Role.VERSE: ("div", {"class": "stanza"}),
            Role.QUOTE: ("blockquote", {}),
            Role.FIGURE: ("figure", {}),
            Role.NOTE: ("aside", {"epub:type": "footnote", "role": "doc-footnote"}),
        }
    )
    """The element around the blocks of a run."""
    labelled_list: Tag = ("ol", {"class": "labelled"})
    """A list whose items bring their own numbers."""
    line: Tag = ("p", {"class": "line"})
    """A line of verse."""
    caption_of_figure: Tag = ("figcaption", {})
    sentence: Tag = ("span", {})
    word: Tag = ("span", {})
    language: tuple[str, ...] = ("lang", "xml:lang")
    """Attributes for a language."""
    directed: bool = True
    """Whether there is a ``dir`` attribute."""
    pages_in_cells: bool = True
    """Whether a page may begin in the cell of a table; else it begins before the row."""
    scoped: bool = True
    """Whether header cells have a ``scope``."""

    def block(self, kind: Kind, level: int) -> Tag:
        """Return the element for a block that stands alone or in a run."""
        if kind is Kind.HEADING:
            return f"h{min(max(level, 1), _DEEPEST_HEADING)}", {}
        if kind is Kind.LIST_ITEM:
            return "li", {}
        if kind is Kind.VERSE:
            return self.line
        if kind is Kind.CODE:
            return "pre", {}
        named = CLASSES.get(kind, "")
        return "p", {"class": named} if named else {}

    def note_mark(self, shown: str, id_: str, target: str) -> str:
        """Return the mark of a note; ``target`` is blank where the note's text is not known."""
        if not target:
            return f"<sup>{escaped(shown)}</sup>"
        named = {"epub:type": "noteref", "role": "doc-noteref", "id": id_, "href": target}
        return f"<a{attributes(named)}>{escaped(shown)}</a>"

    def note_label(self, shown: str, back: str) -> str:
        """Return the number in front of a note; ``back`` leads to its mark."""
        if not back:
            return f'<span class="label">{escaped(shown)}</span>'
        named = {"role": "doc-backlink", "href": back}
        return f"<a{attributes(named)}>{escaped(shown)}</a>"

    def page(self, id_: str, number: str) -> str:
        """Return the beginning of a page."""
        named = {
            "epub:type": "pagebreak",
            "role": "doc-pagebreak",
            "id": id_,
            "aria-label": number,
        }
        return f"<span{attributes(named)}></span>"

    def sounding(self, content: str, ipa: str) -> str:
        """Return a stretch with its pronunciation."""
        return f'<span ssml:ph="{escaped(ipa)}">{content}</span>'

    def heard(self, id_: str) -> dict[str, str]:
        """Return what the element ``id_`` must have because a clip belongs to it."""
        del id_
        return {}

    def contained(self, id_: str) -> dict[str, str]:
        """Return what the element ``id_`` must have because a listener may leave it out."""
        del id_
        return {}
