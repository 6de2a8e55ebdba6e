"""From what was typed to the documents of a run: files found, slugs given, clashes stopped."""

from __future__ import annotations

import os
import re
import stat
import sys
import unicodedata
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from narrate.edition.fetching import Fetcher, is_url
from narrate.errors import SourceError, UsageError
from narrate.reading.source import check_size

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from narrate.edition.fetching import Fetched

STDIN = "-"
PUBLISHED = frozenset({"feed.xml", "manifest.jsonl"})
"""Files by which a published site is known."""
_SLUG_BYTES = 100
_UNSAFE = re.compile(r"[^\w.]+|_+")
# Windows gives these names to devices, whatever the extension.
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?\Z")


class NoSuchSource(SourceError):
    """A source that is not there."""


class NothingToRead(SourceError):
    """A folder without a file of a known format."""


class SourceUnreadable(SourceError):
    """A source that the operating system refuses to open."""


class SlugClash(UsageError):
    """Two sources that would be written to the same place."""


@dataclass(frozen=True, slots=True)
class Source:
    """What makes an edition, and the name the edition gets: a file, or the files of a folder."""

    path: Path | None
    """``None`` for standard input."""
    slug: str
    files: tuple[Path, ...] = ()
    """The files of a folder that make one edition together."""
    url: str = ""
    """Address of a page that is to be fetched; it has no path then."""

    @property
    def name(self) -> str:
        """Name for messages and for the report: never a folder of this machine."""
        if self.path is None:
            return self.url or "standard input"
        return os.fsencode(self.path.name).decode("utf-8", "replace")

    @property
    def inputs(self) -> tuple[Path, ...]:
        """The files it is read from; none for standard input."""
        return self.files or ((self.path,) if self.path else ())

    def read(self, max_bytes: int) -> bytes:
        """Return the source's bytes.

        Raises:
            SourceTooLarge: it has more than ``max_bytes``; it is not read then.
            SourceUnreadable: the operating system refuses.
            RefusedAddress, NotFetched: it is a page that cannot be fetched.
        """
        if self.url:
            return self.fetched(max_bytes).data
        if self.path is None:
            return sys.stdin.buffer.read(max_bytes + 1)
        try:
            with self.path.open("rb") as file:
                check_size(self.name, os.fstat(file.fileno()).st_size, max_bytes)
                return file.read()
        except OSError as error:
            if not self.path.exists():
                raise no_such(str(self.path)) from error
            raise SourceUnreadable(
                f"cannot read {self.path}: {error.strerror}", "check that it may be read"
            ) from error

    def fetched(self, max_bytes: int) -> Fetched:
        """Return the page at its address."""
        return Fetcher().fetch(self.url, max_bytes)


def slug(relative: str) -> str:
    """Make a file name of a source's path below the given folder, without its suffix.

    Lower-case letters of any script, digits, dots and hyphens; at most 100 bytes.
    """
    name = unicodedata.normalize("NFC", relative).lower()
    name = _UNSAFE.sub("-", name).strip("-.") or "untitled"
    if _RESERVED.match(name):
        name = f"{name}-"
    encoded = name.encode()
    if len(encoded) <= _SLUG_BYTES:
        return name
    digest = sha256(encoded).hexdigest()[:8]
    return encoded[: _SLUG_BYTES - 9].decode(errors="ignore").rstrip("-.") + f"-{digest}"


def find(
    sources: Sequence[str],
    suffixes: Iterable[str],
    from_format: str,
    *,
    per_folder: bool = False,
    output: Path | None = None,
) -> list[Source]:
    """List the sources of a run, in a stable order.

    With ``per_folder``, the files of a folder are one source, each folder below it another. What
    narrate has made itself is no source: neither the folder ``output`` that the run writes to nor
    an edition or a published site anywhere else.

    Raises:
        NoSuchSource: a name that is not there.
        NothingToRead: a folder without a readable file.
        SlugClash: two sources with one slug.
    """
    known = frozenset(suffixes)
    made = output.resolve() if output else None
    found = [one for typed in sources for one in _expand(typed, known, from_format, made)]
    if per_folder:
        found = list(_by_folder(found, [Path(typed) for typed in sources]))
    by_slug: dict[str, Source] = {}
    unique: list[Source] = []
    for one in found:
        other = by_slug.setdefault(one.slug, one)
        if other is one:
            unique.append(one)
        elif (other.path, other.url) != (one.path, one.url):
            raise SlugClash(
                f"{other.path or other.name} and {one.path or one.name} "
                f"would both be written as '{one.slug}'",
                "rename one of them; or narrate make them in two runs with -o",
            )
    return unique


