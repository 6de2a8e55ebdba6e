"""``narrate formats``: what is read, what is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.cli.console import Console, bold, columns

if TYPE_CHECKING:
    from argparse import Namespace

    from narrate.cli.parser import Parser

ABOUT = "List what is read, what is written, and the profiles of sound."
EXAMPLES = """  narrate formats
  narrate formats --json
"""


def options(parser: Parser) -> None:
    """Take nothing of its own."""


def run(args: Namespace) -> int:
    """List them."""
    from narrate.audio.profiles import DEFAULT, PROFILES  # noqa: PLC0415 - not for --help
    from narrate.binding.formats import (  # noqa: PLC0415 - the same
        ALWAYS,
        CHAPTERS_SUFFIX,
        PLAYLIST_SUFFIX,
    )
    from narrate.binding.formats import FORMATS as OUTPUTS  # noqa: PLC0415 - the same
    from narrate.reading.formats import FORMATS as INPUTS  # noqa: PLC0415 - the same

    console = Console(args)
    inputs = [(one.name, [s for s in one.suffixes if s], one.description) for one in INPUTS]
    outputs = [(one.name, one.suffix, one.description) for one in OUTPUTS]
    profiles = [(one.name, one.description) for one in PROFILES.values()]
    if console.json:
        console.document(
            "formats",
            {
                "inputs": [{"name": n, "suffixes": s, "description": d} for n, s, d in inputs],
                "outputs": [{"name": n, "suffix": s, "description": d} for n, s, d in outputs],
                "always": list(ALWAYS),
                "per_chapter": [CHAPTERS_SUFFIX, PLAYLIST_SUFFIX],
                "profiles": [
                    {"name": n, "description": d, "default": n == DEFAULT} for n, d in profiles
                ],
            },
        )
        return 0
    console.product(
        "\n".join(
            (
                bold("read"),
                columns((name, " ".join(endings), about) for name, endings, about in inputs),
                bold("written"),
                columns(outputs),
                f"  always beside it: {', '.join(ALWAYS)}",
                f"  with --file-per chapter: {CHAPTERS_SUFFIX}/ and {PLAYLIST_SUFFIX}",
                bold("profiles"),
                columns(
                    (f"{name} (default)" if name == DEFAULT else name, about)
                    for name, about in profiles
                ),
            )
        )
    )
    return 0
