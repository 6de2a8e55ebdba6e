"""Writes ``public/``: what is written is listed, and what has not changed is left alone."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
from hashlib import file_digest, sha256
from typing import TYPE_CHECKING

from narrate.errors import OutputError
from narrate.model.media import media_type
from narrate.publishing.listing import Listed
from narrate.store.errors import file_unwritable
from narrate.store.files import aside_of, atomic_write, write

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from narrate.publishing.listing import Listing
    from narrate.publishing.lock import LockedFile

MANIFEST = "manifest.jsonl"
SOUND, TEXTS, PAGES, ARCHIVE, FEED = range(5)
"""The order in which files are sent: what is named before what names it."""
FOREVER = "public, max-age=31536000, immutable"
"""For names that carry a digest: another content has another name."""
SHORT = "public, max-age=300"
_DIGEST = re.compile(r"-[0-9a-f]{8}\.[^/]+\Z")
_SOUNDS = (".mp3", ".m4a", ".m4b", ".opus", ".flac", ".epub", ".lpf", ".audiobook", ".zip")


class EditionGone(OutputError):
    """A file of an edition that is not there any more."""


class Outputs:
    """The folder of a show."""

    def __init__(self, folder: Path, listing: Listing) -> None:
        """Take the folder, which need not be there yet."""
        self.folder = folder
        self._listing = listing
        self._lost: set[str] = set()
        self.written = 0
        """Files that were written."""
        self.written_bytes = 0

    def prepare(self) -> bool:
        """Make the folder, with the manifest by which it is known for what it is.

        Returns:
            Whether there was a manifest with something in it.

        Raises:
            FileUnwritable: it cannot be made.
        """
        manifest = self.folder / MANIFEST
        if manifest.exists():
            return manifest.stat().st_size > 0
        write(manifest, b"")
        return False

    def look(self) -> frozenset[str]:
        """Look at all that is listed; return the names of what is not there as it was listed.

        What a killed run announced and began to write is not lost.
        """
        self._lost = {
            one.name
            for one in self._listing.all()
            if not self._stands(one.name, one.size)
            and (one.sha256 or not (self.folder / one.name).exists())
        }
        return frozenset(self._lost)

    def stood(self, name: str, size: int, digest: str) -> bool:
        """Say whether ``look`` found a file as it is listed, with this content."""
        return name not in self._lost and self._is_listed(name, size, digest)

    def put(self, name: str, chunks: Iterable[bytes], stage: int) -> None:
        """Write a file, unless its content is there already.

        Raises:
            FileUnwritable: it cannot be written.
        """
        data = b"".join(chunks)
        digest = sha256(data).hexdigest()
        if not (self.holds(name, len(data), digest) or self._has(name, len(data), digest)):
            self._announce(name, stage)
            with atomic_write(self.folder / name) as file:
                file.write(data)
            self._count(len(data))
        self._list(name, len(data), digest, stage)

    def bring(self, source: Path, file: LockedFile) -> None:
        """Put a file of an edition under its published name; the disk keeps its bytes once.

        Raises:
            EditionGone: the file is not there, or is not what its report says.
            FileUnwritable: it cannot be written.
        """
        target, again = self.folder / file.name, "narrate make its source again"
        if not (self.holds(*file) or self._has(*file)):
            try:
                if source.stat().st_size != file.size:
                    raise EditionGone(f"{source} is not as long as its report says", again)
                target.parent.mkdir(parents=True, exist_ok=True)
                self._announce(file.name, _stage(file.name))
                _link(source, target)
            except FileNotFoundError as error:
                raise EditionGone(f"there is no {source}", again) from error
            except OSError as error:
                raise file_unwritable(target, error) from error
            self._count(file.size)
        self._list(*file, _stage(file.name))

    def recognise(self, name: str, size: int, digest: str) -> None:
        """List a file that is there from another run, if its content is what it should be."""
        if self._has(name, size, digest):
            self._list(name, size, digest, _stage(name))

    def relist(self) -> list[str]:
        """List again what the manifest lists and nothing else does, and return the names.

        A file counts where it is as the manifest says: so it was written by a run before.
        """
        from narrate.publishing.sending.manifest import (  # noqa: PLC0415 - seldom needed
            Damaged,
            read_manifest,
        )

        found = []
        with contextlib.suppress(OSError, Damaged), (self.folder / MANIFEST).open("rb") as lines:
            for row in read_manifest(lines):
                if self._listing.get(row.name) is None:
                    self.recognise(*row[:3])
                    found += [row.name] if self._listing.get(row.name) else []
        return found

    def holds(self, name: str, size: int, digest: str) -> bool:
        """Say whether a file is there as it was listed, with this content."""
        return self._is_listed(name, size, digest) and self._stands(name, size)

    def _is_listed(self, name: str, size: int, digest: str) -> bool:
        listed = self._listing.get(name)
        return listed is not None and (listed.size, listed.sha256) == (size, digest)

    def _stands(self, name: str, size: int) -> bool:
        try:
            return os.stat(f"{self.folder}/{name}").st_size == size  # noqa: PTH116 - hot path
        except OSError:
            return False

    def _has(self, name: str, size: int, digest: str) -> bool:
        """Say whether a file that is not listed is there with this content."""
        path = self.folder / name
        try:
            if path.stat().st_size != size:
                return False
            with path.open("rb") as file:
                return file_digest(file, "sha256").hexdigest() == digest
        except OSError:
            return False

    def read(self, name: str) -> bytes:
        """Return what is in a file; nothing where it is not there."""
        try:
            return (self.folder / name).read_bytes()
        except FileNotFoundError:
            return b""

    def remove(self, name: str) -> None:
        """Take a file away, and the folder with it when nothing is left in it.

        One that is not as it was listed is somebody else's, and stays.
        """
        listed = self._listing.get(name)
        self._listing.remove(name)
        if listed is None or (listed.sha256 and not self._stands(name, listed.size)):
            return
        path = self.folder / name
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
            path.parent.rmdir()

    def write_manifest(self) -> None:
        """Write the list of all files in the order in which they are sent, itself not in it."""
        with atomic_write(self.folder / MANIFEST) as file:
            for one in self._listing.all():
                row = {
                    "name": one.name,
                    "type": one.type,
                    "size": one.size,
                    "sha256": one.sha256,
                    "cache": one.cache,
                }
                file.write(json.dumps(row, ensure_ascii=False).encode() + b"\n")

    def _announce(self, name: str, stage: int) -> None:
        """List a file before it is there, so that a run that is killed leaves none unlisted."""
        if self._listing.get(name) is None:
            self._list(name, 0, "", stage)

    def _count(self, size: int) -> None:
        self.written += 1
        self.written_bytes += size

    def _list(self, name: str, size: int, digest: str, stage: int) -> None:
        cache = FOREVER if _DIGEST.search(name) else SHORT
        self._listing.put(Listed(name, stage, media_type(name), size, digest, cache))


def _stage(name: str) -> int:
    return SOUND if name.endswith(_SOUNDS) else TEXTS


def _link(source: Path, target: Path) -> None:
    """Give a file a second name; where the system cannot, copy it. Both appear in one step.

    Files of editions are never changed in place, only replaced, so that neither name can change
    what the other holds.
    """
    aside = aside_of(target)
    try:
        try:
            os.link(source, aside)
        except FileNotFoundError:
            raise
        except OSError:
            shutil.copyfile(source, aside)
        aside.replace(target)
    finally:
        # replace() of two names of one file does nothing and leaves both (POSIX rename)
        aside.unlink(missing_ok=True)
