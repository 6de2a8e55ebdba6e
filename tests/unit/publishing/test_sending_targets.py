"""What an address names, what is refused, and what is said of places that do not answer."""

import importlib
import os
import stat
import sys
import threading
import time
from itertools import pairwise
from pathlib import Path

import fsspec
import pytest

from narrate.errors import NarrateError
from narrate.publishing.sending import send
from narrate.publishing.sending.backends import backend_for
from narrate.publishing.sending.errors import (
    BackendMissing,
    NoSuchPlace,
    NotLetIn,
    SendingFailed,
    TargetRefused,
    reason,
)
from narrate.publishing.sending.manifest import Row
from narrate.publishing.sending.s3 import PART_BYTES, etag
from narrate.publishing.sending.several import Patience, each, patiently
from narrate.publishing.sending.ssh import _ssh
from narrate.publishing.sending.ssherrors import Failure, absent, explain
from narrate.publishing.sending.target import Address, Host, parse_target

QUICK = Patience(3, 0.01)


@pytest.mark.parametrize(
    ("to", "target"),
    [
        ("out/there", Path("out/there")),
        ("/srv/a:b", Path("/srv/a:b")),
        ("./a:b", Path("a:b")),
        ("file:///srv/with%20blank", Path("/srv/with blank")),
        ("file://localhost/srv/x", Path("/srv/x")),
        ("me@example.org:www/show", Host("me@example.org", 0, "www/show")),
        ("example:/srv/a:b/", Host("example", 0, "/srv/a:b")),
        ("example:~/www", Host("example", 0, "www")),
        ("[::1]:/srv/x", Host("[::1]", 0, "/srv/x")),
        ("me@[::1]:/srv/x", Host("me@[::1]", 0, "/srv/x")),
        ("ssh://me@example.org:2222/srv/x", Host("me@example.org", 2222, "/srv/x")),
        ("ssh://[::1]:2222/srv/x", Host("[::1]", 2222, "/srv/x")),
        ("ssh://example/~/www", Host("example", 0, "www")),
        ("s3://letters/show/", Address("s3://letters/show", "s3")),
        ("sftp://me@example.org/www", Address("sftp://me@example.org/www", "sftp")),
    ],
)
def test_addresses(to, target):
    assert parse_target(to) == target


def test_a_folder_below_home():
    assert parse_target("~/www") == Path.home() / "www"


@pytest.mark.parametrize(
    "to",
    [
        "",
        " ",
        "a\nb",
        "s3://key:s3cret@letters/show",
        "s3://s3cret@letters/show",
        "sftp://me:s3cret@example.org/www",
        "ssh://me:s3cret@example.org/www",
        "ssh://me:s3cret@example.org:22/www",
        "s3://letters/show?token=s3cret",
        "az://letters/show#s3cret",
        "simplecache::s3://letters",
        "https://s3cret/show",
        "ftp://example.org/s3cret",
        "rsync://example.org/s3cret",
        "example.org::s3cret",
        "-oProxyCommand=s3cret:x",
        "-e:x",
        "me@-oProxyCommand=s3cret:x",
        "$(s3cret):x",
        "a b:x",
        "ssh://example.org:99999/x",
        "ssh://example.org:s3cret/x",
        "ssh://-oProxyCommand=s3cret/x",
        "example.org:",
        "example.org:/",
        "ssh://example.org",
        "file://example.org/x",
        "nosuch://letters/show",
        "memory://",
    ],
)
def test_addresses_that_are_refused_with_a_sentence(little_show, to):
    with pytest.raises(TargetRefused) as caught:
        send(little_show.folder, to)
    assert caught.value.exit_code == 2
    assert caught.value.hint
    if "@" in to or "token" in to or "#" in to:
        assert not to.startswith(("s3", "sftp", "ssh", "az")) or "s3cret" not in str(caught.value)


def test_the_published_folder_itself_is_refused(little_show):
    for to in (
        little_show.folder,
        little_show.folder / "there",
        little_show.folder / ".." / little_show.folder.name,
    ):
        with pytest.raises(TargetRefused, match="in the published folder itself"):
            send(little_show.folder, str(to))


def test_without_fsspec_the_extra_is_named(little_show, monkeypatch):
    monkeypatch.setitem(sys.modules, "fsspec", None)
    with pytest.raises(BackendMissing, match="needs fsspec") as caught:
        send(little_show.folder, "s3://letters/show")
    assert caught.value.exit_code == 2
    assert "narrate-editions[remote]" in caught.value.hint


def test_a_backend_that_is_not_installed_is_named(little_show):
    with pytest.raises(BackendMissing, match="gcsfs"):
        send(little_show.folder, "gs://letters/show")


def test_sftp_without_a_check_of_host_keys_is_refused(little_show, monkeypatch):
    paramikos = importlib.import_module("fsspec.implementations.local").LocalFileSystem
    monkeypatch.setattr(fsspec, "get_filesystem_class", lambda _: paramikos)
    with pytest.raises(BackendMissing, match="which checks host keys") as caught:
        send(little_show.folder, "sftp://example.org/www")
    assert "narrate-editions[sftp]" in caught.value.hint


