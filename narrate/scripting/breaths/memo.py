"""What was found out once and is looked up often."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class Memo(dict[_Key, _Value]):
    """A table that asks a function for what it does not hold, and starts anew when it is full.

    It answers in half the time of ``functools.lru_cache``, and is asked several times for a word.
    """

    def __init__(self, find: Callable[[_Key], _Value], limit: int = 65536) -> None:
        """Take the function, and how many of its answers to hold at most."""
        super().__init__()
        self._find = find
        self._limit = limit

    def __missing__(self, key: _Key) -> _Value:
        if len(self) >= self._limit:
            self.clear()
        found = self[key] = self._find(key)
        return found
