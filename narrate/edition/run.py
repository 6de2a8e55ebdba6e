"""A run: every document that was asked for, each made, found unchanged, or failed by itself."""

from __future__ import annotations

import json
import os
from contextlib import ExitStack
from dataclasses import asdict, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from narrate.edition.fetching import NetworkNotAllowed, is_url
from narrate.edition.overview import Overview, counted
from narrate.edition.receipts import Receipts, looked
from narrate.edition.request import DEFAULT_FOLDER, PER_DOCUMENT, PER_FOLDER, Silence
from narrate.edition.sources import Source, find
from narrate.edition.target import check_target, is_file
from narrate.errors import Interrupted, NarrateError, UsageError, unexpected
from narrate.model.edition import Edition, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.edition.opening import Opened
    from narrate.edition.request import Reporter, Request, Selection
    from narrate.edition.studio import Studio
    from narrate.model.document import Division


def make_all(
    request: Request, reporter: Reporter | None = None, selection: Selection | None = None
) -> Iterator[Edition]:
    """Yield an edition for each document of the run, in order.

    A document that fails does not stop the others; its edition says why. What a person must mend
    before anything can be made (a missing source, two sources with one slug) is raised.

    Args:
        request: What is asked for.
        reporter: Is told how the work goes on.
        selection: Says which sources and documents are made; all of them where it is not given.
    """
    tell = reporter or Silence()
    sources = sources_of(request)
    receipts = Receipts(receipts_folder(request), options_digest(request))
    overview = Overview()
    with ExitStack() as stack:
        studio: Studio | None = None
        for source in sources:
            if selection and not selection.opens(source):
                continue
            fresh = None if selection else _fresh(source, request, receipts)
            if fresh is not None:
                yield from map(overview.add, fresh)
                continue
            if studio is None:
                studio = stack.enter_context(_studio(request, tell))
            yield from map(overview.add, _made(source, request, studio, receipts, selection))
    overview.write(request)


def survey(request: Request, selection: Selection) -> Iterator[Edition]:
    """Ask a selection of all that ``make_all`` would ask it, and make nothing.

    What can be read only once (a page of the web, standard input) is left out.

    Yields:
        An edition that failed for each source that cannot be read.
    """
    from narrate.edition.opening import opened  # noqa: PLC0415 - loads the readers

    for source in sources_of(request):
        if source.path is None or not selection.opens(source):
            continue
        try:
            whole = opened(source, request)
            for slug, division in whole.wanted(request).items():
                selected(whole, division, slug, selection)
        except Exception as error:  # noqa: BLE001 - as where it is made
            yield failed(source, source.slug, error)


def sources_of(request: Request) -> list[Source]:
    """Return the sources of a run.

    Raises:
        NarrateError: one is not there, two would go to the same place, several into one file, or
            an option is wrong, which is said before anything is read.
    """
    check_network(request)
    check_options(request)
    check_target(request)
    check_one_file(request, len(set(request.sources)))
    per_folder = request.edition_per == PER_FOLDER
    sources = find(
        request.sources,
        suffixes(),
        request.from_format,
        per_folder=per_folder,
        output=Path(request.output or DEFAULT_FOLDER),
    )
    check_one_file(request, len(sources))
    return sources


def check_network(request: Request) -> None:
    """Raise ``NetworkNotAllowed`` when a page is asked for and the network is not allowed."""
    asked = next(filter(is_url, request.sources), "")
    if asked and not request.allow_network:
        raise NetworkNotAllowed(
            f"{asked} is on the network, which nothing has allowed",
            f"--allow-network {asked}",
        )


def check_options(request: Request) -> None:
    """Raise ``UsageError`` for what is wrong with any text: once, and not for each of them."""
    if request.formats:
        from narrate.binding.formats import ALL, format_of  # noqa: PLC0415 - loads no binder

        for name in set(request.formats) - {ALL}:
            format_of(name)
    if request.profile:
        from narrate.audio.profiles import profile  # noqa: PLC0415 - seldom needed

        profile(request.profile)
    if request.overrides:
        from narrate.settings.resolve import typed  # noqa: PLC0415 - the same

        typed(request.overrides)


def _fresh(source: Source, request: Request, receipts: Receipts) -> list[Edition] | None:
    """Return the editions of a source when none of them has to be made."""
    if source.path is None:
        return None
    slugs = [source.slug]
    if request.edition_per == PER_DOCUMENT:
        contents = receipts.fresh(_contents(request, source))
        slugs = contents["slugs"] if contents else []
    found = []
    for slug in slugs:
        summary = receipts.fresh(place(request, slug))
        if summary is None or summary["inputs"] != len(source.inputs):
            return None
        found.append(_unchanged(source, slug, summary))
    return found or None


