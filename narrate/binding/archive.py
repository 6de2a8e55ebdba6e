"""Zip files as a stream: same contents, same bytes, one member at a time.

A member is written aside until it is complete, so that its header says how long it is and what its
checksum is; readers that go through an archive from the front need both.
"""

from __future__ import annotations

import io
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING, NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from _typeshed import ReadableBuffer as Buffer

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest date a zip file can hold; a real one would make the bytes depend on the day."""
_UNIX = 3
_READABLE = 0o644 << 16
_IN_MEMORY = 4 << 20
_CHUNK = 1 << 18
_PACKED_ALREADY = (".mp3", ".m4a", ".opus", ".flac", ".jpg", ".jpeg", ".png")


class Member(NamedTuple):
    """One file of an archive."""

    name: str
    """Path in it, with forward slashes."""
    chunks: Iterable[bytes]
    stored: bool = False
    """Whether it must not be compressed; sound and pictures never are."""
    size: int = 0
    """About how many bytes it has, where that may be more than 2 GiB."""


def pack(members: Iterable[Member]) -> Iterator[bytes]:
    """Yield a zip file with ``members`` in their order."""
    window = _Window()
    with ZipFile(window, "w") as archive:
        for member in members:
            with archive.open(_about(member), "w") as file:
                for chunk in member.chunks:
                    file.write(chunk)
            yield from window.drained()
    yield from window.drained()
    window.close()


def _about(member: Member) -> ZipInfo:
    info = ZipInfo(member.name, _EPOCH)
    stored = member.stored or member.name.lower().endswith(_PACKED_ALREADY)
    info.compress_type = ZIP_STORED if stored else ZIP_DEFLATED
    info.file_size = member.size
    info.create_system = _UNIX
    info.external_attr = _READABLE
    return info


class _Window(io.RawIOBase):
    """A file of which only the end, since it was last drained, can still be changed."""

    def __init__(self) -> None:
        super().__init__()
        self._gone = 0
        self._file: SpooledTemporaryFile[bytes] = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - it closes with the window

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._gone + self._file.tell()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        self._file.seek(offset - self._gone if whence == io.SEEK_SET else offset, whence)
        return self.tell()

    def write(self, data: Buffer) -> int:
        return self._file.write(bytes(data))

    def drained(self) -> Iterator[bytes]:
        """Yield everything written since the last time."""
        self._file.seek(0)
        while chunk := self._file.read(_CHUNK):
            self._gone += len(chunk)
            yield chunk
        self._file.seek(0)
        self._file.truncate()

    def close(self) -> None:
        self._file.close()
        super().close()
