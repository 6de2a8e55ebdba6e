"""What is wrong with a file or a typed setting, and what would be right."""

from __future__ import annotations

from narrate.errors import UsageError


class TomlError(UsageError):
    """A settings file or voice card with a mistake in it."""


class BadValue(ValueError):
    """What a kind of value says to a value it refuses; becomes a ``TomlError`` with its place."""

    def __init__(self, problem: str, allowed: str) -> None:
        """Take what is wrong with the value and what is allowed instead."""
        super().__init__(problem, allowed)
        self.problem = problem
        self.allowed = allowed
