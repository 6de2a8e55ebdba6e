"""From options to what the pipeline takes: a request, or the manuscript of one source."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from narrate.cli.parser import number
from narrate.edition.request import DEFAULT_MAX_SIZE_MB, Request
from narrate.errors import UsageError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from narrate.edition.pipeline import Manuscript

_UNITS_MB = {"": 1.0, "KB": 0.001, "K": 0.001, "MB": 1.0, "M": 1.0, "GB": 1000.0, "G": 1000.0}
_SLOWEST, _FASTEST = 0.25, 4


def voice_options(parser: ArgumentParser) -> None:
    """Add what decides who reads, and how."""
    group = parser.add_argument_group("reading")
    group.add_argument("--voice", metavar="CARD|ENGINE[:VOICE]", default="", help="who reads")
    group.add_argument("--language", metavar="TAG", default="", help="language of the text: en, de")
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
    group.add_argument(
        "--from", dest="from_format", metavar="FORMAT", default="", help="its format"
    )
    group.add_argument(
        "--max-size",
        type=megabytes,
        metavar="SIZE",
        default=DEFAULT_MAX_SIZE_MB,
        help="read sources up to this size (20MB)",
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
        return float(digits) * _UNITS_MB[unit]
    except (ValueError, KeyError):
        raise UsageError(f"--max-size {text} is no size", "--max-size 50MB") from None


def request_of(args: Namespace, sources: tuple[str, ...]) -> Request:
    """Return the request that a command's options make; those it does not have keep defaults."""
    said = vars(args)
    names = ("output", "profile", "voice", "language", "rate", "chapter", "sample", "jobs")
    more = ("from_format", "cache_dir", "no_cache", "strict", "isolate")
    outputs = ("highlight", "embed_resources", "zip")
    given = {name: said[name] for name in (*names, *more, *outputs) if said.get(name) is not None}
    if "-" in sources and sys.stdin.isatty():
        sys.stderr.write("reading from the terminal; end with Ctrl-D\n")
    return Request(
        sources=sources,
        formats=tuple(said.get("formats") or ()),
        overrides=tuple(said.get("set") or ()),
        max_size_mb=said.get("max_size", DEFAULT_MAX_SIZE_MB),
        **given,
    )


def manuscript_of(args: Namespace) -> Manuscript:
    """Read the one source of a command and decide everything about it."""
    from narrate.edition.loading import load  # noqa: PLC0415 - loads the readers
    from narrate.edition.run import suffixes  # noqa: PLC0415 - the same
    from narrate.edition.sources import find  # noqa: PLC0415 - the same

    request = request_of(args, (args.source,))
    sources = find(request.sources, suffixes(), request.from_format)
    if len(sources) > 1:
        raise UsageError(
            f"{args.source} holds {len(sources)} documents, and one is wanted",
            str(sources[0].path),
        )
    return load(sources[0], request)


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
    return Manuscript(document, decide(settings, None, request), data, "text", Path())
