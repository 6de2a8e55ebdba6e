"""The one door to pandoc: a document in, a page of HTML out, in a process of its own.

Without a shell, without a network, without files (``--sandbox``: what a document wants to include
is not read), within bounds of time and memory.
"""

from __future__ import annotations

import re
import subprocess
from typing import NamedTuple

from narrate.errors import SourceError

SECONDS = 120
"""A book takes about one."""
HEAP_MB = 2048
"""Of pandoc's heap; it needs up to 100 times the size of a text."""
_HEAP_EXHAUSTED = 251
_OPTIONS = ("--verbose", "--to=html5", "--standalone", "--mathml", "--sandbox", "--wrap=preserve")
_QUIET = ("--email-obfuscation=none", "--data-dir=/nonexistent")
_WARNING, _NOTICE = "[WARNING] ", "[INFO] "
_SKIPPED = re.compile(r"^\[INFO\] Skipped '(.*)' at ", re.MULTILINE)
_NO_TITLE = "This document format requires a nonempty <title>"


class PandocMissing(SourceError):
    """A format that is read through pandoc, which is not installed."""


class PandocFailed(SourceError):
    """A document that pandoc cannot read."""


class Converted(NamedTuple):
    """What pandoc made of a document."""

    html: bytes
    """A whole page, in UTF-8, well-formed as XML."""
    warnings: tuple[str, ...]
    """What it passed over, one sentence each."""
    skipped: tuple[str, ...] = ()
    """Commands that it does not know, with what is given to them."""


def convert(
    data: bytes, source: str, name: str, *, seconds: float = SECONDS, heap_mb: int = HEAP_MB
) -> Converted:
    """Return a document as a page of HTML.

    Args:
        data: The document; text formats in UTF-8.
        source: What pandoc calls its format.
        name: Of the document, for messages.
        seconds: After so long pandoc is ended.
        heap_mb: So much memory it may use.

    Raises:
        PandocMissing: the extra is not installed.
        PandocFailed: the document is not of that format, or takes more than is allowed.
    """
    command = [_program(name), f"--from={source}", *_OPTIONS, *_QUIET]
    command += ["+RTS", f"-M{heap_mb}M", "-RTS"]
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and nothing of the document in the command
            command,
            input=data,
            capture_output=True,
            check=False,
            timeout=seconds,
            env={"LANG": "C.UTF-8", "HOME": "/nonexistent"},
        )
    except subprocess.TimeoutExpired as error:
        raise PandocFailed(
            f"{name} takes pandoc more than {seconds:g} seconds", "a smaller or simpler document"
        ) from error
    except OSError as error:
        raise PandocFailed(f"pandoc does not start ({error.strerror})", _INSTALL) from error
    said = done.stderr.decode("utf-8", "replace").strip()
    if done.returncode == _HEAP_EXHAUSTED:
        raise PandocFailed(
            f"{name} takes pandoc more than {heap_mb} MB of memory",
            "a smaller or simpler document",
        )
    if done.returncode:
        raise PandocFailed(
            f"{name}: pandoc cannot read it as {source} ({_reason(said)})",
            "check that it is what its name says, or name its format with --from",
        )
    return Converted(done.stdout, tuple(_warnings(said)), tuple(_SKIPPED.findall(said)))


_INSTALL = "python -m pip install 'narrate-editions[pandoc]'"


def _program(name: str) -> str:
    try:
        from pypandoc import get_pandoc_path  # noqa: PLC0415 - an extra

        return str(get_pandoc_path())
    except (ImportError, OSError) as error:
        raise PandocMissing(
            f"{name} is read through pandoc, which is not installed", _INSTALL
        ) from error


def _reason(said: str) -> str:
    """Return the line by which pandoc says why, and the next where the first only leads to it."""
    said_of = (_WARNING, _NOTICE)
    lines = [line.strip() for line in said.splitlines() if not line.startswith(said_of)]
    lines = [line for line in lines if line]
    if len(lines) > 1 and lines[0].endswith(":"):
        return f"{lines[0]} {lines[1]}"
    return lines[0].rstrip(":") if lines else "it says nothing"


def _warnings(said: str) -> list[str]:
    found = [line.removeprefix(_WARNING) for line in said.splitlines() if line.startswith(_WARNING)]
    return [one for one in found if not one.startswith(_NO_TITLE)]
