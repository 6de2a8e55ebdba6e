"""What every test may ask for."""

from __future__ import annotations

import io
import os
import re
import zipfile
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from narrate.audio.profiles import profile
from narrate.binding.formats import codecs_of
from narrate.binding.recording import Wishes
from narrate.edition.choices import Choices
from narrate.edition.pipeline import Manuscript, make_edition
from narrate.edition.request import Request, Silence
from narrate.edition.studio import Studio
from narrate.model.cast import Cast
from narrate.model.policy import ReadingPolicy
from narrate.model.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Callable

    from narrate.model.document import Document

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the whole corpus and the suites; tests over it skip where it is absent."""
    folder = Path(os.environ.get("NARRATE_SHARED", ROOT.parent / "shared"))
    if not (folder / "suites").is_dir():
        pytest.skip(f"no corpus and suites at {folder} (set NARRATE_SHARED)")
    return folder


_WORD = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
        "v": "urn:schemas-microsoft-com:vml",
        "dc": "http://purl.org/dc/elements/1.1/",
        "dcterms": "http://purl.org/dc/terms/",
    }.items()
)
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def _relations(targets):
    rows = "".join(
        f'<Relationship Id="r{number}" Type="{_RELATION}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_RELATIONS}">{rows}</Relationships>'


def _docx(body, **parts):
    """A DOCX file with such a body and parts, each the inside of its root element."""
    parts.setdefault("styles", "")
    core = parts.pop("core", "")
    targets = [(name.rstrip("0123456789"), f"{name}.xml") for name in parts]
    with io.BytesIO() as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("_rels/.rels", _relations([("officeDocument", "word/document.xml")]))
            archive.writestr("word/_rels/document.xml.rels", _relations(targets))
            archive.writestr(
                "word/document.xml", f"<w:document {_WORD}><w:body>{body}</w:body></w:document>"
            )
            for name, inside in parts.items():
                archive.writestr(f"word/{name}.xml", f"<w:root {_WORD}>{inside}</w:root>")
            if core:
                archive.writestr("docProps/core.xml", f"<core {_WORD}>{core}</core>")
        return file.getvalue()


def _pdf(drawn, title=""):
    """A PDF with a line of text for each line ``left base size text``; ``---`` turns the page."""
    pages = [
        "\n".join(
            "BT /F {2} Tf {0} {1} Td ({3}) Tj ET".format(
                *line.split(" ", 3)[:3],
                line.split(" ", 3)[3].replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)"),
            )
            for line in page.splitlines()
            if line
        )
        for page in re.split(r"^---$", drawn, flags=re.MULTILINE)
    ]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, page in enumerate(pages):
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 595] /Resources << /Font << /F 3 0 R"
            f" >> >> /Contents {5 + 2 * number} 0 R >>"
        )
        objects.append(f"<< /Length {len(page.encode('cp1252'))} >>\nstream\n{page}\nendstream")
    objects.append(f"<< /Title ({title}) /CreationDate (D:20261102) >>")
    data, places = b"%PDF-1.7\n", []
    for number, inside in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n{inside}\nendobj\n".encode("cp1252")
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>"
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}trailer\n{trailer}\n"
    return data + end.encode() + f"startxref\n{len(data)}\n%%EOF".encode()


@pytest.fixture(scope="session")
def pdf():
    """Makes PDFs: ``pdf("72 500 12 Some words")``."""
    return _pdf


@pytest.fixture(scope="session")
def docx():
    """Makes DOCX files: ``docx(body, styles=…, numbering=…, footnotes=…, core=…)``."""
    return _docx


@pytest.fixture
def bound(tmp_path: Path) -> Callable[..., Path]:
    """Make editions of documents with the humming engine; returns the folder they are in.

    ``bound(document, "epub", highlight="word")``; other keywords are fields of ``Choices``.
    """
    return lambda *args, **options: _bound(tmp_path, *args, **options)


def _bound(
    folder: Path,
    document: Document,
    *formats: str,
    data: bytes = b"",
    slug: str = "book",
    **options: object,
) -> Path:
    wishes = {name: options.pop(name) for name in Wishes.__slots__ if name in options}
    policy = {name: options.pop(name) for name in ReadingPolicy.__slots__ if name in options}
    about = document.metadata
    choices = Choices(
        **{
            "cast": Cast(
                narrator=Voice(name="tone", engine="tone", language=about.language or "en"),
                language=about.language or "en",
            ),
            "profile": profile("speech"),
            "formats": formats,
            "codecs": codecs_of(formats, "mp3"),
            "metadata": about,
            "language": about.language or "en",
            "policy": ReadingPolicy(**policy),
            "wishes": Wishes(**wishes),
            "name_the_voice": True,
            **options,
        }
    )
    request = Request(sources=(), cache_dir=str(folder / "cache"), jobs=1)
    home = folder / sha256(repr((document, formats, options, wishes)).encode()).hexdigest()[:8]
    manuscript = Manuscript(document, choices, data, slug, home)
    with Studio(request, Silence()) as studio:
        make_edition(manuscript, request, studio)
    return home
