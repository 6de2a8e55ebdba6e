"""The page of documentation on all that ``narrate check`` looks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.checking.defects import DEFECTS
from narrate.checking.show.defects import OF_SHOWS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_HEAD = """# What is checked

`narrate check FILE|DIR...` judges outputs, whoever made them; a folder with `feed.xml` is a show,
judged from its feed outwards. Each finding has an id that never changes its meaning, how much it
matters, a sentence that says what was found and where, and what to do about it. An error makes the
exit code 1, with `--strict` a warning too; `--json` gives findings to programs
([schema](schemas/check.schema.json)). This page is written from the tables in `narrate/checking`.

A show's sounds and pictures are opened and not decoded, and the first gigabyte of its files is
compared with the digests of the manifest; `--deep` compares every file and judges each by itself.
`--against acx,apple,spotify,r128,librivox` holds sound files, and the enclosures of a show, against
what these houses ask.
"""


def checks_page() -> str:
    """Return ``docs/checks.md``."""
    editions = [name for name in DEFECTS if name not in OF_SHOWS]
    return "\n".join(
        (_HEAD, *_table("Editions and their files", editions), *_table("Shows", OF_SHOWS))
    )


def _table(title: str, names: Iterable[str]) -> Iterator[str]:
    yield f"## {title}\n\n| id | | what to do |\n|---|---|---|"
    for name in names:
        row = DEFECTS[name]
        suggestion = row.suggestion.replace("|", "\\|").replace("<", "\\<")
        yield f"| `{name}` | {row.severity.value} | {suggestion} |"
    yield ""
