"""Files below a folder and nothing else, as HTTP answers: conditions, one range, types, streams."""

from __future__ import annotations

import os
import re
import stat
from email.utils import formatdate, parsedate_to_datetime
from typing import IO, TYPE_CHECKING, NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response, StreamingResponse

from narrate.model.media import content_type

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping
    from pathlib import Path

    from starlette.requests import Request

CHUNK = 256 * 1024
"""Bytes read at a time: a few per second of sound, and few enough for hundreds of listeners."""
OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Accept-Ranges, Content-Length, Content-Range, ETag",
}
"""What lets podcast players in web pages fetch a file, and see how long it is."""
_ASKED_FIRST = {
    **OPEN,
    "Access-Control-Allow-Methods": "GET, HEAD",
    "Access-Control-Allow-Headers": "Range, If-Range, If-None-Match, If-Modified-Since",
    "Access-Control-Max-Age": "86400",
    "Allow": "GET, HEAD, OPTIONS",
}
_RANGE = re.compile(r"bytes=\s*([0-9]{0,19})-([0-9]{0,19})\s*\Z", re.IGNORECASE | re.ASCII)
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)  # a pipe somebody left there would wait for ever
)


class Found(NamedTuple):
    """A file that was opened, so that what is told of it and what is sent of it are one."""

    file: IO[bytes]
    size: int
    modified_ns: int
    inode: int

    @property
    def etag(self) -> str:
        """A strong validator: another file under this name has another inode or time."""
        return f'"{self.inode:x}-{self.modified_ns:x}-{self.size:x}"'

    @property
    def last_modified(self) -> str:
        """The time of change, in whole seconds as HTTP has it."""
        return formatdate(self.modified_ns // 1_000_000_000, usegmt=True)


def is_plain(name: str) -> bool:
    """Say whether a path of an address can be the name of a file that may be served.

    Nothing hidden, nothing above, no other way of saying it: backslashes, drives, streams, NUL.
    """
    if not name.isprintable() or any(one in name for one in '\\:*?"<>|'):
        return False
    return all(part and not part.startswith(".") for part in name.split("/"))


def is_file(path: Path) -> bool:
    """Say whether there is a file; what cannot be the name of one is none."""
    return os.path.isfile(path)  # noqa: PTH113 - pathlib raises where a name is too long


def opened(root: Path, name: str) -> Found | None:
    """Open the file called ``name`` below ``root``; ``None`` where there is none to be served.

    Links are followed only where they end below ``root`` in what is not hidden either.
    """
    if not is_plain(name):
        return None
    try:
        home = root.resolve(strict=True)
        real = home.joinpath(*name.split("/")).resolve(strict=True)
        if any(part.startswith(".") for part in real.relative_to(home).parts):
            return None
        file = os.fdopen(os.open(real, _FLAGS), "rb", buffering=0)
    except (OSError, ValueError, RuntimeError):  # gone, not ours to read, outside, a loop of links
        return None
    status = os.fstat(file.fileno())
    if not stat.S_ISREG(status.st_mode):
        file.close()
        return None
    return Found(file, status.st_size, status.st_mtime_ns, status.st_ino)


def answer(request: Request, found: Found, name: str) -> Response:
    """Answer a request for a file: 200, 206, 304 or 416 (RFC 9110).

    Of several ranges none is taken, which the standard allows; what cannot be read as a range is
    passed over, which it demands.
    """
    headers = {
        **OPEN,
        "Accept-Ranges": "bytes",
        "Cache-Control": "no-cache",
        "Content-Type": content_type(name),
        "ETag": found.etag,
        "Last-Modified": found.last_modified,
    }
    if is_known(request.headers, found.etag, found.last_modified):
        found.file.close()
        return Response(status_code=304, headers=headers)
    first, end, status = 0, found.size, 200
    asked = byte_range(request.headers.get("range", ""), found.size)
    if request.method == "GET" and asked and _counts(request.headers, found):
        first, end = asked
        status = 206 if first < end else 416
        part = f"{first}-{end - 1}" if first < end else "*"
        headers["Content-Range"] = f"bytes {part}/{found.size}"
    headers["Content-Length"] = str(end - first)
    if request.method == "HEAD" or first == end:
        found.file.close()
        return Response(status_code=status, headers=headers)
    return StreamingResponse(_read(found.file, first, end), status_code=status, headers=headers)


def asked_first() -> Response:
    """Answer what a browser asks before it lets a page fetch from another origin."""
    return Response(status_code=204, headers=_ASKED_FIRST)


def byte_range(header: str, size: int) -> tuple[int, int] | None:
    """Return the bytes a ``Range`` header asks for, as first and end (not included).

    ``None`` where it asks for nothing that is understood; an empty range where nothing is there.
    """
    found = _RANGE.match(header)
    if found is None or found[1] == found[2] == "":
        return None
    if not found[1]:
        first = max(0, size - int(found[2]))
        return first, size
    first = int(found[1])
    last = int(found[2]) if found[2] else size - 1
    if found[2] and last < first:
        return None
    return (first, min(last + 1, size)) if first < size else (size, size)


def is_known(headers: Mapping[str, str], etag: str, last_modified: str = "") -> bool:
    """Say whether who asks has it already (``If-None-Match``, or else ``If-Modified-Since``)."""
    known = headers.get("if-none-match")
    if known is not None:
        tags = {one.strip().removeprefix("W/") for one in known.split(",")}
        return bool(tags & {"*", etag.removeprefix("W/")})
    since = headers.get("if-modified-since")
    if not since or not last_modified:
        return False
    try:
        return parsedate_to_datetime(since) >= parsedate_to_datetime(last_modified)
    except (TypeError, ValueError):
        return False


def _counts(headers: Mapping[str, str], found: Found) -> bool:
    """Say whether a range holds: ``If-Range`` asks for the whole where the file is another."""
    known = headers.get("if-range")
    return known is None or known.strip() in (found.etag, found.last_modified)


async def _read(file: IO[bytes], first: int, end: int) -> AsyncIterator[bytes]:
    def next_chunk() -> bytes:
        file.seek(first)
        return file.read(min(CHUNK, end - first))

    with file:
        while first < end:
            chunk = await run_in_threadpool(next_chunk)
            if not chunk:
                return  # it was cut short; the connection ends early, which says so
            first += len(chunk)
            yield chunk
