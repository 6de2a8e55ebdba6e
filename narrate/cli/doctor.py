"""``narrate doctor``: what works here, and the cure for what does not."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from narrate.cli.console import Console, columns

if TYPE_CHECKING:
    from argparse import Namespace

    from narrate.cli.examining import Result
    from narrate.cli.parser import Parser

ABOUT = """Look at everything narrate needs: Python, packages, engines (each is made to speak),
voice cards, sound device, fonts, folders, settings. Exit code 1 when something needed is
missing."""
EXAMPLES = """  narrate doctor
  narrate doctor --json
"""
_SIGNS = {"works": "works  ", "absent": "absent ", "broken": "BROKEN "}


def options(parser: Parser) -> None:
    """Take nothing of its own."""


def run(args: Namespace) -> int:
    """Look at everything."""
    from narrate.cli.examining import examine  # noqa: PLC0415 - not for --help

    console = Console(args)
    results = list(examine())
    broken = any(one.state == "broken" for one in results)
    if console.json:
        console.document("doctor", {"healthy": not broken, "checks": [asdict(r) for r in results]})
    else:
        console.product(_page(results))
    return int(broken)


def _page(results: list[Result]) -> str:
    rows = [(_SIGNS[one.state], one.name, one.detail) for one in results]
    lines = columns(rows, indent="").splitlines()
    page = []
    for one, line in zip(results, lines, strict=True):
        page.append(line)
        if one.cure:
            page.append(f"         try: {one.cure}")
    return "\n".join(page)
