"""The entrance: files and folders in, findings out."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from narrate.checking.defects import defect
from narrate.errors import SourceError
from narrate.model.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from narrate.model.finding import Finding

AUDIO = (".mp3", ".m4b", ".m4a", ".opus", ".ogg", ".flac", ".wav")
KINDS: tuple[tuple[tuple[str, ...], str, str], ...] = (
    ((".report.json",), "edition", "examine_report"),
    ((".timeline.json",), "edition", "examine_timeline"),
    ((".transcript.html", ".html"), "player", "examine"),
    ((".vtt", ".srt", ".lrc", ".transcript.json"), "cues", "examine"),
    ((".epub",), "epub", "examine"),
    ((".daisy202.zip", ".daisy3.zip"), "daisy", "examine"),
    ((".lpf", ".audiobook"), "audiobook", "examine"),
)
"""Endings, the module below ``narrate.checking`` that judges such files, and its function."""
_DAISY = ("ncc.html", "book.opf")


class NothingToCheck(SourceError):
    """A name that is not there, or a folder without an output."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One file, or one book that is a folder, and what was found."""

    path: Path
    findings: tuple[Finding, ...]

    @property
    def failed(self) -> bool:
        """Whether there is an error among the findings."""
        return any(one.severity is Severity.ERROR for one in self.findings)


def check(paths: Iterable[Path], houses: Sequence[str] = ()) -> Iterator[Checked]:
    """Judge files one by one; a folder stands for the outputs in it.

    Args:
        paths: files and folders.
        houses: names of houses that sound files are held against.

    Raises:
        NothingToCheck: a path is not there, or holds nothing that can be judged.
    """
    for path in paths:
        found = list(_outputs(path)) if path.exists() else []
        if not found:
            what = "nothing to check in" if path.exists() else "there is no"
            raise NothingToCheck(f"{what} {path}", "name a file or folder that narrate made")
        for one in found:
            yield Checked(path=one, findings=tuple(_examined(one, houses)))


def _outputs(path: Path) -> Iterator[Path]:
    """Yield the files below a path that can be judged; a DAISY folder counts as one."""
    if path.is_file() or any((path / name).is_file() for name in _DAISY):
        yield path
    else:
        for one in sorted(path.iterdir()):
            if one.is_dir() and not one.name.startswith("."):
                yield from _outputs(one)
            elif one.is_file() and (_kind(one.name) or one.suffix in AUDIO):
                yield one


def _kind(name: str) -> tuple[str, str] | None:
    for endings, module, function in KINDS:
        if name.endswith(endings):
            return module, function
    return None


def _examined(path: Path, houses: Sequence[str]) -> Iterator[Finding]:
    if path.is_dir():
        module, function = "daisy", "examine"
    elif not path.stat().st_size:
        yield defect("file-empty", "There is not one byte in it.")
        return
    elif path.suffix.lower() in AUDIO:
        from narrate.checking.audio import examine  # noqa: PLC0415 - loads the decoder

        yield from examine(path, houses)
        return
    elif kind := _kind(path.name):
        module, function = kind
    else:
        yield defect("kind-unknown", f"'{path.suffix}' is no output of narrate.")
        return
    yield from getattr(import_module(f"narrate.checking.{module}"), function)(path)
