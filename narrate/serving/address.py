"""Where the server answers, and to which names: loopback, unless it is said to be public."""

from __future__ import annotations

import errno
import os
import re
import socket
from ipaddress import ip_address
from typing import TYPE_CHECKING, NamedTuple

from narrate.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from ipaddress import IPv4Address, IPv6Address

LOOPBACK, EVERYWHERE = "127.0.0.1", "0.0.0.0"  # noqa: S104 - bound only where --public says so
DEFAULT_PORT = 8000
_TRIED_PORTS = 100
_LOCAL = "localhost"
_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::[0-9]{1,5})?\Z")


class NotLoopback(UsageError):
    """An address that others reach, which nobody has allowed."""


class PortTaken(UsageError):
    """A port that cannot be listened on."""


class Address(NamedTuple):
    """Where the server answers."""

    host: str
    """An IP address."""
    port: int

    @property
    def url(self) -> str:
        """What to type into a browser on this machine."""
        here = ip_address(self.host)
        if here.is_unspecified:
            here = ip_address(LOOPBACK)
        return f"http://{f'[{here}]' if here.version == 6 else here}:{self.port}/"  # noqa: PLR2004 - IPv6


def bound(host: str, port: int | None, *, public: bool) -> tuple[socket.socket, Address]:
    """Return a socket that listens, and its address.

    Args:
        host: an IP address or ``localhost``; blank for loopback, or with ``public`` for all.
        port: ``None`` tries 8000 and those after it; 0 takes any that is free.
        public: whether an address that other machines reach is allowed.

    Raises:
        UsageError: the address is none, or others reach it and ``public`` is not said.
        PortTaken: the port is in use or not ours to use.
    """
    at = _address(host or (EVERYWHERE if public else LOOPBACK))
    if not at.is_loopback and not public:
        raise NotLoopback(
            f"{host} is not this machine alone: others could read what is served there",
            f"leave --host out, or add --public: narrate serve --host {host} --public",
        )
    ports = (port,) if port is not None else (*range(DEFAULT_PORT, DEFAULT_PORT + _TRIED_PORTS), 0)
    for one in ports:
        try:
            listening = _listening(at, one)
        except OSError as error:
            if port is None and error.errno in (errno.EADDRINUSE, errno.EACCES):
                continue
            raise _refused(at, one, error) from error
        return listening, Address(str(at), listening.getsockname()[1])
    raise AssertionError("unreachable: port 0 is always free")


def _address(host: str) -> IPv4Address | IPv6Address:
    if host.lower() == _LOCAL:
        return ip_address(LOOPBACK)
    try:
        return ip_address(host.strip("[]"))
    except ValueError:
        raise UsageError(
            f"--host {host} is no address", "an IP address such as 127.0.0.1, or localhost"
        ) from None


def _listening(at: IPv4Address | IPv6Address, port: int) -> socket.socket:
    family = socket.AF_INET if at.version == 4 else socket.AF_INET6  # noqa: PLR2004 - IPv4
    made = socket.socket(family, socket.SOCK_STREAM)
    try:
        if os.name == "posix":  # elsewhere it would let two servers share a port
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((str(at), port))
        made.listen()
    except OSError:
        made.close()
        raise
    return made


def _refused(at: IPv4Address | IPv6Address, port: int, error: OSError) -> UsageError:
    if error.errno == errno.EADDRINUSE:
        what, hint = f"port {port} is in use", f"--port {port + 1}, or leave --port out"
    elif error.errno == errno.EACCES:
        what, hint = f"port {port} is not yours to use", "a port above 1023, such as --port 8000"
    elif error.errno == errno.EADDRNOTAVAIL:
        what, hint = f"{at} is no address of this machine", "leave --host out"
    else:
        what, hint = f"cannot listen on {at}, port {port}: {error.strerror}", "another --port"
    return PortTaken(what, hint)


def names(address: Address, more: Iterable[str] = ()) -> frozenset[str]:
    """Return the names, besides addresses of IP, that the server goes by.

    Args:
        address: where it answers.
        more: names that were allowed, such as that of a proxy.
    """
    own = {_LOCAL}
    if not ip_address(address.host).is_loopback:
        here = socket.gethostname().lower()
        own |= {here, f"{here.partition('.')[0]}.local"}
    return frozenset((*own, *(name.lower() for name in more)))


def is_own(header: str, address: Address, known: Collection[str]) -> bool:
    """Say whether a ``Host`` header names this server.

    A page of a stranger can let its own name resolve to 127.0.0.1 (DNS rebinding) and would then
    read what is served; so a name must be known. An address is no name: it cannot be rebound.
    """
    found = _HOST.match(header.strip().lower())
    if found is None:
        return False
    host = found[1].strip("[]")
    try:
        asked = ip_address(host)
    except ValueError:
        return host.rstrip(".") in known
    return asked.is_loopback or not ip_address(address.host).is_loopback
