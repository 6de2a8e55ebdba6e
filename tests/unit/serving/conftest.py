"""A small shelf of editions, a published site, and a real server on loopback that shows them."""

from __future__ import annotations

import http.client
import json
from contextlib import contextmanager
from typing import NamedTuple

import pytest

from narrate.serving.address import bound, is_own, names
from narrate.serving.app import Served, application
from narrate.serving.hub import Hub
from narrate.serving.server import answering
from narrate.serving.shelf import Shelf

SOUND = bytes(range(256)) * 40
POLICY = "default-src 'none'; script-src 'sha256-abc='; style-src 'sha256-def='"
PLAYER = f"""<!doctype html>
<html lang="en"><head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<title>A letter</title></head><body>Boats — and a letter.</body></html>
"""


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


class Site(NamedTuple):
    """What is served, and how to ask for it."""

    port: int
    hub: Hub
    folder: object

    def ask(self, path, method="GET", **headers) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.putrequest(method, path, skip_host="Host" in named)
        for name, value in named.items():
            connection.putheader(name, value)
        connection.endheaders()
        answer = connection.getresponse()
        told = {name.lower(): value for name, value in answer.getheaders()}
        found = Answer(answer.status, told, answer.read())
        connection.close()
        return found


def write_edition(output, slug, *, title="A letter", files=(), left=(), **facts):
    """Write the files of an edition, with a report as narrate writes it, and what is left there."""
    folder = output / slug
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in (*files, *left):
        (folder / name).write_bytes(data)
    said = {
        "schema": "narrate/report/1",
        "title": title,
        "author": facts.get("author", "Anna Berg"),
        "date": facts.get("date", "1977-06-09"),
        "language": facts.get("language", "en"),
        "files": [{"name": name, "bytes": len(data)} for name, data in files],
        "audio": {"seconds": facts.get("seconds", 178.9)},
        "omitted": [{"text": "x" * 100} for _ in range(facts.get("omitted", 0))],
    }
    report = json.dumps(said, ensure_ascii=False, indent=1)
    (folder / f"{slug}.report.json").write_text(report, encoding="utf-8")


@contextmanager
def served(folder, allowed=()):
    """Serve ``output`` and ``public`` below ``folder``."""
    listening, address = bound("", 0, public=False)
    hub, known = Hub(), names(address, allowed)
    app = application(
        Served(Shelf(folder / "output"), folder / "public", hub),
        lambda said: is_own(said, address, known),
    )
    with answering(app, listening, hub.close):
        yield Site(address.port, hub, folder)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """One server for the tests of a module; what they change has a name of its own."""
    tmp_path = tmp_path_factory.mktemp("site")
    write_edition(
        tmp_path / "output",
        "letter",
        files=[
            ("letter.mp3", SOUND),
            ("letter.html", PLAYER.encode()),
            ("letter.transcript.html", PLAYER.encode()),
            ("letter.epub", b"PK"),
            ("letter.vtt", b"WEBVTT\n"),
        ],
    )
    public = tmp_path / "public"
    (public / "episodes" / "letter").mkdir(parents=True)
    (public / "index.html").write_text(PLAYER, encoding="utf-8")
    (public / "episodes" / "letter" / "index.html").write_text(PLAYER, encoding="utf-8")
    (public / "feed.xml").write_bytes(b"<rss/>")
    (tmp_path / "secret.txt").write_text("the secret", encoding="utf-8")
    with served(tmp_path) as running:
        yield running


@pytest.fixture
def edition_in():
    """Writes the files of an edition."""
    return write_edition


@pytest.fixture
def serve():
    """Serves the folders ``output`` and ``public`` of a folder."""
    return served
