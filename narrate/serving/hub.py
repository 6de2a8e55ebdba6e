"""What open pages are told: how often each of them was made anew, what is in work, what failed."""

from __future__ import annotations

import asyncio
import contextlib
from collections import Counter
from secrets import token_hex
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Container

    from narrate.errors import NarrateError

LIBRARY, PUBLIC = "library", "public"
_EDITION = "edition:"
_SHOWN_FAILURES = 20
_HEARTBEAT_S = 15.0


def edition(slug: str) -> str:
    """Return the name of the pages of one edition."""
    return f"{_EDITION}{slug}"


class Failure(NamedTuple):
    """What could not be made, and what to do about it."""

    source: str
    """Blank for what concerns the whole run."""
    message: str
    hint: str

    def __str__(self) -> str:
        """Return it in a line or two, as a terminal shows it."""
        what = f"{self.source}: {self.message}" if self.source else self.message
        return f"{what}\n  try: {self.hint}" if self.hint else what


class State(NamedTuple):
    """What is told to one page."""

    version: str
    """Another one says that the page was made anew."""
    work: str
    """The edition that is being made; blank when none is."""
    failed: tuple[Failure, ...]


class Hub:
    """Told by the thread that makes editions, heard by pages in the server's."""

    def __init__(self) -> None:
        """Begin with nothing made; pages of an earlier server are out of date."""
        self._born = token_hex(4)
        self._lock = Lock()
        self._counts: Counter[str] = Counter()
        self._failed: dict[str, Failure] = {}
        self._work = ""
        self._listeners: set[Callable[[], None]] = set()
        self._closed = False

    def state(self, page: str) -> State:
        """Return what is told to a page: ``library``, ``public`` or ``edition:SLUG``."""
        with self._lock:
            version = f"{self._born}-{self._counts[page]}"
            failed = tuple(self._failed.values())[:_SHOWN_FAILURES]
            return State(version, self._work, failed)

    def working(self, label: str) -> None:
        """Say which edition is being made; blank when none is."""
        with self._lock:
            self._work = label
        self._ring()

    def changed(self, *pages: str) -> None:
        """Say that pages were made anew; the library shows all of them."""
        with self._lock:
            self._counts.update({LIBRARY, *pages})
        self._ring()

    def failed(self, key: str, source: str, error: NarrateError) -> None:
        """Say that something could not be made; ``key`` is its slug."""
        self._set(key, Failure(source, error.message, error.hint))

    def mended(self, key: str) -> None:
        """Take back that something could not be made."""
        self._set(key, None)

    def settled(self, keys: Container[str]) -> None:
        """Take back all failures but those of a run that came to its end."""
        for key in [one for one in self._failed if one not in keys]:
            self._set(key, None)

    def _set(self, key: str, failure: Failure | None) -> None:
        with self._lock:
            if self._failed.get(key) == failure:
                return
            self._failed.pop(key, None)
            if failure:
                self._failed[key] = failure
            self._counts[LIBRARY] += 1
        self._ring()

    def close(self) -> None:
        """End all that listens."""
        self._closed = True
        self._ring()

    def _ring(self) -> None:
        for listener in tuple(self._listeners):
            with contextlib.suppress(RuntimeError):  # its loop has ended
                listener()

    async def states(self, page: str) -> AsyncIterator[State | None]:
        """Yield what is told to a page, now and whenever it changes; ``None`` is a heartbeat."""
        loop, wake = asyncio.get_running_loop(), asyncio.Event()

        def ring() -> None:
            loop.call_soon_threadsafe(wake.set)

        self._listeners.add(ring)
        told: State | None = None
        try:
            while not self._closed:
                wake.clear()
                now = self.state(page)
                yield now if now != told else None
                told = now
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(wake.wait(), _HEARTBEAT_S)
        finally:
            self._listeners.discard(ring)
