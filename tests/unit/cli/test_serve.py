from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager

import jsonschema
import pytest

from narrate.cli.running import run

NARRATE = [sys.executable, "-m", "narrate"]
TONE = ("--voice", "tone", "--progress", "plain")


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "letter.txt").write_text("A letter.\n\nThe boats came.\n")
    return tmp_path


@contextmanager
def serving(*options):
    command = [*NARRATE, "serve", "--port", "0", *options]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            yield process, process.stdout.readline().strip()
        finally:
            process.kill()


def _read(url):
    with urllib.request.urlopen(url, timeout=60) as answer:
        return answer.read().decode()


def _waited(url, wanted, seconds=180):
    end = time.monotonic() + seconds
    while wanted not in (page := _read(url)):
        assert time.monotonic() < end, f"{wanted!r} never came"
        time.sleep(0.1)
    return page


def test_it_makes_serves_watches_and_ends_without_a_traceback(here):
    with serving("letters", *TONE) as (process, url):
        assert url.startswith("http://127.0.0.1:")
        _waited(url, 'href="/editions/letter/letter.html"')
        text = here / "letters" / "letter.txt"
        text.write_text("Another title\n\nThe boats came back.\n")
        _waited(f"{url}editions/letter/letter.html", "The boats came back.")
        (here / "letters" / "narrate.toml").write_text("[edition]\ntitel = 1\n")
        _waited(url, "there is no setting &#x27;edition.titel&#x27;")
        (here / "letters" / "narrate.toml").unlink()
        (here / "letters" / "second.txt").write_text("A second letter.\n")
        page = _waited(url, "/editions/second/second.html")
        assert "edition.titel" not in page
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=120)
    assert process.returncode == 0
    assert out == ""
    assert err.endswith("ended\n")
    assert "Traceback" not in err
    assert "narrate: letter.txt: " in err
    assert "made second: " in err
    assert (here / "output" / "letter" / "letter.html").read_text().count("/events") == 0


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_while_it_works_and_while_pages_listen(here, how):
    (here / "letters" / "long.txt").write_text("The boats came back, and we saw. " * 15_000)
    with serving("letters", *TONE) as (process, url):
        listener = urllib.request.urlopen(f"{url}events?page=library", timeout=60)
        begun = listener.readline()
        while "long" not in (line := process.stderr.readline()):
            assert line, "it ended before it worked"
        process.send_signal(how)
        _, err = process.communicate(timeout=120)
        listener.close()
    assert begun == b"retry: 1000\n"
    assert process.returncode == 0
    assert "Traceback" not in err


def test_the_server_tells_where_it_is_as_json(here, root):
    (here / "output").mkdir()
    command = [*NARRATE, "serve", "--port", "0", "--json", "-q"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        text = ""
        while not text.endswith("}\n"):
            text += (line := process.stdout.readline())
            assert line, "it ended"
        said = json.loads(text)
        process.send_signal(signal.SIGINT)
        assert process.communicate(timeout=120)[1] == ""
    assert said == {
        "schema": "narrate/serve/1",
        "url": said["url"],
        "output": "output",
        "site": "public",
        "sources": [],
    }
    schema = json.loads((root / "docs" / "schemas" / "serve.schema.json").read_bytes())
    jsonschema.Draft202012Validator(schema).validate(said)


def test_what_others_make_is_seen(here):
    (here / "output").mkdir()
    with serving() as (_, url):
        before = _read(url)
        assert "No edition has been made yet." in before
        run(["make", "letters", *TONE, "-q"])
        _waited(url, "1 edition<")


def test_editions_may_be_made_once(here):
    with serving("letters", "--no-watch", *TONE) as (_, url):
        _waited(url, "1 edition<")
        (here / "letters" / "second.txt").write_text("A second letter.\n")
        time.sleep(1)
        assert "1 edition<" in _read(url)


@pytest.mark.parametrize(
    ("options", "code", "says"),
    [
        ((), 2, "nothing to serve"),
        (("leters",), 3, "there is no leters\n  try: did you mean letters?"),
        (("letters", "--host", "0.0.0.0"), 2, "others could read what is served there"),
        (("letters", "--host", "example.org"), 2, "is no address"),
        (("letters", "--port", "70000"), 2, "'70000' is not a whole number from 0 to 65535"),
        (("letters", "-o", "letters/letter.txt"), 5, "is no folder"),
        (("-o", "nowhere"), 5, "there is no folder nowhere"),
    ],
)
def test_what_is_wrong_is_said_before_anything_is_served(here, capsys, options, code, says):
    assert run(["serve", *options]) == code
    out, err = capsys.readouterr()
    assert says in err
    assert out == ""
    assert here.exists()


def test_a_port_in_use_is_said(here, capsys):
    (here / "output").mkdir()
    with serving() as (_, url):
        port = url.rstrip("/").rpartition(":")[2]
        assert run(["serve", "--port", port]) == 2
    err = capsys.readouterr().err
    assert f"port {port} is in use" in err
    assert f"--port {int(port) + 1}, or leave --port out" in err
