"""What is sent, in which order, and what is said; at a folder and at a file system of fsspec."""

import json
import shutil
import subprocess
import sys

import fsspec
import pytest

from narrate.errors import OutputError
from narrate.publishing.sending import Silence, run, send
from narrate.publishing.sending.claims import _host
from narrate.publishing.sending.errors import AnotherPublisher, PublicIncomplete, SendingFailed
from narrate.publishing.sending.folder import Folder


class There:
    """What stands at the place, seen from outside."""

    def __init__(self, kind, tmp_path):
        self.folder = tmp_path / "there"
        self.to = str(self.folder) if kind == "folder" else f"memory://{tmp_path.name}/there"
        self.files, self.root = fsspec.core.url_to_fs(self.to)

    def read(self, name):
        path = f"{self.root}/{name}"
        return self.files.cat_file(path) if self.files.isfile(path) else None

    def write(self, name, data):
        self.files.makedirs(f"{self.root}/{name}".rpartition("/")[0], exist_ok=True)
        self.files.pipe_file(f"{self.root}/{name}", data)

    def names(self):
        start = self.root.rstrip("/") + "/"
        return [path.removeprefix(start) for path in self.files.find(self.root)]


@pytest.fixture(params=["folder", "memory"])
def there(request, tmp_path):
    return There(request.param, tmp_path)


class Order(Silence):
    """Notes what is sent, and all that is said."""

    def __init__(self):
        self.said, self.total, self.done = [], (0, 0), (0, 0)

    def start(self, files, size, label):
        self.total = (files, size)
        self.said.append(label)

    def advance(self, files, size):
        self.done = (self.done[0] + files, self.done[1] + size)

    def line(self, text):
        self.said.append(text)


def test_all_is_sent_and_nothing_else_stays(little_show, there):
    report = Order()
    sent = send(little_show.folder, there.to, reporter=report)
    assert little_show.differing(there.read, there.names()) == []
    assert (sent.files, sent.size) == report.total == report.done
    assert sent.files == 15
    assert report.said == [sent.to]


def test_a_second_time_nothing_is_sent(little_show, there):
    send(little_show.folder, there.to)
    again = send(little_show.folder, there.to)
    assert (again.files, again.size, again.removed, again.kept) == (0, 0, 0, 15)
    assert little_show.differing(there.read, there.names()) == []


def test_an_edit_sends_what_it_changed_and_old_audio_leaves_after_its_time(little_show, there):
    send(little_show.folder, there.to)
    little_show.versions["second"] = 2
    little_show.write()
    edited = send(little_show.folder, there.to)
    assert (edited.files, edited.removed) == (6, 0)  # three of the episode, its page, both feeds
    assert there.read("episodes/second/second-00000001.mp3")
    little_show.write()
    later = send(little_show.folder, there.to)
    assert (later.files, later.removed) == (0, 3)
    assert little_show.differing(there.read, there.names()) == []


def test_a_dry_run_says_the_same_and_touches_nothing(little_show, there):
    send(little_show.folder, there.to)
    little_show.versions = {"first": 2, "second": 1}
    little_show.write()
    little_show.write()
    before = {name: there.read(name) for name in there.names()}
    said = send(little_show.folder, there.to, dry_run=True)
    assert {name: there.read(name) for name in there.names()} == before
    done = send(little_show.folder, there.to)
    assert (said.files, said.size, said.removed, said.removed_size) == (
        done.files,
        done.size,
        done.removed,
        done.removed_size,
    )
    assert (said.dry_run, done.dry_run, said.removed) == (True, False, 7)


def test_what_others_put_there_stays(little_show, there):
    there.write("CNAME", b"letters.example.org")
    there.write("episodes/first/notes.txt", b"mine")
    send(little_show.folder, there.to)
    little_show.versions = {"second": 1}
    little_show.write()
    little_show.write()
    send(little_show.folder, there.to)
    assert there.read("CNAME")
    assert there.read("episodes/first/notes.txt") == b"mine"
    assert there.read("episodes/first/index.html") is None


