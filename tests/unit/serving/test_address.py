from __future__ import annotations

import socket

import pytest

from narrate.errors import UsageError
from narrate.serving.address import Address, NotLoopback, PortTaken, bound, is_own, names


@pytest.fixture
def taken():
    listening, address = bound("", 0, public=False)
    yield address.port
    listening.close()


def test_a_port_that_is_named_and_taken_is_an_error_with_the_next_step(taken):
    with pytest.raises(PortTaken, match=f"port {taken} is in use") as failed:
        bound("", taken, public=False)
    assert f"--port {taken + 1}" in failed.value.hint
    assert failed.value.exit_code == 2


def test_without_one_the_next_that_is_free_is_taken(monkeypatch, taken):
    monkeypatch.setattr("narrate.serving.address.DEFAULT_PORT", taken)
    listening, address = bound("", None, public=False)
    listening.close()
    assert address.host == "127.0.0.1"
    assert address.port != taken


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "8.8.8.8"])
def test_what_others_reach_needs_to_be_said(host):
    with pytest.raises(NotLoopback, match="others could read") as failed:
        bound(host, 0, public=False)
    assert "--public" in failed.value.hint


def test_public_alone_answers_everywhere():
    listening, address = bound("", 0, public=True)
    listening.close()
    assert address.host == "0.0.0.0"
    assert address.url.startswith("http://127.0.0.1:")


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST", "127.0.0.1", "127.3.2.1"])
def test_loopback_by_any_name(host):
    listening, address = bound(host, 0, public=False)
    listening.close()
    assert address.host.startswith("127.")


@pytest.mark.skipif(not socket.has_ipv6, reason="no IPv6")
def test_loopback_of_ipv6():
    try:
        listening, address = bound("::1", 0, public=False)
    except PortTaken:
        pytest.skip("this machine has no address ::1")
    listening.close()
    assert address.url == f"http://[::1]:{address.port}/"


@pytest.mark.parametrize("host", ["example.org", "127.1", "0x7f000001", "letters", "1.2.3.4.5"])
def test_no_name_is_looked_up(host):
    with pytest.raises(UsageError, match="is no address"):
        bound(host, 0, public=True)


def test_an_address_of_another_machine():
    with pytest.raises(PortTaken, match="is no address of this machine"):
        bound("192.0.2.7", 0, public=True)


HERE = Address("127.0.0.1", 8000)


@pytest.mark.parametrize(
    "header",
    ["localhost", "localhost:8000", "LOCALHOST:1", "localhost.", "127.0.0.1:8000", "[::1]:8000"],
)
def test_its_own_names(header):
    assert is_own(header, HERE, names(HERE))


@pytest.mark.parametrize(
    "header",
    [
        "",
        "evil.example",
        "evil.example:8000",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "evil.example#localhost",
        "localhost@evil.example",
        "localhost, evil.example",
        "localhost:8000:9000",
        "localhost:99999999",
        "192.0.2.7",
        "[::ffff:192.0.2.7]",
        "[127.0.0.1",
        "2130706433",
        "0x7f.1",
        "127.1",
        "local host",
        "localhost\x00",
    ],
)
def test_names_of_others(header):
    assert not is_own(header, HERE, names(HERE))


def test_in_public_addresses_are_its_own_and_names_are_not():
    public = Address("0.0.0.0", 8000)
    known = names(public, ["letters.example"])
    assert is_own("192.0.2.7:8000", public, known)
    assert is_own("letters.example", public, known)
    assert is_own(f"{socket.gethostname()}:8000", public, known)
    assert not is_own("evil.example", public, known)


def test_a_request_for_another_name_is_refused(site):
    for host in ("evil.example", "evil.example:80", ""):
        answer = site.ask("/", Host=host)
        assert answer.status == 400
        assert b"<html" not in answer.body
    assert site.ask("/editions/letter/letter.mp3", Host="evil.example").status == 400
    assert site.ask("/", Host="localhost").status == 200
