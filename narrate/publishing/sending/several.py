"""Work on several things at once, patiently, in flat memory."""

from __future__ import annotations

import random
import threading
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from narrate.errors import NarrateError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")
WORKERS = 8


class Patience(NamedTuple):
    """How long a failing connection is tried again; the pauses double."""

    attempts: int = 6
    first_pause: float = 1.0
    """Seconds; with six attempts half a minute in all."""

    def pauses(self) -> Iterator[float]:
        """Yield the seconds between one attempt and the next.

        They vary, so that many workers that failed together do not come back together.
        """
        for attempt in range(self.attempts - 1):
            yield self.first_pause * 2**attempt * random.uniform(0.7, 1.3)  # noqa: S311 - no secret


def patiently(
    work: Callable[[], _Result], patience: Patience, stop: threading.Event | None = None
) -> _Result:
    """Return what ``work`` returns; try again when it raises, but for a ``NarrateError``.

    Raises:
        NarrateError: at once, since trying again would not help.
        Exception: whatever it raised the last time.
    """
    stop = stop or threading.Event()
    for pause in patience.pauses():
        try:
            return work()
        except NarrateError:
            raise
        except Exception:
            if stop.wait(pause):
                raise
    return work()


def each(
    work: Callable[[_Item, threading.Event], _Result],
    items: Iterable[_Item],
    *,
    workers: int = WORKERS,
) -> Iterator[_Result]:
    """Yield the results of ``work`` as they come; the first error ends all.

    ``work`` is given an event that is set when it should not begin anything more.
    """
    stop = threading.Event()
    left = iter(items)
    with ThreadPoolExecutor(workers, thread_name_prefix="sending") as pool:
        try:
            going = {pool.submit(work, item, stop) for item in islice(left, 2 * workers)}
            while going:
                done, going = wait(going, return_when=FIRST_COMPLETED)
                results = [one.result() for one in done]
                going |= {pool.submit(work, item, stop) for item in islice(left, len(done))}
                yield from results
        finally:
            stop.set()
            pool.shutdown(cancel_futures=True)
