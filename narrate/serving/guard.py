"""What is judged before anything is looked up, and what every answer carries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_SECURITY = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "SAMEORIGIN",
}


class Guard:
    """Refuses what names another server; puts headers of security on every answer."""

    def __init__(self, app: ASGIApp, is_own: Callable[[str], bool]) -> None:
        """Take the application behind it, and what tells this server's names."""
        self._app = app
        self._is_own = is_own

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return

        async def secured(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _SECURITY.items():
                    headers[name] = value
            await send(message)

        hosts = Headers(scope=scope).getlist("host")
        if len(hosts) != 1 or not self._is_own(hosts[0]):
            says = "This is not the name of this server; its own address is the one it printed.\n"
            await PlainTextResponse(says, 400)(scope, receive, secured)
        elif not scope["path"].startswith("/"):
            await PlainTextResponse("That is no path.\n", 400)(scope, receive, secured)
        else:
            await self._app(scope, receive, secured)
