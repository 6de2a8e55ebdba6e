"""``narrate check``: judge what was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.cli.console import Console, bold

if TYPE_CHECKING:
    from argparse import Namespace

    from narrate.checking.check import Checked
    from narrate.cli.parser import Parser
    from narrate.model.finding import Finding

ABOUT = """Look for what no validator sees: sound cut short, text without sound, chapters and
highlights out of step, claims that do not count. A file is held against the timeline beside it,
a show (a folder with feed.xml) against its lock, its manifest and the files its feed names."""
EXAMPLES = """  narrate check output/                         every edition in a folder
  narrate check public/                         a show: feed, archives, files and site
  narrate check book.epub                       one book
  narrate check letter.mp3 --against acx,apple  would they take it, and why not
  narrate check output/ --json
"""


def options(parser: Parser) -> None:
    """Add what ``check`` takes."""
    parser.add_argument("paths", nargs="+", metavar="FILE|DIR", help="what was made")
    parser.add_argument(
        "--against",
        type=_names,
        metavar="A,B",
        help="hold sound against acx, apple, spotify, r128 or librivox",
    )
    parser.add_argument(
        "--deep",
        action="store_true",
        help="judge every file of a show too, and compare each with its digest",
    )
    parser.add_argument("--strict", action="store_true", help="a warning is a failure")


def run(args: Namespace) -> int:
    """Judge, print, and return 1 when an error was found."""
    from datetime import UTC, datetime  # noqa: PLC0415 - slow to load
    from pathlib import Path  # noqa: PLC0415 - the same

    from narrate.checking.check import check  # noqa: PLC0415 - the same
    from narrate.checking.houses import house  # noqa: PLC0415 - the same

    console = Console(args)
    houses = args.against or ()
    for name in houses:
        house(name)
    judged = []
    paths = [Path(path) for path in args.paths]
    for one in check(paths, houses, now=datetime.now(UTC), deep=args.deep):
        judged.append(one)
        if not console.json:
            _tell(one, console)
    code = int(any(one.failed or (args.strict and _warned(one)) for one in judged))
    if console.json:
        console.document("check", {"exit_code": code, "files": [_shape(one) for one in judged]})
    elif not console.quiet:
        clean = sum(not one.findings for one in judged)
        console.tell(f"{len(judged)} checked, {clean} without a finding")
    return code


def _names(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _warned(one: Checked) -> bool:
    return any(found.severity.value == "warning" for found in one.findings)


def _tell(one: Checked, console: Console) -> None:
    if not one.findings:
        return
    lines = [bold(str(one.path))]
    for found in one.findings:
        times = f" ({found.count} times)" if found.count > 1 else ""
        lines.append(f"  {found.severity.value} {found.id}: {found.message}{times}")
        if found.suggestion:
            lines.append(f"    {found.suggestion}")
    console.product("\n".join(lines))


def _shape(one: Checked) -> dict[str, object]:
    return {
        "file": str(one.path),
        "failed": one.failed,
        "findings": [_finding(found) for found in one.findings],
    }


def _finding(found: Finding) -> dict[str, object]:
    return {
        "id": found.id,
        "severity": found.severity.value,
        "message": found.message,
        "suggestion": found.suggestion,
        "count": found.count,
    }
