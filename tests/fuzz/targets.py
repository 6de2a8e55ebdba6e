"""What is fuzzed: one function of bytes for each reader, and what to begin with.

A container is not fuzzed as bytes alone, since nearly every change of a zip is one broken zip: its
members are, parted by a NUL, and packed for the reader. Nor is XML, since nearly every change is
not well-formed: bytes that begin with ``GROWN`` say which of the tags of the seeds open and close.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from narrate.errors import SourceError
from narrate.reading import read
from narrate.reading.parts import parts
from narrate.scripting import account, script

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from narrate.model.document import Document

_SCRIPTED = 3000
"""Characters up to which a document is scripted as well; scripting is the slower part."""
_NAMES = {
    "html": "a.html",
    "xhtml": "a.xhtml",
    "markdown": "a.md",
    "tei": "a.xml",
    "ssml": "a.ssml",
    "text": "a.txt",
    "epub": "a.epub",
    "docx": "a.docx",
}
FORMATS = tuple(_NAMES)
GROWN = b"\1"
_TAG = re.compile(r"""<([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+="[^"<]*")*)\s*/?>""")
_MOST_TAGS = 4096
_INPUT = re.compile(r"^````?(?:\w+ )?input[^\n]*\n(.*?)\n````?$", re.MULTILINE | re.DOTALL)
"""What a golden case has read."""
_TEXTS = (
    "word ",
    "Two words. ",
    " ",
    "\n",
    "1",
    "é—",
    "[2]",
    "*",
    "&amp;",
    "“x”",
    "漢",
    "\u00ad",
    "A",
    ".",
)
_HEADS = {
    "tei": (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:frus="urn:frus"><teiHeader/><text><body>',
        "<p>End.</p></body></text></TEI>",
    ),
    "ssml": ('<speak version="1.1" xmlns="http://www.w3.org/2001/10/synthesis">', "</speak>"),
}
_HTML_HEAD = (
    '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
    'xmlns:ssml="http://www.w3.org/2001/10/synthesis" xmlns:m="http://www.w3.org/1998/Math/MathML"'
    ' xmlns:svg="http://www.w3.org/2000/svg"><body>'
)
_HTML = (_HTML_HEAD, "</body></html>")
_WORD = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PARTS = ("styles", "numbering", "footnotes", "endnotes")
_PACKAGE = (
    b'<package xmlns="http://www.idpf.org/2007/opf"><metadata '
    b'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>T</dc:title></metadata><manifest>'
    b'<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>'
    b'<item id="b" href="b.xhtml" media-type="application/xhtml+xml"/>'
    b'<item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
    b'</manifest><spine><itemref idref="a"/><itemref idref="b"/></spine></package>'
)


def tags_of(texts: Iterable[bytes]) -> tuple[tuple[str, str], ...]:
    """Return the different tags in ``texts``: names, and attributes as they are written."""
    found = (tag for text in texts for tag in _TAG.findall(text.decode("utf-8", "replace")))
    return tuple(dict.fromkeys(found))[:_MOST_TAGS]


def check(format_: str, data: bytes, tags: Sequence[tuple[str, str]] = ()) -> None:
    """Read ``data``; an error for a person is right, anything else that is raised is a mistake."""
    if data.startswith(GROWN) and tags:
        head, foot = ("", "") if format_ == "docx" else _HEADS.get(format_, _HTML)
        data = f"{head}{grown(data[1:], tags)}{foot}".encode()
    source = _packed(format_, data)
    try:
        document = read(source, name=_NAMES[format_])
    except SourceError:
        return
    for one in (document, *parts(document)):
        _tiles(one)
        if sum(map(len, one.nodes)) <= _SCRIPTED:
            lost = account(one, script(one)).unaccounted
            if lost:
                raise AssertionError(f"{lost} characters are neither spoken nor left out")


def grown(data: bytes, tags: Sequence[tuple[str, str]]) -> str:
    """Return a tree as ``data`` says: two bytes choose a tag to open, or one closes or is text."""
    parts: list[str] = []
    opened: list[str] = []
    codes = iter(data)
    for code in codes:
        if code < _OPENS:
            name, attributes = tags[(code << 8 | next(codes, 0)) % len(tags)]
            parts.append(f"<{name}{attributes}>")
            opened.append(name)
        elif code < _CLOSES:
            parts.append(f"</{opened.pop()}>" if opened else "")
        else:
            parts.append(_TEXTS[code % len(_TEXTS)])
    return "".join([*parts, *(f"</{name}>" for name in reversed(opened))])


