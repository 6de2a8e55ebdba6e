"""Out of the reach of signals: what may not be torn runs outside the main thread.

Python handles a signal in the main thread as soon as it runs Python again, and while the library
speaks that is on entering our callback, where ctypes drops whatever a handler raises. Ctrl-C
would then do nothing but tear a hole into the sound (34 of 60 tries, and signals that are put off
reach the callback by way of any other thread). Other threads are never interrupted.
"""

from __future__ import annotations

import os
import threading
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_Result = TypeVar("_Result")


def out_of_reach(action: Callable[[], _Result]) -> _Result:
    """Do ``action``, in another thread if this is the main one; an interrupted one still ends."""
    if threading.current_thread() is not threading.main_thread():
        return action()
    try:
        doing = _helper(os.getpid()).submit(action)
    except RuntimeError:  # the interpreter ends, and begins nothing in other threads any more
        return action()
    return doing.result()


@cache
def _helper(process: int) -> ThreadPoolExecutor:
    del process  # a forked child has no thread yet
    return ThreadPoolExecutor(1, thread_name_prefix="espeak")
