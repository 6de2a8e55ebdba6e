"""``narrate serve`` as a process: many listeners, a browser, judges of pages, hostile requests.

What needs Node and Chromium also needs the packages of ``tests/conformance/node``.
"""

from __future__ import annotations

import http.client
import http.server
import json
import os
import random
import re
import shutil
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from threading import Thread
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import narrate

NODE = Path(__file__).with_name("node")
LISTENERS, REQUESTS_EACH = 200, 5
SEEK_TO_S, NEAR_S = 100, 0.05
SECRET = b"this is the secret that lies beside"


class Running(NamedTuple):
    """A server that is running, and what it serves."""

    url: str
    folder: Path

    @property
    def port(self) -> int:
        return urlsplit(self.url).port


@contextmanager
def _serving(folder, *options):
    command = [sys.executable, "-m", "narrate", "serve", "--port", "0", "-q", *options]
    environment = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache")}
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield Running(process.stdout.readline().strip(), folder)
        finally:
            process.kill()


@pytest.fixture(scope="module")
def preview(root, tmp_path_factory):
    """The seed with all that a library links to, a site, and secrets beside and among them."""
    folder = tmp_path_factory.mktemp("preview")
    narrate.make(
        root / "seeds" / "carter-to-brezhnev.txt",
        output=str(folder / "output"),
        formats=("mp3", "html", "transcript.html", "epub", "vtt"),
        cache_dir=str(folder / "cache"),
    )
    edition = folder / "output" / "carter-to-brezhnev"
    (folder / "public").mkdir()
    shutil.copy(edition / "carter-to-brezhnev.transcript.html", folder / "public" / "index.html")
    for name in ("secret", "output/secret", "output/.hidden", "public/.hidden"):
        (folder / name).write_bytes(SECRET)
    (edition / "link.txt").symlink_to(folder / "secret")
    (folder / "public" / "link").symlink_to(folder)
    with _serving(folder) as running:
        yield running


@pytest.fixture(scope="module")
def node():
    """Runs a script of ``tests/conformance/node`` and reads what it says."""
    program, browser = shutil.which("node"), shutil.which("chromium")
    if program is None or browser is None or not (NODE / "node_modules" / "lighthouse").is_dir():
        missing = (
            "no node, no chromium or no packages (npm ci --ignore-scripts): no browser is asked"
        )
        pytest.fail(missing) if os.environ.get("NARRATE_CI") else pytest.skip(missing)

    def run(script: str, *arguments: str):
        said = subprocess.run(
            [program, NODE / script, *arguments],
            env={**os.environ, "NARRATE_CHROMIUM": browser},
            capture_output=True,
            text=True,
            timeout=400,
            check=False,
        )
        assert said.returncode == 0, said.stderr
        return json.loads(said.stdout)

    return run


def _read(running, path):
    with closing(http.client.HTTPConnection("127.0.0.1", running.port, timeout=120)) as connection:
        connection.request("GET", path)
        with connection.getresponse() as answer:
            return answer.status, answer.read()


MP3 = "/editions/carter-to-brezhnev/carter-to-brezhnev.mp3"


def _sound(running):
    return (running.folder / "output/carter-to-brezhnev/carter-to-brezhnev.mp3").read_bytes()


def test_two_hundred_listeners_get_what_they_ask_for(preview):
    sound = _sound(preview)

    def listen(number):
        chance = random.Random(number)
        connection = http.client.HTTPConnection("127.0.0.1", preview.port, timeout=60)
        wrong = []
        for _ in range(REQUESTS_EACH):
            first = chance.randrange(len(sound))
            last = min(len(sound), first + chance.randrange(1, 300_000)) - 1
            connection.request("GET", MP3, headers={"Range": f"bytes={first}-{last}"})
            answer = connection.getresponse()
            if (answer.status, answer.read()) != (206, sound[first : last + 1]):
                wrong.append((first, last))
        connection.close()
        return wrong

    with ThreadPoolExecutor(LISTENERS) as pool:
        assert [one for one in pool.map(listen, range(LISTENERS)) if one] == []