def test_without_rsync_it_says_what_to_install(little_show, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BackendMissing, match="rsync, which is not installed") as caught:
        send(little_show.folder, "example.org:www")
    assert "apt-get install rsync" in caught.value.hint


@pytest.mark.parametrize(
    "version", ["openrsync: protocol version 29", "rsync  version 2.6.9  protocol version 29", ""]
)
def test_an_rsync_that_is_too_old_is_not_used(little_show, monkeypatch, tmp_path, version):
    program = tmp_path / "rsync"
    program.write_text(f"#!/bin/sh\necho '{version}'\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BackendMissing, match=r"is not rsync 3\.1 or later"):
        send(little_show.folder, "example.org:www")


def test_rsync_is_given_no_option_and_no_shell_by_an_address_or_a_name(
    little_show, monkeypatch, tmp_path
):
    """A program that notes its arguments stands for rsync."""
    noted = tmp_path / "noted"
    program = tmp_path / "rsync"
    program.write_text(
        f"#!{sys.executable}\nimport sys\n"
        "print('rsync  version 3.2.7  protocol version 31')\n"
        f"open({str(noted)!r}, 'a').write('\\0'.join(sys.argv[1:]) + '\\n')\n"
        "sys.exit(0 if '--version' in sys.argv else 11)\n"
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.delenv("RSYNC_RSH", raising=False)
    to = "ssh://me@example.org:2222/srv/$(touch x) -e evil;`y`"
    with pytest.raises(SendingFailed):
        send(little_show.folder, to, patience=Patience(1, 0))
    calls = [line.split("\0") for line in noted.read_text().splitlines()[1:]]
    assert calls
    for call in calls:
        at = call.index("--")
        assert all(one.startswith("-") for one in call[:at])
        assert "--secluded-args" in call[:at]
        shell = next(one for one in call[:at] if one.startswith("--rsh="))
        assert shell.endswith(" -p 2222")
        assert "BatchMode=yes" in shell
        assert not any(one.startswith("-") for one in call[at + 1 :])
        assert call[at + 1].startswith("me@example.org:/srv/$(touch x) -e evil;`y`")


@pytest.mark.parametrize(
    ("told", "kind", "says"),
    [
        ("Host key verification failed.\nrsync: unexplained", NotLetIn, "host key is not known"),
        ("me@x: Permission denied (publickey).", NotLetIn, "took none of the keys"),
        ("ssh: Could not resolve hostname x: Name", NoSuchPlace, "no host has this name"),
        ('rsync: [Receiver] mkdir "/a/b" failed: No such file', NoSuchPlace, "folder above it"),
        ("sh: 1: rsync: not found", NoSuchPlace, "rsync is not installed there"),
        ("write failed: No space left on device (28)", NoSuchPlace, "no room left"),
        ('mkstemp "/a/.b" failed: Permission denied (13)', NoSuchPlace, "cannot be written"),
        ("ssh: connect to host x port 22: Connection refused", SendingFailed, "refused"),
        ("", SendingFailed, "rsync ended with 12"),
    ],
)
def test_what_ssh_and_rsync_say_becomes_a_sentence(told, kind, says):
    error = explain(Failure(12, told), "me@x:/a/b")
    assert type(error) is kind
    assert says in error.message
    assert "me@x" in error.message
    assert error.hint
    assert "{" not in str(error)
    assert error.exit_code == 5


def test_only_a_missing_file_is_absent():
    assert absent(Failure(23, 'link_stat "/x" failed: No such file or directory (2)'))
    assert not absent(Failure(255, "No such file or directory"))
    assert not absent(Failure(23, "Permission denied (13)"))


def test_what_a_backend_says_is_one_line_without_credentials(monkeypatch):
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG")
    monkeypatch.setenv("SOME_TOKEN", "tok-123456")
    said = reason(OSError("no\nwJalrXUtnFEMI/K7MDENG"))
    assert said == "no"
    assert reason("bad wJalrXUtnFEMI/K7MDENG with tok-123456") == "bad … with …"
    assert reason("at https://me:pw@example.org/x") == "at https://example.org/x"
    assert reason(ValueError()) == "ValueError"
    assert len(reason("x" * 1000)) < 250


def test_a_connection_is_tried_again_until_patience_ends():
    tries = []

    def fails():
        tries.append(time.monotonic())
        raise OSError("gone")

    with pytest.raises(OSError, match="gone"):
        patiently(fails, Patience(4, 0.01))
    assert len(tries) == 4
    gaps = [later - sooner for sooner, later in pairwise(tries)]
    assert gaps[2] > gaps[0]
    assert [round(pause) for pause in Patience(1).pauses()] == []


def test_what_would_not_help_is_not_tried_again():
    tries = []

    def refused():
        tries.append(1)
        raise NotLetIn("no", "yes")

    with pytest.raises(NotLetIn):
        patiently(refused, QUICK)
    assert tries == [1]


def test_several_at_once_take_no_more_than_they_can_hold_and_stop_at_the_first_error():
    taken = []

    def items():
        for number in range(10_000):
            taken.append(number)
            yield number

    def work(number, _):
        if number == 50:
            raise NarrateError("fifty")
        return number

    done = []
    with pytest.raises(NarrateError, match="fifty"):
        done.extend(each(work, items(), workers=4))
    assert len(taken) < 100


def test_a_worker_that_waits_is_woken_when_another_fails():
    def work(number, stop):
        if number == 0:
            time.sleep(0.05)
            raise NarrateError("first")
        return patiently(lambda: 1 / 0, Patience(5, 30), stop)

    began = time.monotonic()
    with pytest.raises(NarrateError, match="first"):
        list(each(work, range(4), workers=4))
    assert time.monotonic() - began < 10
    assert not [one for one in threading.enumerate() if one.name.startswith("sending")]


class Broken(fsspec.get_filesystem_class("memory")):
    """A file system whose connection fails, or that refuses."""

    protocol = "broken"
    error = OSError("connection reset")
    failures = 0
    calls = 0

    def _now(self):
        Broken.calls += 1
        if Broken.failures:
            Broken.failures -= 1
            raise Broken.error

    def put_file(self, *args, **options):
        self._now()
        return super().put_file(*args, **options)


@pytest.fixture
def broken(monkeypatch):
    fsspec.register_implementation("broken", Broken, clobber=True)
    monkeypatch.setattr(Broken, "store", {})
    monkeypatch.setattr(Broken, "pseudo_dirs", [""])
    monkeypatch.setattr(Broken, "calls", 0)
    return Broken


def test_a_connection_that_fails_for_a_moment_is_ridden_out(little_show, broken):
    broken.error, broken.failures = OSError("connection reset"), 2
    assert send(little_show.folder, "broken://x/y", patience=QUICK).files == 15


def test_a_connection_that_stays_dead_is_said_and_the_old_feed_stands(
    little_show, broken, monkeypatch
):
    broken.failures = 0
    send(little_show.folder, "broken://x/y", patience=QUICK)
    feed = broken().cat_file("broken://x/y/feed.xml")
    little_show.versions["first"] = 2
    little_show.write()
    monkeypatch.setenv("MY_PASSWORD", "hunter22")
    broken.error, broken.failures = OSError("reset; hunter22"), 10**9
    with pytest.raises(SendingFailed, match="sending to broken://x/y failed: reset; …") as caught:
        send(little_show.folder, "broken://x/y", patience=QUICK)
    broken.failures = 0
    assert caught.value.exit_code == 5
    assert "the old feed still stands" in caught.value.hint
    assert broken().cat_file("broken://x/y/feed.xml") == feed


class NoCredentialsError(Exception):
    """As botocore calls it."""


class Answered(Exception):
    """As azure-core and gcsfs raise it for an answer of a server."""

    def __init__(self, **codes):
        super().__init__("No")
        self.__dict__.update(codes)


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (PermissionError("Forbidden"), NotLetIn),
        (NoCredentialsError("Unable to locate credentials"), NotLetIn),
        (Answered(status_code=403), NotLetIn),
        (Answered(code=401), NotLetIn),
        (OSError("Forbidden: https://storage.example/o"), NotLetIn),
        (FileNotFoundError("The specified bucket does not exist"), NoSuchPlace),
        (NotImplementedError(), TargetRefused),
    ],
)
def test_what_trying_again_would_not_help_is_said_at_once(little_show, broken, error, kind):
    broken.error, broken.failures = error, 10**9
    with pytest.raises(kind) as caught:
        send(little_show.folder, "broken://x/y", patience=QUICK)
    broken.failures = 0
    assert broken.calls == 1
    assert caught.value.hint


