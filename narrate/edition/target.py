"""Where editions go: a folder, or the one file that ``-o`` names by its ending."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from narrate.binding.formats import FORMATS
from narrate.errors import OutputError, UsageError

if TYPE_CHECKING:
    from narrate.binding.formats import Format
    from narrate.edition.request import Request

_INSTEAD = {
    **dict.fromkeys((".m4a", ".mp4", ".aac", ".mov"), ".m4b"),
    **dict.fromkeys((".ogg", ".oga", ".webm", ".mka"), ".opus"),
    **dict.fromkeys((".wav", ".aif", ".aiff", ".alac"), ".flac"),
    **dict.fromkeys((".wma", ".mp2", ".m3u", ".m3u8", ".zip"), ".mp3"),
    **dict.fromkeys((".txt", ".md", ".pdf", ".docx", ".htm", ".xhtml"), ".html"),
    **dict.fromkeys((".xml", ".ttml", ".sub", ".ass"), ".vtt"),
    ".json": ".transcript.json",
}
"""Endings of files that people may mean and that are not made, with the nearest that is."""


class OutputBlocked(OutputError):
    """Something else stands where editions should go, or nothing may be written there."""


def format_named(output: str) -> Format | None:
    """Return the format whose file ``-o`` names; ``None`` where it names a folder."""
    name = "" if output.endswith(("/", os.sep)) else Path(output).name.lower()
    fitting = [row for row in FORMATS if name.endswith(row.suffix) and name != row.suffix]
    return max(fitting, key=lambda row: len(row.suffix), default=None)


def is_file(request: Request) -> bool:
    """Say whether the output names one file rather than a folder."""
    return format_named(request.output) is not None


def check_target(request: Request) -> None:
    """Look at what ``-o`` names before anything is read.

    Raises:
        UsageError: its ending is that of a file that cannot be made, or of several.
        OutputBlocked: something stands in the way, or it may not be written.
    """
    output, row = request.output, format_named(request.output)
    if not output:
        return
    path = Path(output)
    if output == "-":
        raise UsageError("an edition is files, and -o - names none", "-o FOLDER, or narrate play")
    if row is None:
        instead = _INSTEAD.get(path.suffix.lower(), "")
        if instead and not output.endswith(("/", os.sep)) and not path.is_dir():
            raise UsageError(
                f"-o {output}: no '{path.suffix}' file is made",
                f"-o {path.with_suffix(instead)}; a folder's name ends in /",
            )
        check_folder(path)
        return
    if row.folder:
        raise UsageError(
            f"-o {output} is one file, and {row.name} is a folder of files",
            f"-o FOLDER --format {row.name}",
        )
    if request.formats and set(request.formats) != {row.name}:
        raise UsageError(
            f"-o {output} is one file, and {', '.join(request.formats)} is not what it can hold",
            f"-o FOLDER, or --format {row.name}",
        )
    if request.file_per == "chapter":
        raise UsageError(
            f"-o {output} is one file, and --file-per chapter makes several", "-o FOLDER"
        )
    if path.is_dir():
        raise OutputBlocked(f"cannot write {output}: it is a folder", "name another file with -o")
    check_folder(path.parent)


def check_folder(folder: Path) -> None:
    """Raise ``OutputBlocked`` where nothing can be written into a folder that may be made."""
    here = folder.absolute()
    while not here.exists():
        here = here.parent
    if not here.is_dir():
        raise OutputBlocked(
            f"cannot write into {folder}: {here} is no folder", "name another folder with -o"
        )
    if not os.access(here, os.W_OK | os.X_OK):
        raise OutputBlocked(
            f"cannot write into {here}: it is read-only, or another user's",
            "name another folder with -o",
        )