class _WithoutRanges(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        """Say nothing."""


def test_a_jump_in_a_browser_lands_where_it_should(node, preview):
    handler = partial(_WithoutRanges, directory=str(preview.folder / "output"))
    rival = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    Thread(target=rival.serve_forever, daemon=True).start()
    without = f"http://127.0.0.1:{rival.server_port}{MP3.removeprefix('/editions')}"
    said = node("seek.mjs", str(SEEK_TO_S), preview.url.rstrip("/") + MP3, without)
    rival.shutdown()
    rival.server_close()
    ours, theirs = said.values()
    assert abs(ours["seeked"]) < NEAR_S
    assert ours["seekable"] == pytest.approx(ours["duration"])
    assert abs(ours["heard"] - ours["wall"]) < 0.3  # it plays on from there
    assert abs(theirs["seeked"]) > 10 * NEAR_S  # the measure sees a server without ranges


def _waited(running, path):
    """Wait until an edition is made."""
    end = time.monotonic() + 60
    while _read(running, path)[0] != 200:
        assert time.monotonic() < end, f"{path} never came"
        time.sleep(0.1)


def test_an_open_page_reloads_and_says_what_failed(node, tmp_path):
    letters = tmp_path / "letters"
    letters.mkdir()
    (letters / "letter.txt").write_text("A letter\n\nThe boats came back.\n")
    with _serving(tmp_path, "letters", "--voice", "tone") as running:
        _waited(running, "/editions/letter/letter.html")
        said = node(
            "reload.mjs",
            f"{running.url}editions/letter/letter.html",
            str(letters / "letter.txt"),
            str(letters / "narrate.toml"),
        )
    assert "letter.txt" in said["alert"]
    assert "did you mean edition.title?" in said["alert"]
    assert said["troubles"] == []
    assert {urlsplit(one).hostname for one in said["asked"] if one.startswith("http")} == {
        "127.0.0.1"
    }


def test_accessibility_judges_find_nothing(node, preview, tmp_path):
    """The library with all that can be on it: pages, a search, what failed, what has no player."""
    whole = preview.folder / "output" / "carter-to-brezhnev"
    shutil.copytree(whole, tmp_path / "output" / whole.name, symlinks=True)
    report = (whole / f"{whole.name}.report.json").read_bytes()
    for number in range(60):
        folder = tmp_path / "output" / f"a-{number}"
        folder.mkdir()
        (folder / f"a-{number}.report.json").write_bytes(report)
        (folder / f"a-{number}.mp3").write_bytes(b"")
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "empty.txt").write_bytes(b"")
    with _serving(tmp_path, "letters") as running:
        end = time.monotonic() + 60
        while b"empty.txt: " not in _read(running, "/?page=2")[1]:
            assert time.monotonic() < end
            time.sleep(0.1)
        for page, judged in node("audit.mjs", running.url, "?page=2").items():
            assert judged["axe"] == {state: [] for state in judged["axe"]}, page
            assert judged["pa11y"] == [], page
            assert judged["lighthouse"] == {"score": 100, "failed": []}, page


# --- hostile requests -----------------------------------------------------------------------------

