"""``narrate script --elements``: what becomes of every element of a TEI file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.cli.console import columns
from narrate.cli.opening import source_of
from narrate.errors import UsageError

if TYPE_CHECKING:
    from narrate.cli.console import Console
    from narrate.edition.request import Request


def show_elements(request: Request, console: Console) -> int:
    """Print the elements of the one source of ``request``."""
    from narrate.reading import format_of  # noqa: PLC0415 - loads the readers
    from narrate.reading.tei.census import elements  # noqa: PLC0415 - the same
    from narrate.settings import resolve  # noqa: PLC0415 - the same

    source = source_of(request)
    if not format_of(source.name, request.from_format).reads_tei:
        raise UsageError(
            f"{source.name} is no TEI, and only TEI is read by tables of elements",
            f"narrate script {source.name} --explain",
        )
    choice = resolve(source.path, overrides=request.overrides).tei
    about, counts = elements(source.read(request.max_bytes), source.name, choice)
    if console.json:
        rows = [{**row._asdict(), "count": count} for row, count in counts.most_common()]
        console.document("elements", {"profile": about, "elements": rows})
        return 0
    width = max(len(f"{count:,}") for count in counts.values())
    table = [(f"{count:>{width},}", *row) for row, count in counts.most_common()]
    console.product(f"read as {about}\n\n{columns(table)}")
    return 0
