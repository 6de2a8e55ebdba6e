"""The package file of DAISY 3 (OEB 1.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from narrate.markup.writing import DECLARATION, attributes, escaped
from narrate.model.clock import clock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narrate.binding.daisy.talking import About

_DOCTYPE = (
    '<!DOCTYPE package PUBLIC "+//ISBN 0-9673008-1-9//DTD OEB 1.2 Package//EN" '
    '"http://openebook.org/dtds/oeb-1.2/oebpkg12.dtd">\n'
)


class Item(NamedTuple):
    """A file of the book."""

    id: str
    href: str
    media_type: str

    @property
    def heard(self) -> bool:
        """Whether it is a SMIL file."""
        return self.media_type == "application/smil"


def package(about: About, items: Sequence[Item], total_ms: int) -> str:
    """Return ``book.opf``."""
    dublin = {
        "Title": about.title,
        "Creator": about.author,
        "Publisher": about.publisher,
        "Date": about.date,
        "Language": about.language,
        "Format": "ANSI/NISO Z39.86-2005",
        "Source": about.source,
        "Rights": about.rights,
        "Description": about.description,
    }
    facts = {
        "dtb:multimediaType": "audioFullText",
        "dtb:multimediaContent": "audio,text",
        "dtb:totalTime": clock(total_ms),
        "dtb:narrator": about.narrator,
        "dtb:producer": about.publisher,
        "dtb:producedDate": about.date,
        "dtb:audioFormat": "MP3",
    }
    described = "".join(
        f"<dc:{name}>{escaped(value)}</dc:{name}>\n" for name, value in dublin.items() if value
    )
    metas = "".join(
        f'<meta name="{name}" content="{escaped(value)}"/>\n' for name, value in facts.items()
    )
    manifest = "".join(
        f"<item{attributes({'id': row.id, 'href': row.href, 'media-type': row.media_type})}/>\n"
        for row in items
    )
    spine = "".join(f'<itemref idref="{row.id}"/>\n' for row in items if row.heard)
    return (
        f"{DECLARATION}{_DOCTYPE}"
        '<package xmlns="http://openebook.org/namespaces/oeb-package/1.0/" '
        'unique-identifier="uid">\n<metadata>\n'
        '<dc-metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
        f'<dc:Identifier id="uid">{escaped(about.identifier)}</dc:Identifier>\n'
        f"{described}</dc-metadata>\n<x-metadata>\n{metas}</x-metadata>\n</metadata>\n"
        f"<manifest>\n{manifest}</manifest>\n<spine>\n{spine}</spine>\n</package>\n"
    )