@pytest.mark.parametrize(
    "damage",
    [None, b"", b"no json\n", b'{"name": "../up", "size": 1, "sha256": "0"}\n', b"half"],
    ids=["missing", "empty", "no lines", "a name above", "cut short"],
)
def test_a_manifest_that_is_damaged_there_sends_only_what_differs(little_show, there, damage):
    send(little_show.folder, there.to)
    whole = there.read("manifest.jsonl")
    if damage is None:
        there.files.rm_file(f"{there.root}/manifest.jsonl")
    else:
        there.write("manifest.jsonl", whole[: len(whole) // 2] if damage == b"half" else damage)
    there.write("episodes/first/first-00000001.vtt", b"WEBVTT")
    report = Order()
    sent = send(little_show.folder, there.to, reporter=report)
    pages = 0 if there.to.startswith("/") else 6  # memory knows no digests: pages are sent again
    assert sent.files == 1 + pages
    assert little_show.differing(there.read, there.names()) == []
    assert any("is damaged" in line for line in report.said) == (damage is not None)


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda folder: (folder / "manifest.jsonl").unlink(), "cannot read"),
        (lambda folder: (folder / "manifest.jsonl").write_bytes(b""), "does not end with feed.xml"),
        (lambda folder: (folder / "index.html").write_bytes(b"else"), "is not what manifest.jsonl"),
        (lambda folder: (folder / "index.html").unlink(), "cannot read"),
    ],
)
def test_a_published_folder_that_is_not_as_it_says_is_not_sent_over_a_good_one(
    little_show, there, spoil, says
):
    send(little_show.folder, there.to)
    feed = there.read("feed.xml")
    little_show.versions["fourth"] = 1
    little_show.write()
    spoil(little_show.folder)
    with pytest.raises(PublicIncomplete, match=says) as caught:
        send(little_show.folder, there.to)
    assert caught.value.exit_code == 5
    assert there.read("feed.xml") == feed
    assert little_show.broken(there.read) == []


def manifest_of(little_show, **changes):
    path = little_show.folder / "manifest.jsonl"
    rows = [json.loads(line) for line in path.read_text().splitlines()]
    path.write_text("".join(json.dumps(row | changes) + "\n" for row in rows[:1] + rows[-1:]))


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "../x"},
        {"name": "/etc/x"},
        {"name": "a//b"},
        {"name": "a\nb"},
        {"name": "sending/x"},
        {"name": "a\\b"},
        {"size": -1},
        {"size": "1"},
        {"sha256": "ff"},
        {"cache": "a\r\nX-Other: b"},
    ],
    ids=str,
)
def test_a_manifest_with_what_no_place_can_take_is_refused(little_show, there, changes):
    manifest_of(little_show, **changes)
    with pytest.raises(PublicIncomplete, match="line 1"):
        send(little_show.folder, there.to)
    assert there.names() == []


class Dying(Folder):
    """A folder that works for a number of steps, and then dies like a machine without power."""

    left = 10**9

    def step(self):
        Dying.left -= 1
        if Dying.left < 0:
            raise SendingFailed("the place is gone")

    def put(self, root, rows):
        return super().put(root, self._one_by_one(rows))

    def _one_by_one(self, rows):
        for row in rows:
            self.step()
            yield row

    def remove(self, names):
        return super().remove(self._one_by_one(names))

    def fetch(self, name, to):
        self.step()
        return super().fetch(name, to)


def test_a_connection_that_dies_at_any_step_leaves_a_whole_feed_and_is_taken_up(
    little_show, tmp_path, monkeypatch
):
    there = There("folder", tmp_path)
    little_show.versions = {"first": 1, "second": 1}
    little_show.write()
    little_show.write()
    send(little_show.folder, there.to)
    there.folder.rename(tmp_path / "before")
    little_show.versions = {"first": 2}
    little_show.write()
    little_show.write()
    feeds = set()
    for steps in range(100):
        shutil.rmtree(there.folder, ignore_errors=True)
        shutil.copytree(tmp_path / "before", there.folder)
        Dying.left = steps
        with monkeypatch.context() as patched:
            patched.setattr(run, "open_place", lambda *_: Dying(there.folder))
            try:
                send(little_show.folder, there.to)
                break
            except SendingFailed:
                assert little_show.broken(there.read) == []
                feeds.add(there.read("feed.xml"))
        send(little_show.folder, there.to)
        assert little_show.differing(there.read, there.names()) == []
    assert len(feeds) == 2  # it died before and after the new feed
    assert steps > 15


