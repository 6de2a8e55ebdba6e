"""Workers: threads, spawned processes, or anybody's executor; a broken pool is built anew."""

from __future__ import annotations

import os
import signal
import threading
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

from narrate.errors import DocumentFailed
from narrate.rendering.speakers import close_ended

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Executor, Future
    from multiprocessing.process import BaseProcess
    from types import TracebackType
    from typing import Self

    from narrate.engines.protocol import EngineTraits

_T = TypeVar("_T")
_R = TypeVar("_R")

_THREAD_BATCH_S = 15.0
_PROCESS_BATCH_S = 60.0
"""Seconds of sound in one task; at most 60, so that an executor over a network hardly shows."""


class WorkersLost(DocumentFailed):
    """An executor from outside broke, and only its owner can build it anew."""


class Workers:
    """A pool of a known size that can be built anew when a worker has died."""

    def __init__(
        self, make: Callable[[], Executor], size: int, *, batch_seconds: float, ours: bool = True
    ) -> None:
        """Take what makes an executor of ``size`` workers; it is called at the first task."""
        self._make = make
        self._executor: Executor | None = None
        self._ours = ours
        self.size = size
        self.batch_seconds = batch_seconds
        """How much sound one task should be worth."""

    def submit(self, work: Callable[[_T], _R], task: _T) -> Future[_R]:
        """Hand over one task; raises ``BrokenExecutor`` when a worker has died meanwhile."""
        if self._executor is None:
            self._executor = self._make()
        return self._executor.submit(work, task)

    def rebuild(self) -> None:
        """Give up a broken pool; the next task gets a new one.

        Raises:
            WorkersLost: the pool is somebody else's.
        """
        if not self._ours:
            raise WorkersLost(
                "the workers are gone: a process of the executor has died",
                "start the executor again and repeat the command; what is done is kept",
            )
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)
            self._executor = None

    def close(self) -> None:
        """Wait for the workers to end; an executor from outside goes on.

        Whoever is stopped once more while waiting waits no longer: processes are killed then. What
        they have in the air is given up, and the interpreter would wait for them for ever at its
        end, because their queue is closed before they are told.
        """
        executor, self._executor = self._executor, None
        if self._ours and executor is not None:
            try:
                executor.shutdown(wait=True, cancel_futures=True)
            except BaseException:
                _kill(executor)
                raise
        close_ended()

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close."""
        self.close()


def workers_for(traits: EngineTraits, *, jobs: int | None = None, isolate: bool = False) -> Workers:
    """Return threads where the engine may work on several, spawned processes otherwise.

    Args:
        traits: what the engine can promise.
        jobs: how many workers; as many as this process may use cores when ``None``.
        isolate: processes whatever the engine says, so that a crash stays in one of them.
    """
    size = jobs or cores()
    if traits.threads and not isolate:
        return Workers(
            lambda: ThreadPoolExecutor(size, thread_name_prefix="narrate"),
            size,
            batch_seconds=_THREAD_BATCH_S,
        )
    return Workers(lambda: _processes(size), size, batch_seconds=_PROCESS_BATCH_S)


def borrowed(executor: Executor, *, jobs: int | None = None) -> Workers:
    """Return the workers of an executor from outside, which is never shut down here."""
    size = jobs or getattr(executor, "_max_workers", None) or cores()
    return Workers(lambda: executor, size, batch_seconds=_PROCESS_BATCH_S, ours=False)


def cores() -> int:
    """Count the cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _processes(size: int) -> ProcessPoolExecutor:
    from multiprocessing import get_context  # noqa: PLC0415 - only where processes are needed

    # Never fork: threads and loaded libraries do not survive it.
    return ProcessPoolExecutor(size, mp_context=get_context("spawn"), initializer=_begin_worker)


def _kill(executor: Executor) -> None:
    """End the processes of an executor at once; threads end with the program."""
    # Only from 3.14 on an executor does so itself.
    processes: dict[int, BaseProcess] | None = getattr(executor, "_processes", None)
    for process in list((processes or {}).values()):
        process.kill()


def _begin_worker() -> None:
    """Leave Ctrl-C to the parent, and end when the parent has died."""
    from multiprocessing import parent_process  # noqa: PLC0415 - only in a worker

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=[parent], daemon=True).start()


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)
