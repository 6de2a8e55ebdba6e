"""The one door to the network for sources: a page by its https address, when it was asked for.

Only ``--allow-network`` opens it. The name is resolved once, every address it has must be one of
the open internet, and the connection goes to exactly that address, so that a name cannot mean one
thing when it is checked and another when it is used. Each redirect is checked in the same way.
"""

from __future__ import annotations

import socket
import ssl
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, unquote, urljoin, urlsplit

from narrate.edition.addresses import is_public
from narrate.errors import SourceError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

TIMEOUT_S = 20.0
"""For each step on the network."""
DEADLINE_S = 60.0
"""For a whole page."""
MAX_REDIRECTS = 5
_CHUNK = 1 << 16
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_OK = 200
_AGENT = "narrate (+text to speech; a person asked for this page)"
_FORMATS = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/epub+zip": "epub",
    "text/plain": "text",
    "text/markdown": "markdown",
    "application/tei+xml": "tei",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/pdf": "pdf",
}
"""Formats by media type; for any other the ending of the address decides."""


class NetworkNotAllowed(UsageError):
    """An address as a source, and nobody has allowed the network."""


class RefusedAddress(SourceError):
    """An address that is not fetched: no https, or not on the open internet."""


class NotFetched(SourceError):
    """A page that could not be fetched."""


class Fetched(NamedTuple):
    """A page as it came."""

    data: bytes
    url: str
    """Where it was in the end."""
    format: str
    """Name of its format by its media type; blank where the ending of the address decides."""


def is_url(typed: str) -> bool:
    """Tell whether a source is an address of the web."""
    return typed.lower().startswith(("https://", "http://"))


def _resolve(host: str, port: int) -> list[str]:
    return [str(row[4][0]) for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def _connect(address: str, port: int, host: str) -> socket.socket:
    """Open a connection to ``address`` that proves to be ``host``."""
    plain = socket.create_connection((address, port), timeout=TIMEOUT_S)
    try:
        return ssl.create_default_context().wrap_socket(plain, server_hostname=host)
    except BaseException:
        plain.close()
        raise


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Fetches pages; how names are resolved and connections opened can be given, for tests."""

    resolve: Callable[[str, int], Sequence[str]] = _resolve
    connect: Callable[[str, int, str], socket.socket] = _connect

    def fetch(self, url: str, max_bytes: int) -> Fetched:
        """Return the page at ``url``, of at most ``max_bytes``.

        Raises:
            RefusedAddress: it, or where it redirects to, is no https or not on the open internet.
            NotFetched: the network, the server or the page is not as it should be.
        """
        deadline = monotonic() + DEADLINE_S
        here = url
        for _ in range(MAX_REDIRECTS + 1):
            status, headers, data = self._get(here, max_bytes, deadline)
            if status in _REDIRECTS and headers.get("location"):
                here = urljoin(here, headers["location"])
                continue
            if status != _OK:
                raise NotFetched(f"{here} answers {status}", "opening it in a browser")
            media = headers.get("content-type", "").partition(";")[0].strip().lower()
            return Fetched(data, here, _FORMATS.get(media, ""))
        raise NotFetched(f"{url} redirects more than {MAX_REDIRECTS} times", "its last address")

    def _get(self, url: str, max_bytes: int, deadline: float) -> tuple[int, dict[str, str], bytes]:
        host, port, target = _parts(url)
        address = self._address(url, host, port)
        try:
            with self.connect(address, port, host) as channel:
                channel.settimeout(TIMEOUT_S)
                channel.sendall(_request(host, port, target))
                response = HTTPResponse(channel)
                response.begin()
                headers = {name.lower(): value for name, value in response.getheaders()}
                data = b""
                if response.status == _OK:
                    data = _body(response, url, max_bytes, deadline)
                return response.status, headers, data
        except (OSError, HTTPException) as error:
            raise NotFetched(f"{url} could not be fetched ({error})", "the network") from error

    def _address(self, url: str, host: str, port: int) -> str:
        """Return the address to connect to; all that the name has must be public."""
        try:
            addresses = self.resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise NotFetched(f"{url}: there is no {host} ({error})", "its right name") from error
        if not addresses or not all(map(is_public, addresses)):
            raise RefusedAddress(
                f"{url} is not fetched: {host} is not on the open internet",
                "saving the page to a file",
            )
        return addresses[0]


def _parts(url: str) -> tuple[str, int, str]:
    """Return host, port and what is asked of the server."""
    try:
        parts = urlsplit(url)
        port = parts.port or 443
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except (ValueError, UnicodeError) as error:
        raise RefusedAddress(f"{url!r} is no address of the web", "an https address") from error
    if parts.scheme.lower() != "https" or not host or parts.username or parts.password:
        raise RefusedAddress(
            f"{url} is not fetched: only https addresses without a password are",
            "an https address, or saving the page to a file",
        )
    path = quote(unquote(parts.path or "/"), safe="/:@!$&'()*+,;=~-._")
    query = f"?{quote(parts.query, safe='/:@!$&()*+,;=~-._?%[]')}" if parts.query else ""
    return host, port, path + query


def _request(host: str, port: int, target: str) -> bytes:
    """Return a request for a page; no cookie, no referrer, no compression."""
    named = host if port == 443 else f"{host}:{port}"  # noqa: PLR2004 - the port of https
    lines = (
        f"GET {target} HTTP/1.1",
        f"Host: {named}",
        f"User-Agent: {_AGENT}",
        "Accept: text/html, application/xhtml+xml, application/epub+zip, text/*;q=0.9, */*;q=0.1",
        "Accept-Encoding: identity",
        "Connection: close",
    )
    return ("\r\n".join(lines) + "\r\n\r\n").encode("ascii")


def _body(response: HTTPResponse, url: str, max_bytes: int, deadline: float) -> bytes:
    parts: list[bytes] = []
    size = 0
    while part := response.read(_CHUNK):
        size += len(part)
        if size > max_bytes:
            raise NotFetched(f"{url} has more than {max_bytes:,} bytes", "--max-size")
        if monotonic() > deadline:
            raise NotFetched(f"{url} took more than {DEADLINE_S:g} seconds", "again, later")
        parts.append(part)
    return b"".join(parts)