_PIECES = st.sampled_from(
    [
        *("..", ".", "", "~", "secret", "output", "public", "editions", "carter-to-brezhnev"),
        *("%2e%2e", "%2E%2E%2F", "..%2f", "..%5c", "..\\", "%252e%252e", "%c0%ae%c0%ae", "%uff0e"),
        *("..;", "..%00", "%00", "C:", "c$", "file:", "link", "link.txt", ".hidden", "%2ehidden"),
        *("..%c0%af", "%e0%80%ae", "con", "nul.txt", "a" * 300, "%", "%zz", "::$DATA", "proc/self"),
        *("carter-to-brezhnev.mp3", "index.html", "covers", "events", "etc/passwd", "\t", "\x7f"),
    ]
)
_TARGETS = st.one_of(
    st.lists(_PIECES, min_size=1, max_size=9).map(lambda parts: "/" + "/".join(parts)),
    st.sampled_from(["*", "http://evil.example/", "//evil.example/secret", "secret", "/?page=-1"]),
    st.text(max_size=60).map(lambda text: f"/{text}"),
)
_METHODS = st.sampled_from(
    ["GET", "GET", "GET", "HEAD", "POST", "OPTIONS", "PUT", "CONNECT", "TRACE", "get", "G E T", ""]
)
_VALUES = st.one_of(
    st.text(st.characters(codec="latin-1", exclude_characters="\r\n"), max_size=40),
    st.sampled_from(
        [
            *("bytes=0-1", "bytes=-1", "bytes=9-1", "bytes=0-1,2-3", "bytes=" + "0-," * 900),
            *("bytes=99999999999999999999-", "bytes=--1", "none=1-2", "*", '"x"', "W/", "chunked"),
            *("Thu, 32 Foo 2026 99:99:99 GMT", "-1", "999999999999999999999999", "100-continue"),
            *("evil.example", "127.0.0.1:1", "localhost", "[::1]", "de;q=9e999", "close, upgrade"),
        ]
    ),
)
_HEADERS = st.lists(
    st.tuples(
        st.sampled_from(
            [
                *("Range", "If-Range", "If-None-Match", "If-Modified-Since", "Accept-Language"),
                *("Host", "Content-Length", "Transfer-Encoding", "Connection", "Upgrade", "Expect"),
                *(
                    "Origin",
                    "Access-Control-Request-Method",
                    "X-Forwarded-Host",
                    "Cookie",
                    "X" * 99,
                ),
            ]
        ),
        _VALUES,
    ),
    max_size=4,
)
_VERSIONS = st.sampled_from(
    ["HTTP/1.1", "HTTP/1.1", "HTTP/1.1", "HTTP/1.0", "HTTP/2.0", "HTTP/9", ""]
)


def _sent(port, request):
    """Send bytes, say that nothing follows, and return what comes back."""
    with socket.create_connection(("127.0.0.1", port), timeout=120) as connection:
        answer = b""
        try:
            connection.sendall(request)
            connection.shutdown(socket.SHUT_WR)
            while len(answer) < 4_000_000 and (more := connection.recv(65536)):
                answer += more
                if b"text/event-stream" in answer:
                    break  # goes on for ever
        except TimeoutError:
            raise
        except OSError:
            pass  # refused before everything was said
        return answer


def _harmless(answer):
    assert SECRET not in answer, answer[-400:]
    assert b"root:x:0:" not in answer
    for status in re.findall(rb"^HTTP/1\.1 (\d{3})", answer):
        assert 200 <= int(status) < 500, answer[:400]


def _request(method, target, version, headers, host):
    lines = [f"{method} {target} {version}", *(f"{name}: {value}" for name, value in headers)]
    if host:
        lines.insert(1, "Host: 127.0.0.1")
    return ("\r\n".join(lines) + "\r\n\r\n").encode("utf-8", "surrogatepass")


@settings(max_examples=3000, derandomize=True)
@given(_METHODS, _TARGETS, _VERSIONS, _HEADERS, st.booleans())
def _hostile(port, method, target, version, headers, host):
    _harmless(_sent(port, _request(method, target, version, headers, host)))


@settings(max_examples=500, derandomize=True)
@given(st.binary(max_size=400))
def _garbage(port, data):
    _harmless(_sent(port, data))
    _harmless(_sent(port, b"GET / HTTP/1.1\r\nHost: localhost\r\n" + data))


def test_hostile_requests_leave_the_folder_alone_and_the_server_well(preview):
    _hostile(preview.port)
    _garbage(preview.port)
    _harmless(_sent(preview.port, b"GET /" + b"a" * 1_000_000))
    _harmless(_sent(preview.port, b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 100_000))
    assert _read(preview, MP3) == (200, _sound(preview))


class _Careless(http.server.SimpleHTTPRequestHandler):
    """Joins paths without a look, as many a preview does."""

    def translate_path(self, path):
        return os.path.join(self.directory, unquote(path).lstrip("/").replace("\0", ""))  # noqa: PTH118

    def log_message(self, *_):
        """Say nothing."""


def test_the_corpus_harms_a_careless_server(preview):
    handler = partial(_Careless, directory=str(preview.folder / "output"))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.handle_error = lambda *_: None
    Thread(target=server.serve_forever, daemon=True).start()
    with pytest.raises(AssertionError, match="this is the secret"):
        _hostile(server.server_port)
    server.shutdown()
    server.server_close()
