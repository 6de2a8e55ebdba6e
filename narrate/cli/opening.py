"""From options to what the pipeline takes: a request, or the manuscript of one source."""

from __future__ import annotations

import sys
from math import inf
from typing import TYPE_CHECKING

from narrate.cli.parser import number, one_of
from narrate.edition.request import (
    DEFAULT_MAX_SIZE_MB,
    PER_DOCUMENT,
    PER_FILE,
    PER_FOLDER,
    Request,
)
from narrate.errors import UsageError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from narrate.edition.pipeline import Manuscript
    from narrate.edition.sources import Source

_UNITS_MB = {"": 1.0, "KB": 0.001, "K": 0.001, "MB": 1.0, "M": 1.0, "GB": 1000.0, "G": 1000.0}
_SLOWEST, _FASTEST = 0.25, 4
_MOST_JOBS = 1024


def voice_options(parser: ArgumentParser) -> None:
    """Add what decides who reads, and how."""
    group = parser.add_argument_group("reading")
    group.add_argument("--voice", metavar="CARD|ENGINE[:VOICE]", help="who reads")
    group.add_argument(
        "--language", type=language, metavar="TAG", help="language of the text: en, de"
    )
    group.add_argument(
        "--rate",
        type=number(_SLOWEST, _FASTEST),
        metavar="X",
        help="speed: 1.2 is a fifth faster",
    )
    group.add_argument(
        "--set",
        action="append",
        default=[],
        type=setting,
        metavar="KEY=VALUE",
        help="any setting: reading.notes=end, say.Toon=toon",
    )


def source_options(parser: ArgumentParser) -> None:
    """Add what decides how a source is read."""
    group = parser.add_argument_group("source")
    group.add_argument("--from", dest="from_format", metavar="FORMAT", help="its format")
    group.add_argument(
        "--max-size",
        type=megabytes,
        metavar="SIZE",
        default=DEFAULT_MAX_SIZE_MB,
        help="read sources up to this size (20MB)",
    )
    group.add_argument(
        "--allow-network",
        action="store_true",
        help="fetch a source that is an https address",
    )


def division_options(parser: ArgumentParser) -> None:
    """Add what decides how much of a source makes an edition."""
    group = parser.add_argument_group("which of it")
    group.add_argument(
        "--edition-per",
        type=one_of(PER_FILE, PER_DOCUMENT, PER_FOLDER),
        metavar=f"{PER_FILE}|{PER_DOCUMENT}|{PER_FOLDER}",
        help="what makes an edition (file); a file may hold hundreds of documents",
    )
    group.add_argument("--chapter", metavar="N|ID", help="only this chapter or document")


def work_options(parser: ArgumentParser) -> None:
    """Add what decides how the work is done, and what is kept of it."""
    work = parser.add_argument_group("work")
    work.add_argument(
        "--jobs", type=number(1, _MOST_JOBS, whole=True), metavar="N", help="workers (all cores)"
    )
    work.add_argument("--isolate", action="store_true", help="speak in processes of their own")
    where = work.add_mutually_exclusive_group()
    where.add_argument("--cache-dir", metavar="DIR", help="keep rendered sound there")
    where.add_argument("--no-cache", action="store_true", help="keep nothing")


def language(text: str) -> str:
    """Take a language tag, also one with three letters or an underscore."""
    from narrate.model.language import canonical  # noqa: PLC0415 - not for --help

    if tag := canonical(text):
        return tag
    raise UsageError(
        f"--language: '{text}' is no language tag", "a language tag such as en, en-GB or de"
    )


def setting(text: str) -> tuple[str, str]:
    """Split ``KEY=VALUE``; a word of the say table may hold an equals sign only in its value."""
    key, equals, value = text.partition("=")
    if not equals or not key.strip():
        raise UsageError(f"--set {text} has no value", "--set reading.notes=end")
    return key.strip(), value


def megabytes(text: str) -> float:
    """Read a size such as ``50MB``; a bare number is megabytes."""
    digits = text.upper().rstrip("KMGB ")
    unit = text.upper()[len(digits) :].strip()
    try:
        size = float(digits) * _UNITS_MB[unit]
    except (ValueError, KeyError):
        size = -1.0
    if not 0 <= size < inf:
        raise UsageError(f"--max-size {text} is no size", "--max-size 50MB")
    return size


def request_of(args: Namespace, sources: tuple[str, ...]) -> Request:
    """Return the request that a command's options make; those it does not have keep defaults."""
    said = vars(args)
    names = (
        "output",
        "profile",
        "edition_per",
        "voice",
        "language",
        "rate",
        "chapter",
        "sample",
        "jobs",
    )
    more = ("from_format", "cache_dir", "no_cache", "strict", "isolate", "allow_network")
    outputs = ("file_per", "highlight", "embed_resources", "zip")
    given = {name: said[name] for name in (*names, *more, *outputs) if said.get(name) is not None}
    if "-" in sources and sys.stdin.isatty():
        sys.stderr.write("reading from the terminal; end with Ctrl-D\n")
    return Request(
        sources=sources,
        formats=tuple(one for some in said.get("formats") or () for one in some),
        overrides=tuple(said.get("set") or ()),
        max_size_mb=said.get("max_size", DEFAULT_MAX_SIZE_MB),
        **given,
    )


def source_of(request: Request) -> Source:
    """Return the one source of a command."""
    from narrate.edition.run import sources_of  # noqa: PLC0415 - not for --help

    sources = sources_of(request)
    if len(sources) > 1:
        raise UsageError(
            f"{request.sources[0]} holds {len(sources)} documents, and one is wanted",
            str(sources[0].path),
        )
    return sources[0]


def manuscript_of(args: Namespace) -> Manuscript:
    """Read the one source of a command and decide everything about it."""
    from narrate.edition import loading  # noqa: PLC0415 - loads the engines
    from narrate.edition.opening import opened  # noqa: PLC0415 - loads the readers

    request = request_of(args, (args.source,))
    source = source_of(request)
    whole = opened(source, request)
    divisions = list(whole.wanted(request).values())
    if len(divisions) > 1:
        raise UsageError(
            f"{source.name} holds {len(divisions)} documents, and one is wanted",
            f"--chapter {divisions[0].id if divisions[0] else 1}",
        )
    return loading.manuscript_of(whole, divisions[0], request)


def manuscript_of_text(text: str, args: Namespace) -> Manuscript:
    """Take a line of text as a document; the settings of the working folder hold."""
    from pathlib import Path  # noqa: PLC0415 - only for this

    from narrate.edition.loading import decide  # noqa: PLC0415 - loads the readers
    from narrate.edition.pipeline import Manuscript  # noqa: PLC0415 - the same
    from narrate.reading import read  # noqa: PLC0415 - the same
    from narrate.settings import resolve  # noqa: PLC0415 - the same

    request = request_of(args, ())
    data = text.encode(errors="surrogateescape")
    document = read(data, name="the text", format="text", max_bytes=request.max_bytes)
    settings = resolve(None, document=document.metadata, overrides=request.overrides)
    return Manuscript(document, decide(settings, None, request, document), data, "text", Path())
