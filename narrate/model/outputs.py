"""What stands in the folder of an edition: which of it is the edition's, and which is older."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

ENDINGS = frozenset(
    {
        *(".mp3", ".m4b", ".opus", ".flac", ".chapters", ".m3u8"),
        *(".epub", ".lpf", ".audiobook", ".html", ".transcript.html"),
        *(".daisy202", ".daisy202.zip", ".daisy3", ".daisy3.zip"),
        *(".vtt", ".srt", ".lrc", ".transcript.json"),
    }
)
"""What may stand after the slug in the names of outputs, files and folders."""


def left_over(slug: str, present: Iterable[str], named: Iterable[str]) -> list[str]:
    """Return the outputs in the folder of an edition that its report does not name.

    An earlier run made them, of the text or with the voice of then. What is called otherwise than
    outputs are is somebody's own.

    Args:
        slug: of the edition.
        present: names of all that stands beside the report.
        named: names that the report has, relative to its folder and with ``/``.
    """
    own = {name.partition("/")[0] for name in named}
    return sorted(
        name
        for name in present
        if name not in own and name.startswith(slug) and name[len(slug) :] in ENDINGS
    )
