"""The application: the library, the files of editions, the published site, and what pages hear."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.responses import PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from narrate.serving import files, hub, library, pages
from narrate.serving.covers import thumbnail
from narrate.serving.guard import Guard
from narrate.serving.wording import preferred

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from starlette.requests import Request
    from starlette.types import ASGIApp

    from narrate.serving.hub import Hub
    from narrate.serving.shelf import Shelf

SITE = "/public/"
"""Where the published site is shown. Its pages link to one another by relative addresses, so they
work there, and the library keeps its place whether or not anything was published."""
_HTML = (".html", ".htm")
_INDEX = "index.html"
_NUMBER = re.compile("[1-9][0-9]{0,8}")


class Served(NamedTuple):
    """What is served."""

    shelf: Shelf
    site: Path
    """The published folder; it need not be there."""
    hub: Hub


def application(served: Served, is_own: Callable[[str], bool]) -> ASGIApp:
    """Return the application.

    Args:
        served: what it shows.
        is_own: says whether a ``Host`` header names this server.
    """
    shown = _Views(served)
    routes = [
        Route("/", shown.editions, methods=["GET"]),
        Route("/events", shown.events, methods=["GET"]),
        Route("/covers/{slug}", shown.cover, methods=["GET"]),
        Route("/editions/{slug}/{name:path}", shown.edition, methods=["GET", "OPTIONS"]),
        Route(SITE.rstrip("/"), shown.to_site, methods=["GET"]),
        Route(SITE + "{name:path}", shown.site, methods=["GET", "OPTIONS"]),
    ]
    app = Starlette(routes=routes, exception_handlers={404: _missing, 405: _refused})
    app.router.redirect_slashes = False  # an address is right or wrong
    return Guard(app, is_own)


class _Views:
    """The answers, each to one kind of address."""

    def __init__(self, served: Served) -> None:
        self._shelf, self._site, self._hub = served

    async def editions(self, request: Request) -> Response:
        query = request.query_params.get("find", "").strip()[:100]
        view = await run_in_threadpool(self._view, query, request.query_params.get("page", "1"))
        if view is None:
            return _missing(request)
        language = preferred(request.headers.get("accept-language", ""))
        body = library.page(view, self._hub.state(hub.LIBRARY), language)
        return _fresh(request, body, pages.TYPE, {"Vary": "Accept-Language"})

    def _view(self, query: str, number: str) -> library.View | None:
        slugs = self._shelf.slugs()
        if query:
            slugs = tuple(one for one in slugs if query.casefold() in one)
        last = max(1, -(-len(slugs) // library.A_PAGE))
        if not _NUMBER.fullmatch(number) or int(number) > last:
            return None
        first = (int(number) - 1) * library.A_PAGE
        shown = [self._shelf.edition(one) for one in slugs[first : first + library.A_PAGE]]
        return library.View(
            editions=[one for one in shown if one],
            total=len(slugs),
            number=int(number),
            last=last,
            query=query,
            site=SITE if files.is_file(self._site / _INDEX) else "",
        )

    async def cover(self, request: Request) -> Response:
        slug = request.path_params["slug"]
        if not files.is_plain(slug):
            return _missing(request)
        edition = await run_in_threadpool(self._shelf.edition, slug)
        if edition is None:
            return _missing(request)
        kind, data = await run_in_threadpool(thumbnail, self._shelf.folder, edition)
        return _fresh(request, data, kind)

    async def edition(self, request: Request) -> Response:
        if request.method == "OPTIONS":
            return files.asked_first()
        slug, name = request.path_params["slug"], request.path_params["name"]
        if not files.is_plain(slug) or not self._shelf.is_edition(slug):
            return _missing(request)
        return await self._file(request, self._shelf.folder, f"{slug}/{name}", hub.edition(slug))

    async def to_site(self, _: Request) -> Response:
        return RedirectResponse(SITE, status_code=308)

    async def site(self, request: Request) -> Response:
        if request.method == "OPTIONS":
            return files.asked_first()
        name = request.path_params["name"]
        if not name or name.endswith("/"):
            return await self._file(request, self._site, f"{name}{_INDEX}", hub.PUBLIC)
        if files.is_plain(name) and files.is_file(self._site / name / _INDEX):
            return RedirectResponse(f"{SITE}{quote(name)}/", status_code=308)
        return await self._file(request, self._site, name, hub.PUBLIC)

    async def _file(self, request: Request, root: Path, name: str, page: str) -> Response:
        found = await run_in_threadpool(files.opened, root, name)
        if found is None:
            return _missing(request)
        if name.endswith(_HTML):
            return pages.answer(request, found, page, self._hub.state(page).version)
        return files.answer(request, found, name)

    async def events(self, request: Request) -> Response:
        page = request.query_params.get("page", hub.LIBRARY)
        headers = {"Cache-Control": "no-store"}
        told = _told(self._hub, page)
        return StreamingResponse(told, media_type="text/event-stream", headers=headers)


async def _told(hub_: Hub, page: str) -> AsyncIterator[str]:
    """Yield server-sent events: what changed, and a comment now and then that keeps it open."""
    yield "retry: 1000\n\n"
    async for state in hub_.states(page):
        if state is None:
            yield ": still here\n\n"
        else:
            now = {
                "version": state.version,
                "work": state.work,
                "failed": [str(one) for one in state.failed],
            }
            yield f"data: {json.dumps(now, ensure_ascii=False)}\n\n"


def _fresh(
    request: Request, body: bytes, kind: str, more: dict[str, str] | None = None
) -> Response:
    """Answer with what was just made, unless who asks has it."""
    etag = f'"{sha256(body).hexdigest()[:32]}"'
    headers = {"Cache-Control": "no-cache", "Content-Type": kind, "ETag": etag, **(more or {})}
    if files.is_known(request.headers, etag):
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers)


def _missing(request: Request, _: Exception | None = None) -> Response:
    host = request.headers.get("host", "")
    return PlainTextResponse(f"There is no such page. All editions: http://{host}/\n", 404)


def _refused(request: Request, _: Exception) -> Response:
    says = f"{request.method} is not done here; pages and files are read with GET.\n"
    return PlainTextResponse(says, 405, {"Allow": "GET, HEAD"})
