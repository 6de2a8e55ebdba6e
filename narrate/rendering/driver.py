"""The driver: tasks through workers, in order, in a bounded window, with the culprit found.

When a worker dies, every task in flight is a suspect; suspects run alone, one at a time and in
their smallest parts, so that a poisonous one can only blame itself.
"""

from __future__ import annotations

from collections import deque
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, wait
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING, Generic, TypeVar

from narrate.errors import Interrupted

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
    from concurrent.futures import Future

    from narrate.rendering.workers import Workers

_T = TypeVar("_T")
_R = TypeVar("_R")
_L = TypeVar("_L")

_WINDOW_PER_WORKER = 4
_LOOK_UP_S = 0.25
_ATTEMPTS = 2
"""Deaths of a worker before the task it had alone is blamed; the first may be an accident."""


class Culprit(Exception):
    """A part of a task that failed when it ran alone; the cause says how."""

    def __init__(self, part: object, cause: BaseException) -> None:
        """Take the part and what it raised (``BrokenExecutor``: it killed its worker)."""
        super().__init__(part, cause)
        self.part = part
        self.cause = cause


class Driver(Generic[_T, _R]):
    """Drives tasks of one kind through one set of workers."""

    def __init__(
        self,
        work: Callable[[_T], Sequence[_R]],
        workers: Workers,
        *,
        parts: Callable[[_T], Sequence[_T]],
        keep: Callable[[_T, Sequence[_R]], None],
        cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        """Set it up.

        Args:
            work: runs in a worker; travels there, and so do task and result.
            workers: who does it.
            parts: cuts a task into the smallest tasks whose results, end to end, are its own;
                a task without parts needs no worker.
            keep: called here as soon as a task, or a part that had to run alone, is done: in any
                order, and even while stopping.
            cancelled: asked every quarter of a second whether to stop.
        """
        self._work = work
        self._workers = workers
        self._parts = parts
        self._keep = keep
        self._cancelled = cancelled
        self._flying: dict[Future[Sequence[_R]], tuple[int, _T]] = {}
        self._done: dict[int, Sequence[_R]] = {}
        self._suspects: dict[int, _T] = {}
        self._broken = False

    def run(self, tasks: Iterable[tuple[_L, _T]]) -> Generator[tuple[_L, Sequence[_R]], None, None]:
        """Yield the results of each task, in order, with the label that came with it.

        Labels stay here; only tasks travel.

        Raises:
            Culprit: a part that failed alone.
            Interrupted: ``cancelled`` said so.
        """
        try:
            yield from self._in_order(enumerate(tasks))
        finally:
            self._drain()

    def _in_order(
        self, numbered: Iterator[tuple[int, tuple[_L, _T]]]
    ) -> Iterator[tuple[_L, Sequence[_R]]]:
        window = self._workers.size * _WINDOW_PER_WORKER
        waiting: deque[tuple[int, _L]] = deque()
        while True:
            for number, (label, task) in islice(numbered, window - len(waiting)):
                waiting.append((number, label))
                self._start(number, task)
            if not waiting:
                return
            if waiting[0][0] in self._done:
                number, label = waiting.popleft()
                yield label, self._done.pop(number)
            else:
                self._advance()

    def _start(self, number: int, task: _T) -> None:
        if not self._parts(task):
            self._done[number] = ()
            return
        try:
            self._flying[self._workers.submit(self._work, task)] = number, task
        except BrokenExecutor:
            self._broken = True
            self._suspects[number] = task

    def _advance(self) -> None:
        if self._cancelled():
            raise interrupted()
        if not self._suspects:
            self._collect(wait(self._flying, _LOOK_UP_S, FIRST_COMPLETED).done)
        if self._suspects:
            self._try_alone()

    def _collect(self, finished: Iterable[Future[Sequence[_R]]]) -> None:
        for future in finished:
            number, task = self._flying.pop(future)
            try:
                results = future.result()
            except (Exception, CancelledError) as error:  # noqa: BLE001 - judged when alone
                self._broken |= isinstance(error, BrokenExecutor)
                self._suspects[number] = task
            else:
                self._done[number] = results
                self._keep(task, results)

    def _try_alone(self) -> None:
        """Let all others land, then run each suspect by itself."""
        self._collect(wait(self._flying).done)
        for number in sorted(self._suspects):
            task = self._suspects[number]
            results: list[_R] = []
            for part in self._parts(task):
                found = self._alone(part)
                self._keep(part, found)
                results += found
            del self._suspects[number]
            self._done[number] = results

    def _alone(self, part: _T) -> Sequence[_R]:
        for attempt in range(_ATTEMPTS):
            if self._broken:
                self._workers.rebuild()
                self._broken = False
            try:
                return self._workers.submit(self._work, part).result()
            except BrokenExecutor as error:
                self._broken = True
                if attempt + 1 == _ATTEMPTS:
                    raise Culprit(part, error) from error
            except Exception as error:
                raise Culprit(part, error) from error
        raise AssertionError("unreachable")

    def _drain(self) -> None:
        """Start nothing more, let what runs end, and keep what comes of it."""
        for future in self._flying:
            future.cancel()
        for future in wait(self._flying).done:
            _, task = self._flying.pop(future)
            if not future.cancelled() and future.exception() is None:
                with suppress(Exception):  # what stopped the run is what the person is told
                    self._keep(task, future.result())


def interrupted() -> Interrupted:
    """Say that the run was stopped, and that nothing is lost."""
    return Interrupted("stopped", "the same command goes on from here: what is done is kept")
