"""Every error raised on purpose: what happened, what to do next, and the exit code.

``ValueError`` is a programmer's mistake; ``NarrateError`` is something a person can act on. All of
them survive pickling, so that they can come back from a worker process.
"""

from __future__ import annotations

from typing import ClassVar, Self


class NarrateError(Exception):
    """Something a person can act on."""

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, hint: str = "") -> None:
        """Take one sentence that says what happened and one that says what to do."""
        super().__init__(message, hint)
        self.message = message
        self.hint = hint

    def at(self, where: str) -> Self:
        """Return it with the place of what led to it in front."""
        return type(self)(f"{where}: {self.message}", self.hint)

    def __str__(self) -> str:
        """Return what is printed after ``narrate: ``."""
        return f"{self.message}\n  try: {self.hint}" if self.hint else self.message


class DocumentFailed(NarrateError):
    """A document could not be made, or a check found an error."""

    exit_code = 1


class UsageError(NarrateError):
    """A command line, a setting or a voice card that cannot be understood."""

    exit_code = 2


class SourceError(NarrateError):
    """A source that cannot be read."""

    exit_code = 3


class VoiceError(NarrateError):
    """A voice or an engine that is missing or failed."""

    exit_code = 4


class OutputError(NarrateError):
    """An output that cannot be written."""

    exit_code = 5


class Interrupted(NarrateError):
    """The person stopped it."""

    exit_code = 130


def error_for(exit_code: int, message: str, hint: str) -> NarrateError:
    """Return an error of the kind that ends with ``exit_code``."""
    kinds = (DocumentFailed, UsageError, SourceError, VoiceError, OutputError, Interrupted)
    kind = next((one for one in kinds if one.exit_code == exit_code), DocumentFailed)
    return kind(message, hint)


def unexpected(error: Exception) -> NarrateError:
    """Return a defect, or a package that is missing, as something a person can act on."""
    if isinstance(error, ModuleNotFoundError) and not (error.name or "").startswith("narrate"):
        missing = f"the package that has '{error.name}' is not installed"
        return NarrateError(missing, "narrate doctor names it; then python -m pip install it")
    return NarrateError(
        f"an unexpected {type(error).__name__}: {error}".rstrip(": "),
        "the same command with NARRATE_DEBUG=1 shows where; please report it",
    )
