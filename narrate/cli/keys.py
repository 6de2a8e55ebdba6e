"""Single keys from the terminal, while something else goes on."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_POLL_S = 0.1
_ESCAPES = {"\x1b[C": "right", "\x1b[D": "left", "\x1b": "quit"}
KEYS = {
    " ": "pause",
    "p": "previous",
    "left": "previous",
    "b": "previous",
    "n": "next",
    "right": "next",
    "q": "quit",
    "quit": "quit",
    "\x04": "quit",
}
"""Key and what it does."""


@contextmanager
def keys() -> Iterator[Callable[[], str] | None]:
    """Give a function that waits a tenth of a second for a key and returns its name, or blank.

    ``None`` where there is no terminal to press keys on. Works also when standard input is the
    text that is read.
    """
    if sys.platform == "win32":
        yield _windows if sys.stdin.isatty() else None
        return
    try:
        terminal = open("/dev/tty", "rb", buffering=0)  # noqa: PTH123, SIM115 - a device, closed below
    except OSError:
        yield None
        return
    import termios  # noqa: PLC0415 - not on every platform
    import tty  # noqa: PLC0415 - the same

    with terminal:
        before = termios.tcgetattr(terminal)
        try:
            tty.setcbreak(terminal.fileno())
            yield lambda: _pressed(terminal.fileno())
        finally:
            termios.tcsetattr(terminal, termios.TCSADRAIN, before)


def _pressed(descriptor: int) -> str:
    import os  # noqa: PLC0415 - only where there are keys
    from select import select  # noqa: PLC0415 - the same

    ready, _, _ = select([descriptor], [], [], _POLL_S)
    if not ready:
        return ""
    text = os.read(descriptor, 8).decode(errors="replace")
    return _ESCAPES.get(text, text[:1].lower())


def _windows() -> str:
    import msvcrt  # noqa: PLC0415 - only on Windows
    from time import sleep  # noqa: PLC0415 - the same

    if not msvcrt.kbhit():  # type: ignore[attr-defined,unused-ignore] # known on Windows only
        sleep(_POLL_S)
        return ""
    key: str = msvcrt.getwch()  # type: ignore[attr-defined,unused-ignore] # known on Windows only
    if key in ("\x00", "\xe0"):  # the first half of an arrow key
        second: str = msvcrt.getwch()  # type: ignore[attr-defined,unused-ignore] # the same
        return {"K": "left", "M": "right"}.get(second, "")
    return key.lower()