_OPENS, _CLOSES = 0x50, 0xA0
"""Bytes below the first open a tag, those below the second close one."""


def seeds(format_: str, folders: Iterable[Path]) -> Iterable[bytes]:
    """Yield what to begin with: small files of the format below ``folders``, whole or in part."""
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                yield from _seeds_of(format_, path)


def _seeds_of(format_: str, path: Path) -> Iterable[bytes]:
    suffix = path.suffix.lower()
    if suffix == ".md":
        yield from (given.encode() for given in _INPUT.findall(path.read_text(encoding="utf-8")))
    inside = {"epub": (".xhtml", ".html", ".opf", ".ncx"), "docx": (".xml",)}
    if format_ in inside and suffix == f".{format_}":
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                if name.endswith(inside[format_]):
                    yield _body(archive.read(name)[:_LARGE])
    wanted = {
        "html": (".html",),
        "xhtml": (".xhtml", ".html"),
        "epub": (".xhtml",),
        "markdown": (".md",),
        "tei": (".xml",),
        "ssml": (".ssml", ".xml"),
        "text": (".txt", ".md"),
    }
    if suffix in wanted.get(format_, ()):
        yield path.read_bytes()[:_LARGE]


_LARGE = 12_000


def _body(part: bytes) -> bytes:
    start = part.find(b"<w:body>")
    return part[start + len(b"<w:body>") :] if start >= 0 else part


def _packed(format_: str, data: bytes) -> bytes:
    if format_ == "epub" and not data.startswith(b"PK"):
        page, other, navigation, package = (*data.split(b"\0", 3), b"", b"", b"", b"")[:4]
        members = [
            ("mimetype", b"application/epub+zip"),
            ("b.opf", package or _PACKAGE),
            ("a.xhtml", page),
            ("b.xhtml", other),
            ("nav.xhtml", navigation),
        ]
        return _zip(members)
    if format_ == "docx" and not data.startswith(b"PK"):
        body, *others = data.split(b"\0", len(_PARTS))
        return _docx(body, dict(zip(_PARTS, others, strict=False)))
    return data


def _docx(body: bytes, others: dict[str, bytes]) -> bytes:
    rows = "".join(
        f'<Relationship Id="r{name}" Type="{_KIND}/{name}" Target="{name}.xml"/>' for name in others
    )
    top = f'<Relationship Id="r" Type="{_KIND}/officeDocument" Target="word/document.xml"/>'
    root = f"<w:root {_WORD}>".encode()
    document = f"<w:document {_WORD}><w:body>".encode()
    return _zip(
        [
            ("_rels/.rels", f'<Relationships xmlns="{_RELATIONS}">{top}</Relationships>'.encode()),
            (
                "word/_rels/document.xml.rels",
                f'<Relationships xmlns="{_RELATIONS}">{rows}</Relationships>'.encode(),
            ),
            ("word/document.xml", document + body + b"</w:body></w:document>"),
            *((f"word/{name}.xml", root + part + b"</w:root>") for name, part in others.items()),
        ]
    )


def _zip(members: Iterable[tuple[str, bytes]]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in members:
            archive.writestr(name, data)
    return stream.getvalue()


def _tiles(document: Document) -> None:
    """Raise ``AssertionError`` unless every character is in one block or omission."""
    places = [place for block in document.blocks for place in block.places]
    covered = [bytearray(len(node)) for node in document.nodes]
    for node, start, end in [*places, *(one.place for one in document.omissions)]:
        if any(covered[node][start:end]):
            raise AssertionError(f"node {node}: {start} to {end} is there twice")
        covered[node][start:end] = b"\1" * (end - start)
    if not all(all(node) for node in covered):
        raise AssertionError("a character is in no block and no omission")
    for block in document.blocks:
        at = 0
        for edit in block.edits:
            if edit.span.start < at:
                raise AssertionError("edits overlap or are not in order")
            at = edit.span.end
        if at > len(document.text_of(block)):
            raise AssertionError("an edit ends after its block")
