"""Files that settings name: a picture, a lexicon, a sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
"""How a JPEG and a PNG begin."""


class NamedFileUnreadable(UsageError):
    """A file that a setting or a voice card names and that cannot be read."""


class NoPicture(UsageError):
    """A cover that is no picture."""


def bytes_of(path: Path, what: str, named_by: str) -> bytes:
    """Return what is in a file.

    Args:
        path: The file.
        what: What it is, for the message.
        named_by: The settings that may name it, for the hint.

    Raises:
        NamedFileUnreadable: it is not there, or the operating system refuses.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise NamedFileUnreadable(
            f"cannot read the {what} {path}: {error.strerror}", f"check {named_by}"
        ) from error


def cover_of(path: Path) -> bytes:
    """Return the picture that ``edition.cover`` names.

    Raises:
        NamedFileUnreadable: it is not there, or the operating system refuses.
        NoPicture: it is neither JPEG nor PNG.
    """
    data = bytes_of(path, "cover", "edition.cover, or leave it out and one is drawn")
    if not data.startswith(_PICTURES):
        raise NoPicture(
            f"the cover {path} is neither JPEG nor PNG",
            "another picture; or leave edition.cover out and one is drawn",
        )
    return data