def test_what_a_dead_run_had_sent_is_not_sent_again(little_show, tmp_path, monkeypatch):
    there = There("folder", tmp_path)
    send(little_show.folder, there.to)
    little_show.versions |= {f"more-{number}": 1 for number in range(20)}
    little_show.write()
    all_of_it = send(little_show.folder, there.to, dry_run=True).files
    with monkeypatch.context() as patched:
        patched.setattr(run, "open_place", lambda *_: Dying(there.folder))
        Dying.left = 44
        with pytest.raises(SendingFailed):
            send(little_show.folder, there.to)
    Dying.left = 10**9
    arrived = len(there.names()) - 17  # 15 files, the manifest, the claim
    assert arrived > 20
    assert send(little_show.folder, there.to).files == all_of_it - arrived
    assert little_show.differing(there.read, there.names()) == []


def dead_pid():
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    return child.pid


def claim_of(there, name, *names, host="elsewhere", pid=1, ended=False):
    head = {"host": host, "pid": pid, "ended": ended}
    lines = [head, *({"name": one} for one in names)]
    data = "".join(json.dumps(line) + "\n" for line in lines).encode()
    there.write(f"sending/{name}.jsonl", data)


def test_what_a_dead_run_left_is_looked_at_and_removed(little_show, there):
    send(little_show.folder, there.to)
    there.write("episodes/lost/lost-1.mp3", b"of a version that never was in a feed")
    there.write("index.html", b"of that version")
    claim_of(there, "a", "episodes/lost/lost-1.mp3", "index.html", host=_host(), pid=dead_pid())
    sent = send(little_show.folder, there.to)
    assert (sent.files, sent.removed) == (1, 1)
    assert little_show.differing(there.read, there.names()) == []


@pytest.mark.parametrize(
    "line", [b"", b"[]\n", b'{"ended": 1}\n{"name": "../up"}\n{"nam', b"\xff\n"]
)
def test_a_claim_that_is_damaged_harms_nothing(little_show, there, line, monkeypatch):
    monkeypatch.setattr("time.sleep", lambda _: None)
    send(little_show.folder, there.to)
    there.write("sending/b.jsonl", line)
    send(little_show.folder, there.to)
    assert little_show.differing(there.read, there.names()) == []


def test_beside_a_publisher_that_may_live_nothing_is_removed_until_the_next_run(
    little_show, there, monkeypatch
):
    waited = []
    monkeypatch.setattr("time.sleep", waited.append)
    send(little_show.folder, there.to)
    little_show.versions["first"] = 2
    little_show.write()
    little_show.write()
    claim_of(there, "other", "index.html")
    report = Order()
    assert send(little_show.folder, there.to, reporter=report).removed == 0
    assert waited == [5.0]
    assert "another publisher was or is at work; waiting 5 s" in report.said[0]
    assert there.read("episodes/first/first-00000001.mp3")
    assert little_show.broken(there.read) == []
    assert send(little_show.folder, there.to).removed == 3
    assert waited == [5.0]
    assert little_show.differing(there.read, there.names()) == []


class Late(Silence):
    """Does something once, when so many files are sent."""

    def __init__(self, after, act):
        self.after, self.act = after, act

    def advance(self, files, size):  # noqa: ARG002
        self.after -= files
        if self.after == 0:
            self.act()


def test_of_two_publishers_the_later_goes_on_and_the_earlier_stops(little_show, there, monkeypatch):
    monkeypatch.setattr("time.sleep", lambda _: None)
    send(little_show.folder, there.to)
    feed = there.read("feed.xml")
    little_show.versions["first"] = 2
    little_show.write()
    with pytest.raises(AnotherPublisher, match="another publisher began") as caught:
        send(little_show.folder, there.to, reporter=Late(2, lambda: claim_of(there, "later")))
    assert isinstance(caught.value, OutputError)
    assert there.read("feed.xml") == feed
    assert little_show.broken(there.read) == []


def test_a_publisher_that_was_overtaken_by_one_that_is_done_stops(little_show, there, monkeypatch):
    monkeypatch.setattr("time.sleep", lambda _: None)
    send(little_show.folder, there.to)
    little_show.versions["first"] = 2
    little_show.write()
    with pytest.raises(AnotherPublisher):
        send(
            little_show.folder,
            there.to,
            reporter=Late(2, lambda: send(little_show.folder, there.to)),
        )
    assert little_show.broken(there.read) == []
    send(little_show.folder, there.to)  # its claim is looked at, and taken away
    assert little_show.differing(there.read, there.names()) == []


def test_a_folder_that_cannot_be_written_says_so(little_show, tmp_path):
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(SendingFailed, match=r"cannot send to .*there: Not a directory") as caught:
        send(little_show.folder, str(tmp_path / "file" / "there"))
    assert caught.value.exit_code == 5
    assert "publish again" in caught.value.hint
