"""The package document of a book to which sound was added, and what a book of EPUB 2 lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from narrate.binding.epub.opf import ACTIVE_CLASS, MODIFIED
from narrate.binding.epub.pages import Entry, Look, navigation
from narrate.binding.identity import identifier
from narrate.binding.ownbook.fonts import mixed_again
from narrate.binding.ownbook.modernising import modernise
from narrate.binding.ownbook.source import SMIL, XHTML, Unbindable, relative
from narrate.binding.ownbook.tree import NotXml, Tree
from narrate.markup.writing import escaped, line
from narrate.model.clock import clock
from narrate.model.language import tag

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from narrate.binding.ownbook.package import Rewritten
    from narrate.binding.ownbook.source import Source
    from narrate.binding.ownbook.tree import Node
    from narrate.binding.recording import Recording

ACTIVE = ACTIVE_CLASS
_DC = "http://purl.org/dc/elements/1.1/"
_NCX = "application/x-dtbncx+xml"
_OURS = ("media:duration", "media:narrator", "media:active-class", "media:playback-active-class")


class Addition(NamedTuple):
    """A file that is added."""

    id: str
    path: str
    media_type: str


def publish(
    recording: Recording,
    source: Source,
    rewritten: Sequence[Rewritten],
    additions: Sequence[Addition],
    *,
    folder: str,
) -> tuple[bytes, dict[str, bytes]]:
    """Return the package document, and other files by path that had to be made or changed.

    The book gets an identifier of its own, since it is another publication; ``dc:source`` keeps
    the old one.
    """
    tree = source.package
    root = tree.root
    metadata = next(root.find("metadata"), None)
    manifest = next(root.find("manifest"), None)
    if metadata is None or manifest is None:
        raise Unbindable(
            f"{recording.document.name}: its package document has no metadata or no manifest",
            "mend the book, or make another format from it",
        )
    own = identifier(recording, "epub")
    old = _rename(tree, own)
    for node in _outdated(source):
        tree.replace(node.start, node.end, "")
    replaced = dict(_renamed_contents(source, own)) | dict(mixed_again(source, old, own))
    if source.is_old:
        replaced |= _modern(source, {one.path for one in rewritten})
    listed = _Listing(source)
    facts = [f"<dc:source>{escaped(old)}</dc:source>"] if old else []
    facts += [f'<meta property="dcterms:modified">{MODIFIED}</meta>']
    facts += _timed(recording, rewritten, listed)
    facts += _access(source)
    rows = [listed.item(one) for one in additions]
    for number, one in enumerate(rewritten, 1):
        smil = Addition(f"mo{number}", one.smil, SMIL)
        rows.append(listed.item(smil))
        (item,) = [found for found in source.items.values() if found.path == one.path][:1]
        tree.set(item.node, "media-overlay", listed.id(smil.id))
    if source.is_old:
        contents = Addition("nav", f"{folder}/nav.xhtml", XHTML)
        rows.append(listed.item(contents, properties="nav"))
        replaced[contents.path] = _contents(recording, folder).encode()
        tree.set(root, "version", "3.0")
        facts += _upgraded(source)
    dc = "" if 'xmlns:dc="' in tree.data.decode() else f' xmlns:dc="{_DC}"'
    if dc:
        facts = [one.replace("<dc:source>", f"<dc:source{dc}>") for one in facts]
    tree.insert(metadata.close, "\n".join([*facts, ""]))
    tree.insert(manifest.close, "\n".join([*rows, ""]))
    return tree.edited(), replaced


class _Listing:
    """Ids for what is added, none of them taken."""

    def __init__(self, source: Source) -> None:
        self._source = source
        taken = {one.attributes.get("id", "") for one in source.package.root.walk()}
        self._prefix = "narrate-"
        while any(one.startswith(self._prefix) for one in taken):
            self._prefix += "x-"

    def id(self, id_: str) -> str:
        return self._prefix + id_

    def item(self, one: Addition, properties: str = "") -> str:
        more = f' properties="{properties}"' if properties else ""
        return (
            f'<item id="{self.id(one.id)}" href="{escaped(self._source.href(one.path))}" '
            f'media-type="{one.media_type}"{more}/>'
        )


def _rename(tree: Tree, own: str) -> str:
    """Give the book its own identifier; returns the old one."""
    unique = tree.root.attributes.get("unique-identifier", "")
    for node in tree.root.find("identifier"):
        if node.attributes.get("id") == unique:
            tree.replace(node.inner, node.close, own)
            return node.said()
    return ""


def _renamed_contents(source: Source, own: str) -> Iterator[tuple[str, bytes]]:
    """Yield the contents of EPUB 2, which must name the book as the package document does."""
    for item in source.items.values():
        if item.media_type == _NCX and item.path in source.archive.NameToInfo:
            try:
                tree = Tree(source.archive.read(item.path))
            except NotXml:
                continue
            for node in tree.root.find("meta"):
                if node.attributes.get("name") == "dtb:uid":
                    tree.set(node, "content", own)
            yield item.path, tree.edited()


def _modern(source: Source, done: AbstractSet[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the content documents of EPUB 2 that have no sound, as EPUB 3 allows them."""
    for item in source.items.values():
        if item.media_type != XHTML or item.path in done:
            continue
        try:
            tree = Tree(source.archive.read(item.path), html=True)
        except (NotXml, KeyError):
            continue
        modernise(tree)
        yield item.path, tree.edited()


