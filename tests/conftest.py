"""What every test may ask for."""

from __future__ import annotations

import io
import itertools
import json
import multiprocessing
import os
import random
import re
import signal
import time
import zipfile
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

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
from narrate.publishing.sending import send

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from narrate.model.document import Document

ROOT = Path(__file__).resolve().parent.parent
# How long an example takes says how busy the machine is, and that the first one loads modules.
settings.register_profile("narrate", deadline=None)
settings.load_profile("narrate")

# Examples have no time of their own: on a machine that is full, any of them may take long.
settings.register_profile("narrate", deadline=None)
settings.load_profile("narrate")


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
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
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


class LittleShow:
    """A small published folder whose feed, pages and manifest agree, and that can be changed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.versions: dict[str, int] = {}
        self.known: dict[str, set[str]] = {}
        """Digests that each name ever had."""
        self._kept: list[list[str]] = []

    def write(self, *, audio_bytes: int = 3000) -> Path:
        """Write the folder anew; audio of the version before stays for one more time."""
        rows: dict[str, bytes] = {}
        items = []
        for slug, version in self.versions.items():
            stem = f"episodes/{slug}/{slug}-{version:08x}"
            chance = random.Random(stem)
            files = {
                f"{stem}.mp3": chance.randbytes(audio_bytes + chance.randrange(audio_bytes)),
                f"{stem}.vtt": f"WEBVTT\n\n{stem}\n".encode(),
                f"{stem}.chapters.json": json.dumps({"version": "1.2.0", "of": stem}).encode(),
            }
            page = f"episodes/{slug}/index.html"
            rows |= files
            items.append((page, files))
        kept = {name: (self.folder / name).read_bytes() for names in self._kept for name in names}
        lasting = list(rows)
        rows = kept | rows
        for page, files in items:
            rows[page] = f"<!doctype html><title>{page}</title>{''.join(files)}".encode()
        rows["index.html"] = "".join(page for page, _ in items).encode()
        feed = "".join(self._item(page, files) for page, files in items)
        rows["feed/1.rss.xml"] = f"<rss>{feed}</rss>".encode()
        rows["feed.xml"] = f"<rss><item>{feed}</item></rss>".encode()
        lines = []
        for name, data in rows.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            digest = sha256(data).hexdigest()
            self.known.setdefault(name, set()).add(digest)
            stays = "immutable" if name in kept or name in lasting else ""
            cache = f"public, max-age=31536000, {stays}" if stays else "public, max-age=300"
            row = {"name": name, "type": "", "size": len(data), "sha256": digest, "cache": cache}
            lines.append(json.dumps(row))
        (self.folder / "manifest.jsonl").write_text("\n".join(lines) + "\n")
        self._kept = [lasting]
        return self.folder

    @staticmethod
    def _item(page: str, files: dict[str, bytes]) -> str:
        return f'<file name="{page}"/>' + "".join(
            f'<file name="{name}" size="{len(data)}" sha256="{sha256(data).hexdigest()}"/>'
            for name, data in files.items()
        )

    def broken(self, read: Callable[[str], bytes | None]) -> list[str]:
        """Name what the feeds that are served name, and is not served as they say.

        ``read`` returns the bytes of a served file. Before the first feed nothing is named.
        """
        wrong = []
        named: dict[str, tuple[str, str]] = {}
        for feed in ("feed.xml", "feed/1.rss.xml"):
            text = (read(feed) or b"").decode()
            if text and not text.endswith("</rss>"):
                wrong.append(f"{feed} is cut short")
            for name, size, digest in re.findall(
                r'<file name="([^"]+)"(?: size="(\d+)" sha256="(\w+)")?/>', text
            ):
                named[name] = (size, digest)
        for name, (size, digest) in named.items():
            data = read(name)
            if data is None:
                wrong.append(f"{name} is missing")
            elif sha256(data).hexdigest() not in ({digest} if digest else self.known[name]):
                wrong.append(f"{name} has other bytes")
            elif size and len(data) != int(size):
                wrong.append(f"{name} has {len(data)} bytes, not {size}")
        return wrong

    def differing(self, read: Callable[[str], bytes | None], names: Iterable[str]) -> list[str]:
        """Name what is not served as it is in the folder; ``names`` is all that is served."""
        lines = (self.folder / "manifest.jsonl").read_text().splitlines()
        wanted = {json.loads(line)["name"] for line in lines} | {"manifest.jsonl"}
        different = [name for name in wanted if read(name) != (self.folder / name).read_bytes()]
        return sorted(different + [f"{name} is too much" for name in set(names) - wanted])


@pytest.fixture
def little_show(tmp_path: Path) -> LittleShow:
    """A published folder of three episodes."""
    made = LittleShow(tmp_path / "public")
    made.versions = {"first": 1, "second": 1, "third-é": 1}
    made.write()
    return made


@pytest.fixture
def kill_at_random() -> Callable[..., int]:
    """Send a show that changes, in a process that is killed at random moments.

    After each, everything that the feeds there name has to be there. Returns how many different
    feeds stood there.
    """
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload(["narrate.publishing.sending.remote", "s3fs"])

    def kill(show: LittleShow, to: str, read: Callable[[str], bytes | None], *, kills: int) -> int:
        chance = random.Random(4)
        feeds = set()
        killed, ended, seconds = 0, 0, 0.0
        show.versions = {f"e{number}": 1 for number in range(8)}
        show.write(audio_bytes=40_000)
        for turn in itertools.count():
            if killed == kills:
                break
            whole = ended <= 1 or turn % 10 == 0  # some end, however slow the machine becomes
            child = processes.Process(target=send, args=(show.folder, to))
            began = time.monotonic()
            child.start()
            child.join(None if whole else chance.uniform(0, 1.2) * seconds)
            child.kill()  # one that has just ended by itself stays as it is
            child.join()
            if child.exitcode != 0:
                assert child.exitcode == -signal.SIGKILL
                killed += 1
            else:
                ended += 1
                seconds = seconds or (ended > 1) * (time.monotonic() - began)  # when all is warm
            assert show.broken(read) == []
            feeds.add(read("feed.xml"))
            if child.exitcode == 0 or chance.random() < 0.2:
                for _ in range(3):
                    show.versions[f"e{chance.randrange(10)}"] = killed + 2
                    show.versions.pop(f"e{chance.randrange(10)}", None)
                show.write(audio_bytes=40_000)
        return len(feeds)

    return kill
