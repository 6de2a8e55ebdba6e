"""``narrate make``: editions of all that is named."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from narrate.cli.console import Console, duration, size
from narrate.cli.made import lines, product
from narrate.cli.opening import (
    division_options,
    request_of,
    source_options,
    voice_options,
    work_options,
)
from narrate.cli.parser import number, one_of
from narrate.errors import Interrupted, UsageError

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Sequence

    from narrate.cli.parser import Parser
    from narrate.edition.request import Request
    from narrate.model.edition import Edition

ABOUT = """Make audio editions: for each source a folder output/NAME/ with the audio, its timeline
(NAME.timeline.json) and its report (NAME.report.json)."""
EXAMPLES = """  narrate make letters/                      every text in a folder
  narrate make letter.txt -o letter.mp3      just this one file
  narrate make letter.txt --sample 30        its first half minute
  narrate make book.txt --dry-run            how long, how large, what stays silent
  narrate make letter.txt --set reading.notes=end --voice english-gb
"""

_SHOWN_FINDINGS = 5
_SHOWN_SOURCES = 10
_LONGEST_SAMPLE_S = 86_400


def options(parser: Parser) -> None:
    """Add what ``make`` takes."""
    parser.add_argument(
        "sources", nargs="*", metavar="SOURCE", help="files, folders, - (stdin), https addresses"
    )
    parser.add_argument(
        "--sample",
        type=number(1, _LONGEST_SAMPLE_S),
        metavar="SECONDS",
        help="only about so much from the start",
    )
    parser.add_argument("-n", "--dry-run", action="store_true", help="say what would be made")
    parser.add_argument("--strict", action="store_true", help="a warning is a failure")
    making_options(parser)


def making_options(parser: Parser) -> None:
    """Add what decides which editions are made, and how."""
    parser.add_argument("-o", "--output", metavar="PATH", help="a folder, or one file to write")
    parser.add_argument(
        "-f",
        "--format",
        dest="formats",
        type=_words,
        action="append",
        metavar="A,B",
        help="formats, or all (the profile's); may be said again",
    )
    parser.add_argument("--profile", metavar="NAME", help="what the sound is for (speech)")
    parser.add_argument(
        "--file-per", type=one_of("edition", "chapter"), metavar="UNIT", help="edition or chapter"
    )
    parser.add_argument(
        "--highlight", type=one_of("sentence", "word"), metavar="UNIT", help="sentence or word"
    )
    parser.add_argument(
        "--embed-resources", action="store_true", help="put the audio into the player's file"
    )
    parser.add_argument("--zip", action="store_true", help="pack outputs that are folders")
    division_options(parser)
    voice_options(parser)
    source_options(parser)
    work_options(parser)


def run(args: Namespace) -> int:
    """Make the editions, or with ``--dry-run`` say what would be made."""
    console = Console(args)
    request = request_of(args, tuple(args.sources) or _here())
    if args.dry_run:
        from narrate.cli.planning import show_plan  # noqa: PLC0415 - only for --dry-run

        return show_plan(request, console)
    return _make(request, console)


def _make(request: Request, console: Console) -> int:
    from narrate.cli.progress import reporter_for  # noqa: PLC0415 - not for --help
    from narrate.edition.overview import place_of  # noqa: PLC0415 - the same
    from narrate.edition.run import make_all  # noqa: PLC0415 - the same

    reporter = reporter_for(console)
    editions: list[Edition] = []
    told: set[str] = set()
    try:
        for edition in make_all(request, reporter):
            reporter.finish()
            editions.append(edition)
            if edition.error not in told:
                tell(edition, console)
            told |= {edition.error} - {""}
    except Interrupted as stopped:
        if not request.no_cache:
            raise
        hint = "the same command, from the start: --no-cache kept nothing"
        raise Interrupted(stopped.message, hint) from stopped
    finally:
        reporter.finish()
    tell_alike(editions, console)
    report = place_of(request)
    code = exit_code(editions, strict=request.strict)
    if console.json:
        from narrate.cli.shapes import edition_shape  # noqa: PLC0415 - only for --json

        shape: dict[str, object] = {"exit_code": code, "editions": [*map(edition_shape, editions)]}
        console.document("make", {**shape, "report": str(report)} if report else shape)
    elif len(editions) > 1:
        console.tell(_sum(editions))
        if report:
            console.tell(f"  {report}")
    return code


def tell_alike(editions: Iterable[Edition], console: Console) -> None:
    """Say of which sources is true what was said of the first that failed so."""
    alike: dict[str, list[str]] = {}
    for one in editions:
        if one.error:
            alike.setdefault(one.error, []).append(one.source)
    for _, *others in alike.values():
        if others and not console.json:
            more = len(others) - _SHOWN_SOURCES
            shown = ", ".join(others[:_SHOWN_SOURCES]) + (f" and {more} more" if more > 0 else "")
            console.complain(f"narrate: the same is true of {shown}")


def _here() -> tuple[str, ...]:
    if os.path.exists("narrate.toml"):  # noqa: PTH110 - pathlib is slow to load
        return (".",)
    raise UsageError("nothing to make: no source is named", "narrate make letter.txt")


def _words(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def exit_code(editions: Sequence[Edition], *, strict: bool = False, others: int = 0) -> int:
    """Return 0, the code of the one way in which all failed, or 1; ``others`` went well."""
    codes = {one.exit_code for one in editions}
    if codes - {0}:
        return codes.pop() if len(codes) == 1 and not others else 1
    return int(strict and any(doubts(one) for one in editions))


def doubts(edition: Edition) -> list[tuple[str, str]]:
    """Return what an editor should look at, as severity and sentence."""
    return [
        (one.severity.value, f"{one.message} {one.suggestion}".rstrip())
        for one in edition.findings
        if one.severity.value != "info"
    ]


def tell(edition: Edition, console: Console) -> None:
    """Say what came of an edition, and what an editor should look at."""
    if edition.exit_code:
        if not console.json:
            hint = f"\n  try: {edition.hint}" if edition.hint else ""
            named = edition.error.startswith(edition.source)
            what = edition.error if named else f"{edition.source}: {edition.error}"
            console.complain(f"narrate: {what}{hint}")
        return
    made = product(edition)
    facts = [duration(edition.seconds), size(made.bytes)]
    if edition.loudness_lufs is not None:
        facts.append(f"{edition.loudness_lufs:.1f} LUFS")
    console.tell(f"{edition.outcome.value} {edition.slug}: {', '.join(facts)}")
    for line in lines(edition, made):
        console.tell(f"  {line}")
    found = doubts(edition)
    for severity, sentence in found[:_SHOWN_FINDINGS]:
        console.tell(f"  {severity}: {sentence}")
    if len(found) > _SHOWN_FINDINGS:
        console.tell(f"  and {len(found) - _SHOWN_FINDINGS} more in the report")


def _sum(editions: list[Edition]) -> str:
    counts: dict[str, int] = {}
    for one in editions:
        counts[one.outcome.value] = counts.get(one.outcome.value, 0) + 1
    parts = ", ".join(f"{count} {outcome}" for outcome, count in counts.items())
    return f"{len(editions)} editions: {parts}; {duration(sum(e.seconds for e in editions))}"