def _outdated(source: Source) -> Iterator[Node]:
    """Yield what was true of the book before: overlays, their times, the day of its last change."""
    root = source.package.root
    overlays = {one.id for one in source.items.values() if one.media_type == SMIL}
    for node in root.find("meta"):
        known = node.attributes
        if known.get("property") in (*_OURS, "dcterms:modified"):
            yield node
    for item in source.items.values():
        if item.id in overlays:
            yield item.node
        elif "media-overlay" in item.node.attributes:
            source.package.set(item.node, "media-overlay", "")


def _timed(recording: Recording, rewritten: Sequence[Rewritten], listed: _Listing) -> Iterator[str]:
    for number, one in enumerate(rewritten, 1):
        overlay = listed.id(f"mo{number}")
        yield (
            f'<meta property="media:duration" refines="#{overlay}">{clock(one.length_ms)}</meta>'
        )
    total = sum(one.length_ms for one in rewritten)
    yield f'<meta property="media:duration">{clock(total)}</meta>'
    yield f'<meta property="media:narrator">{escaped(recording.narrator)}</meta>'
    yield f'<meta property="media:active-class">{ACTIVE}</meta>'


def _access(source: Source) -> Iterator[str]:
    """Yield what the sound adds to what the book says of its accessibility."""
    said = {
        (node.attributes.get("property", ""), node.said())
        for node in source.package.root.find("meta")
    }
    wanted = [
        ("schema:accessMode", "auditory"),
        ("schema:accessibilityFeature", "synchronizedAudioText"),
    ]
    names = {name for name, _ in said}
    if "schema:accessMode" not in names:
        wanted.insert(0, ("schema:accessMode", "textual"))
    if "schema:accessibilityHazard" not in names:
        wanted.append(("schema:accessibilityHazard", "unknown"))
    for name, value in wanted:
        if (name, value) not in said:
            yield f'<meta property="{name}">{value}</meta>'


def _upgraded(source: Source) -> Iterator[str]:
    """Bring the metadata of EPUB 2 up to EPUB 3: what stood in attributes refines its element."""
    tree = source.package
    number = 0
    for node in tree.root.walk():
        written = {key: value for key, value in node.attributes.items() if key.startswith("opf:")}
        if not written:
            continue
        id_ = node.attributes.get("id", "")
        if not id_:
            number += 1
            id_ = f"narrate-dc{number}"
            tree.set(node, "id", id_)
        for key, value in written.items():
            tree.set(node, key, "")
            name = key.removeprefix("opf:")
            if name == "role":
                yield (
                    f'<meta refines="#{id_}" property="role" scheme="marc:relators">'
                    f"{escaped(value)}</meta>"
                )
            elif name == "file-as":
                yield f'<meta refines="#{id_}" property="file-as">{escaped(value)}</meta>'


def _contents(recording: Recording, folder: str) -> str:
    """Return a navigation document from the chapters that were read."""
    document = recording.document
    entries = []
    for chapter in document.chapters:
        block = document.blocks[chapter.first_block]
        anchor = f"#{block.anchor}" if block.anchor else ""
        target = relative(block.file, folder) + anchor
        entries.append(Entry(max(block.level, 1), line(chapter.title, recording.title), target))
    look = Look(tag(recording.language), style="style.css")
    return navigation(look, line(recording.title, recording.slug), entries, ())
