"""HTML files as they are previewed: with the script that reloads them, which no file contains."""

from __future__ import annotations

import re
from functools import cache
from hashlib import sha256
from html import escape, unescape
from importlib.resources import files
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response, StreamingResponse

from narrate.serving.files import OPEN, is_known
from narrate.web.policy import SELF, allowing, digest
from narrate.web.words import words

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from typing import IO

    from starlette.requests import Request

    from narrate.serving.files import Found

TYPE = "text/html; charset=utf-8"
_HEAD = 64 * 1024
"""Bytes in which a page says its policy; what follows is sent as it stands."""
_CHUNK = 256 * 1024
_POLICY = re.compile(
    rb'(<meta\s+http-equiv="Content-Security-Policy"\s+content=")([^"]*)("\s*/?>)', re.IGNORECASE
)
_AFTER = (
    re.compile(rb"<head(?:\s[^>]*)?>", re.IGNORECASE),
    re.compile(rb"<!doctype[^>]*>", re.IGNORECASE),
)


@cache
def script() -> str:
    """Return the script that reloads a page."""
    return files("narrate.serving").joinpath("reload.js").read_text("utf-8")


def element(page: str, version: str, language: str = "en") -> str:
    """Return the script element for a page, with what it is and as of when."""
    said = escape(words("narrate.serving", language).say["failed"])
    return (
        f'<script data-page="{escape(page)}" data-version="{escape(version)}" '
        f'data-failed="{said}">{script()}</script>\n'
    )


def with_script(head: bytes, added: str) -> bytes:
    """Return the beginning of a page with one script more, which its policy then allows."""
    found = _POLICY.search(head)
    if found:
        more = {"script-src": digest(script()), "connect-src": SELF}
        policy = escape(allowing(unescape(found[2].decode("utf-8", "replace")), more))
        meta = b"".join((found[1], policy.encode(), found[3]))
        return head[: found.start()] + meta + added.encode() + head[found.end() :]
    places = (place.end() for one in _AFTER if (place := one.search(head)))
    at = next(places, 0)
    return head[:at] + added.encode() + head[at:]


def answer(request: Request, found: Found, page: str, version: str) -> Response:
    """Answer a request for a page, as a whole: ranges are for what is played."""
    added = element(page, version)
    stamp = sha256(f"{found.etag} {added}".encode()).hexdigest()[:32]
    headers = {**OPEN, "Cache-Control": "no-cache", "Content-Type": TYPE, "ETag": f'"{stamp}"'}
    if is_known(request.headers, f'"{stamp}"'):
        found.file.close()
        return Response(status_code=304, headers=headers)
    before = found.file.read(_HEAD)
    head = with_script(before, added)
    headers["Content-Length"] = str(found.size - len(before) + len(head))
    if request.method == "HEAD":
        found.file.close()
        return Response(headers=headers)
    return StreamingResponse(_stream(head, found.file), headers=headers)


async def _stream(head: bytes, file: IO[bytes]) -> AsyncIterator[bytes]:
    with file:
        yield head
        while chunk := await run_in_threadpool(file.read, _CHUNK):
            yield chunk