@pytest.mark.parametrize("size", [0, 1, 2 * PART_BYTES - 1, 2 * PART_BYTES, 2 * PART_BYTES + 1])
def test_etags_of_objects_in_parts(tmp_path, size):
    path = tmp_path / "x"
    path.write_bytes(b"\0" * size)
    assert ("-" in etag(path)) == (size >= 2 * PART_BYTES)
    assert etag(path).endswith("-3") == (size == 2 * PART_BYTES + 1)


def test_stores_are_told_type_and_lifetime_in_their_own_words():
    row = Row("a/b.vtt", 1, "", "public, max-age=300")
    kind, cache = "text/vtt; charset=utf-8", "public, max-age=300"
    s3 = backend_for("s3").headers(row)
    assert (s3["ContentType"], s3["CacheControl"]) == (kind, cache)
    assert backend_for("gs").headers(row) == {
        "content_type": kind,
        "fixed_key_metadata": {"cache_control": cache},
    }
    assert backend_for("az").headers(row) == {
        "content_settings": {"content_type": kind, "cache_control": cache}
    }
    assert backend_for("memory").headers(row) == {}


def test_ssh_shares_a_connection_only_where_the_path_of_its_socket_fits():
    assert "ControlPath=/tmp/room/mux" in _ssh("/tmp/room/mux")
    for path in ("/tmp/" + "x" * 80, "/tmp/a b/mux", "/tmp/%/mux", '/tmp/"/mux'):
        assert "Control" not in _ssh(path)
        assert "BatchMode=yes" in _ssh(path)
