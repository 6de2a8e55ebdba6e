"""The catalogue of books (OPDS 1.2, which is Atom)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.checking.defects import defect
from narrate.checking.show.document import children, value
from narrate.errors import NarrateError
from narrate.markup.tree import pieces
from narrate.model.media import media_type
from narrate.model.namespaces import ATOM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.checking.show.context import Context
    from narrate.markup.tree import Element
    from narrate.model.finding import Finding

ENDING = ".atom.xml"
_ACQUISITION = "http://opds-spec.org/acquisition"
_REQUIRED = ("id", "title", "updated")


def catalogue(name: str, context: Context) -> Iterator[Finding]:
    """Yield what is wrong with one document of a catalogue."""
    path = context.site.file(name)
    if path is None:
        return
    try:
        with path.open("rb") as stream:
            for one in pieces(stream, name, "entry"):
                if one.name == "entry":
                    said = f"'{value(one, 'title', ATOM)}' in {name}"
                    yield from _elements(one, said)
                    yield from _links(one, said, name, context, entry=True)
                elif (one.namespace, one.name) == (ATOM, "feed"):
                    yield from _elements(one, name)
                    yield from _links(one, name, name, context, entry=False)
                else:
                    yield defect("opds-broken", f"{name} begins with <{one.name}>.")
    except (NarrateError, OSError) as error:
        yield defect("opds-broken", f"{error}.")


def _elements(one: Element, said: str) -> Iterator[Finding]:
    for name in _REQUIRED:
        if not value(one, name, ATOM):
            yield defect("opds-broken", f"{said} has no {name}.")


def _links(
    parent: Element, said: str, page: str, context: Context, *, entry: bool
) -> Iterator[Finding]:
    links = children(parent, "link", ATOM)
    if entry and not any(one.get("rel").startswith(_ACQUISITION) for one in links):
        yield defect("opds-broken", f"{said} offers nothing to read or hear.")
    for one in links:
        name = context.site.name(one.get("href"), page)
        if name is None:
            continue
        if context.site.file(name) is None:
            yield defect("opds-link", f"{said} names {name}.")
            continue
        context.ledger.note("named", name)
        wanted = media_type(name).partition(";")[0]
        if one.get("rel").startswith(_ACQUISITION) and _bare(one.get("type")) != wanted:
            yield defect("opds-type", f"{said} says {name} is '{one.get('type')}'.")


def _bare(kind: str) -> str:
    return kind.partition(";")[0].strip()
