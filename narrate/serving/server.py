"""The server in a thread of its own, so that editions are made where Ctrl-C is heard."""

from __future__ import annotations

import logging
import os
import time
from contextlib import contextmanager
from threading import Thread
from typing import TYPE_CHECKING

import uvicorn

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Iterator

    from starlette.types import ASGIApp

_POLL_S = 0.01
_GRACE_S = 2
_LONGEST_END_S = 10


@contextmanager
def answering(app: ASGIApp, listening: socket.socket, end: Callable[[], None]) -> Iterator[None]:
    """Answer requests while the context lasts.

    Args:
        app: what answers.
        listening: where; it is closed at the end.
        end: ends what would go on for ever.
    """
    # What strangers send wrong is answered to them, and is nothing to be told on the terminal.
    level = "debug" if os.environ.get("NARRATE_DEBUG") else "critical"
    logging.getLogger("asyncio").setLevel(level.upper())
    server = uvicorn.Server(
        uvicorn.Config(
            app,
            loop="asyncio",
            http="h11",
            ws="none",
            lifespan="off",
            log_config=None,
            log_level=level,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=_GRACE_S,
        )
    )
    thread = Thread(target=server.run, args=([listening],), name="server", daemon=True)
    thread.start()
    while thread.is_alive() and not server.started:
        time.sleep(_POLL_S)
    try:
        yield
    finally:
        end()
        server.should_exit = True
        thread.join(_LONGEST_END_S)