def _made(
    source: Source,
    request: Request,
    studio: Studio,
    receipts: Receipts,
    selection: Selection | None,
) -> Iterator[Edition]:
    """Yield the editions of a source, which is read once; what is fresh is left alone."""
    from narrate.edition.opening import opened  # noqa: PLC0415 - loads the readers

    try:
        whole = opened(source, request)
        wanted = whole.wanted(request)
        check_one_file(request, len(wanted))
    except Exception as error:  # noqa: BLE001 - a defect in one document does not stop the others
        yield failed(source, source.slug, error)
        return
    for slug, division in wanted.items():
        if selection and not selected(whole, division, slug, selection):
            continue
        fresh = receipts.fresh(place(request, slug)) if division or selection else None
        if fresh is not None:
            yield _unchanged(source, slug, fresh)
        else:
            yield _attempt(whole, division, request, studio, receipts)
    if source.path and request.edition_per == PER_DOCUMENT:
        receipts.keep(
            _contents(request, source),
            inputs=whole.looked,
            absent=whole.said.absent,
            outputs=(),
            summary={"slugs": list(wanted)},
        )


def selected(whole: Opened, division: Division | None, slug: str, selection: Selection) -> bool:
    """Say whether an edition is made of a document, of which the settings may say more."""
    document = whole.document_of(division)
    return selection.takes(whole.source, slug, whole.settings(document).edition.metadata)


def _attempt(
    whole: Opened, division: Division | None, request: Request, studio: Studio, receipts: Receipts
) -> Edition:
    from narrate.edition.loading import manuscript_of  # noqa: PLC0415 - loads the engines
    from narrate.edition.pipeline import make_edition  # noqa: PLC0415 - loads numpy

    source, slug = whole.source, whole.slug_of(division)
    try:
        manuscript = manuscript_of(whole, division, request)
        inputs = (*whole.looked, *looked(manuscript.choices.inputs))
        edition = make_edition(manuscript, request, studio)
        edition = replace(edition, found=counted(edition.findings))
    except Exception as error:  # noqa: BLE001 - a defect in one document does not stop the others
        return failed(source, slug, error)
    if source.path:
        receipts.keep(
            place(request, slug),
            inputs=inputs,
            absent=manuscript.choices.absent,
            outputs=[Path(one) for one in edition.files],
            summary=_summary(edition, len(source.inputs)),
        )
    return edition


def failed(source: Source, slug: str, error: Exception) -> Edition:
    """Return what went wrong with one document; raises what stops the whole run."""
    if isinstance(error, (Interrupted, OSError)) or os.environ.get("NARRATE_DEBUG"):
        raise error
    told = error if isinstance(error, NarrateError) else unexpected(error)
    return Edition(
        slug=slug,
        source=source.name,
        outcome=Outcome.FAILED,
        error=told.message,
        hint=told.hint,
        exit_code=told.exit_code,
    )


def _studio(request: Request, reporter: Reporter) -> Studio:
    from narrate.edition.studio import Studio  # noqa: PLC0415 - only when something is to be made

    return Studio(request, reporter)


def suffixes() -> frozenset[str]:
    """Return the endings of all formats that are read."""
    from narrate.reading.formats import FORMATS  # noqa: PLC0415 - loads no reader

    return frozenset(suffix for row in FORMATS for suffix in row.suffixes)


def check_one_file(request: Request, editions: int) -> None:
    """Raise ``UsageError`` when several editions would go into one file."""
    if editions > 1 and is_file(request):
        raise UsageError(
            f"-o {request.output} is one file, and there are {editions} sources",
            "-o FOLDER, or one source",
        )


def place(request: Request, slug: str) -> Path:
    """Return what a receipt is kept under: where the edition was asked to go."""
    return Path(request.output or DEFAULT_FOLDER) / slug


def _contents(request: Request, source: Source) -> Path:
    """Return what the list of editions made from one file is kept under."""
    return place(request, source.slug) / "documents"


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
    unheard = ("sources", "jobs", "cache_dir", "no_cache", "isolate", "strict", "max_size_mb")
    for name in (*unheard, "allow_network"):
        del said[name]
    return sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def _summary(edition: Edition, inputs: int) -> dict[str, object]:
    return {
        "inputs": inputs,
        "title": edition.title,
        "files": list(edition.files),
        "seconds": edition.seconds,
        "words": edition.words,
        "loudness_lufs": edition.loudness_lufs,
        "found": dict(edition.found),
    }


def _unchanged(source: Source, slug: str, summary: dict[str, Any]) -> Edition:
    known = {name: value for name, value in summary.items() if name != "inputs"}
    return Edition(
        slug=slug,
        source=source.name,
        outcome=Outcome.UNCHANGED,
        **{**known, "files": tuple(summary["files"])},
    )
