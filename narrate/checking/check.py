"""The entrance: files and folders in, findings out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

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
FEED = "feed.xml"
"""What makes a folder a show."""
ENCLOSED = (".mp3", ".m4a", ".mp4")
"""What feeds enclose; other sounds of a show are never held against houses."""
_FEEDS = (FEED, ".rss.xml", ".rss")
_LATEST = datetime.max.replace(tzinfo=UTC)


class NothingToCheck(SourceError):
    """A name that is not there, or a folder without an output."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One file, or one book or show that is a folder, and what was found."""

    path: Path
    findings: tuple[Finding, ...]

    @property
    def failed(self) -> bool:
        """Whether there is an error among the findings."""
        return any(one.severity is Severity.ERROR for one in self.findings)


def check(
    paths: Iterable[Path],
    houses: Sequence[str] = (),
    *,
    now: datetime = _LATEST,
    deep: bool = False,
) -> Iterator[Checked]:
    """Judge files one by one; a folder stands for the outputs in it.

    A show is judged as a whole, by its feed and by the heads of what the feed names. The files
    below it are judged one by one only when houses or depth are asked for: they may be many.

    Args:
        paths: files and folders.
        houses: names of houses that sound files, and shows, are held against.
        now: dates of a feed after it are of the future.
        deep: judge every file of a show as well, and compare each with its digest.

    Raises:
        NothingToCheck: a path is not there, or holds nothing that can be judged.
    """
    looking = _Looking(houses, now, deep=deep)
    for path in paths:
        if not path.exists():
            raise _nothing("there is no", path)
        number = 0
        for number, one in enumerate(_outputs(path, looking), start=1):  # noqa: B007 - counted
            held = looking.houses if not one.of_show or one.path.suffix in ENCLOSED else ()
            yield Checked(path=one.path, findings=tuple(_examined(one.path, looking, held)))
        if not number:
            raise _nothing("nothing to check in", path)


def _nothing(what: str, path: Path) -> NothingToCheck:
    return NothingToCheck(f"{what} {path}", "name a file or folder that narrate made")


@dataclass(frozen=True, slots=True)
class _Looking:
    """How closely is looked."""

    houses: Sequence[str]
    now: datetime
    deep: bool


class _Output(NamedTuple):
    """A file, or a book or show that is a folder."""

    path: Path
    of_show: bool


def _outputs(path: Path, looking: _Looking, *, of_show: bool = False) -> Iterator[_Output]:
    """Yield what can be judged below a path; a show, or a DAISY book, counts as one."""
    if path.is_file() or any((path / name).is_file() for name in _DAISY):
        yield _Output(path, of_show)
        return
    if (path / FEED).is_file():
        yield _Output(path, of_show)
        if not (looking.deep or looking.houses):
            return
        of_show = True
    for one in sorted(path.iterdir()):
        if one.is_dir() and not one.name.startswith("."):
            yield from _outputs(one, looking, of_show=of_show)
        elif one.is_file() and _counts(one, looking, of_show=of_show):
            yield _Output(one, of_show)


def _counts(file: Path, looking: _Looking, *, of_show: bool) -> bool:
    """Tell whether a file is judged by itself; of a show only what is asked for."""
    if of_show and not looking.deep:
        return file.suffix in ENCLOSED
    if of_show and file.name.endswith(_FEEDS):
        return False  # judged with the show
    return file.suffix in AUDIO or _kind(file.name) is not None


def _kind(name: str) -> tuple[str, str] | None:
    for endings, module, function in KINDS:
        if name.endswith(endings):
            return module, function
    return None


def _examined(path: Path, looking: _Looking, houses: Sequence[str]) -> Iterator[Finding]:
    if (path.is_dir() and (path / FEED).is_file()) or path.name.endswith(_FEEDS):
        from narrate.checking.show.examine import examine as examine_show  # noqa: PLC0415 - large

        yield from examine_show(path, now=looking.now, deep=looking.deep)
        return
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
