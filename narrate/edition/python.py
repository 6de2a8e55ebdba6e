"""The Python names: ``narrate.read``, ``narrate.script`` and ``narrate.make``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from narrate.edition.opening import opened
from narrate.edition.request import Request
from narrate.edition.run import make_all, sources_of
from narrate.errors import error_for
from narrate.model.edition import Outcome
from narrate.scripting import script as script_of

if TYPE_CHECKING:
    from pathlib import Path

    from narrate.model.document import Document
    from narrate.model.edition import Edition
    from narrate.model.script import Script


def read(path: str | Path, *, format: str = "") -> Document:  # noqa: A002 - the word people type
    """Return what the page of a file says; the ``[tei]`` tables around it hold.

    Args:
        path: the file.
        format: its format, where its ending does not tell.

    Raises:
        NarrateError: it cannot be read, or its settings are wrong; the message says what to do.
    """
    request = Request(sources=(str(path),), from_format=format)
    (source,) = sources_of(request)
    return opened(source, request).document


def script(document: Document, **options: Any) -> Script:  # noqa: ANN401 - passed through
    """Return what is said for a document, and when to breathe.

    Takes the options of ``narrate.scripting.script``: voice, policy, lexicons, language.
    """
    return script_of(document, **options)


def make(source: str | Path, **options: Any) -> Edition:  # noqa: ANN401 - passed through
    """Make the edition of one source.

    Args:
        source: a file.
        options: fields of ``narrate.edition.request.Request``, such as ``output="out"``,
            ``profile="podcast"``, ``voice="english-gb"``, ``jobs=2``.

    Raises:
        NarrateError: it could not be made; the message says what to do.
    """
    (edition,) = make_all(Request(sources=(str(source),), **options))
    if edition.outcome is Outcome.FAILED:
        raise error_for(edition.exit_code, edition.error, edition.hint)
    return edition