def _expand(
    typed: str, suffixes: frozenset[str], from_format: str, output: Path | None
) -> Iterator[Source]:
    if typed == STDIN:
        yield Source(None, "stdin")
        return
    if is_url(typed):
        yield Source(None, slug(typed.partition("//")[2].partition("#")[0]), url=typed)
        return
    path = Path(typed)
    if path.is_dir():
        files = list(_walk(path, suffixes, output))
        if not files:
            kinds = ", ".join(sorted(suffix for suffix in suffixes if suffix))
            raise NothingToRead(
                f"nothing to read in {typed}", f"put files of a known kind there ({kinds})"
            )
        for file in files:
            yield Source(file, slug(file.relative_to(path).with_suffix("").as_posix()))
    elif path.exists():
        if path.suffix.lower() not in suffixes and not from_format:
            raise SourceError(
                f"{typed}: the ending '{path.suffix}' is of no format narrate reads",
                "narrate formats; or name its format with --from text",
            )
        yield Source(path, slug(path.stem))
    else:
        raise no_such(typed)


def _by_folder(found: Iterable[Source], typed: Sequence[Path]) -> Iterator[Source]:
    """Yield the sources with those of one folder as one."""
    folders: dict[Path, list[Path]] = {}
    for one in found:
        if one.path is None:
            yield one
        else:
            folders.setdefault(one.path.parent, []).append(one.path)
    for folder, files in folders.items():
        above = next((top for top in typed if top in folder.parents), None)
        name = folder.relative_to(above).as_posix() if above else folder.absolute().name
        yield Source(folder, slug(name), tuple(dict.fromkeys(files)))


def _walk(folder: Path, suffixes: frozenset[str], output: Path | None) -> Iterator[Path]:
    """Yield files of known suffixes below ``folder``, sorted; nothing hidden or made."""
    for here, folders, files in os.walk(folder):
        if here != str(folder) and _was_made(Path(here), frozenset(files), output):
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            suffix = Path(name).suffix.lower()
            known = suffix and suffix in suffixes and not name.startswith(".")
            if known and not _is_special(os.path.join(here, name)):  # noqa: PTH118 - hot path
                yield Path(here) / name


def _is_special(path: str) -> bool:
    """Say whether it is a pipe, a socket or a device, which would be waited for without end.

    One that is named itself is read: so shells hand over what a command says.
    """
    try:
        return not stat.S_ISREG(os.stat(path).st_mode)  # noqa: PTH116 - hot path
    except OSError:
        return False  # reading it says what is wrong with it


def _was_made(folder: Path, files: frozenset[str], output: Path | None) -> bool:
    """Say whether a folder holds editions, one edition, or a published site."""
    made = f"{folder.name}.report.json" in files or files >= PUBLISHED
    return made or (
        output is not None and folder.name == output.name and folder.resolve() == output
    )


def no_such(typed: str) -> NoSuchSource:
    """Return the error for a source that is not there, with the nearest name that is."""
    if Path(typed).is_symlink():
        return NoSuchSource(
            f"{typed} is a link to what is not there", "mend the link, or remove it"
        )
    return NoSuchSource(f"there is no {typed}", _near(Path(typed)))


def _near(path: Path) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only for an error

    try:
        names = [one.name for one in path.parent.iterdir()]
    except OSError:
        return "check the name of its folder"
    close = get_close_matches(path.name, names, n=1)
    return f"did you mean {path.parent / close[0]}?" if close else "check the name"
