"""A run: every document that was asked for, each made, found unchanged, or failed by itself."""

from __future__ import annotations

import json
from contextlib import ExitStack
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from narrate.edition.receipts import Receipts
from narrate.edition.request import DEFAULT_FOLDER, Silence
from narrate.edition.sources import Source, find
from narrate.errors import Interrupted, NarrateError, UsageError
from narrate.model.edition import Edition, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.edition.request import Reporter, Request
    from narrate.edition.studio import Studio


def make_all(request: Request, reporter: Reporter | None = None) -> Iterator[Edition]:
    """Yield an edition for each document of the run, in order.

    A document that fails does not stop the others; its edition says why. What a person must mend
    before anything can be made (a missing source, two sources with one slug) is raised.
    """
    tell = reporter or Silence()
    sources = find(request.sources, suffixes(), request.from_format)
    check_one_file(request, sources)
    receipts = Receipts(receipts_folder(request), options_digest(request))
    with ExitStack() as stack:
        studio: Studio | None = None
        for source in sources:
            fresh = receipts.fresh(place(request, source)) if source.path else None
            if fresh is not None:
                yield _unchanged(source, fresh)
                continue
            if studio is None:
                studio = stack.enter_context(_studio(request, tell))
            yield _attempt(source, request, studio, receipts)


def _attempt(source: Source, request: Request, studio: Studio, receipts: Receipts) -> Edition:
    from narrate.edition.loading import load  # noqa: PLC0415 - loads the readers and engines
    from narrate.edition.pipeline import make_edition  # noqa: PLC0415 - loads numpy

    try:
        manuscript = load(source, request)
        edition = make_edition(manuscript, request, studio)
    except Interrupted:
        raise
    except NarrateError as error:
        return Edition(
            slug=source.slug,
            source=source.name,
            outcome=Outcome.FAILED,
            error=error.message,
            hint=error.hint,
            exit_code=error.exit_code,
        )
    if source.path:
        receipts.keep(
            place(request, source),
            inputs=[source.path, *manuscript.choices.inputs],
            absent=manuscript.choices.absent,
            outputs=[Path(one) for one in edition.files],
            summary=_summary(edition),
        )
    return edition


def _studio(request: Request, reporter: Reporter) -> Studio:
    from narrate.edition.studio import Studio  # noqa: PLC0415 - only when something is to be made

    return Studio(request, reporter)


def suffixes() -> frozenset[str]:
    """Return the endings of all formats that are read."""
    from narrate.reading.formats import FORMATS  # noqa: PLC0415 - loads no reader

    return frozenset(suffix for row in FORMATS for suffix in row.suffixes)


def check_one_file(request: Request, sources: list[Source]) -> None:
    """Raise ``UsageError`` when several sources would go into one file."""
    if len(sources) > 1 and is_file(request):
        raise UsageError(
            f"-o {request.output} is one file, and there are {len(sources)} sources",
            "-o FOLDER, or one source",
        )


def is_file(request: Request) -> bool:
    """Say whether the output names one file rather than a folder."""
    from narrate.binding.formats import FORMATS  # noqa: PLC0415 - loads no binder

    suffix = Path(request.output).suffix.lower()
    return bool(suffix) and suffix in {row.suffix for row in FORMATS if not row.folder}


def place(request: Request, source: Source) -> Path:
    """Return what a receipt is kept under: where the edition was asked to go."""
    return Path(request.output or DEFAULT_FOLDER) / source.slug


def receipts_folder(request: Request) -> Path | None:
    """Return where receipts are kept; ``None`` when nothing is."""
    if request.no_cache:
        return None
    if request.cache_dir:
        return Path(request.cache_dir) / "receipts"
    from narrate.store.place import default_folder  # noqa: PLC0415 - loads platformdirs

    return default_folder() / "receipts"


def options_digest(request: Request) -> str:
    """Digest the options that decide what is made; how and where it is worked out do not count."""
    said = asdict(request)
    for name in ("sources", "jobs", "cache_dir", "no_cache", "isolate", "strict", "max_size_mb"):
        del said[name]
    return sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def _summary(edition: Edition) -> dict[str, object]:
    return {
        "title": edition.title,
        "files": list(edition.files),
        "seconds": edition.seconds,
        "words": edition.words,
        "loudness_lufs": edition.loudness_lufs,
    }


def _unchanged(source: Source, summary: dict[str, Any]) -> Edition:
    return Edition(
        slug=source.slug,
        source=source.name,
        outcome=Outcome.UNCHANGED,
        **{**summary, "files": tuple(summary["files"])},
    )
