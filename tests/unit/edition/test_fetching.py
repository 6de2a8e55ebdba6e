"""Pages by their address: only https, only the open internet, each redirect checked, bounded."""

from __future__ import annotations

import socket
import ssl
import threading
from contextlib import suppress

import pytest

from narrate.edition.addresses import is_public
from narrate.edition.fetching import (
    Fetcher,
    NetworkNotAllowed,
    NotFetched,
    RefusedAddress,
    _connect,
)
from narrate.edition.request import Request
from narrate.edition.run import sources_of
from narrate.edition.sources import Source

PUBLIC = "93.184.216.34"


class Net:
    """A network that knows some hosts and answers with canned pages."""

    def __init__(self, pages, hosts=None):
        self.pages, self.hosts = pages, hosts or {}
        self.asked, self.connected = [], []

    def resolve(self, host, _port):
        if host == "nowhere.example":
            raise socket.gaierror("no such host")
        return self.hosts.get(host, [PUBLIC])

    def connect(self, address, port, host):
        self.connected.append((address, port, host))
        ours, theirs = socket.socketpair()
        threading.Thread(target=self._serve, args=(theirs, host), daemon=True).start()
        return ours

    def _serve(self, channel, host):
        with channel:
            request = b""
            while b"\r\n\r\n" not in request:
                request += channel.recv(4096)
            target = request.split()[1].decode()
            self.asked.append(request.decode())
            with suppress(OSError):  # the other side may have heard enough
                channel.sendall(self.pages[f"{host}{target}"])

    @property
    def fetcher(self):
        return Fetcher(resolve=self.resolve, connect=self.connect)


def answer(status="200 OK", body=b"<p>Words.</p>", **headers):
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode() + body


def test_a_page_is_fetched_from_the_address_that_was_checked():
    net = Net({"mill.example/a?b=c": answer(content_type="text/html; charset=utf-8")})
    page = net.fetcher.fetch("https://mill.example/a?b=c#d", 1000)
    assert (page.data, page.url, page.format) == (
        b"<p>Words.</p>",
        "https://mill.example/a?b=c#d",
        "html",
    )
    assert net.connected == [(PUBLIC, 443, "mill.example")]
    (request,) = net.asked
    assert "Host: mill.example\r\n" in request
    assert "Cookie" not in request
    assert "Referer" not in request


def test_redirects_are_followed_and_checked_one_by_one():
    net = Net(
        {
            "mill.example/": answer("301 Moved", location="/b"),
            "mill.example/b": answer("302 Found", location="https://inside.example/secret"),
        },
        {"inside.example": ["10.0.0.5"]},
    )
    with pytest.raises(RefusedAddress, match=r"inside\.example is not on the open internet"):
        net.fetcher.fetch("https://mill.example", 1000)
    assert [host for _, _, host in net.connected] == ["mill.example", "mill.example"]


@pytest.mark.parametrize(
    "target", ["http://mill.example/", "file:///etc/passwd", "ftp://x.example/"]
)
def test_a_redirect_to_anything_but_https_is_refused(target):
    net = Net({"mill.example/": answer("302 Found", location=target)})
    with pytest.raises(RefusedAddress, match="only https"):
        net.fetcher.fetch("https://mill.example/", 1000)


def test_redirects_in_a_circle_end():
    net = Net({"mill.example/": answer("302 Found", location="/")})
    with pytest.raises(NotFetched, match="redirects more than 5 times"):
        net.fetcher.fetch("https://mill.example/", 1000)
    assert len(net.connected) == 6


@pytest.mark.parametrize(
    "url",
    [
        "http://mill.example/",
        "https://user:word@mill.example/",
        "https:///a",
        "https://mill.example:99999/",
        "https://[::1/",
    ],
)
def test_what_is_no_plain_https_address_is_refused(url):
    net = Net({})
    with pytest.raises(RefusedAddress):
        net.fetcher.fetch(url, 1000)
    assert not net.connected


def test_one_private_address_among_several_is_enough():
    net = Net({}, {"mill.example": [PUBLIC, "192.168.1.1"]})
    with pytest.raises(RefusedAddress):
        net.fetcher.fetch("https://mill.example/", 1000)
    assert not net.connected


@pytest.mark.parametrize(
    "host", ["2130706433", "0x7f.1", "0177.0.0.1", "127.1", "localhost", "[::1]", "[::ffff:7f00:1]"]
)
def test_every_way_to_write_this_machine_is_refused(host):
    with pytest.raises((RefusedAddress, NotFetched)) as raised:
        Fetcher(connect=Net({}).connect).fetch(f"https://{host}/", 1000)
    assert raised.type is RefusedAddress or "there is no" in raised.value.message


def test_a_page_that_is_too_large_is_not_taken_in():
    net = Net({"mill.example/": answer(body=b"x" * 5000)})
    with pytest.raises(NotFetched, match="more than 1,000 bytes"):
        net.fetcher.fetch("https://mill.example/", 1000)


@pytest.mark.parametrize(
    ("page", "message"),
    [
        (answer("404 Not Found"), "answers 404"),
        (b"no http\r\n\r\n", "could not be fetched"),
        (b"", "could not be fetched"),
        (answer("302 Found"), "answers 302"),
    ],
    ids=["absent", "no http", "nothing", "redirect to nowhere"],
)
def test_what_goes_wrong_on_the_way_is_one_clear_error(page, message):
    net = Net({"mill.example/": page})
    with pytest.raises(NotFetched, match=message):
        net.fetcher.fetch("https://mill.example/", 1000)


def test_an_unknown_host_is_named():
    with pytest.raises(NotFetched, match=r"there is no nowhere\.example"):
        Net({}).fetcher.fetch("https://nowhere.example/", 1000)


def test_a_server_that_cannot_prove_its_name_is_not_read():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

        def greet():
            channel, _ = server.accept()
            channel.sendall(b"HTTP/1.1 200 OK\r\n\r\nplain")
            channel.close()

        threading.Thread(target=greet, daemon=True).start()
        with pytest.raises((ssl.SSLError, OSError)):
            _connect("127.0.0.1", port, "mill.example")


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.0.1", "169.254.169.254", "0.0.0.0",
        "100.64.0.1", "198.18.0.1", "224.0.0.1", "255.255.255.255", "192.0.0.8", "192.88.99.1",
        "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1",
        "2002:7f00:1::", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "fe80::1", "fe80::1%eth0",
        "fc00::1", "fec0::1", "ff02::1", "2001:db8::1", "", "mill.example",
    ],
)  # fmt: skip
def test_addresses_that_are_not_of_the_open_internet(address):
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", [PUBLIC, "8.8.8.8", "2606:4700::1111", "64:ff9b::808:808", "2a00:1450:4001::200e"]
)
def test_addresses_of_the_open_internet(address):
    assert is_public(address)


def test_nothing_is_fetched_unasked():
    with pytest.raises(NetworkNotAllowed) as raised:
        sources_of(Request(sources=("https://mill.example/a",)))
    assert raised.value.hint == "--allow-network https://mill.example/a"


def test_a_page_is_named_after_its_address():
    (source,) = sources_of(
        Request(sources=("https://mill.example/News/Mill?x=1#top",), allow_network=True)
    )
    assert source == Source(
        None, "mill.example-news-mill-x-1", url="https://mill.example/News/Mill?x=1#top"
    )
    assert source.name == "https://mill.example/News/Mill?x=1#top"
