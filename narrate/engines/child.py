"""An engine kept in a process of its own: what crashes or hangs there is one typed error here.

The child is spawned (``python -m module``, never forked), in a process group of its own. It
speaks over its first two descriptors, which it moves out of the way of anything that prints
(``serve``), and ends when its parent ends, because it then reads the end of its input.
"""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
from typing import TYPE_CHECKING, Any

from narrate.engines.errors import EngineFailed, EngineHung
from narrate.engines.frames import receive, send

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Answer = tuple[dict[str, Any], bytes]
"""What a child answers: a message, and bytes such as sound."""


class Child:
    """A child process that answers one request at a time."""

    def __init__(
        self, engine: str, command: Sequence[str], env: Mapping[str, str] | None = None
    ) -> None:
        """Take the engine's name for messages, the command, and additions to the environment."""
        self._engine = engine
        self._command = tuple(command)
        self._env = {**os.environ, **(env or {})}
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, request: Mapping[str, Any], deadline_s: float) -> Answer:
        """Return the answer to ``request``; a child that dies or hangs is started once again.

        Raises ``EngineHung`` when it twice gave no answer in ``deadline_s``, ``EngineFailed`` when
        it died twice.
        """
        for _ in range(2):
            process = self._running()
            late = threading.Event()
            watch = threading.Timer(deadline_s, self._kill, (process, late))
            watch.start()
            answer = _asked(process, request)
            watch.cancel()
            if answer is not None:
                return answer
            status = self._end()
        if late.is_set():
            raise EngineHung(
                f"engine {self._engine!r} gave no answer within {deadline_s:.0f} seconds, twice",
                "another voice, or a spoken form in [say] for that stretch",
            )
        raise EngineFailed(
            f"engine {self._engine!r} died twice ({_how(status)})",
            "narrate doctor; another voice, or a spoken form in [say] for that stretch",
        )

    def close(self) -> None:
        """End the child; it may be asked again, and is then started anew."""
        self._end()

    @property
    def pid(self) -> int | None:
        """The child's process number while it runs."""
        return self._process.pid if self._process else None

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            self._process = subprocess.Popen(  # noqa: S603 - our own module by our own Python
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=self._env,
                start_new_session=True,
            )
        return self._process

    def _end(self) -> int:
        process, self._process = self._process, None
        if process is None:
            return 0
        self._kill(process)
        for stream in (process.stdin, process.stdout):
            if stream:
                _quietly(stream.close)
        return process.wait()

    @staticmethod
    def _kill(process: subprocess.Popen[bytes], late: threading.Event | None = None) -> None:
        """Kill it with all it started; the dead, not yet waited for, keep their number."""
        if late:
            late.set()
        if process.returncode is not None:
            return
        if sys.platform == "win32":
            process.kill()
        else:
            _quietly(lambda: os.killpg(process.pid, signal.SIGKILL))


def serve(answer: Callable[[dict[str, Any]], Answer]) -> None:
    """Run in a child: answer each request until the parent is gone.

    From here on whatever prints to standard output goes to standard error. An exception of
    ``answer`` becomes ``{"error": type, "message": text}``.
    """
    requests, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    os.dup2(2, 1)
    waiting: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()

    def listen() -> None:
        while (found := receive(requests)) is not None:
            waiting.put(found[0])
        os._exit(0)  # the parent is gone, and the main thread may hang in the engine

    threading.Thread(target=listen, daemon=True).start()
    while True:
        request = waiting.get()
        try:
            message, body = answer(request)
        except Exception as problem:  # noqa: BLE001 - whatever it is, the parent has to know
            message, body = {"error": type(problem).__name__, "message": str(problem)}, b""
        send(replies, message, body)


def _asked(process: subprocess.Popen[bytes], request: Mapping[str, Any]) -> Answer | None:
    assert process.stdin
    assert process.stdout
    try:
        send(process.stdin, request)
        return receive(process.stdout)
    except (OSError, ValueError):
        return None


def _quietly(action: Callable[[], object]) -> None:
    try:
        action()
    except OSError:
        return


def _how(status: int) -> str:
    if status < 0:
        return signal.Signals(-status).name
    return f"exit status {status}"
